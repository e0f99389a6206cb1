package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Mistakes with the derivatives of activations. */
final class Activations {
  /** The factors of f′ in terms of {@code h = f(z)}, as formulas show them. */
  private static final Map<ElementwiseFunction, List<List<String>>> FACTORS =
      Map.of(
          ElementwiseFunction.SIGMOID,
          List.of(List.of("h", "(1 - h)"), List.of("h", "1 - h")),
          ElementwiseFunction.TANH,
          List.of(List.of("(1 - h .* h)"), List.of("1 - h .* h"), List.of("(1 - h^2)")),
          ElementwiseFunction.RELU,
          List.of(List.of("[z > 0]")),
          ElementwiseFunction.SOFTPLUS,
          List.of(List.of("sigmoid(z)"), List.of("sigmoid z")));

  private static final Map<ElementwiseFunction, String> OTHERS =
      Map.of(
          ElementwiseFunction.SIGMOID, "1 - h .* h",
          ElementwiseFunction.TANH, "h .* (1 - h)",
          ElementwiseFunction.RELU, "h .* (1 - h)",
          ElementwiseFunction.SOFTPLUS, "h .* (1 - h)");

  private static final Map<ElementwiseFunction, String> AT_INPUT =
      Map.of(
          ElementwiseFunction.SIGMOID, "z .* (1 - z)",
          ElementwiseFunction.TANH, "1 - z .* z");

  private Activations() {}

  /** What becomes of the factors of a derivative. */
  private interface Replacement {
    List<Term> of(Subject.Activation activation, String suffix);
  }

  static List<Term> forgotten(Subject subject, Term formula) {
    return TermEdits.everywhere(
        formula, part -> replaced(subject, part, (activation, suffix) -> List.of()));
  }

  static List<Term> another(Subject subject, Term formula) {
    return TermEdits.everywhere(
        formula,
        part ->
            replaced(
                subject,
                part,
                (activation, suffix) -> parsed(subject, OTHERS, activation, suffix)));
  }

  static List<Term> atWrongPoint(Subject subject, Term formula) {
    return TermEdits.everywhere(
        formula,
        part ->
            replaced(
                subject,
                part,
                (activation, suffix) -> parsed(subject, AT_INPUT, activation, suffix)));
  }

  private static List<Term> parsed(
      Subject subject,
      Map<ElementwiseFunction, String> formulas,
      Subject.Activation activation,
      String suffix) {
    String formula = formulas.get(activation.function());
    if (formula == null) {
      return List.of(NONE);
    }
    Network network = subject.context();
    return List.of(TermEdits.group(Formulas.syntax(inNames(formula, activation, suffix), network)));
  }

  private static final Term NONE = TermEdits.name("none");

  /** Replaces the factors of a derivative in a product by {@code replacement}. */
  private static List<Term> replaced(Subject subject, Term part, Replacement replacement) {
    if (!(part instanceof Term.Chain chain) || TermEdits.isSum(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    List<String> texts = TermEdits.operands(chain).stream().map(Formulas::print).toList();
    for (Subject.Activation activation : subject.activations()) {
      for (String suffix : suffixes(texts, activation)) {
        for (List<String> factors : FACTORS.getOrDefault(activation.function(), List.of())) {
          List<String> wanted =
              factors.stream().map(factor -> inNames(factor, activation, suffix)).toList();
          if (texts.containsAll(wanted) && texts.size() > wanted.size()) {
            List<Term> instead = replacement.of(activation, suffix);
            if (!instead.contains(NONE)) {
              results.add(exchanged(chain, texts, wanted, instead));
            }
          }
        }
      }
    }
    return results;
  }

  private static Term exchanged(
      Term.Chain chain, List<String> texts, List<String> gone, List<Term> instead) {
    List<Term> operands = new ArrayList<>();
    List<String> left = new ArrayList<>(gone);
    for (int i = 0; i < texts.size(); i++) {
      if (!left.remove(texts.get(i))) {
        operands.add(TermEdits.operands(chain).get(i));
      }
    }
    operands.addAll(instead);
    Operator operator = chain.links().getFirst().operator();
    List<Operator> operators = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      operators.add(operator);
    }
    return TermEdits.chain(operands, operators);
  }

  /** Returns what may stand behind the names: nothing, or an index. */
  private static List<String> suffixes(List<String> texts, Subject.Activation activation) {
    List<String> suffixes = new ArrayList<>(List.of(""));
    for (String letter : List.of("i", "j", "k", "l", "m", "p", "q", "r")) {
      String mark = "[" + letter + "]";
      boolean used =
          texts.stream()
              .anyMatch(text ->
                  text.contains(activation.output() + mark)
                      || text.contains(activation.input() + mark));
      if (used) {
        suffixes.add(mark);
      }
    }
    return suffixes;
  }

  /** Puts the names in: the pattern's h is the output, its z the input. */
  private static String inNames(String pattern, Subject.Activation activation, String suffix) {
    String text =
        pattern
            .replaceAll("\\bh\\b", "\u0001")
            .replaceAll("\\bz\\b", "\u0002")
            .replace("\u0001", activation.output() + suffix)
            .replace("\u0002", activation.input() + suffix);
    return suffix.isEmpty() ? text : text.replace(" .* ", " ");
  }
}
