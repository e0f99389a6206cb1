package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/**
 * Brackets stand where they are needed: text on paper means to a reader of the language, who knows
 * nothing of how it was written, what the expression means.
 */
class BracketsTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N
          input x in R[N]
          param A in R[N,N], B in R[N,N], s in R, t in R
          loss L = s
          """,
          "brackets.chain");

  private static final String FRACTIONS = "½⅓⅔¼¾⅛⅜";

  @Test
  void aReaderFindsTheSameValue() {
    int cases =
        Property.forAll(
            3,
            800,
            (random, size) -> new Generator(random).matrix(1 + size / 6),
            BracketsTest::check);
    assertThat(cases).isEqualTo(800);
  }

  private static void check(Expression expression) {
    String text = FormulaWriter.text(expression);
    String readable = text.replace("𝟏 𝟏ᵀ", "ones(N,N)");
    for (int i = 0; i < FRACTIONS.length(); i++) {
      String plain = Normalizer.normalize(FRACTIONS.substring(i, i + 1), Normalizer.Form.NFKD);
      readable =
          readable.replace(FRACTIONS.substring(i, i + 1), "(" + plain.replace('⁄', '/') + ")");
    }
    Expression read = Formulas.parse(readable.replace("I", "eye(N)"), NETWORK);
    Matrix meant = Evaluator.evaluate(expression, bindings());
    Matrix found = Evaluator.evaluate(read, bindings());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double value = meant.get(i, j);
        // A matrix of zeros is written as 0.
        boolean zero = found.rows() == 1;
        assertThat(zero ? found.scalar() : found.get(i, j))
            .as(text)
            .isCloseTo(value, within(1e-6 * Math.max(1, Math.abs(value))));
      }
    }
  }

  private static Bindings bindings() {
    Map<Symbol, Matrix> values = new HashMap<>();
    double shift = 0.3;
    for (Symbol symbol : NETWORK.symbols()) {
      double start = shift;
      int columns = symbol.shape().columns().is(1) ? 1 : 3;
      int rows = symbol.shape().rows().is(1) ? 1 : 3;
      values.put(symbol, Matrix.generate(rows, columns, k -> 0.7 + 0.4 * Math.sin(start + k)));
      shift += 1.1;
    }
    return Bindings.of(Map.of(SizeName.symbolic("N"), 3), values);
  }

  /** Makes expressions of a depth. */
  private record Generator(RandomGenerator random) {

    private Expression name(String name) {
      return NETWORK.value(name).orElseThrow();
    }

    /** An N×N matrix; raw operations too, which the smart constructors would have changed. */
    private Expression matrix(int depth) {
      if (depth <= 0) {
        return name(random.nextBoolean() ? "A" : "B");
      }
      Expression a = matrix(depth - 1);
      Expression b = matrix(random.nextInt(depth));
      return switch (random.nextInt(13)) {
        case 0 -> Expression.of(new Operation.Add(), a, b);
        case 1 -> Expression.of(new Operation.Add(), a, Expressions.negate(b));
        case 2 -> Expressions.add(Expressions.negate(a), b);
        case 3 -> Expression.of(new Operation.Hadamard(), a, b);
        case 4 -> Expression.of(new Operation.Product(), a, b);
        case 5 -> Expression.of(new Operation.Product(), List.of(b, a, b));
        case 6 -> Expression.of(new Operation.Transpose(), a);
        case 7 -> Expression.of(new Operation.Scale(), scalar(depth - 1), a);
        case 8 -> Expression.of(new Operation.Scale(), Expressions.constant(-1), a);
        case 9 -> Expression.of(new Operation.Divide(), a, positive(depth - 1));
        case 10 -> Expressions.divide(b, Expressions.add(Expressions.hadamard(a, a), ones()));
        case 11 -> Expressions.matrixPower(a, 2);
        default -> {
          Expression column = Expression.of(new Operation.Product(), a, name("x"));
          yield Expressions.product(column, Expressions.transpose(name("x")));
        }
      };
    }

    private Expression ones() {
      return Expressions.ones(name("A").shape());
    }

    private Expression scalar(int depth) {
      if (depth <= 0) {
        return switch (random.nextInt(4)) {
          case 0 -> name("s");
          case 1 -> name("t");
          case 2 -> Expressions.constant(Rational.of(1, 2));
          default -> Expressions.constant(-3);
        };
      }
      Expression a = scalar(depth - 1);
      Expression b = scalar(random.nextInt(depth));
      return switch (random.nextInt(11)) {
        case 0 -> Expression.of(new Operation.Add(), a, b);
        case 1 -> Expressions.subtract(a, b);
        case 2 -> Expression.of(new Operation.Hadamard(), a, b);
        case 3 -> Expressions.hadamard(List.of(b, a, name("s")));
        case 4 -> Expressions.negate(a);
        case 5 -> Expression.of(new Operation.Divide(), a, positive(depth - 1));
        case 6 -> Expression.of(new Operation.Power(), a, Expressions.constant(2));
        case 7 -> Expressions.elementwise(ElementwiseFunction.LOG, positive(depth - 1));
        case 8 -> Expressions.elementwise(ElementwiseFunction.EXP, Expressions.negate(square(a)));
        case 9 -> Expressions.dot(name("x"), Expressions.product(matrix(depth - 1), name("x")));
        default -> Expressions.reduce(Reduction.TRACE, matrix(depth - 1));
      };
    }

    private static Expression square(Expression a) {
      return Expression.of(new Operation.Power(), a, Expressions.constant(2));
    }

    private Expression positive(int depth) {
      return random.nextBoolean()
          ? name("s")
          : Expressions.add(square(scalar(depth)), Expressions.constant(2));
    }
  }
}
