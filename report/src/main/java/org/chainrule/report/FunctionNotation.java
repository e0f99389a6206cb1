package org.chainrule.report;

import java.util.List;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;
import org.chainrule.report.Notation.*;

/** The functions that have a notation of their own: e to a power, roots, norms, logarithms. */
final class FunctionNotation {
  private FunctionNotation() {}

  /**
   * Returns the function of an argument. A root, a power of e and bars mean something else for a
   * matrix, so that there the function's name is written.
   */
  static Notation of(ElementwiseFunction function, Expression node, Notation argument) {
    boolean scalar = node.isScalar();
    return switch (function) {
      case EXP -> scalar ? new Exponential(argument) : fenced("exp", argument);
      case SQRT -> scalar ? new Root(argument) : fenced("sqrt", argument);
      case ABS -> scalar ? new Fenced(Fence.BARS, argument) : fenced("abs", argument);
      case LOG, SIN, COS, TAN, SINH, COSH -> applied(function.word(), argument);
      case SIGMOID,
          TANH,
          RELU,
          LEAKYRELU,
          ELU,
          SELU,
          GELU,
          SILU,
          SOFTPLUS,
          SOFTSIGN,
          HARDTANH,
          SIGN,
          ERF ->
          fenced(function.word(), argument);
    };
  }

  /** Returns the reduction of a matrix of the given shape. */
  static Notation of(Reduction reduction, Shape shape, Notation argument) {
    return switch (reduction) {
      case TRACE, DETERMINANT -> applied(reduction.word(), argument);
      case NORM1 ->
          Notation.lowered(
              new Fenced(Fence.DOUBLE_BARS, argument),
              shape.isVector()
                  ? new Numeral("1")
                  : Notation.row(new Numeral("1"), Sign.COMMA, new Numeral("1")));
      case NORM2 -> {
        Notation norm = new Fenced(Fence.DOUBLE_BARS, argument);
        yield shape.isVector() ? norm : Notation.lowered(norm, Notation.word("F"));
      }
      case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, MAXIMUM, MINIMUM -> fenced(reduction.word(), argument);
    };
  }

  private static Notation fenced(String function, Notation argument) {
    return new Applied(Notation.word(function), List.of(argument), true);
  }

  /** Returns {@code log y}, but {@code log(x + y)}. */
  private static Notation applied(String function, Notation argument) {
    boolean simple =
        Precedence.of(argument) == Precedence.ATOM
            && !(argument instanceof Fenced)
            && Precedence.upper(argument).isEmpty();
    return new Applied(Notation.word(function), List.of(argument), !simple);
  }
}
