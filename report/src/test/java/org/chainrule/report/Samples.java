package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.IndexForm;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.Step;
import org.chainrule.calculus.Style;
import org.chainrule.calculus.Verification;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;

/** Derivations put together by hand, as a derivation would. */
final class Samples {
  static final Verdict PROVED = new Verdict.Proved(List.of());

  /** One hidden layer on a row vector: sigmoid units, softmax output, cross-entropy. */
  static final String CLASSIFIER =
      """
      dim N, H, C
      input  x in R[1,N]
      target t in onehot[1,C]
      param  W in R[N,H], b in R[1,H]
      param  V in R[H,C], d in R[1,C]

      h = sigmoid(x W + b)
      z = h V + d
      y = softmax(z)
      loss L = -t · log(y)
      """;

  private final Network network;
  private final Network reading;
  private final Expression of;
  private final Map<String, Expression> signals = new LinkedHashMap<>();
  private final List<Expression> signalOf = new ArrayList<>();
  private final List<DerivedFormula> formulas = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private Samples(String chain, String signalDeclarations, String of) {
    network = Networks.parse(chain, "sample.chain");
    reading = Networks.parse(chain + signalDeclarations, "sample.chain");
    this.of = network.value(of).orElseThrow();
  }

  private Expression parse(String formula, Index... indices) {
    Expression read = Formulas.parse(formula, reading, List.of(indices));
    return read.transform(node ->
        node.operation() instanceof Operation.Variable(Symbol symbol)
                && signals.containsKey(symbol.name())
            ? signals.get(symbol.name())
            : node);
  }

  private Samples signal(String name, String by, String formula) {
    Expression value = parse(formula);
    Symbol symbol = Symbol.of(name, Symbol.Kind.DEFINITION, value.shape());
    signals.put(name, Expressions.named(symbol, value));
    signalOf.add(parse(by));
    return this;
  }

  private Samples gradient(
      String by, String matrix, String indices, String entry, Condition... used) {
    return formula(by, Optional.of(parse(matrix)), "", indices, entry, List.of(), used);
  }

  private Samples formula(
      String by,
      Optional<Expression> matrix,
      String outputs,
      String inputs,
      String entry,
      List<IndexForm.Case> cases,
      Condition... used) {
    Expression index = parse(entry);
    IndexForm form = new IndexForm(letters(outputs, index), letters(inputs, index), index, cases);
    formulas.add(new DerivedFormula(of, parse(by), false, matrix, form, List.of(used), PROVED));
    return this;
  }

  private static List<Index> letters(String names, Expression entry) {
    Map<String, Index> free = new HashMap<>();
    entry.freeIndices().forEach(index -> free.put(index.name(), index));
    List<Index> letters = new ArrayList<>();
    for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
      letters.add(free.get(name));
    }
    return letters;
  }

  private Samples step(
      String rule, String subject, String before, String after, String because, int... focus) {
    steps.add(
        new Step(
            rule,
            parse(subject),
            parse(before),
            parse(after),
            because,
            List.of(),
            java.util.Arrays.stream(focus).boxed().toList(),
            1));
    return this;
  }

  private Exposition exposition(Layout layout, Style style, int detail) {
    return new Exposition(
        network,
        of,
        layout,
        style,
        detail,
        formulas,
        List.copyOf(signals.values()),
        signalOf,
        steps,
        new Verification(12, 1, 8, 3.1e-12));
  }

  static Condition sumsToOne(Network network, String name) {
    return new Condition.SumsToOne(network.symbol(name).orElseThrow());
  }

  /** The classifier's gradients, with error signals and steps. */
  static Exposition classifier() {
    Samples sample = new Samples(CLASSIFIER, "const delta_z in R[1,C], delta_h in R[1,H]\n", "L");
    Condition sum = sumsToOne(sample.network, "t");
    sample
        .signal("delta_z", "z", "y - t")
        .signal("delta_h", "x W + b", "(delta_z V') .* h .* (1 - h)")
        .gradient("W", "x' delta_h", "i,j", "x[i] delta_h[j]", sum)
        .gradient("b", "delta_h", "j", "delta_h[j]", sum)
        .gradient("V", "h' delta_z", "j,k", "h[j] (y[k] - t[k])", sum)
        .gradient("d", "delta_z", "k", "y[k] - t[k]", sum)
        .step(
            "logarithm of a softmax",
            "∂L/∂z",
            "rowsum(t) softmax(z) - t",
            "softmax(z) - t",
            "the entries of t sum to one")
        .step("name", "∂L/∂z", "softmax(z) - t", "y - t", "softmax(z) has a name", 0)
        .step("product", "∂L/∂V", "h' delta_z", "h' delta_z", "∂/∂B of A B is Aᵀ G")
        .step(
            "sigmoid",
            "∂L/∂(x W + b)",
            "delta_z V' .* (h .* (1 - h))",
            "(delta_z V') .* h .* (1 - h)",
            "σ′ = σ (1 − σ), at the named output");
    sample.steps.add(
        new Step(
            "too fine",
            sample.parse("∂L/∂d"),
            sample.parse("delta_z"),
            sample.parse("y - t"),
            "shown at detail 3 only",
            List.of(sum),
            List.of(),
            3));
    return sample.exposition(Layout.GRADIENT, Style.MATRIX, 2);
  }

  /** The Jacobian of a softmax, by cases, in numerator layout. */
  static Exposition jacobian() {
    Samples sample =
        new Samples(
            """
            dim K
            input z in R[K]
            const beta in R
            y = softmax(z, beta = beta)   written "\\hat{y}"
            """,
            "",
            "y");
    Expression entry = sample.parse("beta y[k] (delta[k,l] - y[l])");
    Index k = letters("k", entry).getFirst();
    Index l = letters("l", entry).getFirst();
    List<IndexForm.Case> cases =
        List.of(
            new IndexForm.Case(
                List.of(new Condition.Indices(k, Relation.EQUAL, l)),
                sample.parse("beta y[k] (1 - y[k])", k)),
            new IndexForm.Case(
                List.of(new Condition.Indices(k, Relation.UNEQUAL, l)),
                sample.parse("-beta y[k] y[l]", k, l)));
    sample.formula(
        "z",
        Optional.of(sample.parse("beta (diag(y) - y y')")),
        "k",
        "l",
        "beta y[k] (delta[k,l] - y[l])",
        cases);
    return sample.exposition(Layout.NUMERATOR, Style.INDEX, 1);
  }

  /** Columns, letters of the author's, an open cost and conditions of all kinds. */
  static Exposition openCost() {
    Samples sample =
        new Samples(
            """
            dim N, M, K
            input  X in R[N]
            target y in R[K]
            param  W1 in R[N,M] written "W^1",   b1 in R[M] written "W^1_0"
            param  W2 in R[M,K] written "W^2",   b2 in R[K] written "W^2_0"
            param  A in symmetric[M,M], s in positive
            opaque ell(y, yhat)

            H    = relu(W1' X + b1)
            Z    = W2' A H + b2
            yhat = softmax(Z)          written "\\hat{y}"
            n[i] = X[i]^2 / s
            loss L = ell(y, yhat) + 0.005/2 sum(W1.^2) + sum(n)
            """,
            "const delta_Z in R[K]\n",
            "L");
    Condition symmetric = new Condition.Symmetric(sample.network.symbol("A").orElseThrow());
    Condition slope =
        new Condition.SlopeAtKink(ElementwiseFunction.RELU, Rational.ZERO, Rational.ZERO);
    sample
        .signal("delta_Z", "Z", "yhat .* (∇_yhat ell - yhat · ∇_yhat ell)")
        .gradient("W2", "A H delta_Z'", "i,k", "sum[j](A[i,j] H[j]) delta_Z[k]", symmetric)
        .gradient(
            "W1",
            "X ((A W2 delta_Z) .* [W1' X + b1 > 0])' + 0.005 W1",
            "i,j",
            "X[i] [H[j] > 0] sum[k](sum[l](A[j,l] W2[l,k]) delta_Z[k]) + 0.005 W1[i,j]",
            symmetric,
            slope)
        .gradient(
            "A",
            "W2 (delta_Z + 0.5 yhat .* (∇_yhat ell - yhat · ∇_yhat ell) - (yhat · delta_Z) yhat"
                + " + 1/3 (yhat .* delta_Z .* (1 - yhat))) H'",
            "i,j",
            "H[j] sum[k](W2[i,k] delta_Z[k])",
            new Condition.NonZero(sample.parse("X")),
            new Condition.Positive(sample.parse("s")),
            new Condition.Invertible(sample.parse("A")));
    DerivedFormula last = sample.formulas.removeLast();
    sample.formulas.add(
        new DerivedFormula(
            last.of(),
            last.by(),
            false,
            last.matrix(),
            last.index(),
            last.conditions(),
            new Verdict.Confirmed(8, 2e-11, List.of())));
    return sample.exposition(Layout.GRADIENT, Style.MATRIX, 1);
  }

  /** A second derivative, and a derivative of more than two axes. */
  static Exposition manyAxes() {
    Samples sample =
        new Samples(
            """
            dim N
            input x in R[N]
            param A in R[N,N]
            loss L = x' A x
            """,
            "",
            "L");
    Expression hessian = sample.parse("A[i,j] + A[j,i]");
    sample.formulas.add(
        new DerivedFormula(
            sample.of,
            sample.parse("x"),
            true,
            Optional.of(sample.parse("A + A'")),
            new IndexForm(List.of(), letters("i,j", hessian), hessian, List.of()),
            List.of(),
            PROVED));
    List<Index> indices = new ArrayList<>();
    for (String name : List.of("i", "j", "k", "l")) {
      indices.add(Index.over(name, org.chainrule.expression.Dimension.named("N")));
    }
    Expression four = sample.parse("delta[i,k] delta[j,l]", indices.toArray(new Index[0]));
    sample.formulas.add(
        new DerivedFormula(
            sample.parse("A"),
            sample.parse("A"),
            false,
            Optional.empty(),
            new IndexForm(indices.subList(0, 2), indices.subList(2, 4), four, List.of()),
            List.of(),
            new Verdict.Undecided("no point can be evaluated")));
    return sample.exposition(Layout.GRADIENT, Style.DIFFERENTIAL, 3);
  }

  /** Names that every format has to write with care. */
  static Exposition hostile() {
    Samples sample =
        new Samples(
            """
            input x_ in R, 变量 in R, _y in R
            param W__1 in R written "</math><script>alert(1)</script>"
            param a_b in R written "\\input{/etc/passwd}", c in R written "x & y"
            loss L = x_ W__1 + 变量 _y a_b c
            """,
            "",
            "L");
    sample.gradient("W__1", "x_", "", "x_");
    sample.step(
        "<b>rule</b> & \"quotes\" $x_1$ 100% #1 \\end{document} *bold* | `code`",
        "∂L/∂W__1",
        "x_",
        "x_",
        "because <script>alert(1)</script> & $\\frac{1}{2}$ ~ ^ _ { } ‖ 变量");
    return sample.exposition(Layout.GRADIENT, Style.MATRIX, 1);
  }

  static Map<String, Exposition> all() {
    Map<String, Exposition> all = new LinkedHashMap<>();
    all.put("classifier", classifier());
    all.put("jacobian", jacobian());
    all.put("open-cost", openCost());
    all.put("many-axes", manyAxes());
    all.put("hostile", hostile());
    return all;
  }
}
