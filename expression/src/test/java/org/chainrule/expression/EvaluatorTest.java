package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.chainrule.expression.Samples.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension M = Dimension.named("M");
  private static final SizeName SIZE_N = SizeName.symbolic("N");
  private static final SizeName SIZE_M = SizeName.symbolic("M");
  private static final Index I = Index.over("i", N);
  private static final Index K = Index.over("k", N);
  private static final Symbol X = Symbol.of("x", Symbol.Kind.INPUT, Shape.column(N));
  private static final Symbol W = Symbol.of("W", Symbol.Kind.PARAMETER, new Shape(N, M));
  private static final Expression x = Expressions.variable(X);
  private static final Expression w = Expressions.variable(W);

  private static Bindings three(double... values) {
    return Bindings.of(Map.of(SIZE_N, 3, SIZE_M, 2), Map.of(X, Matrix.column(values)));
  }

  private static double value(ElementwiseFunction function, double z) {
    Samples samples = new Samples(new SplittableRandom(1));
    Expression argument = samples.variable(Matrix.scalar(z));
    return Evaluator.evaluate(Expressions.elementwise(function, argument), samples.bindings())
        .scalar();
  }

  private static Matrix ofRow(Operation operation, double... values) {
    Samples samples = new Samples(new SplittableRandom(1));
    Expression row = samples.variable(Matrix.row(values));
    Expression applied =
        operation instanceof Softmax
            ? Expression.of(operation, row, Expressions.constant(1))
            : Expression.of(operation, row);
    return Evaluator.evaluate(applied, samples.bindings());
  }

  /** The worked example of the language's page: two hidden units, sigmoid and softmax. */
  @Test
  void aNetworkComputedByHand() {
    Samples samples = new Samples(new SplittableRandom(1));
    Expression input = samples.variable(Matrix.column(1, 0));
    Expression target = samples.variable(Matrix.column(0, 1));
    Expression w1 = samples.variable(new Matrix(2, 2, new double[] {3, 6, 4, 5}));
    Expression b1 = samples.variable(Matrix.column(1, -6));
    Expression w2 = samples.variable(new Matrix(2, 2, new double[] {2, 3, 4, 3}));
    Expression b2 = samples.variable(Matrix.column(-1, -2));
    Expression z = Expressions.add(Expressions.product(Expressions.transpose(w1), input), b1);
    Expression h = Expressions.elementwise(ElementwiseFunction.SIGMOID, z);
    Expression logits = Expressions.add(Expressions.product(Expressions.transpose(w2), h), b2);
    Expression y = Expressions.softmax(logits);
    Expression loss =
        Expressions.scale(
            Rational.of(1, 2),
            Expressions.product(
                Expressions.transpose(Expressions.subtract(target, y)),
                Expressions.subtract(target, y)));
    List<Matrix> found = Evaluator.evaluateAll(List.of(z, h, logits, y, loss), samples.bindings());
    assertThat(found.get(0)).isEqualTo(Matrix.column(4, 0));
    assertClose(found.get(1), Matrix.column(0.9820137900379085, 0.5), 1e-15);
    assertClose(found.get(2), Matrix.column(2.964027580075817, 2.4460413701137256), 1e-15);
    double first = 1 / (1 + Math.exp(2.4460413701137256 - 2.964027580075817));
    assertClose(found.get(3), Matrix.column(first, 1 - first), 1e-14);
    assertThat(found.get(4).scalar()).isCloseTo(first * first, within(1e-14));
  }

  @Test
  void functionsDoNotOverflowOnTheWay() {
    assertThat(value(ElementwiseFunction.SIGMOID, 800)).isEqualTo(1);
    assertThat(value(ElementwiseFunction.SIGMOID, -800)).isZero();
    assertThat(value(ElementwiseFunction.SIGMOID, -700)).isCloseTo(0, within(1e-300)).isPositive();
    assertThat(value(ElementwiseFunction.SOFTPLUS, 800)).isEqualTo(800);
    assertThat(value(ElementwiseFunction.SOFTPLUS, -40)).isEqualTo(Math.exp(-40));
    assertThat(value(ElementwiseFunction.SILU, -800)).isZero();
    assertThat(value(ElementwiseFunction.TANH, 800)).isEqualTo(1);
    assertThat(value(ElementwiseFunction.ELU, -1e-20)).isEqualTo(-1e-20);
    assertThat(value(ElementwiseFunction.GELU, 40)).isEqualTo(40);
    assertThat(value(ElementwiseFunction.GELU, -10))
        .isCloseTo(-7.619853024160526e-23, within(1e-35));
    assertThat(ofRow(new Softmax(), 1000, 1000)).isEqualTo(Matrix.row(0.5, 0.5));
    assertThat(ofRow(new LogSoftmax(), 1000, -1000)).isEqualTo(Matrix.row(0, -2000));
    assertThat(ofRow(new LogSumExp(), 1000, -1000)).isEqualTo(Matrix.scalar(1000));
    assertThat(ofRow(new Boltzmann(), 1000, -1000)).isEqualTo(Matrix.scalar(1000));
    assertThat(ofRow(new LogSumExp(), Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY))
        .isEqualTo(Matrix.scalar(Double.NEGATIVE_INFINITY));
  }

  @Test
  void theConventionsAtZero() {
    Expression zero = Expressions.constant(0);
    Bindings none = Bindings.of(Map.of(), Map.of());
    assertThat(value(ElementwiseFunction.SIGN, 0)).isZero();
    assertThat(value(ElementwiseFunction.LEAKYRELU, -1)).isEqualTo(-0.01);
    assertThat(Evaluator.evaluate(Expression.of(new Power(), zero, zero), none).scalar())
        .isEqualTo(1);
    assertThat(
            Evaluator.evaluate(Expression.of(new Divide(), Expressions.constant(-1), zero), none)
                .scalar())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Evaluator.evaluate(Expression.of(new Divide(), zero, zero), none).scalar()).isNaN();
  }

  @Test
  void theDeclaredShapeDecidesWhetherSoftmaxGoesDownAColumn() {
    Bindings one =
        Bindings.of(
            Map.of(SIZE_N, 3, SIZE_M, 1),
            Map.of(W, Matrix.column(1, 2, 3), X, Matrix.column(1, 2, 3)));
    assertThat(Evaluator.evaluate(Expressions.softmax(w), one)).isEqualTo(Matrix.column(1, 1, 1));
    assertThat(Evaluator.evaluate(Expressions.sum(Expressions.softmax(x)), one).scalar())
        .isCloseTo(1, within(1e-15));
    assertThat(Evaluator.evaluate(Expressions.logSumExp(w), one)).isEqualTo(Matrix.column(1, 2, 3));
  }

  @Test
  void missingAndUnfittingValuesAreNamed() {
    Bindings none = Bindings.of(Map.of(SIZE_N, 3, SIZE_M, 2), Map.of());
    assertThatThrownBy(() -> Evaluator.evaluate(x, none))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("x has no value");
    assertThatThrownBy(() -> Evaluator.evaluate(w, none.with(W, Matrix.row(1, 2))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("W is N×M = 3×2, but its value is 1×2");
    Symbol fixed = Symbol.of("A", Symbol.Kind.CONSTANT, Samples.shape(2, 2));
    assertThatThrownBy(() ->
            Evaluator.evaluate(Expressions.variable(fixed), none.with(fixed, Matrix.scalar(1))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("A is 2×2, but its value is 1×1");
    Symbol scalar = Symbol.of("s", Symbol.Kind.CONSTANT, Shape.SCALAR);
    assertThatThrownBy(() ->
            Evaluator.evaluate(Expressions.variable(scalar), none.with(scalar, Matrix.row(1, 2))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("s is 1×1, but its value is 1×2");
    assertThatThrownBy(
            () -> Evaluator.evaluate(x, Bindings.of(Map.of(), Map.of(X, Matrix.scalar(1)))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the size N has no value");
  }

  @Test
  void unspecifiedFunctionsComeFromTheBindings() {
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y"), Optional.empty());
    Expression value = Expressions.opaque(ell, List.of(x));
    Expression gradient = Expression.of(new OpaqueGradient(ell, 0), x);
    for (Expression either : List.of(value, gradient)) {
      assertThatThrownBy(() -> Evaluator.evaluate(either, three(1, 2, 3)))
          .isInstanceOf(EvaluationException.class)
          .hasMessage("the unspecified function ell has no value");
    }
    Bindings.OpaqueValue wrong =
        new Bindings.OpaqueValue() {
          @Override
          public double value(List<Matrix> arguments) {
            return 7;
          }

          @Override
          public Matrix gradient(int argument, List<Matrix> arguments) {
            return Matrix.scalar(1);
          }
        };
    Bindings bindings =
        new Bindings(three().sizes(), three(1, 2, 3).values(), Map.of("ell", wrong));
    assertThat(Evaluator.evaluate(value, bindings).scalar()).isEqualTo(7);
    assertThatThrownBy(() -> Evaluator.evaluate(gradient, bindings))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the gradient of ell by its argument 1 has to be 3×1, but is 1×1");
  }

  @Test
  void positionsOutsideAreNamed() {
    Expression entry = Expressions.entry(x, IndexTerm.of(I));
    assertThat(Evaluator.evaluate(entry, three(5, 6, 7), Map.of(I, 2)).scalar()).isEqualTo(6);
    assertThatThrownBy(() -> Evaluator.evaluate(entry, three(5, 6, 7)))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the index i has no value here");
    assertThatThrownBy(() -> Evaluator.evaluate(entry, three(5, 6, 7), Map.of(I, 4)))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the index i is 4, outside of its range 1 to 3");
    Expression second = Expressions.entry(x, IndexTerm.at(N));
    Bindings empty = Bindings.of(Map.of(SIZE_N, 0), Map.of(X, new Matrix(0, 1, new double[0])));
    assertThatThrownBy(() -> Evaluator.evaluate(second, empty))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("row 0 of a value of shape N×1 is asked for, which has 0 rows");
    Symbol position = Symbol.of("p", Symbol.Kind.INPUT, Shape.SCALAR);
    Expression lookup = Expressions.oneHot(Expressions.variable(position), N);
    assertThat(Evaluator.evaluate(lookup, three().with(position, Matrix.scalar(2.4))))
        .isEqualTo(Matrix.row(0, 1, 0));
    assertThatThrownBy(() -> Evaluator.evaluate(lookup, three().with(position, Matrix.scalar(4))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("position 4 is looked up, outside of 1 to 3 = N");
    assertThatThrownBy(
            () -> Evaluator.evaluate(lookup, three().with(position, Matrix.scalar(Double.NaN))))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("position NaN is looked up, outside of 1 to 3 = N");
  }

  @Test
  void valuesThatNoArrayCanHoldAreRefused() {
    Expression huge = Expressions.ones(new Shape(N.times(N), N));
    Bindings large = Bindings.of(Map.of(SIZE_N, 2000), Map.of());
    assertThatThrownBy(() -> Evaluator.evaluate(huge, large))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("a value of shape N*N×N would have 4000000×2000 entries");
    Expression negative = Expressions.ones(Shape.column(N.minus(Dimension.of(5))));
    assertThatThrownBy(() -> Evaluator.evaluate(negative, three()))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("a value of shape (N - 5)×1 would have -2×1 entries");
    assertThatThrownBy(() ->
            Evaluator.evaluate(
                Expressions.size(N.times(N)), Bindings.of(Map.of(SIZE_N, 1 << 30), Map.of())))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the size N*N is too large");
  }

  @Test
  void singularMatricesHaveADeterminantAndNoInverse() {
    Samples samples = new Samples(new SplittableRandom(1));
    Expression singular = samples.whole(3, 3, (i, j) -> i + j);
    assertThat(
            Evaluator.evaluate(
                    Expressions.reduce(Reduction.DETERMINANT, singular), samples.bindings())
                .scalar())
        .isZero();
    assertThatThrownBy(() -> Evaluator.evaluate(Expressions.inverse(singular), samples.bindings()))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("a 3×3 matrix to be inverted is singular");
    Expression pivoted = samples.whole(2, 2, (i, j) -> i == j ? 0 : 1);
    assertThat(Evaluator.evaluate(Expressions.inverse(pivoted), samples.bindings()))
        .isEqualTo(samples.value(pivoted));
  }

  @Test
  void sumsInSumsSeeTheirOwnIndices() {
    Expression xi = Expressions.entry(x, IndexTerm.of(I));
    Expression xk = Expressions.entry(x, IndexTerm.of(K));
    // Σ_i x_i Σ_{k ≠ i} x_k = 1·(2+4) + 2·(1+4) + 4·(1+2)
    Expression others = Expressions.indexSum(K, List.of(IndexTerm.of(I)), xk);
    Expression sum = Expressions.indexSum(I, List.of(), Expressions.product(xi, others));
    assertThat(Evaluator.evaluate(sum, three(1, 2, 4)).scalar()).isEqualTo(28);
    // One index bound twice, each in its own scope: Σ_i x_i (Σ_i x_i).
    Expression inner = Expressions.indexSum(I, List.of(), xi);
    Expression shadowed =
        Expression.of(new IndexSum(I, List.of()), Expression.of(new Hadamard(), xi, inner));
    assertThat(Evaluator.evaluate(shadowed, three(1, 2, 4)).scalar()).isEqualTo(49);
    // A matrix body, and a body that the index is not in.
    Expression scaled = Expression.of(new Scale(), xi, x);
    assertThat(Evaluator.evaluate(Expressions.indexSum(I, List.of(), scaled), three(1, 2, 4)))
        .isEqualTo(Matrix.column(7, 14, 28));
    Expression constant = Expression.of(new IndexSum(I, List.of(IndexTerm.at(1))), x);
    assertThat(Evaluator.evaluate(constant, three(1, 2, 4))).isEqualTo(Matrix.column(2, 4, 8));
  }

  @Test
  void indicesMayStartAnywhereAndRunOverNothing() {
    Index from = new Index("k", Dimension.of(2), N);
    Expression previous = Expressions.entry(x, new IndexTerm(Optional.of(from), Dimension.of(-1)));
    Expression next = Expressions.entry(x, IndexTerm.of(from));
    Expression differences = Expressions.tabulate(from, Expressions.subtract(next, previous));
    assertThat(Evaluator.evaluate(differences, three(1, 2, 4))).isEqualTo(Matrix.column(1, 2));
    Index empty = new Index("k", Dimension.of(2), Dimension.ONE);
    Expression nothing =
        Expression.of(new IndexSum(empty, List.of()), Expressions.indexValue(IndexTerm.of(empty)));
    assertThat(Evaluator.evaluate(nothing, three()).scalar()).isZero();
  }

  @Test
  void whatIsSharedIsComputedOnce() {
    int[] calls = {0};
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y"), Optional.empty());
    Bindings.OpaqueValue counting =
        new Bindings.OpaqueValue() {
          @Override
          public double value(List<Matrix> arguments) {
            return ++calls[0];
          }

          @Override
          public Matrix gradient(int argument, List<Matrix> arguments) {
            throw new AssertionError("not asked for");
          }
        };
    Bindings bindings =
        new Bindings(
            Map.of(SIZE_N, 5, SIZE_M, 2),
            Map.of(X, Matrix.column(1, 2, 3, 4, 5)),
            Map.of("ell", counting));
    Expression once = Expressions.opaque(ell, List.of(x));
    Expression xi = Expressions.entry(x, IndexTerm.of(I));
    Expression each = Expressions.opaque(ell, List.of(xi));
    Expression inner =
        Expressions.indexSum(
            K, List.of(), Expressions.product(Expressions.entry(x, IndexTerm.of(K)), each));
    Expression sum = Expressions.indexSum(I, List.of(), Expressions.product(once, inner));
    List<Matrix> found = Evaluator.evaluateAll(List.of(sum, once, sum), bindings);
    assertThat(calls[0]).as("once for the sum, once for every i, never for k").isEqualTo(6);
    assertThat(found.get(0)).isEqualTo(found.get(2));
    assertThat(found.get(1).scalar()).isEqualTo(1);
  }

  @Test
  void depthIsNoObstacle() {
    Expression deep = x;
    for (int i = 0; i < 200_000; i++) {
      deep = Expressions.elementwise(ElementwiseFunction.SIN, deep);
    }
    assertThat(Evaluator.evaluate(deep, three(1, 2, 3)).get(0, 0)).isPositive();
    Expression chain = x;
    for (int i = 0; i < 20_000; i++) {
      Expression entry =
          Expressions.entry(
              Expressions.named(Symbol.of("h" + i, Symbol.Kind.DEFINITION, Shape.column(N)), chain),
              IndexTerm.of(I));
      chain = Expressions.tabulate(I, Expressions.add(entry, Expressions.constant(1)));
    }
    assertThat(Evaluator.evaluate(chain, three(1, 2, 3)))
        .isEqualTo(Matrix.column(20_001, 20_002, 20_003));
  }

  /** The outer product would have 1.6e9 entries. */
  @Test
  void longProductsAreAssociatedCheaply() {
    Samples samples = new Samples(new SplittableRandom(3));
    Expression column = samples.whole(40_000, 1, (_, _) -> 1);
    Expression row = samples.whole(1, 40_000, (_, _) -> 2);
    Expression product = Expression.of(new Product(), column, row, column);
    assertThat(Evaluator.evaluate(product, samples.bindings()).get(39_999, 0)).isEqualTo(80_000);
  }
}
