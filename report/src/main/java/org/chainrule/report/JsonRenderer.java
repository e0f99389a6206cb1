package org.chainrule.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.IndexForm;
import org.chainrule.calculus.Step;
import org.chainrule.calculus.Verification;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.judge.Condition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a derivation as one JSON document with its keys in a fixed order. {@code matrix} and
 * {@code index} are in the language, with error signals written out, so that they can be fed back
 * as claims; where that would be too long, {@code signals} defines the names in them.
 */
public record JsonRenderer() implements Renderer {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Override
  public String render(Exposition exposition) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("loss", LanguageText.of(exposition.of()));
    root.put("layout", word(exposition.layout()));
    root.put("style", word(exposition.style()));
    root.put("detail", exposition.detail());
    definitions(exposition, root.putArray("definitions"));
    signals(exposition, root.putArray("signals"));
    SignalExpansion expansion = new SignalExpansion(exposition.signals());
    ArrayNode gradients = root.putArray("gradients");
    exposition.formulas().forEach(formula -> gradient(formula, expansion, gradients.addObject()));
    ArrayNode steps = root.putArray("steps");
    exposition.steps().stream()
        .filter(step -> step.detail() <= exposition.detail())
        .forEach(step -> step(step, steps.addObject()));
    verified(exposition.verification(), root.putObject("verified"));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n")
        + "\n";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void definitions(Exposition exposition, ArrayNode definitions) {
    var needed = Declarations.needed(exposition.network(), exposition.of());
    for (Expression definition : exposition.network().definitions()) {
      String name = Network.symbolOf(definition).name();
      if (needed.contains(name)) {
        definitions
            .addObject()
            .put("name", name)
            .put("value", LanguageText.of(definition.operand(0)));
      }
    }
  }

  private static void signals(Exposition exposition, ArrayNode signals) {
    for (int i = 0; i < exposition.signals().size(); i++) {
      Expression signal = exposition.signals().get(i);
      Expression value = signal.operands().isEmpty() ? signal : signal.operand(0);
      signals
          .addObject()
          .put("name", LanguageText.of(signal))
          .put("of", LanguageText.of(exposition.of()))
          .put("wrt", LanguageText.of(exposition.signalOf().get(i)))
          .put("value", LanguageText.of(value));
    }
  }

  private static void gradient(
      DerivedFormula formula, SignalExpansion expansion, ObjectNode gradient) {
    gradient.put("of", LanguageText.of(formula.of()));
    gradient.put("wrt", LanguageText.of(formula.by()));
    gradient.put("second", formula.second());
    ArrayNode shape = gradient.putArray("shape");
    shape(formula).forEach(size -> shape.add(size.toString()));
    Optional<Expression> matrix = formula.matrix().map(expansion::of);
    matrix.ifPresentOrElse(
        value -> text(value, "matrix", gradient), () -> gradient.putNull("matrix"));
    IndexForm index = formula.index();
    text(expansion.of(index.entry()), "index", gradient);
    ArrayNode outputs = gradient.putArray("outputs");
    index.outputs().forEach(letter -> outputs.add(letter.name()));
    ArrayNode inputs = gradient.putArray("inputs");
    index.inputs().forEach(letter -> inputs.add(letter.name()));
    ArrayNode cases = gradient.putArray("cases");
    for (IndexForm.Case c : index.cases()) {
      ObjectNode node = cases.addObject();
      conditions(c.when(), node.putArray("when"));
      text(expansion.of(c.entry()), "index", node);
    }
    gradient.put("latex", latex(formula, matrix));
    conditions(formula.conditions(), gradient.putArray("conditions"));
    gradient.put("verdict", Verdicts.word(formula.verdict()));
  }

  /** Puts a formula's text, or {@code null} where it is too long. */
  private static void text(Expression formula, String name, ObjectNode node) {
    LanguageText.find(formula)
        .ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
  }

  /** The rows and columns of the matrix; where there is none, the size along every index. */
  private static List<Dimension> shape(DerivedFormula formula) {
    return formula
        .matrix()
        .map(matrix -> List.of(matrix.shape().rows(), matrix.shape().columns()))
        .orElseGet(() ->
            Stream.concat(formula.index().outputs().stream(), formula.index().inputs().stream())
                .map(Index::size)
                .toList());
  }

  /** The equation, by the matrix where there is one, else entry by entry. */
  private static String latex(DerivedFormula formula, Optional<Expression> matrix) {
    Formula left =
        matrix.isPresent()
            ? Sides.derivative(formula.of(), formula.by(), formula.second())
            : Sides.entryDerivative(formula);
    Notation right = NotationBuilder.of(matrix.orElse(formula.index().entry()));
    return LatexWriter.write(Notation.row(left.notation(), Sign.EQUAL, right));
  }

  private static void conditions(List<? extends Condition> conditions, ArrayNode texts) {
    conditions.forEach(condition -> texts.add(Conditions.of(condition).source().get()));
  }

  private static void step(Step step, ObjectNode node) {
    node.put("rule", step.rule());
    node.put("of", LanguageText.of(step.subject()));
    node.put("before", LanguageText.of(step.before()));
    node.put("after", LanguageText.of(step.after()));
    node.put("because", step.because());
    conditions(step.conditions(), node.putArray("conditions"));
    node.put("detail", step.detail());
  }

  private static void verified(Verification found, ObjectNode verified) {
    verified.put("points", found.points());
    if (Double.isFinite(found.maxRelativeError())) {
      verified.put("maxRelativeError", found.maxRelativeError());
    } else {
      verified.putNull("maxRelativeError");
    }
    verified.put("proved", found.proved());
    verified.put("confirmed", found.confirmed());
  }
}
