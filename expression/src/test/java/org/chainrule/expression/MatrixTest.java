package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixTest {
  @Test
  void entriesStandRowByRow() {
    Matrix a = Matrix.generate(2, 3, place -> place);
    assertThat(a.get(1, 2)).isEqualTo(5);
    assertThat(a.get(0, 1)).isEqualTo(1);
    assertThat(a).isEqualTo(new Matrix(2, 3, new double[] {0, 1, 2, 3, 4, 5}));
    assertThat(a).hasSameHashCodeAs(new Matrix(2, 3, new double[] {0, 1, 2, 3, 4, 5}));
    assertThat(a).isNotEqualTo(new Matrix(3, 2, a.values()));
    assertThat(a).hasToString("2×3 [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]");
    assertThat(Matrix.column(1, 2).rows()).isEqualTo(2);
    assertThat(Matrix.row(1, 2).columns()).isEqualTo(2);
    assertThat(Matrix.scalar(7).scalar()).isEqualTo(7);
  }

  @Test
  void sizesAreChecked() {
    assertThatThrownBy(() -> new Matrix(2, 3, new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2×3 needs 6 values, found 5");
    assertThatThrownBy(() -> new Matrix(-1, -1, new double[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a matrix can't be -1×-1");
    assertThatThrownBy(() -> new Matrix(1 << 16, 1 << 16, new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("65536×65536 needs 4294967296 values, found 0");
    assertThatThrownBy(() -> Matrix.row(1, 2).scalar())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("not a scalar but 1×2");
  }

  @Test
  void bindingsAreCopiedAndExtended() {
    Symbol x = Symbol.of("x", Symbol.Kind.INPUT, Shape.SCALAR);
    Symbol y = Symbol.of("y", Symbol.Kind.INPUT, Shape.SCALAR);
    SizeName n = SizeName.symbolic("N");
    Bindings one = Bindings.of(Map.of(n, 3), Map.of(x, Matrix.scalar(1)));
    Bindings two = one.with(y, Matrix.scalar(2)).with(x, Matrix.scalar(5));
    assertThat(one.values()).containsOnlyKeys(x);
    assertThat(two.values()).containsEntry(x, Matrix.scalar(5)).containsEntry(y, Matrix.scalar(2));
    assertThat(two.size(Dimension.of(n).plus(Dimension.ONE))).isEqualTo(4);
    assertThat(two.size(Dimension.of(SizeName.fixed("H", 7)))).isEqualTo(7);
    assertThatThrownBy(() -> two.size(Dimension.named("K")))
        .isInstanceOf(EvaluationException.class)
        .hasMessage("the size K has no value");
    assertThat(List.of(one.opaques())).containsExactly(Map.of());
  }
}
