package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Selection;

/** Entries of products, of Kronecker products, and of matrices put together from others. */
final class MatrixForms {
  private static final Position FIRST = Position.at(Dimension.ONE);

  private final Entries entries;
  private final Algebra algebra;
  private final Summation sums;

  MatrixForms(Entries entries, Algebra algebra, Summation sums) {
    this.entries = entries;
    this.algebra = algebra;
    this.sums = sums;
  }

  Polynomial chain(List<Expression> factors, Position row, Position column) {
    Position inner = sums.inner(factors.getFirst().shape().columns());
    Polynomial product = entries.at(factors.getFirst(), row, inner);
    for (int i = 1; i < factors.size(); i++) {
      Expression factor = factors.get(i);
      boolean last = i == factors.size() - 1;
      Position next = last ? column : sums.inner(factor.shape().columns());
      product =
          sums.over(
              algebra.multiply(product, entries.at(factor, inner, next)),
              inner,
              factor.shape().rows());
      inner = next;
    }
    return product;
  }

  Polynomial power(Expression base, int exponent, Position row, Position column) {
    Dimension size = base.shape().rows();
    Position inner = sums.inner(size);
    Polynomial product = entries.at(base, row, inner);
    for (int i = 1; i < exponent; i++) {
      Position next = i == exponent - 1 ? column : sums.inner(size);
      product = sums.over(algebra.multiply(product, entries.at(base, inner, next)), inner, size);
      inner = next;
    }
    return product;
  }

  Polynomial kronecker(Expression a, Expression b, Position r, Position c) {
    Position[] rows = split(r, a.shape().rows(), b.shape().rows());
    Position[] columns = split(c, a.shape().columns(), b.shape().columns());
    Polynomial entry =
        algebra.multiply(entries.at(a, rows[0], columns[0]), entries.at(b, rows[1], columns[1]));
    entry = joined(entry, r, rows, a.shape().rows(), b.shape().rows());
    return joined(entry, c, columns, a.shape().columns(), b.shape().columns());
  }

  private Position[] split(Position whole, Dimension outer, Dimension inner) {
    if (inner.is(1)) {
      return new Position[] {whole, FIRST};
    }
    return outer.is(1)
        ? new Position[] {FIRST, whole}
        : new Position[] {sums.inner(outer), sums.inner(inner)};
  }

  private Polynomial joined(
      Polynomial entry, Position whole, Position[] parts, Dimension outer, Dimension inner) {
    if (inner.is(1) || outer.is(1)) {
      return entry;
    }
    Factor split =
        algebra
            .atoms()
            .plain(new Head.Split(Sizes.plain(inner)), List.of(whole, parts[0], parts[1]));
    return sums.over(sums.over(algebra.multiply(entry, split), parts[0], outer), parts[1], inner);
  }

  Polynomial blocks(Expression node, int across, Position r, Position c) {
    Polynomial sum = Polynomial.ZERO;
    Dimension above = Dimension.of(0);
    for (int i = 0; i < node.operands().size(); i += across) {
      Dimension before = Dimension.of(0);
      for (int j = i; j < i + across; j++) {
        Expression block = node.operand(j);
        boolean fullRows = node.operands().size() == across;
        sum = sum.plus(placed(block, r, c, above, before, fullRows, across == 1));
        before = before.plus(block.shape().columns());
      }
      above = above.plus(node.operand(i).shape().rows());
    }
    return sum;
  }

  /** Returns Σ_kl δ_(r, k + above) δ_(c, l + before) a_kl. */
  Polynomial placed(
      Expression a,
      Position r,
      Position c,
      Position above,
      Position before,
      boolean fullRows,
      boolean fullColumns) {
    Position k = fullRows ? r : sums.inner(a.shape().rows());
    Position l = fullColumns ? c : sums.inner(a.shape().columns());
    Polynomial entry = entries.at(a, k, l);
    if (!fullRows) {
      Polynomial here = entries.delta(r, shifted(k, above));
      entry = sums.over(algebra.multiply(entry, here), k, a.shape().rows());
    }
    if (!fullColumns) {
      Polynomial here = entries.delta(c, shifted(l, before));
      entry = sums.over(algebra.multiply(entry, here), l, a.shape().columns());
    }
    return entry;
  }

  Polynomial placed(
      Expression a,
      Position r,
      Position c,
      Dimension above,
      Dimension before,
      boolean fullRows,
      boolean fullColumns) {
    return placed(a, r, c, Position.at(above), Position.at(before), fullRows, fullColumns);
  }

  /** One of the two positions is fixed: a selected place, or the first of a range. */
  private static Position shifted(Position place, Position start) {
    return place.variable() == Position.FIXED
        ? start.plus(place.offset())
        : place.plus(start.offset());
  }

  /** Returns the position in front of the first that is selected. */
  Position start(Selection selection) {
    return switch (selection) {
      case Selection.All() -> Position.at(Dimension.of(0));
      case Selection.Range(Dimension first, _) -> Position.at(first.minus(Dimension.ONE));
      case Selection.At(IndexTerm position) ->
          algebra.variables().position(position).minus(Dimension.ONE);
    };
  }

  Position selected(Selection selection, Position position) {
    return switch (selection) {
      case Selection.All() -> position;
      case Selection.Range(Dimension first, _) -> position.plus(first.minus(Dimension.ONE));
      case Selection.At(IndexTerm at) -> algebra.variables().position(at);
    };
  }
}
