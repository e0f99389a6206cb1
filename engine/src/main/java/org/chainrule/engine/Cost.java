package org.chainrule.engine;

import java.util.List;

/** Arithmetic operations, counted: a multiplication with its addition is two. */
final class Cost {
  private Cost() {}

  /** Returns how many instructions there are, bodies included. */
  static int instructions(List<Instruction> instructions) {
    int sum = 0;
    for (Instruction instruction : instructions) {
      sum += 1;
      if (instruction instanceof Instruction.Loop loop) {
        sum += instructions(loop.body());
      }
    }
    return sum;
  }

  /** Returns the operations for {@code count} samples. */
  static long operations(List<Instruction> instructions, int count) {
    long sum = 0;
    for (Instruction instruction : instructions) {
      sum += operations(instruction, count);
    }
    return sum;
  }

  /** Returns the operations of one instruction; a function of one number counts as one. */
  static long operations(Instruction instruction, int count) {
    return switch (instruction) {
      case Instruction.Fill _, Instruction.IndexNumber _, Instruction.Delta _ -> 0;
      case Instruction.OneHot _ -> 0;
      case Instruction.Move(Nest nest, double factor) -> factor == 1 ? 0 : size(nest, count);
      case Instruction.Combine(Nest nest, double alpha, double beta) ->
          (1L + (Math.abs(alpha) == 1 ? 0 : 1) + (Math.abs(beta) == 1 ? 0 : 1)) * size(nest, count);
      case Instruction.Unary(_, Nest nest) -> size(nest, count);
      case Instruction.Binary(_, Nest nest) -> size(nest, count);
      case Instruction.Gemm g ->
          2L * g.m() * g.n() * g.k() * (g.over() == Instruction.Over.ONCE ? 1 : count);
      case Instruction.Dot(View out, View a, _) -> 2L * a.entries() * samples(out, count);
      case Instruction.ReduceRows reduce ->
          (long) reduce.rows() * reduce.length() * samples(reduce.out(), count);
      case Instruction.SumColumns(View out, View a) -> (long) a.entries() * samples(out, count);
      case Instruction.Mean(_, View a) -> (long) a.entries() * count;
      case Instruction.Softmax softmax ->
          4L * softmax.rows() * softmax.length() * samples(softmax.out(), count);
      case Instruction.LogSoftmax softmax ->
          4L * softmax.rows() * softmax.length() * samples(softmax.out(), count);
      case Instruction.Kronecker(View out, _, _) -> (long) out.entries() * samples(out, count);
      case Instruction.Invert(View out, View a, _) ->
          2L * a.entries() * a.rows() * samples(out, count);
      case Instruction.Determinant(View out, View a, _) ->
          2L * a.entries() * a.rows() / 3 * samples(out, count);
      case Instruction.Loop loop ->
          Math.max(0L, (long) loop.last() - loop.first() + 1 - loop.except().size())
              * operations(loop.body(), count);
    };
  }

  private static long size(Nest nest, int count) {
    return (long) nest.outer() * nest.middle() * nest.inner() * (nest.counted() >= 0 ? count : 1);
  }

  private static long samples(View out, int count) {
    return out.isBatched() ? count : 1;
  }
}
