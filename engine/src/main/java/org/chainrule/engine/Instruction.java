package org.chainrule.engine;

import java.util.List;
import org.chainrule.expression.ElementwiseFunction;

/**
 * A step of a program. Each is one kernel, run once, for each row, or for each sample; {@link
 * Executor} runs them, {@link Listing} shows them.
 */
sealed interface Instruction {

  /** Returns what is written, the result first; nothing for a loop, whose body has its own. */
  default List<View> outputs() {
    return switch (this) {
      case Fill(View out, _) -> List.of(out);
      case Move(Nest nest, _) -> List.of(nest.walk(0).view());
      case Combine(Nest nest, _, _) -> List.of(nest.walk(0).view());
      case Unary(_, Nest nest) -> List.of(nest.walk(0).view());
      case Binary(_, Nest nest) -> List.of(nest.walk(0).view());
      case Gemm gemm -> List.of(gemm.out);
      case Dot dot -> List.of(dot.out);
      case ReduceRows reduce -> List.of(reduce.out);
      case SumColumns(View out, _) -> List.of(out);
      case Mean(View out, _) -> List.of(out);
      case Softmax softmax -> List.of(softmax.out);
      case LogSoftmax softmax -> List.of(softmax.out);
      case OneHot(View out, _) -> List.of(out);
      case Kronecker(View out, _, _) -> List.of(out);
      case Invert(View out, _, View scratch) -> List.of(out, scratch);
      case Determinant(View out, _, View scratch) -> List.of(out, scratch);
      case IndexNumber(View out, _) -> List.of(out);
      case Delta(View out, _, _) -> List.of(out);
      case Loop _ -> List.of();
    };
  }

  /** Returns what is read, in the order of the operands. */
  default List<View> inputs() {
    return switch (this) {
      case Fill _, IndexNumber _, Delta _, Loop _ -> List.of();
      case Move(Nest nest, _) -> nest.operands();
      case Combine(Nest nest, _, _) -> nest.operands();
      case Unary(_, Nest nest) -> nest.operands();
      case Binary(_, Nest nest) -> nest.operands();
      case Gemm gemm -> List.of(gemm.a, gemm.b);
      case Dot dot -> List.of(dot.a, dot.b);
      case ReduceRows reduce -> List.of(reduce.a);
      case SumColumns(_, View a) -> List.of(a);
      case Mean(_, View a) -> List.of(a);
      case Softmax softmax -> List.of(softmax.a, softmax.beta);
      case LogSoftmax softmax -> List.of(softmax.a);
      case OneHot(_, View a) -> List.of(a);
      case Kronecker(_, View a, View b) -> List.of(a, b);
      case Invert(_, View a, _) -> List.of(a);
      case Determinant(_, View a, _) -> List.of(a);
    };
  }

  /** Every entry of {@code out}, a whole buffer, is {@code value}. */
  record Fill(View out, double value) implements Instruction {}

  /** {@code out = factor · a}, entry by entry. */
  record Move(Nest nest, double factor) implements Instruction {}

  /** {@code out = alpha · a + beta · b}, entry by entry. */
  record Combine(Nest nest, double alpha, double beta) implements Instruction {}

  /** {@code out = f(a)}, entry by entry. */
  record Unary(ElementwiseFunction function, Nest nest) implements Instruction {}

  /** {@code out = f(a, b)}, entry by entry. */
  record Binary(BinaryFunction function, Nest nest) implements Instruction {}

  /** How a matrix product meets the samples. */
  enum Over {
    /** It does not: both factors are shared. */
    ONCE,
    /** The samples' rows are below each other in one tall left factor and in the result. */
    ROWS,
    /** The samples' rows are summed over, and the result divided by their count: a mean. */
    INNER,
    /** One product for each sample. */
    EACH
  }

  /**
   * {@code out = op(a) op(b)}.
   *
   * @param m rows of op(a), of one sample
   * @param n columns of op(b)
   * @param k columns of op(a), of one sample
   * @param lda the distance from row to row of a as stored; so the others
   */
  record Gemm(
      Over over,
      View out,
      View a,
      boolean transposeA,
      View b,
      boolean transposeB,
      int m,
      int n,
      int k,
      int lda,
      int ldb,
      int ldc)
      implements Instruction {}

  /** The inner product of all entries, for each sample. */
  record Dot(View out, View a, View b) implements Instruction {}

  /**
   * {@code out_i = f(row i)}.
   *
   * @param rows the rows of a sample
   * @param length the numbers of a row
   * @param stride the distance from row to row
   * @param step the distance from number to number
   */
  record ReduceRows(
      RowFunction function, View out, View a, int rows, int length, int stride, int step)
      implements Instruction {}

  /** The sum of each column, for each sample. */
  record SumColumns(View out, View a) implements Instruction {}

  /** The mean over the samples, entry by entry. */
  record Mean(View out, View a) implements Instruction {}

  /** The softmax of beta times each row, of dense rows. */
  record Softmax(View out, View a, View beta, int rows, int length) implements Instruction {}

  /** The log-softmax of each row, of dense rows. */
  record LogSoftmax(View out, View a, int rows, int length) implements Instruction {}

  /** The row that is 1 at the position a, for each sample. */
  record OneHot(View out, View a) implements Instruction {}

  /** The Kronecker product, for each sample. */
  record Kronecker(View out, View a, View b) implements Instruction {}

  /** The inverse, for each sample. */
  record Invert(View out, View a, View scratch) implements Instruction {}

  /** The determinant, for each sample. */
  record Determinant(View out, View a, View scratch) implements Instruction {}

  /** The position that an index has, counted from 1. */
  record IndexNumber(View out, Position position) implements Instruction {}

  /** 1 where the positions agree, else 0. */
  record Delta(View out, Position left, Position right) implements Instruction {}

  /**
   * Runs the body for every position of an index from {@code first} to {@code last}, counted from
   * 1, but those in {@code except}.
   */
  record Loop(
      String index, int slot, int first, int last, List<Position> except, List<Instruction> body)
      implements Instruction {}
}
