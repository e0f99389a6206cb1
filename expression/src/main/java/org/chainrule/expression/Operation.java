package org.chainrule.expression;

import java.util.List;
import java.util.Optional;

/**
 * What an {@link Expression} does with its operands A, B, …; the operands themselves stand in the
 * expression.
 *
 * <p>A new operator is one record here and one case wherever a {@code switch} over operations no
 * longer compiles: its shape ({@link ShapeRules}), its value ({@link Evaluator}), its adjoint, its
 * text and its kernel.
 */
public sealed interface Operation {

  // Leaves.

  /** A declared symbol; no operands. */
  record Variable(Symbol symbol) implements Operation {}

  /** A scalar number; no operands. */
  record Constant(Rational value) implements Operation {}

  /** A size used as a number; no operands. */
  record SizeValue(Dimension dimension) implements Operation {}

  /** The position that an index has, used as a number; no operands. */
  record IndexValue(IndexTerm position) implements Operation {}

  /** A matrix of equal entries that is no scalar; no operands. */
  record Fill(Rational value, Shape shape) implements Operation {}

  /** The unit matrix I; no operands. */
  record Identity(Dimension size) implements Operation {}

  /** The Kronecker delta: 1 where both positions agree, else 0; no operands. */
  record KroneckerDelta(IndexTerm left, IndexTerm right) implements Operation {}

  // Names: the value is that of the first operand.

  /** An intermediate value under its name; operand: the value. */
  record Named(Symbol symbol) implements Operation {}

  /**
   * A call of the author's own function; operands: the body with the arguments put in, then the
   * arguments as written.
   */
  record Call(String function, Optional<String> written) implements Operation {}

  /** An unspecified scalar function; operands: its arguments. */
  record Opaque(OpaqueFunction function) implements Operation {}

  /**
   * ∇ of an unspecified function by argument number {@code argument} (from 0); operands: as there.
   */
  record OpaqueGradient(OpaqueFunction function, int argument) implements Operation {}

  // Entrywise algebra: the operands have equal shapes, which is the shape of the result.

  /** A + B + …; two or more operands. */
  record Add() implements Operation {}

  /** A ⊙ B ⊙ …, of scalars the ordinary product; two or more operands. */
  record Hadamard() implements Operation {}

  /** A ⊘ B; B may be a scalar. */
  record Divide() implements Operation {}

  /** A to the power B, entry by entry; B may be a scalar. */
  record Power() implements Operation {}

  /** f(A), entry by entry. */
  record Elementwise(ElementwiseFunction function) implements Operation {}

  /** The Iverson bracket [A &lt; B], entry by entry: 1 where it holds, else 0. */
  record Comparison(Relation relation) implements Operation {}

  /** The largest, or the smallest, of A and B, entry by entry. */
  record Extremum(boolean largest) implements Operation {}

  // Linear algebra.

  /** s·A with a scalar s and a matrix A that is no scalar. */
  record Scale() implements Operation {}

  /** The matrix product A B …; two or more operands, none of them a scalar. */
  record Product() implements Operation {}

  /** The inner product A · B = Σ A_ij B_ij of equal shapes, a scalar. */
  record Dot() implements Operation {}

  /** Aᵀ. */
  record Transpose() implements Operation {}

  /** A·A·…·A of a square matrix, {@code exponent} ≥ 2 times. */
  record MatrixPower(int exponent) implements Operation {}

  /** A⁻¹ of a square matrix. */
  record Inverse() implements Operation {}

  /** The matrix that has the vector A on its diagonal. */
  record DiagonalMatrix() implements Operation {}

  /** The diagonal of a square matrix, a column. */
  record DiagonalPart() implements Operation {}

  /** The Kronecker product A ⊗ B. */
  record Kronecker() implements Operation {}

  // Shape.

  /** A scalar, row or column repeated to {@code shape}. */
  record Broadcast(Shape shape) implements Operation {}

  /** A block matrix; operands: the blocks row by row, {@code columns} in each row. */
  record Blocks(int columns) implements Operation {}

  /** Some rows and columns of A; an entry where both are single. */
  record Part(Selection rows, Selection columns) implements Operation {}

  /**
   * The matrix of {@code shape} that holds A at the selection and 0 elsewhere: the dual of Part.
   */
  record Place(Selection rows, Selection columns, Shape shape) implements Operation {}

  /** The row 1×size that is 1 at the position which the scalar A names, else 0. */
  record OneHot(Dimension size) implements Operation {}

  // Reductions and the softmax family: over the entries of a column, or over each row of anything
  // else.

  /** A reduction of A. */
  record Reduce(Reduction reduction) implements Operation {}

  /** softmax(β A): e^(βA_j) / Σ_k e^(βA_k); operands A and the scalar β. */
  record Softmax() implements Operation {}

  /** log softmax(A). */
  record LogSoftmax() implements Operation {}

  /** log Σ_k e^(A_k): a scalar of a row or column, a column of a matrix. */
  record LogSumExp() implements Operation {}

  /** softmax(A) · A: a scalar of a row or column, a column of a matrix. */
  record Boltzmann() implements Operation {}

  /** A, treated as a constant by every derivative. */
  record StopGradient() implements Operation {}

  // Index notation: the operand is a body in which the indices occur.

  /** Σ over {@code index} of the body, leaving out the positions {@code except}. */
  record IndexSum(Index index, List<IndexTerm> except) implements Operation {
    /** Copies the list. */
    public IndexSum {
      except = List.copyOf(except);
    }
  }

  /** The matrix, or without {@code column} the column, whose entries the scalar body gives. */
  record Tabulate(Index row, Optional<Index> column) implements Operation {}

  // Claims: resolved by the calculus, unknown to the evaluator.

  /**
   * ∂A/∂B as claims write it: B's shape for a scalar A, the Jacobian of two vectors, A's shape for
   * a matrix by a scalar.
   */
  record Derivative() implements Operation {}

  /** The second derivative of the scalar A by the vector B, square. */
  record SecondDerivative() implements Operation {}

  /** The differential dA. */
  record Differential() implements Operation {}
}
