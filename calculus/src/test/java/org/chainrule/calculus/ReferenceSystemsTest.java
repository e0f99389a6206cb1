package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.indexSum;
import static org.chainrule.expression.Expressions.named;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.power;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.OpaqueGradient;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Five small networks whose gradients are known in closed form. */
class ReferenceSystemsTest {
  private static final Dimension D = Dimension.named("D");
  private static final Dimension H = Dimension.named("H");
  private static final Dimension K = Dimension.named("K");

  /** Fewer classes than hidden units, and more. */
  private static final List<Map<SizeName, Integer>> SIZES = List.of(sizes(2, 5, 3), sizes(3, 2, 7));

  private final SequencedMap<Expression, Expression> wanted = new LinkedHashMap<>();

  private static Map<SizeName, Integer> sizes(int d, int h, int k) {
    return Map.of(SizeName.symbolic("D"), d, SizeName.symbolic("H"), h, SizeName.symbolic("K"), k);
  }

  private static Expression symbol(String name, Shape shape) {
    return variable(Symbol.of(name, Symbol.Kind.PARAMETER, shape));
  }

  private static Expression simplex(String name, Shape shape) {
    return variable(new Symbol(name, Symbol.Kind.TARGET, Domain.SIMPLEX, shape, Optional.empty()));
  }

  private static Expression define(String name, Expression value) {
    return named(Symbol.of(name, Symbol.Kind.DEFINITION, value.shape()), value);
  }

  private static Expression apply(ElementwiseFunction function, Expression a) {
    return elementwise(function, a);
  }

  private static Expression oneMinus(Expression a) {
    return subtract(constant(1), a);
  }

  /** y ⊙ (g − y · g): the softmax's adjoint. */
  private static Expression throughSoftmax(Expression y, Expression g) {
    return hadamard(y, subtract(g, dot(y, g)));
  }

  private static Expression halfSquare(Expression error) {
    return scale(Rational.of(1, 2), product(transpose(error), error));
  }

  private void judge(Expression loss) {
    List<Expression> by = new ArrayList<>(wanted.keySet());
    List<Expression> claims = new ArrayList<>(wanted.values());
    List<Expression> derived = ReverseMode.gradients(loss, by);
    for (Map<SizeName, Integer> sizes : SIZES) {
      Bindings point =
          OperationGradientTest.withOpaque(
              Points.random(new SplittableRandom(11), sizes, loss.variables()));
      for (int i = 0; i < by.size(); i++) {
        Expression claim = claims.get(i);
        assertThat(derived.get(i).shape()).isEqualTo(by.get(i).shape());
        assertThat(claim.shape().sameAs(by.get(i).shape())).isTrue();
        Matrix value = Evaluator.evaluate(claim, point);
        assertThat(Evaluator.evaluate(derived.get(i), point).values())
            .as("by %s", by.get(i))
            .containsExactly(value.values(), Offset.offset(1e-12));
      }
    }
  }

  @Test
  void system1LayeredWithGatedOutput() {
    Expression x = symbol("x", Shape.column(D));
    Expression w1 = symbol("W1", new Shape(H, D));
    Expression w2 = symbol("W2", new Shape(K, H));
    Expression y = symbol("y", Shape.SCALAR);
    Expression au = define("au", product(w1, x));
    Expression ou = define("ou", apply(ElementwiseFunction.SIGMOID, au));
    Expression av = define("av", product(w2, ou));
    Expression gated = define("yhat", dot(softmax(av), av));
    Expression boltzmann = define("yhat", Expressions.boltzmann(av));
    for (Expression yhat : List.of(gated, boltzmann)) {
      Expression error = subtract(yhat, y);
      Expression g =
          scale(error, hadamard(softmax(av), add(List.of(constant(1), av, negate(yhat)))));
      Expression back = hadamard(List.of(product(transpose(w2), g), ou, oneMinus(ou)));
      wanted.put(av, g);
      wanted.put(w2, product(g, transpose(ou)));
      wanted.put(ou, product(transpose(w2), g));
      wanted.put(w1, product(back, transpose(x)));
      wanted.put(x, product(transpose(w1), back));
      judge(scale(Rational.of(1, 2), power(error, 2)));
    }
  }

  @Test
  void system2GeneralWithAnOpenLoss() {
    Expression x = symbol("X", Shape.column(D));
    Expression y = symbol("y", Shape.column(K));
    Expression w1 = symbol("W1", new Shape(D, H));
    Expression b1 = symbol("b1", Shape.column(H));
    Expression w2 = symbol("W2", new Shape(H, K));
    Expression b2 = symbol("b2", Shape.column(K));
    Expression a = define("A", add(product(transpose(w1), x), b1));
    Expression h = define("H", apply(ElementwiseFunction.RELU, a));
    Expression z = define("Z", add(product(transpose(w2), h), b2));
    Expression yhat = define("yhat", softmax(z));
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y", "yhat"), Optional.empty());
    Expression g = Expression.of(new OpaqueGradient(ell, 1), y, yhat);
    Expression q = throughSoftmax(yhat, g);
    Expression r =
        hadamard(product(w2, q), Expressions.comparison(Relation.GREATER, a, constant(0)));
    expectLayers(x, w1, b1, w2, b2, h, z, q, r);
    wanted.put(yhat, g);
    judge(Expressions.opaque(ell, List.of(y, yhat)));
  }

  private void expectLayers(
      Expression x,
      Expression w1,
      Expression b1,
      Expression w2,
      Expression b2,
      Expression h,
      Expression z,
      Expression q,
      Expression r) {
    wanted.put(z, q);
    wanted.put(w2, product(h, transpose(q)));
    wanted.put(b2, q);
    wanted.put(h, product(w2, q));
    wanted.put(w1, product(x, transpose(r)));
    wanted.put(b1, r);
    wanted.put(x, product(w1, r));
  }

  @Test
  void system2WorkedWithSquaredError() {
    Expression x = symbol("x", Shape.column(D));
    Expression y = symbol("y", Shape.column(K));
    Expression w1 = symbol("W1", new Shape(D, H));
    Expression b1 = symbol("b1", Shape.column(H));
    Expression w2 = symbol("W2", new Shape(H, K));
    Expression b2 = symbol("b2", Shape.column(K));
    Expression h =
        define("H", apply(ElementwiseFunction.SIGMOID, add(product(transpose(w1), x), b1)));
    Expression z = define("z", add(product(transpose(w2), h), b2));
    Expression yhat = define("yhat", softmax(z));
    Expression g = subtract(yhat, y);
    Expression q = throughSoftmax(yhat, g);
    Expression r = hadamard(List.of(product(w2, q), h, oneMinus(h)));
    expectLayers(x, w1, b1, w2, b2, h, z, q, r);
    wanted.put(yhat, g);
    judge(halfSquare(subtract(y, yhat)));
  }

  @Test
  void system3AffineAndSoftmaxWithBeta() {
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y", "v"), Optional.empty());
    Expression x = symbol("x", Shape.column(D));
    Expression w = symbol("W", new Shape(K, D));
    Expression b = symbol("b", Shape.column(K));
    Expression fixed = symbol("v", Shape.column(H));
    Expression y = define("y", add(product(w, x), b));
    Expression g = Expression.of(new OpaqueGradient(ell, 0), y, fixed);
    wanted.put(w, product(g, transpose(x)));
    wanted.put(b, g);
    wanted.put(x, product(transpose(w), g));
    judge(Expressions.opaque(ell, List.of(y, fixed)));

    wanted.clear();
    Expression beta = symbol("beta", Shape.SCALAR);
    Expression s = define("s", softmax(x, beta));
    Expression h = Expression.of(new OpaqueGradient(ell, 0), s, fixed);
    wanted.put(x, scale(beta, throughSoftmax(s, h)));
    wanted.put(beta, dot(x, throughSoftmax(s, h)));
    judge(Expressions.opaque(ell, List.of(s, fixed)));
  }

  @Test
  void system4InIndexNotation() {
    Expression x = symbol("x", Shape.column(D));
    Expression w1 = symbol("W1", new Shape(H, D));
    Expression w2 = symbol("W2", new Shape(K, H));
    Expression t = simplex("t", Shape.column(K));
    Expression a = define("a", product(w1, x));
    Expression u = define("u", apply(ElementwiseFunction.TANH, a));
    Expression z = define("z", product(w2, u));
    Expression y = define("y", softmax(z));
    IndexTerm k = IndexTerm.of(Index.over("k", K));
    Expression terms = hadamard(entry(t, k), apply(ElementwiseFunction.LOG, entry(y, k)));
    Expression loss = negate(indexSum(Index.over("k", K), List.of(), terms));
    Expression q = subtract(y, t);
    Expression r = hadamard(product(transpose(w2), q), oneMinus(hadamard(u, u)));
    wanted.put(z, q);
    wanted.put(w2, product(q, transpose(u)));
    wanted.put(u, product(transpose(w2), q));
    wanted.put(w1, product(r, transpose(x)));
    wanted.put(x, product(transpose(w1), r));
    judge(loss);

    Expression matrixForm = MatrixForm.of(loss);
    List<Expression> derived = ReverseMode.gradients(matrixForm, List.of(z, w2, u));
    assertThat(derived.get(0)).isSameAs(q);
    assertThat(derived.get(1)).isSameAs(product(q, transpose(u)));
    assertThat(derived.get(2)).isSameAs(product(transpose(w2), q));
  }

  @Test
  void system5OnRowVectors() {
    Expression x = symbol("x", Shape.row(D));
    Expression w = symbol("W", new Shape(D, H));
    Expression b = symbol("b", Shape.row(H));
    Expression v = symbol("V", new Shape(H, K));
    Expression d = symbol("d", Shape.row(K));
    Expression t = simplex("t", Shape.row(K));
    Expression h = define("h", apply(ElementwiseFunction.SIGMOID, add(product(x, w), b)));
    Expression z = define("z", add(product(h, v), d));
    Expression y = define("y", softmax(z));
    Expression q = subtract(y, t);
    Expression r = hadamard(List.of(product(q, transpose(v)), h, oneMinus(h)));
    wanted.put(z, q);
    wanted.put(v, product(transpose(h), q));
    wanted.put(d, q);
    wanted.put(h, product(q, transpose(v)));
    wanted.put(w, product(transpose(x), r));
    wanted.put(b, r);
    wanted.put(x, product(r, transpose(w)));
    Expression loss = negate(dot(t, apply(ElementwiseFunction.LOG, y)));
    judge(loss);

    List<Expression> by = new ArrayList<>(wanted.keySet());
    assertThat(ReverseMode.gradients(loss, by)).containsExactlyElementsOf(wanted.values());
  }
}
