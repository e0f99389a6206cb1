package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension M = Dimension.named("M");

  @Test
  void kindsOfShapes() {
    Shape matrix = new Shape(N, M);
    assertThat(Shape.SCALAR.isScalar()).isTrue();
    assertThat(Shape.SCALAR.isVector()).isTrue();
    assertThat(Shape.SCALAR.isColumn() || Shape.SCALAR.isRow()).isFalse();
    assertThat(Shape.column(N).isColumn()).isTrue();
    assertThat(Shape.column(N).isRow()).isFalse();
    assertThat(Shape.row(N).isRow()).isTrue();
    assertThat(Shape.row(N).isVector()).isTrue();
    assertThat(matrix.isVector()).isFalse();
    assertThat(matrix.isSquare()).isFalse();
    assertThat(new Shape(N, N).isSquare()).isTrue();
    assertThat(matrix.transposed()).isEqualTo(new Shape(M, N));
  }

  @Test
  void entriesAreCounted() {
    assertThat(Shape.column(N).entries()).isEqualTo(N);
    assertThat(Shape.row(M).entries()).isEqualTo(M);
    assertThat(new Shape(N, M).entries()).isEqualTo(N.times(M));
    assertThat(Shape.SCALAR.entries()).isEqualTo(Dimension.ONE);
  }

  @Test
  void aSizeFixedToOneMakesAScalar() {
    Dimension one = Dimension.of(SizeName.fixed("C", 1));
    assertThat(new Shape(one, one).isScalar()).isTrue();
    assertThat(new Shape(one, N).isRow()).isTrue();
    assertThat(new Shape(one, N).sameAs(Shape.row(N))).isTrue();
    assertThat(new Shape(one, N)).isNotEqualTo(Shape.row(N));
  }

  @Test
  void printsAsErrorsShowIt() {
    assertThat(Shape.SCALAR).hasToString("a scalar");
    assertThat(new Shape(Dimension.ONE, N)).hasToString("1×N");
    assertThat(new Shape(N.plus(M), N.times(M))).hasToString("(M + N)×M*N");
  }
}
