package org.chainrule.engine;

import org.chainrule.engine.Instruction.Gemm;
import org.chainrule.engine.Instruction.Over;

/**
 * Matrix products over samples. Where the samples' rows can be laid below each other, all samples
 * are one product: {@code X W} and {@code W x} with a shared W, and the mean of {@code u vᵀ}.
 */
final class MatrixProducts {
  private MatrixProducts() {}

  /** A factor as a kernel takes it: whether it is stored transposed, and its rows' distance. */
  private record Layout(boolean transposed, int leading) {}

  /** Returns {@code a b}. */
  static View multiply(Block block, View a, View b) {
    if (a.isBatched() && !b.isBatched()) {
      return tall(block, stackable(a) ? a : block.dense(a), b);
    }
    if (!a.isBatched() && b.isBatched() && (stackable(b.transposed()) || b.columns() == 1)) {
      View transposed = b.transposed();
      View rows = stackable(transposed) ? transposed : block.dense(transposed);
      return tall(block, rows, a.transposed()).transposed();
    }
    if (a.isBatched() && a.rows() == 1 && b.columns() == 1) {
      return dot(block, a.transposed(), b);
    }
    return plain(block, a.isBatched() ? Over.EACH : b.isBatched() ? Over.EACH : Over.ONCE, a, b);
  }

  /** Returns the mean over the samples of {@code a b}, both batched: {@code Aᵀ B / count}. */
  static View meanOfProduct(Block block, View a, View b) {
    View left = a.transposed();
    View tallA = stackable(left) ? left : block.dense(left);
    View tallB = stackable(b) ? b : block.dense(b);
    View out = block.fresh(false, a.rows(), b.columns());
    block.emit(
        new Gemm(
            Over.INNER,
            out,
            tallA,
            true,
            tallB,
            false,
            a.rows(),
            b.columns(),
            a.columns(),
            stackedLeading(tallA),
            stackedLeading(tallB),
            b.columns()));
    return out;
  }

  /** Returns Σ a_ij b_ij for each sample. */
  static View dot(Block block, View a, View b) {
    View out = block.fresh(a.isBatched() || b.isBatched(), 1, 1);
    boolean vectors = a.rows() == 1 || a.columns() == 1;
    block.emit(
        new Instruction.Dot(out, vectors ? a : block.dense(a), vectors ? b : block.dense(b)));
    return out;
  }

  /** A stacked a times a shared b, one product for all samples. */
  private static View tall(Block block, View a, View b) {
    View right = straight(b) ? b : block.dense(b);
    Layout layout = layout(right);
    View out = block.fresh(true, a.rows(), b.columns());
    block.emit(
        new Gemm(
            Over.ROWS,
            out,
            a,
            false,
            right,
            layout.transposed,
            a.rows(),
            b.columns(),
            a.columns(),
            stackedLeading(a),
            layout.leading,
            b.columns()));
    return out;
  }

  private static View plain(Block block, Over over, View a, View b) {
    View left = straight(a) ? a : block.dense(a);
    View right = straight(b) ? b : block.dense(b);
    Layout leftLayout = layout(left);
    Layout rightLayout = layout(right);
    View out = block.fresh(over == Over.EACH, a.rows(), b.columns());
    block.emit(
        new Gemm(
            over,
            out,
            left,
            leftLayout.transposed,
            right,
            rightLayout.transposed,
            a.rows(),
            b.columns(),
            a.columns(),
            leftLayout.leading,
            rightLayout.leading,
            b.columns()));
    return out;
  }

  /** Whether the rows of all samples are equally far apart, each with neighbouring entries. */
  private static boolean stackable(View a) {
    return (a.columns() == 1 || a.columnStep() == 1)
        && (a.rows() == 1 || (a.rowStep() != 0 && a.sampleStep() == a.rows() * a.rowStep()));
  }

  private static int stackedLeading(View a) {
    return a.rows() == 1 ? a.sampleStep() : a.rowStep();
  }

  /** Whether the rows, or the columns, have neighbouring entries, and none is repeated. */
  private static boolean straight(View a) {
    boolean byRows =
        (a.columns() == 1 || a.columnStep() == 1) && (a.rows() == 1 || a.rowStep() != 0);
    boolean byColumns =
        (a.rows() == 1 || a.rowStep() == 1) && (a.columns() == 1 || a.columnStep() != 0);
    return byRows || byColumns;
  }

  private static Layout layout(View a) {
    boolean byRows = a.columns() == 1 || a.columnStep() == 1;
    if (byRows) {
      return new Layout(false, a.rows() == 1 ? a.columns() : a.rowStep());
    }
    return new Layout(true, a.columns() == 1 ? a.rows() : a.columnStep());
  }
}
