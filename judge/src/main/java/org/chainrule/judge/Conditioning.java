package org.chainrule.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;

/** Inverses and determinants that rounding has made up: those of matrices that are singular. */
final class Conditioning {
  /** The largest product of entries of a matrix and of its inverse; a random one has some 10³. */
  private static final double SINGULAR = 1e8;

  private record Pair(int matrix, int result, boolean inverse) {}

  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Watches the inverses and determinants among some nodes.
   *
   * @param places where the values of the nodes will stand
   */
  Conditioning(Map<Expression, Integer> places) {
    places.forEach((node, place) -> {
      boolean inverse = node.operation() instanceof Inverse;
      boolean determinant =
          node.operation() instanceof Reduce(Reduction reduction)
              && reduction == Reduction.DETERMINANT;
      if (inverse || determinant) {
        pairs.add(new Pair(places.getOrDefault(node.operand(0), place), place, inverse));
      }
    });
  }

  /** Whether one of the matrices is as good as singular. */
  boolean isSingular(List<Matrix> values) {
    return pairs.stream().anyMatch(pair -> isSingular(pair, values));
  }

  private static boolean isSingular(Pair pair, List<Matrix> values) {
    Matrix matrix = values.get(pair.matrix());
    Matrix result = values.get(pair.result());
    if (pair.inverse()) {
      return Magnitudes.largest(matrix) * Magnitudes.largest(result) > SINGULAR;
    }
    // Hadamard: |det A| is at most the product of the lengths of its rows.
    double bound = 1;
    for (int i = 0; i < matrix.rows(); i++) {
      double squares = 0;
      for (int j = 0; j < matrix.columns(); j++) {
        squares += matrix.get(i, j) * matrix.get(i, j);
      }
      bound *= Math.sqrt(squares);
    }
    return Math.abs(result.scalar()) * SINGULAR < bound;
  }
}
