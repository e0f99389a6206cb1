package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.Step;
import org.chainrule.expression.Expression;
import org.chainrule.report.Outline.*;

/** The steps of a derivation that its level of detail shows. */
final class StepTexts {
  private final Exposition exposition;

  StepTexts(Exposition exposition) {
    this.exposition = exposition;
  }

  List<Block> blocks() {
    List<StepText> texts = new ArrayList<>();
    Optional<Step> previous = Optional.empty();
    for (Step step : exposition.steps()) {
      if (step.detail() <= exposition.detail()) {
        texts.add(text(texts.size() + 1, step, previous));
        previous = Optional.of(step);
      }
    }
    if (texts.isEmpty()) {
      return List.of();
    }
    String way =
        switch (exposition.style()) {
          case MATRIX -> "In matrices, from the loss down";
          case INDEX -> "Entry by entry";
          case DIFFERENTIAL -> "By differentials";
        };
    return List.of(
        new Block.Paragraph(
            List.of(new Inline.Words(way + "; level of detail " + exposition.detail() + " of 3."))),
        new Block.Steps(texts));
  }

  /** A step that goes on where the one before it ended does not say its first line again. */
  private static StepText text(int number, Step step, Optional<Step> previous) {
    boolean goesOn =
        previous.isPresent()
            && previous.get().subject() == step.subject()
            && previous.get().after() == step.before()
            && step.focus().isEmpty();
    List<Formula> rights = new ArrayList<>();
    if (!goesOn && step.before() != step.subject()) {
      rights.add(
          step.focus().isEmpty()
              ? Formula.of(step.before())
              : Formula.of(step.before(), focus(step)));
    }
    if (step.after() != step.before() || rights.isEmpty()) {
      rights.add(Formula.of(step.after()));
    }
    List<Inline> reason = new ArrayList<>();
    if (!step.because().isBlank()) {
      reason.add(new Inline.Words(sentence(step.because())));
    }
    for (int i = 0; i < step.conditions().size(); i++) {
      String before = i > 0 ? ", " : reason.isEmpty() ? "Uses " : " Uses ";
      reason.add(new Inline.Words(before));
      reason.add(new Inline.Formed(Conditions.of(step.conditions().get(i))));
    }
    if (!step.conditions().isEmpty()) {
      reason.add(new Inline.Words("."));
    }
    return new StepText(
        number, step.rule(), new Equation(Formula.of(step.subject()), rights, List.of()), reason);
  }

  private static Expression focus(Step step) {
    Expression focus = step.before();
    for (int place : step.focus()) {
      if (place < 0 || place >= focus.operands().size()) {
        return step.before();
      }
      focus = focus.operand(place);
    }
    return focus;
  }

  private static String sentence(String because) {
    String text = because.strip();
    String first = text.split("\\s", 2)[0];
    // A formula at the beginning keeps its letters.
    boolean word = first.matches("[a-z]{2,}[,;:.]?") || first.equals("a");
    String sentence = word ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }
}
