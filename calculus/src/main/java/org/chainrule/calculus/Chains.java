package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Coefficient;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Shape;

/** The display passes of matrix products, transposes and what sums over rows and columns. */
final class Chains {
  /** A longer sum stays a factor. */
  private static final int MOST_DISTRIBUTED = 6;

  private Chains() {}

  /** Returns a product with inverses cancelled and factors of ones turned into sums. */
  static Expression rewritten(Expression product, SymbolCount count) {
    Expression cancelled = joined(product.operands());
    Expression opened = joined(opened(product.operands()));
    Expression shortest = count.count(opened) < count.count(cancelled) ? opened : cancelled;
    if (!(shortest.operation() instanceof Product())) {
      return shortest;
    }
    Expression distributed = distributed(shortest, count);
    return distributed.operation() instanceof Product() ? summed(distributed) : distributed;
  }

  /** Returns A (B + C) D as A B D + A C D where that is shorter. */
  private static Expression distributed(Expression product, SymbolCount count) {
    List<Expression> factors = product.operands();
    for (int i = 0; i < factors.size(); i++) {
      Expression sum = factors.get(i);
      if (sum.operation() instanceof Add() && sum.operands().size() <= MOST_DISTRIBUTED) {
        List<Expression> terms = new ArrayList<>();
        for (Expression term : sum.operands()) {
          List<Expression> single = new ArrayList<>(factors);
          Coefficient split = Coefficient.of(term);
          single.set(i, split.core());
          Expression joined = joined(flat(single));
          terms.add(Expressions.scale(split.factor(), joined));
        }
        Expression candidate = Expressions.add(terms);
        if (count.count(candidate) < count.count(product)) {
          return candidate;
        }
      }
    }
    return product;
  }

  private static List<Expression> flat(List<Expression> factors) {
    List<Expression> flat = new ArrayList<>();
    for (Expression factor : factors) {
      if (factor.operation() instanceof Product()) {
        flat.addAll(factor.operands());
      } else {
        flat.add(factor);
      }
    }
    return flat;
  }

  /** Returns the product with neighbours joined: inverses cancel, diagonal matrices act. */
  private static Expression joined(List<Expression> factors) {
    Expression scalar = Expressions.constant(1);
    List<Expression> kept = new ArrayList<>();
    for (Expression next : factors) {
      Expression factor = next;
      if (factor.operation() instanceof Scale()) {
        scalar = Expressions.hadamard(scalar, factor.operand(0));
        factor = factor.operand(1);
      }
      boolean open = true;
      while (open && !kept.isEmpty()) {
        Optional<Expression> both = together(kept.getLast(), factor);
        open = both.isPresent();
        if (open) {
          kept.removeLast();
          factor = both.orElseThrow();
        }
      }
      kept.add(factor);
    }
    return Expressions.scale(scalar, Expressions.product(kept));
  }

  /** Returns what two neighbours are together, if that is simpler than a product. */
  private static Optional<Expression> together(Expression a, Expression b) {
    if (areInverse(a, b)) {
      return Optional.of(Expressions.identity(a.shape().rows()));
    }
    if (a.operation() instanceof DiagonalMatrix() && b.operation() instanceof DiagonalMatrix()) {
      return Optional.of(
          Expressions.diagonal(Expressions.hadamard(column(a.operand(0)), column(b.operand(0)))));
    }
    if (a.operation() instanceof DiagonalMatrix() && b.shape().columns().is(1)) {
      return Optional.of(Expressions.hadamard(column(a.operand(0)), b));
    }
    if (b.operation() instanceof DiagonalMatrix() && a.shape().rows().is(1)) {
      return Optional.of(Expressions.hadamard(a, Expressions.transpose(column(b.operand(0)))));
    }
    return Optional.empty();
  }

  private static Expression column(Expression vector) {
    return vector.shape().isRow() ? Expressions.transpose(vector) : vector;
  }

  private static boolean areInverse(Expression a, Expression b) {
    return a.shape().isSquare()
        && b.shape().isSquare()
        && (isInverseOf(a, b)
            || isInverseOf(b, a)
            || isInverseOf(transposed(a), transposed(b))
            || isInverseOf(transposed(b), transposed(a)));
  }

  private static boolean isInverseOf(Expression inverse, Expression a) {
    return inverse.operation() instanceof Inverse() && inverse.operand(0).equals(a);
  }

  /** Returns the factors with (ABC)⁻¹ written as C⁻¹B⁻¹A⁻¹ where all of these are square. */
  private static List<Expression> opened(List<Expression> factors) {
    List<Expression> opened = new ArrayList<>();
    for (Expression factor : factors) {
      boolean turned = factor.operation() instanceof Transpose();
      Expression inner = turned ? factor.operand(0) : factor;
      if (inner.operation() instanceof Inverse()
          && inner.operand(0).operation() instanceof Product()
          && inner.operand(0).operands().stream().allMatch(f -> f.shape().isSquare())) {
        List<Expression> inverses = new ArrayList<>();
        for (Expression f : inner.operand(0).operands().reversed()) {
          inverses.add(inverse(f));
        }
        opened.addAll(
            turned ? inverses.reversed().stream().map(Chains::transposed).toList() : inverses);
      } else {
        opened.add(factor);
      }
    }
    return opened;
  }

  /** (Aᵀ)⁻¹ as (A⁻¹)ᵀ, so that the two meet. */
  private static Expression inverse(Expression a) {
    return a.operation() instanceof Transpose()
        ? Expressions.transpose(Expressions.inverse(a.operand(0)))
        : Expressions.inverse(a);
  }

  /** 1ᵀA is a row of column sums, A 1 a column of row sums. */
  private static Expression summed(Expression product) {
    List<Expression> factors = product.operands();
    Expression first = factors.getFirst();
    if (first.shape().rows().is(1) && first.operation() instanceof Fill(Rational value, Shape _)) {
      Expression rest = Expressions.product(factors.subList(1, factors.size()));
      return Expressions.scale(value, sums(Reduction.COLUMN_SUMS, rest));
    }
    Expression last = factors.getLast();
    if (last.shape().columns().is(1) && last.operation() instanceof Fill(Rational value, Shape _)) {
      Expression rest = Expressions.product(factors.subList(0, factors.size() - 1));
      return Expressions.scale(value, sums(Reduction.ROW_SUMS, rest));
    }
    return product;
  }

  /** The sums of a transpose are the transposed sums. */
  private static Expression sums(Reduction kind, Expression a) {
    return a.shape().isVector() ? plainSums(kind, a) : withoutRepeated(kind, a);
  }

  /** What is repeated along the sum comes out of it: colsum(A ⊘ (1 v)) is colsum(A) ⊘ v. */
  private static Expression withoutRepeated(Reduction kind, Expression a) {
    Monomial term = Monomial.of(a);
    SequencedMap<Expression, Rational> inside = new LinkedHashMap<>();
    SequencedMap<Expression, Rational> outside = new LinkedHashMap<>();
    term.entries()
        .forEach((base, exponent) ->
            repeated(kind, base)
                .ifPresentOrElse(
                    vector -> outside.merge(vector, exponent, Rational::plus),
                    () -> inside.put(base, exponent)));
    if (outside.isEmpty() || inside.isEmpty()) {
      return plainSums(kind, a);
    }
    Expression sums =
        plainSums(
            kind,
            new Monomial(Rational.ONE, new LinkedHashMap<>(), inside, a.shape()).expression());
    outside.merge(sums, Rational.ONE, Rational::plus);
    return new Monomial(term.coefficient(), term.scalars(), outside, sums.shape()).expression();
  }

  /** Returns the vector that is the same in every row, or column, that the sum runs over. */
  private static Optional<Expression> repeated(Reduction kind, Expression base) {
    boolean columns = kind == Reduction.COLUMN_SUMS;
    if (base.operation() instanceof Broadcast _ && !base.operand(0).isScalar()) {
      Expression vector = base.operand(0);
      return Optional.of(vector).filter(v -> columns ? v.shape().isRow() : !v.shape().isRow());
    }
    if (!(base.operation() instanceof Product())) {
      return Optional.empty();
    }
    List<Expression> factors = base.operands();
    Expression ones = columns ? factors.getFirst() : factors.getLast();
    boolean repeats =
        ones.operation() instanceof Fill(Rational value, Shape shape)
            && value.is(1)
            && (columns ? shape.columns().is(1) : shape.rows().is(1));
    return repeats
        ? Optional.of(
            Expressions.product(
                columns
                    ? factors.subList(1, factors.size())
                    : factors.subList(0, factors.size() - 1)))
        : Optional.empty();
  }

  private static Expression plainSums(Reduction kind, Expression a) {
    if (a.shape().isVector()) {
      boolean trivial =
          kind == Reduction.COLUMN_SUMS ? a.shape().rows().is(1) : a.shape().columns().is(1);
      return trivial ? a : Expressions.sum(a.operation() instanceof Transpose() ? a.operand(0) : a);
    }
    if (a.operation() instanceof Transpose()) {
      Reduction other = kind == Reduction.COLUMN_SUMS ? Reduction.ROW_SUMS : Reduction.COLUMN_SUMS;
      return Expressions.transpose(Expressions.reduce(other, a.operand(0)));
    }
    return Expressions.reduce(kind, a);
  }

  /** Returns a reduction of a simplified operand. */
  static Expression reduced(Reduction kind, Expression node) {
    Expression a = node.operand(0);
    return switch (kind) {
      case ROW_SUMS, COLUMN_SUMS -> sums(kind, a);
      case SUM -> Expressions.sum(a.operation() instanceof Transpose() ? a.operand(0) : a);
      default -> Expressions.reduce(kind, a);
    };
  }

  /** Returns q · (p ⊘ q) as the sum of p, which is 1 where the values' set says so. */
  static Expression innerProduct(Expression dot, SymbolCount count) {
    Monomial product = Monomial.of(dot.operand(0)).times(dot.operand(1));
    if (product.entries().isEmpty()) {
      return dot;
    }
    Expression sum =
        Expressions.scale(product.scalarFactor(), Rows.total(product.withoutScalarFactor()));
    return count.count(sum) < count.count(dot) ? sum : dot;
  }

  /** Returns aᵀ; what is its own transpose is left alone. */
  static Expression transposed(Expression a) {
    if (a.operation() instanceof MatrixPower(int exponent)
        && a.operand(0).operation() instanceof Transpose()) {
      return Expressions.matrixPower(a.operand(0).operand(0), exponent);
    }
    if (isSymmetric(a)) {
      return a;
    }
    return a.operation() instanceof Product()
        ? Expressions.product(a.operands().reversed().stream().map(Chains::transposed).toList())
        : Expressions.transpose(a);
  }

  /** As {@link #transposed}, of a sum term by term where that is no longer. */
  static Expression transposed(Expression a, SymbolCount count) {
    Expression whole = transposed(a);
    if (!(a.operation() instanceof Add()) || !(whole.operation() instanceof Transpose())) {
      return whole;
    }
    Expression single = Expressions.add(a.operands().stream().map(Chains::transposed).toList());
    return count.count(single) < count.count(whole) ? single : whole;
  }

  /** Whether the formula itself shows that it equals its transpose. */
  static boolean isSymmetric(Expression a) {
    if (!a.shape().isSquare()) {
      return false;
    }
    return switch (a.operation()) {
      case Inverse(), MatrixPower _, Scale() -> isSymmetric(a.operands().getLast());
      case Add() -> {
        List<Expression> transposes = a.operands().stream().map(Chains::transposed).toList();
        yield a.operands().containsAll(transposes);
      }
      case Hadamard() -> a.operands().stream().allMatch(Chains::isSymmetric);
      default -> Expressions.transpose(a).equals(a);
    };
  }

  /** diag(P Q) as the row sums of P ⊙ Qᵀ, with a diagonal matrix between: (P ⊙ Qᵀ) v. */
  static Expression diagonalPart(Expression node) {
    Expression a = node.operand(0);
    Expression inner = a.operation() instanceof Transpose() ? a.operand(0) : a;
    if (!(inner.operation() instanceof Product())) {
      return Expressions.diagonal(inner);
    }
    List<Expression> factors = inner.operands();
    Optional<Integer> diagonal = Optional.empty();
    for (int i = 1; i < factors.size() - 1; i++) {
      if (factors.get(i).operation() instanceof DiagonalMatrix()) {
        diagonal = Optional.of(i);
      }
    }
    int split = diagonal.orElse(factors.size() / 2);
    Expression left = Expressions.product(factors.subList(0, split));
    Expression right =
        Expressions.product(
            factors.subList(diagonal.isPresent() ? split + 1 : split, factors.size()));
    Expression table = Expressions.hadamard(left, transposed(right));
    if (diagonal.isEmpty()) {
      return Expressions.reduce(Reduction.ROW_SUMS, table);
    }
    Expression v = factors.get(split).operand(0);
    return Expressions.product(table, v.shape().isRow() ? Expressions.transpose(v) : v);
  }
}
