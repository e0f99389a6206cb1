package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.expression.Operation.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message in full, with the operands named h and V, and its repair. */
class ShapeRulesTest {
  private static final Dimension H = Dimension.named("H");
  private static final Dimension C = Dimension.named("C");
  private static final Expression row = variable("h", Shape.row(H));
  private static final Expression column = variable("u", Shape.column(H));
  private static final Expression matrix = variable("V", new Shape(C, H));
  private static final Expression wide = variable("W", new Shape(C, C));
  private static final Expression scalar = variable("s", Shape.SCALAR);
  private static final Index K = Index.over("k", C);

  private static Expression variable(String name, Shape shape) {
    return Expressions.variable(Symbol.of(name, Symbol.Kind.INPUT, shape));
  }

  private static Arguments wrong(
      Operation operation, String message, String repair, Expression... operands) {
    return Arguments.of(operation, List.of(operands), message, repair);
  }

  private static Selection at(IndexTerm position) {
    return new Selection.At(position);
  }

  static Stream<Arguments> messages() {
    Selection all = Selection.all();
    IndexTerm next = new IndexTerm(Optional.of(Index.over("k", H)), Dimension.ONE);
    return Stream.of(
        wrong(
            new Product(),
            "h is 1×H, V is C×H: the inner sizes H and C differ",
            "transpose the second factor with '",
            row,
            matrix),
        wrong(
            new Product(),
            "h is H×1, V is H×C: the inner sizes 1 and H differ",
            "transpose the first factor with '",
            column,
            variable("M", new Shape(H, C))),
        wrong(
            new Product(),
            "h is 1×H, V is 1×H: the inner sizes H and 1 differ",
            "for the elementwise product write .*",
            row,
            row),
        wrong(
            new Product(),
            "V is H×1, operand 3 is C×C: the inner sizes 1 and C differ",
            "",
            matrix,
            column,
            wide),
        wrong(new Add(), "h is 1×H, V is C×H: the sum needs equal shapes", "", row, matrix),
        wrong(
            new Add(),
            "h is 1×H, operand 3 is H×1: the sum needs equal shapes",
            "",
            row,
            row,
            column),
        wrong(
            new Hadamard(),
            "h is 1×H, V is a scalar: the elementwise product needs equal shapes",
            "",
            row,
            scalar),
        wrong(new Divide(), "h is 1×H, V is H×1: the quotient needs equal shapes", "", row, column),
        wrong(new Power(), "h is 1×H, V is H×1: the power needs equal shapes", "", row, column),
        wrong(
            new Comparison(Relation.LESS),
            "h is 1×H, V is a scalar: the comparison needs equal shapes",
            "",
            row,
            scalar),
        wrong(
            new Extremum(true),
            "h is 1×H, V is H×1: min or max needs equal shapes",
            "",
            row,
            column),
        wrong(
            new Dot(), "h is 1×H, V is H×1: the inner product needs equal shapes", "", row, column),
        wrong(new Scale(), "h is 1×H: a scalar factor has to be a scalar", "", row, matrix),
        wrong(new MatrixPower(2), "h is C×H: a matrix power needs a square matrix", "", matrix),
        wrong(new Inverse(), "h is C×H: the inverse needs a square matrix", "", matrix),
        wrong(
            new DiagonalMatrix(), "h is C×H: diag of a vector needs a row or a column", "", matrix),
        wrong(new DiagonalPart(), "h is C×H: the diagonal needs a square matrix", "", matrix),
        wrong(new Reduce(Reduction.TRACE), "h is C×H: tr needs a square matrix", "", matrix),
        wrong(new Reduce(Reduction.DETERMINANT), "h is C×H: det needs a square matrix", "", matrix),
        wrong(new Broadcast(new Shape(H, C)), "h is 1×H: it can't be repeated to H×C", "", row),
        wrong(
            new Blocks(2),
            "h is C×H, V is H×1: blocks side by side need equally many rows",
            "",
            matrix,
            column),
        wrong(
            new Blocks(1),
            "h is C×H, V is H×1: blocks one below the other need equally many columns",
            "",
            matrix,
            column),
        wrong(new Blocks(2), "3 blocks can't stand in rows of 2", "", row, row, row),
        wrong(new Part(at(IndexTerm.at(3)), all), "h is C×H: it has no row 3", "", matrix),
        wrong(new Part(all, at(IndexTerm.at(0))), "h is C×H: it has no column 0", "", matrix),
        wrong(
            new Part(all, at(IndexTerm.of(K))),
            "h is C×H: the column k runs from 1 to C, beyond its H",
            "",
            matrix),
        wrong(
            new Part(all, at(next)),
            "h is C×H: the column k + 1 runs from 2 to H + 1, beyond its H",
            "",
            matrix),
        wrong(
            new Part(new Selection.Range(Dimension.of(2), H), all),
            "h is C×H: it has no rows 2 to H",
            "",
            matrix),
        wrong(
            new Place(at(IndexTerm.at(1)), all, new Shape(C, H)),
            "h is H×1: it can't fill a selection that is 1×H",
            "",
            column),
        wrong(
            new Place(at(IndexTerm.at(5)), all, new Shape(C, H)),
            "h is C×H: it has no row 5",
            "",
            row),
        wrong(new OneHot(C), "h is 1×H: the position of a row lookup has to be a scalar", "", row),
        wrong(new Softmax(), "V is 1×H: softmax's beta has to be a scalar", "", column, row),
        wrong(
            new Tabulate(K, Optional.empty()),
            "h is 1×H: an entry's formula has to be a scalar",
            "",
            row),
        wrong(
            new SecondDerivative(),
            "h is 1×H: what a second derivative is of has to be a scalar",
            "",
            row,
            row),
        wrong(
            new SecondDerivative(),
            "V is C×H: a second derivative by a matrix has four indices",
            "write it entry by entry",
            scalar,
            matrix),
        wrong(
            new Derivative(),
            "h is 1×H, V is C×H: this derivative has more than two indices",
            "write it entry by entry, as d(A[i,j])/dB[k,l]",
            row,
            matrix));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void saysWhatIsWrong(
      Operation operation, List<Expression> operands, String message, String repair) {
    ShapeException found =
        catchThrowableOfType(ShapeException.class, () -> Expression.of(operation, operands));
    assertThat(found.describe(List.of("h", "V"))).isEqualTo(message);
    assertThat(found.repair()).isEqualTo(repair);
  }

  @Test
  void withoutNamesOperandsAreNamedByPlace() {
    ShapeException found =
        catchThrowableOfType(
            ShapeException.class, () -> Expression.of(new Product(), wide, matrix, row));
    assertThat(found)
        .hasMessage(
            "the second operand is C×H, the third operand is 1×H: the inner sizes H and 1 differ");
  }

  @Test
  void shapesOfResults() {
    assertThat(Expression.of(new Product(), row, column).isScalar()).isTrue();
    assertThat(Expression.of(new Product(), column, row).shape()).isEqualTo(new Shape(H, H));
    assertThat(Expression.of(new Transpose(), matrix).shape()).isEqualTo(new Shape(H, C));
    assertThat(Expression.of(new Kronecker(), matrix, row).shape())
        .isEqualTo(new Shape(C, H.times(H)));
    assertThat(Expression.of(new Blocks(2), matrix, wide).shape())
        .isEqualTo(new Shape(C, H.plus(C)));
    assertThat(Expression.of(new LogSumExp(), matrix).shape()).isEqualTo(Shape.column(C));
    assertThat(Expression.of(new Boltzmann(), column).isScalar()).isTrue();
    assertThat(Expression.of(new Derivative(), scalar, matrix).shape()).isEqualTo(matrix.shape());
    assertThat(Expression.of(new Derivative(), row, column).shape()).isEqualTo(new Shape(H, H));
    assertThat(Expression.of(new SecondDerivative(), scalar, row).shape())
        .isEqualTo(new Shape(H, H));
    assertThat(Expression.of(new Differential(), matrix).shape()).isEqualTo(matrix.shape());
    assertThat(Expression.of(new Tabulate(K, Optional.empty()), scalar).shape())
        .isEqualTo(Shape.column(C));
  }

  @Test
  void aDerivativeByAScalarHasTheShapeOfWhatIsDifferentiated() {
    Dimension rows = Dimension.named("R");
    Dimension columns = Dimension.named("C");
    Expression s = Expressions.variable(Symbol.of("s", Symbol.Kind.PARAMETER, Shape.SCALAR));
    Shape shape = new Shape(rows, columns);
    Expression a = Expressions.variable(Symbol.of("A", Symbol.Kind.PARAMETER, shape));
    assertThat(Expressions.derivative(a, s).shape()).isEqualTo(shape);
    assertThat(Expressions.derivative(s, a).shape()).isEqualTo(shape);
  }
}
