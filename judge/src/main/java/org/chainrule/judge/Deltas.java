package org.chainrule.judge;

import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;

/** The rules of Kronecker deltas: {@code Σ_j δ_ij f_j = f_i}. */
final class Deltas {
  private final Algebra algebra;

  Deltas(Algebra algebra) {
    this.algebra = algebra;
  }

  /** Applies a rule to {@code product}; what comes of it goes back to {@code work}. */
  boolean apply(Term product, Deque<Term> work) {
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      boolean replaced =
          switch (factor.head()) {
            case Head.Delta _ -> factor.exponent().is(1) && delta(product, i, work);
            case Head.Split _ -> split(product, i, work);
            default -> false;
          };
      if (replaced) {
        return true;
      }
    }
    return false;
  }

  private boolean delta(Term product, int place, Deque<Term> work) {
    Position p = product.factors().get(place).position(0);
    Position q = product.factors().get(place).position(1);
    Term rest = product.without(place);
    if (p.variable() == q.variable()) {
      Dimension distance = p.offset().minus(q.offset());
      if (distance.terms().isEmpty()) {
        work.push(rest);
        return true;
      }
      return distance.constant().isPresent();
    }
    if (areApart(p, q, product.sums()) || areApart(q, p, product.sums()) || areDistinct(p, q)) {
      return true;
    }
    return eliminate(p, q, rest, work)
        || eliminate(q, p, rest, work)
        || unify(p, q, product, place, work)
        || unify(q, p, product, place, work);
  }

  private boolean areApart(Position low, Position high, List<Dimension> sums) {
    Optional<Dimension> last = algebra.variables().last(low, sums);
    Optional<Dimension> first = algebra.variables().first(high, sums);
    return last.isPresent()
        && first.isPresent()
        && last.get().plus(Dimension.ONE).atMost(first.get());
  }

  private boolean areDistinct(Position p, Position q) {
    return p.isPlain() && q.isPlain() && algebra.facts().areDistinct(p.variable(), q.variable());
  }

  /** Puts {@code other} for the summed variable of {@code own}, where it stays in range. */
  private boolean eliminate(Position own, Position other, Term rest, Deque<Term> work) {
    if (!own.isBound()) {
      return false;
    }
    Position target = other.minus(own.offset());
    int place = Position.place(own.variable());
    Optional<Dimension> first = algebra.variables().first(target, rest.sums());
    Optional<Dimension> last = algebra.variables().last(target, rest.sums());
    if (first.isEmpty()
        || last.isEmpty()
        || !Sizes.within(first.get(), last.get(), rest.sums().get(place))) {
      return false;
    }
    for (Term term : algebra.substitute(rest, Map.of(own.variable(), target))) {
      work.push(term.withoutSum(place));
    }
    return true;
  }

  /** {@code δ_ij f_j = δ_ij f_i}: one name for both, the same in all terms. */
  private boolean unify(Position kept, Position other, Term product, int place, Deque<Term> work) {
    boolean ordered =
        other.variable() > Position.FIXED && other.variable() > kept.variable() && !kept.isBound();
    Term rest = product.without(place);
    if (!ordered || rest.factors().stream().noneMatch(f -> f.uses(other.variable()))) {
      return false;
    }
    Position target = kept.minus(other.offset());
    for (Term term : algebra.substitute(rest, Map.of(other.variable(), target))) {
      work.push(term.with(product.factors().get(place)));
    }
    return true;
  }

  /** Σ_i over pairs: the positions i = (a − 1)·n + b and the pairs (a, b) are the same. */
  private boolean split(Term product, int place, Deque<Term> work) {
    Factor factor = product.factors().get(place);
    Position whole = factor.position(0);
    if (!whole.isBound() || !whole.isPlain()) {
      return false;
    }
    int sum = Position.place(whole.variable());
    if (product.uses(sum) == 1) {
      work.push(product.without(place).withoutSum(sum));
      return true;
    }
    for (int j = place + 1; j < product.factors().size(); j++) {
      Factor other = product.factors().get(j);
      if (other.atom() == factor.atom() && other.position(0).equals(whole)) {
        Term rest = product.without(j);
        work.push(
            rest.with(delta(factor.position(1), other.position(1)))
                .with(delta(factor.position(2), other.position(2))));
        return true;
      }
    }
    return false;
  }

  private Factor delta(Position p, Position q) {
    return algebra.atoms().plain(new Head.Delta(), List.of(p, q));
  }

  /** Returns δ_pq. */
  Term of(Position p, Position q) {
    return Term.of(Rational.ONE, delta(p, q));
  }
}
