package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Reduction;

/** Products of indexed factors as matrix products: outer products and contractions. */
final class Contraction {
  private Contraction() {}

  /**
   * Returns the product of all factors: {@code u_i v_j} is the outer product {@code u vᵀ}, factors
   * along both axes multiply entry by entry.
   */
  static Optional<IndexedForm> outer(List<IndexedForm> factors) {
    List<Index> axes = IndexedForm.union(factors);
    if (axes.size() > 2) {
      return Optional.empty();
    }
    boolean rankOne = axes.size() == 2 && factors.stream().allMatch(f -> f.axes().size() < 2);
    if (!rankOne) {
      List<Expression> aligned = factors.stream().map(f -> f.alignedTo(axes)).toList();
      return Optional.of(new IndexedForm(Expressions.hadamard(aligned), axes));
    }
    Expression rows = times(factors, f -> f.axes().equals(axes.subList(0, 1)));
    Expression columns = times(factors, f -> f.axes().equals(axes.subList(1, 2)));
    Expression scalars = times(factors, f -> f.axes().isEmpty());
    Expression product = Expressions.product(rows, Expressions.transpose(columns));
    return Optional.of(new IndexedForm(Expressions.scale(scalars, product), axes));
  }

  /**
   * Returns Σ_k of the product: with A the factors along (i, k), B those along (k, j), w those
   * along k alone, it is {@code A diag(w) B}; what does not depend on k stays outside.
   */
  static Optional<IndexedForm> over(Index k, List<IndexedForm> factors) {
    List<IndexedForm> outside = factors.stream().filter(f -> !f.axes().contains(k)).toList();
    List<IndexedForm> inside = factors.stream().filter(f -> f.axes().contains(k)).toList();
    List<Index> others =
        IndexedForm.union(inside).stream().filter(axis -> !axis.equals(k)).toList();
    if (others.size() > 2 || inside.isEmpty()) {
      return Optional.empty();
    }
    List<Expression> alone = matrices(inside, f -> f.axes().size() == 1);
    Expression sum =
        switch (others.size()) {
          case 0 -> total(alone);
          case 1 -> {
            Expression matrix = along(others.getFirst(), k, inside);
            yield alone.isEmpty()
                ? Expressions.reduce(Reduction.ROW_SUMS, matrix)
                : Expressions.product(matrix, Expressions.hadamard(alone));
          }
          default -> {
            Expression left = along(others.get(0), k, inside);
            Expression weighted =
                alone.isEmpty()
                    ? left
                    : Expressions.hadamard(
                        left,
                        Expressions.broadcast(
                            Expressions.transpose(Expressions.hadamard(alone)), left.shape()));
            yield Expressions.product(
                weighted, Expressions.transpose(along(others.get(1), k, inside)));
          }
        };
    List<IndexedForm> all = new ArrayList<>(outside);
    all.add(new IndexedForm(sum, others));
    return outer(all);
  }

  /** Σ_k of columns multiplied: one summed, two as their inner product. */
  private static Expression total(List<Expression> columns) {
    if (columns.size() == 1) {
      return Expressions.reduce(Reduction.SUM, columns.getFirst());
    }
    Expression rest = Expressions.hadamard(columns.subList(0, columns.size() - 1));
    return Expressions.dot(rest, columns.getLast());
  }

  /** The product of the factors along both axes, as a matrix with rows {@code row}. */
  private static Expression along(Index row, Index k, List<IndexedForm> factors) {
    List<Index> axes = List.of(row, k);
    return Expressions.hadamard(
        factors.stream()
            .filter(f -> f.axes().size() == 2 && f.axes().contains(row))
            .map(f -> f.alignedTo(axes))
            .toList());
  }

  private static Expression times(List<IndexedForm> factors, Predicate<IndexedForm> which) {
    List<Expression> chosen = matrices(factors, which);
    return chosen.isEmpty() ? Expressions.constant(1) : Expressions.hadamard(chosen);
  }

  private static List<Expression> matrices(
      List<IndexedForm> factors, Predicate<IndexedForm> which) {
    return factors.stream().filter(which).map(IndexedForm::matrix).toList();
  }
}
