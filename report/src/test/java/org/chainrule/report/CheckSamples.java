package org.chainrule.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.chainrule.check.CheckResult;
import org.chainrule.check.Correction;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.check.MistakeKind;
import org.chainrule.check.Ruling;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.CounterExample;
import org.chainrule.language.Document;
import org.chainrule.language.Equation;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;

/** Results put together by hand, as a check would. */
final class CheckSamples {
  private final Network network;
  private final String name;
  private final List<String> text = new ArrayList<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private CheckSamples(String name) {
    this.name = name;
    this.network = Networks.parse(Samples.CLASSIFIER, name);
  }

  /** A solution in the language: all rulings, most kinds of remarks. */
  static CheckedFile.Judged inLanguage() {
    CheckSamples sample = new CheckSamples("solution.chain");
    Samples.CLASSIFIER.lines().forEach(sample.text::add);
    sample.text.add("");
    sample.claim(List.of("dL/dz", "y - t"), Ruling.PROVED).using();
    sample.claim(List.of("dL/dd", "y - t"), Ruling.CONFIRMED);
    sample.claim(List.of("dL/dV", "h' (y - t)"), Ruling.PROVED);
    sample
        .claim(List.of("dL/dW", "x' ((y - t) V')"), Ruling.REFUTED)
        .diagnosis(
            MistakeKind.MISSING_ACTIVATION_DERIVATIVE,
            "the derivative of sigmoid is missing: every entry has to be multiplied by h (1 - h)",
            "look at what happens between x W + b and h",
            "x' ((y - t) V' .* h .* (1 - h))",
            ".* h .* (1 - h)")
        .example(3, 1)
        .reason("h = sigmoid(x W + b) is applied entry by entry");
    sample
        .claim(List.of("dL/dh", "V (y - t)'"), Ruling.LAYOUT)
        .diagnosis(
            MistakeKind.LAYOUT,
            "this is the transpose: dL/dh is 1×H, V (y - t)' is H×1",
            "compare its shape with that of h",
            "-(t - y) V'",
            "-(t - y) V'");
    sample
        .claim(List.of("dL/db", "(y - t) V' .* h", "h .* ((y - t) V')"), Ruling.REFUTED)
        .diagnosis(
            MistakeKind.MISSING_FACTOR,
            "the factor 1 - h is missing",
            "compare the factors of the second product",
            "(y - t) V' .* h .* (1 - h)",
            ".* (1 - h)")
        .example(0, -2);
    sample.next(Ruling.FOLLOWS).follows();
    sample
        .claim(List.of("dL/dx", "(y - t) (V W)'"), Ruling.SHAPE)
        .diagnosis(
            MistakeKind.SHAPE,
            "V is H×C, W is N×H: the inner sizes C and N differ",
            "this product does not conform",
            "",
            "");
    sample.claim(List.of("d(y[k])/dz[j]", "y[k] (delta[k,j] - y[j])"), Ruling.UNDECIDED).note();
    sample.claim(List.of("e", "y - t"), Ruling.DEFINED);
    return sample.done();
  }

  /** A solution in Markdown with LaTeX. */
  static CheckedFile.Judged inLatex() {
    CheckSamples sample = new CheckSamples("homework.md");
    sample.text.addAll(List.of("# Homework", "", "We begin at the *output*.", ""));
    sample.text.add("<!-- eq 1 -->");
    sample
        .latex(
            "\\frac{\\partial L}{\\partial V} = h^\\top (y - t)",
            List.of("\\frac{\\partial L}{\\partial V}", "h^\\top (y - t)"),
            List.of("dL/dV", "h' (y - t)"),
            Ruling.PROVED)
        .using();
    sample.text.addAll(List.of("", "Then it goes on:", ""));
    sample
        .latex(
            "\\frac{\\partial L}{\\partial W} = x^\\top (V (y - t))",
            List.of("\\frac{\\partial L}{\\partial W}", "x^\\top (V (y - t))"),
            List.of("dL/dW", "x' (V (y - t))"),
            Ruling.SHAPE)
        .diagnosis(
            MistakeKind.MISSING_TRANSPOSE,
            "V is H×C, y - t is 1×C: V has to be transposed and to stand behind",
            "look at the shapes of V and y - t",
            "x' ((y - t) V' .* h .* (1 - h))",
            "(y - t) V' .* h .* (1 - h)")
        .wrong("V (y - t)");
    sample
        .latex(
            "\\frac{\\partial L}{\\partial d} = \\oint \\heartsuit",
            List.of("\\frac{\\partial L}{\\partial d}", "\\oint \\heartsuit"),
            List.of("dL/dd", "\\oint \\heartsuit"),
            Ruling.UNREAD)
        .unread("\\oint is no function that is known here", "\\oint");
    return sample.done();
  }

  static CheckedFile.Judged empty() {
    return new CheckSamples("nothing.chain").done();
  }

  private CheckedFile.Judged done() {
    Document document =
        new Document(name, String.join("\n", text) + "\n", network, equations, List.of());
    return new CheckedFile.Judged(name, new CheckResult(document, findings));
  }

  private Claim.Side side(String source, String side) {
    Optional<Expression> value = Optional.empty();
    try {
      value = Optional.of(Formulas.parse(side, network));
    } catch (RuntimeException _) {
      // Some are there to be wrong.
    }
    return new Claim.Side(text.size() + 1, source, side, value, Optional.empty());
  }

  private CheckSamples claim(List<String> sides, Ruling ruling) {
    return add(
        "claim " + String.join(" = ", sides), sides, sides, Equation.Notation.LANGUAGE, ruling);
  }

  private CheckSamples latex(String line, List<String> sources, List<String> sides, Ruling ruling) {
    return add("$$ " + line + " $$", sources, sides, Equation.Notation.LATEX, ruling);
  }

  private CheckSamples add(
      String line,
      List<String> sources,
      List<String> texts,
      Equation.Notation notation,
      Ruling ruling) {
    List<Claim.Side> sides = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      sides.add(side(sources.get(i), texts.get(i)));
    }
    Claim claim = claim(sides);
    Optional<String> id =
        notation == Equation.Notation.LATEX
            ? Optional.of("eq " + (equations.size() + 1))
            : Optional.empty();
    text.add(line);
    int at = text.size();
    equations.add(new Equation(id, at, at, notation, line, network, List.of(claim)));
    findings.add(
        new Finding(
            id,
            at,
            1,
            claim,
            1,
            ruling,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            OptionalInt.empty()));
    return this;
  }

  private static Claim claim(List<Claim.Side> sides) {
    return new Claim(
        sides.getFirst().line(),
        "",
        sides,
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  /** The next side of the last claim. */
  private CheckSamples next(Ruling ruling) {
    Finding last = findings.getLast();
    findings.add(
        new Finding(
            last.id(),
            last.line(),
            last.link() + 1,
            last.claim(),
            last.side() + 1,
            ruling,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            OptionalInt.empty()));
    return this;
  }

  private CheckSamples diagnosis(
      MistakeKind kind, String message, String hint, String correction, String change) {
    Optional<Correction> right =
        correction.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Correction(
                    correction,
                    Formulas.parse(correction, network),
                    Optional.of(piece(correction, change)),
                    Optional.empty()));
    return change(last ->
        with(
            last,
            Optional.of(new Diagnosis(kind, message, hint, right, List.of(), Optional.empty())),
            last.counterExample()));
  }

  private static Correction.Piece piece(String text, String part) {
    int start = text.indexOf(part);
    return new Correction.Piece(start, start + part.length());
  }

  private CheckSamples wrong(String part) {
    return change(last -> {
      Diagnosis found = last.diagnosis().orElseThrow();
      Correction right = found.correction().orElseThrow();
      Correction.Piece wrong = piece(last.claim().sides().get(last.side()).text(), part);
      return with(
          last,
          Optional.of(
              new Diagnosis(
                  found.kind(),
                  found.message(),
                  found.hint(),
                  Optional.of(
                      new Correction(
                          right.text(), right.value(), right.change(), Optional.of(wrong))),
                  List.of(MistakeKind.MISSING_ACTIVATION_DERIVATIVE),
                  found.reason())),
          last.counterExample());
    });
  }

  private CheckSamples reason(String reason) {
    return change(last -> {
      Diagnosis found = last.diagnosis().orElseThrow();
      return with(
          last,
          Optional.of(
              new Diagnosis(
                  found.kind(),
                  found.message(),
                  found.hint(),
                  found.correction(),
                  found.further(),
                  Optional.of(reason))),
          last.counterExample());
    });
  }

  private CheckSamples example(double left, double right) {
    SequencedMap<SizeName, Integer> sizes = new LinkedHashMap<>();
    network.sizes().forEach(size -> sizes.put(size, 1));
    sizes.put(network.sizes().getLast(), 2);
    SequencedMap<Symbol, Matrix> values = new LinkedHashMap<>();
    values.put(network.symbol("x").orElseThrow(), Matrix.scalar(2));
    values.put(network.symbol("t").orElseThrow(), Matrix.row(1, 0));
    values.put(network.symbol("V").orElseThrow(), Matrix.row(-1, 3));
    CounterExample example =
        new CounterExample(
            sizes, values, new LinkedHashMap<>(), Matrix.row(left, 7), Matrix.row(right, 7), 1, 1);
    return change(last -> with(last, last.diagnosis(), Optional.of(example)));
  }

  private CheckSamples using() {
    Condition sum = new Condition.SumsToOne(network.symbol("t").orElseThrow());
    return change(last ->
        new Finding(
            last.id(),
            last.line(),
            last.link(),
            last.claim(),
            last.side(),
            last.ruling(),
            last.diagnosis(),
            last.counterExample(),
            List.of(sum),
            last.notes(),
            last.follows()));
  }

  private CheckSamples note() {
    return change(last ->
        new Finding(
            last.id(),
            last.line(),
            last.link(),
            last.claim(),
            last.side(),
            last.ruling(),
            last.diagnosis(),
            last.counterExample(),
            last.conditions(),
            List.of("its values are too large to be compared"),
            last.follows()));
  }

  private CheckSamples follows() {
    return change(last ->
        new Finding(
            last.id(),
            last.line(),
            last.link(),
            last.claim(),
            last.side(),
            last.ruling(),
            last.diagnosis(),
            last.counterExample(),
            last.conditions(),
            last.notes(),
            OptionalInt.of(last.line())));
  }

  private CheckSamples unread(String why, String place) {
    return change(last -> {
      List<Claim.Side> sides = new ArrayList<>(last.claim().sides());
      Claim.Side side = sides.removeLast();
      sides.add(
          new Claim.Side(
              side.line(),
              side.source(),
              side.text(),
              Optional.empty(),
              Optional.of(new Claim.Problem(Claim.Problem.Kind.UNREAD, why, place))));
      Claim claim = claim(sides);
      Equation home = equations.removeLast();
      equations.add(
          new Equation(
              home.id(),
              home.line(),
              home.lastLine(),
              home.notation(),
              home.source(),
              home.network(),
              List.of(claim)));
      return new Finding(
          last.id(),
          last.line(),
          last.link(),
          claim,
          last.side(),
          last.ruling(),
          last.diagnosis(),
          last.counterExample(),
          last.conditions(),
          last.notes(),
          last.follows());
    });
  }

  private static Finding with(
      Finding last, Optional<Diagnosis> diagnosis, Optional<CounterExample> example) {
    return new Finding(
        last.id(),
        last.line(),
        last.link(),
        last.claim(),
        last.side(),
        last.ruling(),
        diagnosis,
        example,
        last.conditions(),
        last.notes(),
        last.follows());
  }

  private CheckSamples change(java.util.function.UnaryOperator<Finding> change) {
    findings.add(change.apply(findings.removeLast()));
    return this;
  }
}
