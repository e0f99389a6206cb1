package org.chainrule.judge;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;

/** Sums, means, norms, traces, determinants, and the softmax family. */
final class ReductionForms {
  private static final Rational HALF = Rational.of(1, 2);

  private final Entries entries;
  private final Algebra algebra;
  private final Functions functions;
  private final ElementwiseForms elementwise;
  private final Summation sums;

  ReductionForms(Entries entries, Algebra algebra, ElementwiseForms elementwise, Summation sums) {
    this.entries = entries;
    this.algebra = algebra;
    this.functions = algebra.functions();
    this.elementwise = elementwise;
    this.sums = sums;
  }

  /** Returns a reduction of the operand. */
  Polynomial of(Expression node, Reduction reduction) {
    Expression a = node.operand(0);
    Shape shape = a.shape();
    return switch (reduction) {
      case SUM -> sums.overAll(entries.known(a), shape);
      case MEAN -> {
        Polynomial count = algebra.size(shape.rows().times(shape.columns()));
        yield algebra.multiply(
            sums.overAll(entries.known(a), shape), functions.power(count, Rational.MINUS_ONE));
      }
      case ROW_SUMS -> sums.over(entries.known(a), entries.column(shape), shape.columns());
      case COLUMN_SUMS -> sums.over(entries.known(a), entries.row(shape), shape.rows());
      case MAXIMUM, MINIMUM -> {
        boolean largest = reduction == Reduction.MAXIMUM;
        yield a.isScalar()
            ? entries.known(a)
            : functions.of(new Head.Extreme(largest), List.of(), entries.arguments(node));
      }
      case NORM1 -> sums.overAll(elementwise.absolute(entries.known(a)), shape);
      case NORM2 ->
          functions.power(
              sums.overAll(algebra.multiply(entries.known(a), entries.known(a)), shape), HALF);
      case TRACE -> {
        Position k = sums.inner(shape.rows());
        yield sums.over(entries.at(a, k, k), k, shape.rows());
      }
      case DETERMINANT -> {
        Optional<Expression> law = MatrixLaws.determinant(node);
        yield law.isPresent()
            ? entries.known(law.get())
            : functions.of(new Head.Determinant(), List.of(), entries.arguments(node));
      }
    };
  }

  /** Returns e^(β z_i) / Σ_k e^(β z_k). */
  Polynomial softmax(Expression node) {
    Polynomial power = scaledPower(node);
    Polynomial sum = sums.alongAxis(power, node);
    return algebra.multiply(power, functions.power(sum, Rational.MINUS_ONE));
  }

  private Polynomial scaledPower(Expression softmax) {
    return functions.exponential(
        algebra.multiply(entries.known(softmax.operand(0)), entries.known(softmax.operand(1))));
  }

  /** Returns z_i − log Σ_k e^(z_k). */
  Polynomial logSoftmax(Expression node) {
    return entries.known(node.operand(0)).minus(logSumExp(node));
  }

  /** Returns log Σ_k e^(z_k). */
  Polynomial logSumExp(Expression node) {
    Polynomial power = functions.exponential(entries.known(node.operand(0)));
    return functions.logarithm(sums.alongAxis(power, node));
  }

  /** Returns Σ_k z_k e^(z_k) / Σ_k e^(z_k). */
  Polynomial boltzmann(Expression node) {
    Polynomial z = entries.known(node.operand(0));
    Polynomial power = functions.exponential(z);
    return algebra.multiply(
        sums.alongAxis(algebra.multiply(power, z), node),
        functions.power(sums.alongAxis(power, node), Rational.MINUS_ONE));
  }
}
