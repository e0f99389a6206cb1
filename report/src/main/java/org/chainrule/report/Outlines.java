package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.IndexForm;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.Style;
import org.chainrule.calculus.Verification;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Verdict;
import org.chainrule.report.Outline.*;
import org.chainrule.report.Outline.Block.*;
import org.chainrule.report.Outline.Inline.*;

/** Puts a derivation into sections, sentences and equations. */
final class Outlines {
  private final Exposition exposition;

  private Outlines(Exposition exposition) {
    this.exposition = exposition;
  }

  static Outline of(Exposition exposition) {
    return new Outlines(exposition).outline();
  }

  private Outline outline() {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", List.of(subject(), layout())));
    add(sections, "Symbols", Declarations.of(exposition.network()));
    add(sections, "Definitions", equations(definitions()));
    add(sections, "Error signals", equations(signals()));
    boolean indexFirst = exposition.style() == Style.INDEX;
    if (indexFirst) {
      add(sections, "Derivatives entry by entry", equations(entries()));
    }
    add(sections, "Derivatives in matrix form", equations(matrices()));
    if (!indexFirst) {
      add(sections, "Derivatives entry by entry", equations(entries()));
    }
    add(sections, "Conditions", conditions());
    add(sections, "Steps", new StepTexts(exposition).blocks());
    add(sections, "Verification", List.of(new Paragraph(verification())));
    return new Outline(
        List.of(new Words("Derivatives of "), new Formed(Formula.of(exposition.of()))), sections);
  }

  private static void add(List<Section> sections, String heading, List<Block> blocks) {
    if (!blocks.isEmpty()) {
      sections.add(new Section(heading, blocks));
    }
  }

  private static List<Block> equations(List<Equation> equations) {
    return equations.isEmpty() ? List.of() : List.of(new Equations(equations));
  }

  private Block subject() {
    List<Inline> words = new ArrayList<>();
    words.add(new Formed(Formula.of(exposition.of())));
    words.add(new Words(" is differentiated with respect to "));
    List<Expression> by =
        exposition.formulas().stream().map(DerivedFormula::by).distinct().toList();
    for (int i = 0; i < by.size(); i++) {
      words.add(new Words(i == 0 ? "" : i == by.size() - 1 ? " and " : ", "));
      words.add(new Formed(Formula.of(by.get(i))));
    }
    boolean second = exposition.formulas().stream().allMatch(DerivedFormula::second);
    words.add(new Words(second ? ", twice." : "."));
    return new Paragraph(words);
  }

  private Block layout() {
    boolean gradient = exposition.layout() == Layout.GRADIENT;
    return new Paragraph(
        List.of(
            new Words(
                (gradient
                        ? "Layout: gradient. The derivative of a scalar has the shape of the"
                            + " variable;"
                        : "Layout: numerator. The derivative of a scalar has the transposed shape"
                            + " of the variable;")
                    + " that of a vector by a vector has a row for each output and a column for"
                    + " each input.")));
  }

  /** The definitions that lead to what is differentiated, as the author wrote them. */
  private List<Equation> definitions() {
    Network network = exposition.network();
    Set<String> needed = Declarations.needed(network, exposition.of());
    return network.definitions().stream()
        .filter(definition -> needed.contains(Network.symbolOf(definition).name()))
        .map(Outlines::definition)
        .toList();
  }

  private static Equation definition(Expression definition) {
    Symbol symbol = Network.symbolOf(definition);
    Expression value = definition.operand(0);
    Formula name = Formula.of(definition);
    if (value.operation() instanceof Operation.Tabulate(var row, var column)) {
      List<org.chainrule.expression.Index> indices = new ArrayList<>(List.of(row));
      column.ifPresent(indices::add);
      return new Equation(
          Sides.entry(symbol, indices), List.of(Formula.ofDefinition(value.operand(0))), List.of());
    }
    return new Equation(name, List.of(Formula.ofDefinition(value)), List.of());
  }

  private List<Equation> signals() {
    List<Equation> equations = new ArrayList<>();
    for (int i = 0; i < exposition.signals().size(); i++) {
      Expression signal = exposition.signals().get(i);
      Expression value = signal.operation() instanceof Operation.Named ? signal.operand(0) : signal;
      Formula derivative = Sides.derivative(exposition.of(), exposition.signalOf().get(i), false);
      equations.add(
          new Equation(Formula.of(signal), List.of(derivative, Formula.of(value)), List.of()));
    }
    return equations;
  }

  private List<Equation> matrices() {
    return exposition.formulas().stream()
        .filter(formula -> formula.matrix().isPresent())
        .map(formula ->
            new Equation(
                Sides.derivative(formula.of(), formula.by(), formula.second()),
                List.of(Formula.of(formula.matrix().orElseThrow())),
                List.of()))
        .toList();
  }

  private List<Equation> entries() {
    return exposition.formulas().stream().map(Outlines::entries).toList();
  }

  private static Equation entries(DerivedFormula formula) {
    IndexForm index = formula.index();
    return new Equation(
        Sides.entryDerivative(formula),
        List.of(Formula.of(index.entry())),
        index.cases().stream()
            .map(c -> new CaseText(Formula.of(c.entry()), Conditions.all(c.when())))
            .toList());
  }

  private List<Block> conditions() {
    List<Condition> all = new ArrayList<>();
    exposition.formulas().forEach(formula -> all.addAll(formula.conditions()));
    exposition.steps().stream()
        .filter(step -> step.detail() <= exposition.detail())
        .forEach(step -> all.addAll(step.conditions()));
    List<List<Inline>> items = all.stream().distinct().map(Conditions::sentence).toList();
    return items.isEmpty() ? List.of() : List.of(new Bullets(items));
  }

  private List<Inline> verification() {
    Verification found = exposition.verification();
    int lines = found.proved() + found.confirmed();
    StringBuilder text = new StringBuilder();
    if (lines > 0) {
      text.append("Lines checked: ").append(lines).append(", of which ").append(found.proved());
      text.append(" proved by comparing normal forms and ").append(found.confirmed());
      text.append(" confirmed with numbers only.");
    }
    if (found.points() > 0) {
      text.append(text.isEmpty() ? "" : " ");
      text.append("The results were compared with the plain derivative at ");
      text.append(found.points()).append(" random ");
      text.append(found.points() == 1 ? "point" : "points");
      text.append(
          found.maxRelativeError() == 0
              ? "; there is no difference."
              : String.format(
                  Locale.ROOT,
                  "; the largest relative difference is %.1e.",
                  found.maxRelativeError()));
    }
    if (text.isEmpty()) {
      text.append("Nothing was checked.");
    }
    List<Inline> words = new ArrayList<>(List.of(new Words(text.toString())));
    for (DerivedFormula formula : exposition.formulas()) {
      if (!(formula.verdict() instanceof Verdict.Proved)) {
        words.add(new Words(" Not proved: "));
        words.add(new Formed(Sides.derivative(formula.of(), formula.by(), formula.second())));
        words.add(new Words(" (" + Verdicts.words(formula.verdict()) + ")."));
      }
    }
    return words;
  }
}
