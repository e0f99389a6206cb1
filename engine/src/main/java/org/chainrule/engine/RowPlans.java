package org.chainrule.engine;

import org.chainrule.expression.Reduction;

/** Instructions for reductions and the softmax family. */
final class RowPlans {
  private RowPlans() {}

  static View reduce(Block block, Reduction reduction, View a) {
    return switch (reduction) {
      case SUM -> total(block, RowFunction.SUM, a);
      case MEAN -> total(block, RowFunction.MEAN, a);
      case MAXIMUM -> total(block, RowFunction.MAXIMUM, a);
      case MINIMUM -> total(block, RowFunction.MINIMUM, a);
      case NORM1 -> total(block, RowFunction.NORM1, a);
      case NORM2 -> total(block, RowFunction.NORM2, a);
      case TRACE -> total(block, RowFunction.SUM, a.diagonal());
      case DETERMINANT -> LinearAlgebraPlans.determinant(block, a);
      case ROW_SUMS -> rows(block, RowFunction.SUM, a, false);
      case COLUMN_SUMS -> columnSums(block, a);
    };
  }

  private static View columnSums(Block block, View a) {
    View dense = block.dense(a);
    View out = block.fresh(a.isBatched(), 1, a.columns());
    block.emit(new Instruction.SumColumns(out, dense));
    return out;
  }

  /** Returns f of all entries. */
  private static View total(Block block, RowFunction function, View a) {
    boolean vector = a.rows() == 1 || a.columns() == 1;
    View entries = vector ? a : block.dense(a);
    View out = block.fresh(a.isBatched(), 1, 1);
    int step = vector ? a.vectorStep() : 1;
    block.emit(new Instruction.ReduceRows(function, out, entries, 1, a.entries(), 0, step));
    return out;
  }

  /** Returns f of each row, or of the entries of a column. */
  static View rows(Block block, RowFunction function, View a, boolean column) {
    if (column) {
      return total(block, function, a);
    }
    View out = block.fresh(a.isBatched(), a.rows(), 1);
    block.emit(
        new Instruction.ReduceRows(
            function, out, a, a.rows(), a.columns(), a.rowStep(), a.columnStep()));
    return out;
  }

  static View softmax(Block block, View a, View beta, boolean column) {
    View dense = block.dense(beta.isBatched() && !a.isBatched() ? perSample(block, a, beta) : a);
    View out = block.fresh(dense.isBatched(), a.rows(), a.columns());
    int rows = column ? 1 : a.rows();
    block.emit(new Instruction.Softmax(out, dense, beta, rows, a.entries() / rows));
    return out;
  }

  /** A shared value once for each sample, as many as there are of {@code like}. */
  private static View perSample(Block block, View a, View like) {
    View out = block.fresh(like.isBatched(), a.rows(), a.columns());
    block.move(out, a, 1);
    return out;
  }

  static View logSoftmax(Block block, View a, boolean column) {
    View dense = block.dense(a);
    View out = block.fresh(a.isBatched(), a.rows(), a.columns());
    int rows = column ? 1 : a.rows();
    block.emit(new Instruction.LogSoftmax(out, dense, rows, a.entries() / rows));
    return out;
  }
}
