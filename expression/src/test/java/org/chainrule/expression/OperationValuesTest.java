package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.expression.Samples.assertClose;
import static org.chainrule.expression.Samples.matrix;
import static org.chainrule.expression.Samples.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every operation against plain loops over its definition, at odd sizes. */
class OperationValuesTest {
  private static final OpaqueFunction ELL =
      new OpaqueFunction("ell", List.of("a", "b"), Optional.empty());

  private record Case(Expression expression, Matrix expected) {}

  /** The cases for matrices m×n, with the variables that they use. */
  private static final class Cases {
    final Samples samples = new Samples(new SplittableRandom(5));
    final List<Case> all = new ArrayList<>();

    void add(Expression expression, Matrix expected) {
      all.add(new Case(expression, expected));
    }

    void add(Operation operation, Matrix expected, Expression... operands) {
      add(Expression.of(operation, operands), expected);
    }

    Matrix of(Expression variable) {
      return samples.value(variable);
    }
  }

  private static Cases cases(int m, int n, int k) {
    Cases cases = new Cases();
    leaves(cases, m, n);
    entrywise(cases, m, n);
    elementwise(cases, m, n);
    products(cases, m, n, k);
    squares(cases, Math.min(m, 5));
    layouts(cases, m, n, k);
    reductions(cases, m, n);
    rows(cases, m, n);
    indices(cases, m, n);
    return cases;
  }

  private static void leaves(Cases cases, int m, int n) {
    Expression a = cases.samples.variable(m, n);
    Matrix value = cases.of(a);
    Symbol name = Symbol.of("h", Symbol.Kind.DEFINITION, shape(m, n));
    Index i = Index.over("i", Dimension.of(m));
    IndexTerm last = IndexTerm.at(m);
    cases.add(a, value);
    cases.add(new Constant(Rational.of(-7, 4)), Matrix.scalar(-1.75));
    cases.add(new SizeValue(Dimension.of(SizeName.fixed("M", m))), Matrix.scalar(m));
    cases.add(new IndexValue(last), Matrix.scalar(m));
    cases.add(new KroneckerDelta(last, IndexTerm.at(1)), Matrix.scalar(m == 1 ? 1 : 0));
    cases.add(new KroneckerDelta(last, last), Matrix.scalar(1));
    cases.add(new Fill(Rational.of(3, 2), shape(m, n)), matrix(m, n, (_, _) -> 1.5));
    cases.add(new Identity(Dimension.of(n)), matrix(n, n, (r, c) -> r == c ? 1 : 0));
    cases.add(new Named(name), value, a);
    cases.add(new Call("f", Optional.empty()), value, a, cases.samples.variable(n, m));
    cases.add(new StopGradient(), value, a);
    cases.add(new Opaque(ELL), Matrix.scalar(first(value)), a, a);
    cases.add(new OpaqueGradient(ELL, 0), value, a, a);
    assertThat(IndexTerm.of(i).last()).isEqualTo(Dimension.of(m));
  }

  private static double first(Matrix a) {
    return a.get(0, 0);
  }

  private static void entrywise(Cases cases, int m, int n) {
    Expression a = cases.samples.variable(m, n);
    Expression b = cases.samples.variable(m, n);
    Expression c = cases.samples.variable(m, n);
    Expression s = cases.samples.variable(1, 1);
    Matrix x = cases.of(a);
    Matrix y = cases.of(b);
    Matrix z = cases.of(c);
    double t = cases.of(s).scalar();
    cases.add(new Add(), matrix(m, n, (i, j) -> x.get(i, j) + y.get(i, j) + z.get(i, j)), a, b, c);
    cases.add(
        new Hadamard(), matrix(m, n, (i, j) -> x.get(i, j) * y.get(i, j) * z.get(i, j)), a, b, c);
    cases.add(new Divide(), matrix(m, n, (i, j) -> x.get(i, j) / y.get(i, j)), a, b);
    cases.add(new Divide(), matrix(m, n, (i, j) -> x.get(i, j) / t), a, s);
    cases.add(new Power(), matrix(m, n, (i, j) -> Math.pow(x.get(i, j), y.get(i, j))), a, b);
    cases.add(
        new Power(),
        matrix(m, n, (i, j) -> x.get(i, j) * x.get(i, j) * x.get(i, j)),
        a,
        Expressions.constant(3));
    cases.add(
        new Extremum(true),
        matrix(m, n, (i, j) -> x.get(i, j) > y.get(i, j) ? x.get(i, j) : y.get(i, j)),
        a,
        b);
    cases.add(
        new Extremum(false),
        matrix(m, n, (i, j) -> x.get(i, j) < y.get(i, j) ? x.get(i, j) : y.get(i, j)),
        a,
        b);
    Expression p = cases.samples.whole(m, n, (i, j) -> (i + j) % 3);
    Expression q = cases.samples.whole(m, n, (i, j) -> i * j % 2);
    for (Relation relation : Relation.values()) {
      DoubleBinaryOperator holds =
          switch (relation) {
            case LESS -> (u, v) -> u < v ? 1 : 0;
            case AT_MOST -> (u, v) -> u <= v ? 1 : 0;
            case GREATER -> (u, v) -> u > v ? 1 : 0;
            case AT_LEAST -> (u, v) -> u >= v ? 1 : 0;
            case EQUAL -> (u, v) -> u == v ? 1 : 0;
            case UNEQUAL -> (u, v) -> u != v ? 1 : 0;
          };
      cases.add(
          new Comparison(relation),
          matrix(m, n, (i, j) -> holds.applyAsDouble(cases.of(p).get(i, j), cases.of(q).get(i, j))),
          p,
          q);
    }
  }

  private static void elementwise(Cases cases, int m, int n) {
    Expression a = cases.samples.variable(m, n);
    Expression positive =
        cases.samples.variable(matrix(m, n, (i, j) -> Math.exp(cases.of(a).get(i, j))));
    for (ElementwiseFunction function : ElementwiseFunction.values()) {
      DoubleUnaryOperator f =
          switch (function) {
            case SIGMOID -> z -> 1 / (1 + Math.exp(-z));
            case TANH -> z -> (Math.exp(z) - Math.exp(-z)) / (Math.exp(z) + Math.exp(-z));
            case RELU -> z -> z > 0 ? z : 0;
            case LEAKYRELU -> z -> z > 0 ? z : 0.01 * z;
            case ELU -> z -> z > 0 ? z : Math.exp(z) - 1;
            case SELU ->
                z -> 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * (Math.exp(z) - 1));
            case GELU -> z -> 0.5 * z * (1 + simpsonErf(z / Math.sqrt(2)));
            case SILU -> z -> z / (1 + Math.exp(-z));
            case SOFTPLUS -> z -> Math.log(1 + Math.exp(z));
            case SOFTSIGN -> z -> z / (1 + (z < 0 ? -z : z));
            case HARDTANH -> z -> z < -1 ? -1 : z > 1 ? 1 : z;
            case EXP -> z -> Math.pow(Math.E, z);
            case LOG -> z -> Math.log10(z) / Math.log10(Math.E);
            case SQRT -> z -> Math.pow(z, 0.5);
            case ABS -> z -> z < 0 ? -z : z;
            case SIGN -> z -> z < 0 ? -1 : z > 0 ? 1 : 0;
            case SIN -> StrictMath::sin;
            case COS -> StrictMath::cos;
            case TAN -> z -> StrictMath.sin(z) / StrictMath.cos(z);
            case SINH -> z -> (Math.exp(z) - Math.exp(-z)) / 2;
            case COSH -> z -> (Math.exp(z) + Math.exp(-z)) / 2;
            case ERF -> OperationValuesTest::simpsonErf;
          };
      boolean needsPositive =
          function == ElementwiseFunction.LOG || function == ElementwiseFunction.SQRT;
      Expression argument = needsPositive ? positive : a;
      cases.add(
          new Elementwise(function),
          matrix(m, n, (i, j) -> f.applyAsDouble(cases.of(argument).get(i, j))),
          argument);
    }
  }

  /** 2/√π ∫₀ᶻ e^(−s²) ds by Simpson's rule. */
  private static double simpsonErf(double z) {
    int steps = 2000;
    double sum = 1 + Math.exp(-z * z);
    for (int i = 1; i < steps; i++) {
      double s = z * i / steps;
      sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-s * s);
    }
    return 2 / Math.sqrt(Math.PI) * sum * z / steps / 3;
  }

  private static void products(Cases cases, int m, int n, int k) {
    Expression a = cases.samples.variable(m, n + 1);
    Expression b = cases.samples.variable(n + 1, k + 1);
    Expression c = cases.samples.variable(k + 1, 3);
    Expression d = cases.samples.variable(m, n + 1);
    Matrix ab = multiplied(cases.of(a), cases.of(b));
    cases.add(new Product(), ab, a, b);
    cases.add(new Product(), multiplied(ab, cases.of(c)), a, b, c);
    Expression s = cases.samples.variable(1, 1);
    double factor = cases.of(s).scalar();
    cases.add(new Scale(), matrix(m, n + 1, (i, j) -> factor * cases.of(a).get(i, j)), s, a);
    double dot = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n + 1; j++) {
        dot += cases.of(a).get(i, j) * cases.of(d).get(i, j);
      }
    }
    cases.add(new Dot(), Matrix.scalar(dot), a, d);
    Matrix x = cases.of(b);
    Matrix y = cases.of(c);
    double[][] kronecker = new double[(n + 1) * (k + 1)][(k + 1) * 3];
    for (int i = 0; i < n + 1; i++) {
      for (int j = 0; j < k + 1; j++) {
        for (int p = 0; p < k + 1; p++) {
          for (int q = 0; q < 3; q++) {
            kronecker[i * (k + 1) + p][j * 3 + q] = x.get(i, j) * y.get(p, q);
          }
        }
      }
    }
    cases.add(
        new Kronecker(), matrix((n + 1) * (k + 1), (k + 1) * 3, (i, j) -> kronecker[i][j]), b, c);
  }

  private static Matrix multiplied(Matrix a, Matrix b) {
    return matrix(
        a.rows(),
        b.columns(),
        (i, j) -> {
          double sum = 0;
          for (int k = 0; k < a.columns(); k++) {
            sum += a.get(i, k) * b.get(k, j);
          }
          return sum;
        });
  }

  private static void squares(Cases cases, int n) {
    Expression a = cases.samples.variable(n, n);
    Matrix x = cases.of(a);
    Matrix power = x;
    for (int exponent = 2; exponent < 8; exponent++) {
      power = multiplied(power, x);
      cases.add(new MatrixPower(exponent), power, a);
    }
    double determinant = expanded(x);
    cases.add(new Reduce(Reduction.DETERMINANT), Matrix.scalar(determinant), a);
    cases.add(
        new Inverse(),
        matrix(
            n, n, (i, j) -> ((i + j) % 2 == 0 ? 1 : -1) * expanded(without(x, j, i)) / determinant),
        a);
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += x.get(i, i);
    }
    cases.add(new Reduce(Reduction.TRACE), Matrix.scalar(trace), a);
    cases.add(new DiagonalPart(), matrix(n, 1, (i, _) -> x.get(i, i)), a);
  }

  /** The determinant by expansion along the first row. */
  private static double expanded(Matrix a) {
    double sum = a.rows() == 0 ? 1 : 0;
    for (int j = 0; j < a.columns(); j++) {
      sum += (j % 2 == 0 ? 1 : -1) * a.get(0, j) * expanded(without(a, 0, j));
    }
    return sum;
  }

  private static Matrix without(Matrix a, int row, int column) {
    return matrix(
        a.rows() - 1,
        a.columns() - 1,
        (i, j) -> a.get(i < row ? i : i + 1, j < column ? j : j + 1));
  }

  private static void layouts(Cases cases, int m, int n, int k) {
    Expression a = cases.samples.variable(m, n);
    Expression row = cases.samples.variable(1, n);
    Expression column = cases.samples.variable(m, 1);
    Expression scalar = cases.samples.variable(1, 1);
    Matrix x = cases.of(a);
    Matrix r = cases.of(row);
    Matrix c = cases.of(column);
    cases.add(new Transpose(), matrix(n, m, (i, j) -> x.get(j, i)), a);
    cases.add(new DiagonalMatrix(), matrix(n, n, (i, j) -> i == j ? r.get(0, i) : 0), row);
    cases.add(new DiagonalMatrix(), matrix(m, m, (i, j) -> i == j ? c.get(i, 0) : 0), column);
    cases.add(new Broadcast(shape(m, n)), matrix(m, n, (_, j) -> r.get(0, j)), row);
    cases.add(new Broadcast(shape(m, n)), matrix(m, n, (i, _) -> c.get(i, 0)), column);
    cases.add(
        new Broadcast(shape(m, n)), matrix(m, n, (_, _) -> cases.of(scalar).scalar()), scalar);
    Expression right = cases.samples.variable(m, k);
    Expression below = cases.samples.variable(2, n);
    Expression corner = cases.samples.variable(2, k);
    cases.add(
        new Blocks(2),
        matrix(
            m + 2,
            n + k,
            (i, j) ->
                cases
                    .of(i < m ? (j < n ? a : right) : (j < n ? below : corner))
                    .get(i < m ? i : i - m, j < n ? j : j - n)),
        a,
        right,
        below,
        corner);
    Selection all = Selection.all();
    Selection from = new Selection.Range(Dimension.of((m + 1) / 2), Dimension.of(m));
    Selection one = new Selection.At(IndexTerm.at(n));
    int start = (m + 1) / 2 - 1;
    cases.add(new Part(all, one), matrix(m, 1, (i, _) -> x.get(i, n - 1)), a);
    cases.add(new Part(from, all), matrix(m - start, n, (i, j) -> x.get(start + i, j)), a);
    cases.add(
        new Place(all, one, shape(m, n)),
        matrix(m, n, (i, j) -> j == n - 1 ? c.get(i, 0) : 0),
        column);
    Expression small = cases.samples.variable(m - start, n);
    cases.add(
        new Place(from, all, shape(m, n)),
        matrix(m, n, (i, j) -> i < start ? 0 : cases.of(small).get(i - start, j)),
        small);
    cases.add(
        new OneHot(Dimension.of(n)),
        matrix(1, n, (_, j) -> j == n - 1 ? 1 : 0),
        cases.samples.variable(Matrix.scalar(n + 0.1)));
  }

  private static void reductions(Cases cases, int m, int n) {
    Expression a = cases.samples.variable(m, n);
    Matrix x = cases.of(a);
    double[] rowSums = new double[m];
    double[] columnSums = new double[n];
    double sum = 0;
    double absolute = 0;
    double squares = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        rowSums[i] += x.get(i, j);
        columnSums[j] += x.get(i, j);
        sum += x.get(i, j);
        absolute += Math.abs(x.get(i, j));
        squares += x.get(i, j) * x.get(i, j);
      }
    }
    double[] sorted = x.values().clone();
    Arrays.sort(sorted);
    cases.add(new Reduce(Reduction.SUM), Matrix.scalar(sum), a);
    cases.add(new Reduce(Reduction.MEAN), Matrix.scalar(sum / (m * n)), a);
    cases.add(new Reduce(Reduction.ROW_SUMS), Matrix.column(rowSums), a);
    cases.add(new Reduce(Reduction.COLUMN_SUMS), Matrix.row(columnSums), a);
    cases.add(new Reduce(Reduction.MAXIMUM), Matrix.scalar(sorted[sorted.length - 1]), a);
    cases.add(new Reduce(Reduction.MINIMUM), Matrix.scalar(sorted[0]), a);
    cases.add(new Reduce(Reduction.NORM1), Matrix.scalar(absolute), a);
    cases.add(new Reduce(Reduction.NORM2), Matrix.scalar(Math.sqrt(squares)), a);
  }

  /** The softmax family of a matrix and of a column; each row is the same formula. */
  private static void rows(Cases cases, int m, int n) {
    Expression beta = cases.samples.variable(1, 1);
    double b = cases.of(beta).scalar();
    for (Expression a : List.of(cases.samples.variable(m, n + 1), cases.samples.variable(m, 1))) {
      Matrix x = cases.of(a);
      boolean column = x.columns() == 1;
      int rows = column ? 1 : m;
      Matrix lines = column ? matrix(1, m, (_, j) -> x.get(j, 0)) : x;
      double[] sums = new double[rows];
      double[] betaSums = new double[rows];
      double[] products = new double[rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < lines.columns(); j++) {
          sums[i] += Math.exp(lines.get(i, j));
          betaSums[i] += Math.exp(b * lines.get(i, j));
          products[i] += Math.exp(lines.get(i, j)) * lines.get(i, j);
        }
      }
      Matrix softmax =
          matrix(m, x.columns(), (i, j) -> Math.exp(b * x.get(i, j)) / betaSums[column ? 0 : i]);
      cases.add(new Softmax(), softmax, a, beta);
      cases.add(
          new LogSoftmax(),
          matrix(m, x.columns(), (i, j) -> x.get(i, j) - Math.log(sums[column ? 0 : i])),
          a);
      cases.add(new LogSumExp(), matrix(rows, 1, (i, _) -> Math.log(sums[i])), a);
      cases.add(new Boltzmann(), matrix(rows, 1, (i, _) -> products[i] / sums[i]), a);
    }
  }

  private static void indices(Cases cases, int m, int n) {
    Expression a = cases.samples.variable(m, n);
    Matrix x = cases.of(a);
    Index i = Index.over("i", Dimension.of(m));
    Index j = Index.over("j", Dimension.of(n));
    Expression entry = Expression.of(new Part(Selection.at(i), Selection.at(j)), a);
    Expression weighted =
        Expression.of(new Hadamard(), entry, Expression.of(new IndexValue(IndexTerm.of(j))));
    cases.add(
        new Tabulate(i, Optional.of(j)), matrix(m, n, (p, q) -> x.get(p, q) * (q + 1)), weighted);
    Expression rowSum = Expression.of(new IndexSum(j, List.of()), weighted);
    double[] sums = new double[m];
    double omitted = 0;
    for (int p = 0; p < m; p++) {
      for (int q = 0; q < n; q++) {
        sums[p] += x.get(p, q) * (q + 1);
        omitted += q == 0 || p == m - 1 ? 0 : x.get(p, q) * (q + 1);
      }
    }
    cases.add(new Tabulate(i, Optional.empty()), Matrix.column(sums), rowSum);
    Expression inner = Expression.of(new IndexSum(j, List.of(IndexTerm.at(1))), weighted);
    cases.add(new IndexSum(i, List.of(IndexTerm.at(m))), Matrix.scalar(omitted), inner);
  }

  private static Bindings bindings(Cases cases) {
    Bindings.OpaqueValue ell =
        new Bindings.OpaqueValue() {
          @Override
          public double value(List<Matrix> arguments) {
            return first(arguments.getFirst());
          }

          @Override
          public Matrix gradient(int argument, List<Matrix> arguments) {
            return arguments.get(argument);
          }
        };
    return new Bindings(Map.of(), cases.samples.bindings().values(), Map.of("ell", ell));
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,7,2", "7,1,3", "3,5,4", "5,3,1", "2,2,2", "8,9,3", "17,15,2"})
  void everyOperationIsWhatItsDefinitionSays(int m, int n, int k) {
    Cases cases = cases(m, n, k);
    for (Case one : cases.all) {
      Matrix found = Evaluator.evaluate(one.expression, bindings(cases));
      assertThatNoException(one, found);
    }
    List<Matrix> together =
        Evaluator.evaluateAll(cases.all.stream().map(Case::expression).toList(), bindings(cases));
    assertThat(together).hasSameSizeAs(cases.all);
    for (int i = 0; i < together.size(); i++) {
      assertThatNoException(cases.all.get(i), together.get(i));
    }
  }

  private static void assertThatNoException(Case one, Matrix found) {
    try {
      assertClose(found, one.expected, 1e-9);
    } catch (AssertionError e) {
      throw new AssertionError(one.expression + ": " + e.getMessage(), e);
    }
  }

  @Test
  void claimsHaveNoValueHere() {
    Samples samples = new Samples(new SplittableRandom(1));
    Expression s = samples.variable(1, 1);
    for (Expression claim :
        List.of(
            Expressions.derivative(s, s),
            Expressions.secondDerivative(s, s),
            Expressions.differential(s))) {
      assertThatThrownBy(() -> Evaluator.evaluate(claim, samples.bindings()))
          .isInstanceOf(EvaluationException.class)
          .hasMessageStartingWith("derivatives are resolved by the calculus only: ");
    }
  }

  /** Counts what the cases above cover, so that a new operation can't go without. */
  @Test
  void everyOperationFunctionReductionAndRelationIsCovered() {
    Set<Object> covered = new HashSet<>();
    Set<Class<?>> operations = new HashSet<>();
    for (Case one : cases(3, 5, 4).all) {
      Operation operation = one.expression.operation();
      operations.add(operation.getClass());
      covered.addAll(
          switch (operation) {
            case Elementwise(ElementwiseFunction function) -> List.of(function);
            case Reduce(Reduction reduction) -> List.of(reduction);
            case Comparison(Relation relation) -> List.of(relation);
            default -> List.of();
          });
    }
    Set<Class<?>> permitted =
        Arrays.stream(Operation.class.getPermittedSubclasses()).collect(Collectors.toSet());
    permitted.removeAll(Set.of(Derivative.class, SecondDerivative.class, Differential.class));
    assertThat(operations).isEqualTo(permitted).hasSize(40);
    assertThat(covered)
        .hasSize(
            ElementwiseFunction.values().length
                + Reduction.values().length
                + Relation.values().length);
  }
}
