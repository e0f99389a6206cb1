package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Symbol;

/**
 * What operations make of intervals: entry by entry an interval that holds all results. Most rise
 * with all their operands, so that both ends are computed at both ends.
 */
final class IntervalRules {
  private final Bindings bindings;
  private final Map<Symbol, Interval> intervals;

  IntervalRules(Bindings bindings, Map<Symbol, Interval> intervals) {
    this.bindings = bindings;
    this.intervals = intervals;
  }

  /**
   * Returns the values of {@code node} for all values of its operands.
   *
   * @throws IntervalEvaluation.Unsupported if there is no rule for its operation
   */
  IntervalMatrix value(Expression node, List<IntervalMatrix> operands) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) ->
          IntervalMatrix.generate(
              1, 1, _ -> Optional.ofNullable(intervals.get(symbol)).orElseThrow());
      case Named _, Call _, StopGradient _ -> operands.getFirst();
      case Hadamard() ->
          operands.stream().reduce((a, b) -> entrywise(a, b, Interval::times)).orElseThrow();
      case Divide() -> entrywise(operands.get(0), operands.get(1), Interval::dividedBy);
      case Power() -> power(operands.get(0), operands.get(1), node);
      case Scale() -> operands.get(1).map(operands.get(0).scalar()::times);
      case Product() -> operands.stream().reduce(IntervalRules::product).orElseThrow();
      case Dot() -> dot(operands.get(0), operands.get(1));
      case MatrixPower(int exponent) -> {
        IntervalMatrix power = operands.getFirst();
        for (int i = 1; i < exponent; i++) {
          power = product(power, operands.getFirst());
        }
        yield power;
      }
      case Elementwise(ElementwiseFunction function) -> elementwise(function, node, operands);
      case Comparison _ -> comparison(node, operands);
      case Reduce(Reduction reduction) -> reduction(reduction, node, operands);
      case Softmax() -> softmax(operands.get(0), operands.get(1).scalar(), isColumn(node));
      case LogSoftmax() ->
          softmax(operands.getFirst(), Interval.of(1), isColumn(node))
              .map(p -> new Interval(Math.log(p.low()), Math.log(p.high())).widened());
      case Boltzmann() -> boltzmann(node, operands.getFirst());
      case Add(), Extremum _, Transpose(), DiagonalMatrix(), DiagonalPart(), Broadcast _ ->
          rising(node, operands);
      case Blocks _, Part _, Place _, LogSumExp() -> rising(node, operands);
      case Constant _,
          SizeValue _,
          IndexValue _,
          Fill _,
          Identity _,
          KroneckerDelta _,
          Opaque _,
          OpaqueGradient _,
          Inverse(),
          Kronecker(),
          OneHot _,
          IndexSum _,
          Tabulate _,
          Derivative(),
          SecondDerivative(),
          Differential() ->
          throw new IntervalEvaluation.Unsupported(node);
    };
  }

  /** The softmax family goes over columns where the declared shape says so, else over rows. */
  private static boolean isColumn(Expression node) {
    return node.operand(0).shape().columns().is(1);
  }

  /** Evaluates an operation that rises with all its operands at both ends. */
  private IntervalMatrix rising(Expression node, List<IntervalMatrix> operands) {
    Matrix low = at(node, operands.stream().map(IntervalMatrix::low).toList());
    Matrix high = at(node, operands.stream().map(IntervalMatrix::high).toList());
    return new IntervalMatrix(low, high).map(Interval::widened);
  }

  private Matrix at(Expression node, List<Matrix> operands) {
    Map<Symbol, Matrix> values = new HashMap<>(bindings.values());
    List<Expression> variables = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      Symbol symbol = Symbol.of("operand " + i, Symbol.Kind.PLACEHOLDER, node.operand(i).shape());
      values.put(symbol, operands.get(i));
      variables.add(Expressions.variable(symbol));
    }
    return Evaluator.evaluate(
        node.withOperands(variables), new Bindings(bindings.sizes(), values, bindings.opaques()));
  }

  private static IntervalMatrix entrywise(
      IntervalMatrix a, IntervalMatrix b, BinaryOperator<Interval> operation) {
    boolean same = a.rows() == b.rows() && a.columns() == b.columns();
    return IntervalMatrix.generate(
        a.rows(),
        a.columns(),
        place -> operation.apply(a.at(place), same ? b.at(place) : b.scalar()));
  }

  private static IntervalMatrix power(IntervalMatrix base, IntervalMatrix exponent, Expression at) {
    return entrywise(
        base,
        exponent,
        (b, e) -> {
          if (e.low() != e.high()) {
            throw new IntervalEvaluation.Unsupported(at);
          }
          return b.power(e.low());
        });
  }

  private static IntervalMatrix product(IntervalMatrix a, IntervalMatrix b) {
    return IntervalMatrix.generate(
        a.rows(),
        b.columns(),
        place -> {
          Interval sum = Interval.of(0);
          for (int k = 0; k < a.columns(); k++) {
            sum = sum.plus(a.at(place / b.columns(), k).times(b.at(k, place % b.columns())));
          }
          return sum;
        });
  }

  private static IntervalMatrix dot(IntervalMatrix a, IntervalMatrix b) {
    Interval sum = Interval.of(0);
    for (int place = 0; place < a.length(); place++) {
      sum = sum.plus(a.at(place).times(b.at(place)));
    }
    Interval total = sum;
    return IntervalMatrix.generate(1, 1, _ -> total);
  }

  private IntervalMatrix elementwise(
      ElementwiseFunction function, Expression node, List<IntervalMatrix> operands) {
    return switch (function) {
      case ABS -> operands.getFirst().map(Interval::magnitude);
      case SIGMOID, TANH, RELU, LEAKYRELU, ELU, SELU, SOFTPLUS, SOFTSIGN, HARDTANH ->
          rising(node, operands);
      case EXP, LOG, SQRT, SIGN, SINH, ERF -> rising(node, operands);
      case SIN, COS -> near(node, operands.getFirst(), 1);
      // The steepest slopes are 1.0998 and 1.1289.
      case SILU -> near(node, operands.getFirst(), 1.1);
      case GELU -> near(node, operands.getFirst(), 1.13);
      case TAN, COSH -> throw new IntervalEvaluation.Unsupported(node);
    };
  }

  /** The value in the middle, as far to both sides as the steepest slope can lead. */
  private IntervalMatrix near(Expression node, IntervalMatrix operand, double slope) {
    Matrix middle = at(node, List.of(operand.middle()));
    return IntervalMatrix.generate(
        operand.rows(),
        operand.columns(),
        place -> {
          double value = middle.values()[place];
          double reach = slope * operand.at(place).radius();
          return new Interval(value - reach, value + reach).widened();
        });
  }

  private IntervalMatrix comparison(Expression node, List<IntervalMatrix> operands) {
    IntervalMatrix a = operands.get(0);
    IntervalMatrix b = operands.get(1);
    Matrix middle = at(node, List.of(a.middle(), b.middle()));
    return IntervalMatrix.generate(
        a.rows(),
        a.columns(),
        place ->
            a.at(place).meets(b.at(place))
                ? new Interval(0, 1)
                : Interval.of(middle.values()[place]));
  }

  private IntervalMatrix reduction(
      Reduction reduction, Expression node, List<IntervalMatrix> operands) {
    return switch (reduction) {
      case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, MAXIMUM, MINIMUM, TRACE -> rising(node, operands);
      case NORM1, NORM2 -> rising(node, List.of(operands.getFirst().map(Interval::magnitude)));
      case DETERMINANT -> throw new IntervalEvaluation.Unsupported(node);
    };
  }

  /** A share rises with its own entry and falls with the others. */
  private static IntervalMatrix softmax(IntervalMatrix a, Interval beta, boolean column) {
    IntervalMatrix z = a.map(beta::times);
    int length = column ? z.length() : z.columns();
    return IntervalMatrix.generate(
        z.rows(),
        z.columns(),
        place -> {
          int start = place / length * length;
          return new Interval(
                  share(z.low(), z.high(), place, start, length),
                  share(z.high(), z.low(), place, start, length))
              .widened();
        });
  }

  private static double share(Matrix own, Matrix others, int place, int start, int length) {
    double sum = 1;
    for (int k = start; k < start + length; k++) {
      if (k != place) {
        sum += Math.exp(others.values()[k] - own.values()[place]);
      }
    }
    return 1 / sum;
  }

  private static IntervalMatrix boltzmann(Expression node, IntervalMatrix a) {
    IntervalMatrix shares = softmax(a, Interval.of(1), isColumn(node));
    int length = isColumn(node) ? a.length() : a.columns();
    return IntervalMatrix.generate(
        a.length() / length,
        1,
        row -> {
          Interval sum = Interval.of(0);
          for (int k = row * length; k < (row + 1) * length; k++) {
            sum = sum.plus(shares.at(k).times(a.at(k)));
          }
          return sum;
        });
  }
}
