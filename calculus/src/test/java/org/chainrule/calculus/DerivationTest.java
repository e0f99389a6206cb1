package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.named;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.variable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.Opaque;
import org.chainrule.expression.Operation.OpaqueGradient;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What gradients look like, what is refused, and what must not overflow or take long. */
class DerivationTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension K = Dimension.named("K");

  private static Expression symbol(Symbol.Kind kind, Domain domain, String name, Shape shape) {
    return variable(new Symbol(name, kind, domain, shape, Optional.empty()));
  }

  private static Expression real(String name, Shape shape) {
    return symbol(Symbol.Kind.PARAMETER, Domain.REAL, name, shape);
  }

  private static Expression define(String name, Expression value) {
    return named(Symbol.of(name, Symbol.Kind.DEFINITION, value.shape()), value);
  }

  private static Expression log(Expression a) {
    return elementwise(ElementwiseFunction.LOG, a);
  }

  private static Expression gradient(Expression loss, Expression by) {
    return ReverseMode.gradients(loss, List.of(by)).getFirst();
  }

  // What gradients look like.

  @Test
  void softmaxCrossEntropyIsOutputMinusTarget() {
    for (Shape shape : List.of(Shape.column(K), Shape.row(K))) {
      Expression z = real("z", shape);
      Expression t = symbol(Symbol.Kind.TARGET, Domain.ONE_HOT, "t", shape);
      Expression y = define("y", softmax(z));
      Expression wanted = subtract(y, t);
      assertThat(gradient(negate(dot(t, log(y))), z)).isSameAs(wanted);
      assertThat(gradient(negate(sum(hadamard(t, log(y)))), z)).isSameAs(wanted);
      assertThat(gradient(negate(dot(t, Expressions.logSoftmax(z))), z))
          .isSameAs(subtract(softmax(z), t));
    }
  }

  @Test
  void theMeanOverABatchStaysInFront() {
    Shape shape = new Shape(N, K);
    Expression z = real("Z", shape);
    Expression t = symbol(Symbol.Kind.TARGET, Domain.ONE_HOT, "T", shape);
    Expression y = define("Y", softmax(z));
    Expression perSample = Expressions.divide(constant(1), Expressions.size(N));
    Expression wanted = scale(perSample, subtract(y, t));
    Expression total = sum(hadamard(t, log(y)));
    assertThat(gradient(negate(Expressions.divide(total, Expressions.size(N))), z))
        .isSameAs(wanted);
    assertThat(gradient(scale(perSample, negate(total)), z)).isSameAs(wanted);
    Expression rows = Expressions.reduce(Reduction.ROW_SUMS, hadamard(t, log(y)));
    assertThat(gradient(negate(Expressions.reduce(Reduction.MEAN, rows)), z)).isSameAs(wanted);
  }

  @Test
  void softmaxCrossEntropyKeepsBetaAndTargetsThatDoNotSumToOne() {
    Expression z = real("z", Shape.column(K));
    Expression t = real("t", Shape.column(K));
    Expression beta = real("beta", Shape.SCALAR);
    Expression y = define("y", softmax(z, beta));
    assertThat(gradient(negate(dot(t, log(y))), z))
        .isSameAs(scale(beta, subtract(hadamard(y, sum(t)), t)));
  }

  @Test
  void theLogarithmOfOneClassIsOutputMinusUnitVector() {
    Expression z = real("z", Shape.column(K));
    Expression y = define("y", softmax(z));
    Selection first = new Selection.At(IndexTerm.at(1));
    Expression unit = Expressions.place(constant(1), first, first, Shape.column(K));
    assertThat(gradient(negate(log(Expressions.part(y, first, first))), z))
        .isSameAs(subtract(y, unit));
  }

  @Test
  void theSigmoidIsDifferentiatedThroughItsName() {
    Expression z = real("z", Shape.column(K));
    Expression h = define("h", elementwise(ElementwiseFunction.SIGMOID, z));
    Expression g = real("g", Shape.column(K));
    assertThat(gradient(dot(g, h), z)).isSameAs(hadamard(List.of(g, h, subtract(constant(1), h))));
  }

  @Test
  void binaryCrossEntropyIsOutputMinusTarget() {
    Expression z = real("z", Shape.column(K));
    Expression t = symbol(Symbol.Kind.TARGET, Domain.BINARY, "t", Shape.column(K));
    Expression h = define("h", elementwise(ElementwiseFunction.SIGMOID, z));
    assertThat(gradient(binaryCrossEntropy(h, t), z)).isSameAs(subtract(h, t));
  }

  private static Expression binaryCrossEntropy(Expression h, Expression t) {
    Expression one = constant(1);
    return negate(sum(add(hadamard(t, log(h)), hadamard(subtract(one, t), log(subtract(one, h))))));
  }

  @Test
  void squaredErrorIsTheError() {
    Expression y = real("y", Shape.column(K));
    Expression t = real("t", Shape.column(K));
    Expression error = subtract(y, t);
    Expression loss = scale(Rational.of(1, 2), product(Expressions.transpose(error), error));
    assertThat(gradient(loss, y)).isSameAs(error);
    assertThat(gradient(loss, t)).isSameAs(negate(error));
  }

  @Test
  void intermediatesHaveGradientsTooEvenWhereARuleWouldPassThem() {
    Expression z = real("z", Shape.column(K));
    Expression t = symbol(Symbol.Kind.TARGET, Domain.ONE_HOT, "t", Shape.column(K));
    Expression y = define("y", softmax(z));
    Expression loss = negate(dot(t, log(y)));
    List<Expression> both = ReverseMode.gradients(loss, List.of(y, loss));
    assertThat(both.get(0)).isSameAs(negate(Expressions.divide(t, y)));
    assertThat(both.get(1)).isSameAs(constant(1));
  }

  // What is refused.

  @Test
  void onlyAScalarHasAGradient() {
    Expression x = real("x", Shape.column(K));
    assertThatThrownBy(() -> ReverseMode.gradients(x, List.of(x)))
        .isInstanceOf(CalculusException.class)
        .hasMessage("only a scalar has a gradient; this is K×1");
  }

  @Test
  void anUnspecifiedFunctionHasNoSecondDerivative() {
    Expression x = real("x", Shape.column(K));
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("u"), Optional.empty());
    Expression value = Expression.of(new Opaque(ell), x);
    Expression first = gradient(value, x);
    assertThat(first).isSameAs(Expression.of(new OpaqueGradient(ell, 0), x));
    assertThatThrownBy(() -> gradient(dot(first, x), x))
        .isInstanceOf(CalculusException.class)
        .hasMessage(
            "the second derivative of ell is wanted, and ell is left unspecified. Define ell.");
  }

  @Test
  void aNetworkNeedsALoss() {
    Network network =
        new Network(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new LinkedHashMap<>());
    assertThatThrownBy(() -> Derivation.of(network))
        .isInstanceOf(CalculusException.class)
        .hasMessage("the network has no loss: add a line 'loss L = …'");
  }

  // What must not overflow.

  @ParameterizedTest
  @ValueSource(doubles = {-800, -40, 0, 40, 800})
  void crossEntropiesHaveFiniteGradientsAtExtremeInputs(double extreme) {
    Expression z = real("z", Shape.column(K));
    Expression t = symbol(Symbol.Kind.TARGET, Domain.ONE_HOT, "t", Shape.column(K));
    Expression y = define("y", softmax(z));
    Expression h = define("h", elementwise(ElementwiseFunction.SIGMOID, z));
    List<Expression> losses =
        List.of(
            negate(dot(t, log(y))),
            negate(dot(t, Expressions.logSoftmax(z))),
            negate(log(Expressions.entry(y, IndexTerm.at(K)))),
            binaryCrossEntropy(h, t));
    Matrix logits = Matrix.column(extreme, -extreme, 0.5);
    for (int target = 0; target < 3; target++) {
      double[] hot = new double[3];
      hot[target] = 1;
      Bindings bindings =
          Bindings.of(
              Map.of(SizeName.symbolic("K"), 3),
              Map.of(
                  z.variables().iterator().next(),
                  logits,
                  t.variables().iterator().next(),
                  Matrix.column(hot)));
      for (Expression loss : losses) {
        double[] values = Evaluator.evaluate(gradient(loss, z), bindings).values();
        assertThat(Arrays.stream(values).allMatch(v -> Math.abs(v) <= 1))
            .as("%s", Arrays.toString(values))
            .isTrue();
      }
    }
  }

  // What must not grow faster than the network.

  enum Step {
    DENSE,
    RESIDUAL,
    LINEAR,
    ELEMENTWISE
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void gradientsOfFourHundredLayersGrowLinearly(Step step) {
    Expression h = real("x", Shape.column(K));
    List<Symbol> by = new ArrayList<>();
    for (int layer = 0; layer < 400; layer++) {
      Expression w = real("W" + layer, new Shape(K, K));
      Expression b = real("b" + layer, Shape.column(K));
      by.addAll(w.variables());
      by.addAll(b.variables());
      Expression tanh = elementwise(ElementwiseFunction.TANH, add(product(w, h), b));
      h =
          define(
              "h" + layer,
              switch (step) {
                case DENSE -> tanh;
                case RESIDUAL -> add(h, tanh);
                case LINEAR -> add(product(w, h), b);
                case ELEMENTWISE -> hadamard(elementwise(ElementwiseFunction.SIN, h), b);
              });
    }
    Expression loss = dot(h, h);
    Derivation derivation = Derivation.of(loss, by);
    long links =
        Expression.topologicalOrder(derivation.gradients().values()).stream()
            .mapToLong(node -> node.operands().size())
            .sum();
    assertThat(links).as("operands in all gradients together").isLessThan(40L * 400);
    assertThatCode(() -> derivation.gradients().toString()).doesNotThrowAnyException();
  }
}
