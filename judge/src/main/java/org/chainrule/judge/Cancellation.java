package org.chainrule.judge;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Rational;

/**
 * What meets its own inverse: {@code D·D⁻¹ = 1}, {@code A·A⁻¹ = I}, {@code z·[z = 0] = 0}.
 *
 * <p>D is a sum, so only its leading monomial is looked for: {@code m·D⁻¹ = (1 − (D − c m)·D⁻¹)/c}.
 * Of {@code D = Σ_k e^(z_k)} that is all, and the entries of a softmax sum to one.
 */
final class Cancellation {
  private final Algebra algebra;
  private final Map<Atom, Optional<Monomial>> leading = new HashMap<>();

  Cancellation(Algebra algebra) {
    this.algebra = algebra;
  }

  boolean apply(Term product, Deque<Term> work) {
    for (int i = 0; i < product.factors().size(); i++) {
      Factor factor = product.factors().get(i);
      boolean replaced =
          switch (factor.head()) {
            case Head.Base _ -> factor.exponent().signum() < 0 && base(product, i, work);
            case Head.Zero _ -> zero(product, i, work);
            case Head.Inverse _ ->
                factor.exponent().is(1)
                    && (inverse(product, i, 0, work) || inverse(product, i, 1, work));
            default -> false;
          };
      if (replaced) {
        return true;
      }
    }
    return false;
  }

  /** Returns the monomial with the most factors. */
  private Optional<Monomial> leading(Atom atom) {
    return leading.computeIfAbsent(
        atom,
        a -> {
          Monomial best = Monomial.ONE;
          for (Monomial monomial : a.argument().terms().keySet()) {
            if (compare(monomial, best) > 0) {
              best = monomial;
            }
          }
          return best.isOne() ? Optional.empty() : Optional.of(best);
        });
  }

  private static int compare(Monomial a, Monomial b) {
    int order = degree(a).compareTo(degree(b));
    return order != 0 ? order : Long.compare(a.hash(), b.hash());
  }

  private static Rational degree(Monomial monomial) {
    Rational degree = Rational.ZERO;
    for (Factor factor : monomial.factors()) {
      Rational exponent = factor.exponent();
      degree = degree.plus(exponent.signum() < 0 ? exponent.negated() : exponent);
    }
    return degree;
  }

  private boolean base(Term product, int place, Deque<Term> work) {
    Factor base = product.factors().get(place);
    Optional<Pattern.Match> match = match(product, place, base, Algebra.slots(base));
    if (match.isEmpty()) {
      return false;
    }
    Term rest = match.get().rest();
    Factor moved = match.get().kept();
    Rational divisor = Rational.ONE.dividedBy(match.get().coefficient());
    work.push(rest.with(moved.withExponent(moved.exponent().plus(Rational.ONE))).times(divisor));
    pushOthers(base, match.get().pattern(), rest.with(moved), Algebra.slots(moved), divisor, work);
    return true;
  }

  private boolean zero(Term product, int place, Deque<Term> work) {
    Factor zero = product.factors().get(place);
    Optional<Pattern.Match> match = match(product, place, zero, Algebra.slots(zero));
    if (match.isEmpty()) {
      return false;
    }
    Factor moved = match.get().kept();
    Rational divisor = Rational.ONE.dividedBy(match.get().coefficient());
    pushOthers(
        zero,
        match.get().pattern(),
        match.get().rest().with(moved),
        Algebra.slots(moved),
        divisor,
        work);
    return true;
  }

  /** Puts −(D − c m)/c times {@code product} into {@code work}. */
  private void pushOthers(
      Factor factor,
      Monomial lead,
      Term product,
      Map<Integer, Position> slots,
      Rational divisor,
      Deque<Term> work) {
    factor
        .atom()
        .argument()
        .terms()
        .forEach((m, c) -> {
          if (!m.equals(lead)) {
            algebra.budget().spend(1);
            work.addAll(algebra.substitute(product.times(m, c.times(divisor).negated()), slots));
          }
        });
  }

  private Optional<Pattern.Match> match(
      Term product, int place, Factor factor, Map<Integer, Position> slots) {
    Optional<Monomial> lead = leading(factor.atom());
    if (lead.isEmpty()) {
      return Optional.empty();
    }
    Rational coefficient = factor.atom().argument().terms().getOrDefault(lead.get(), Rational.ONE);
    return new Pattern(algebra.budget(), lead.get(), coefficient, slots, -1).find(product, place);
  }

  /**
   * A⁻¹_pq A_qs = δ_ps, and A_sp A⁻¹_pq = δ_sq.
   *
   * @param side which position of the inverse is summed: 1 is q, 0 is p
   */
  private boolean inverse(Term product, int place, int side, Deque<Term> work) {
    Factor inverse = product.factors().get(place);
    Position inner = inverse.position(side);
    Optional<Monomial> lead = leading(inverse.atom());
    if (lead.isEmpty()
        || !inner.isBound()
        || !inner.isPlain()
        || inverse.positions().stream().filter(inner::equals).count() != 1) {
      return false;
    }
    // In A_rc the row r is the summed one behind the inverse, the column c the one in front of it.
    int fixedParameter = Position.PARAMETER + (side == 1 ? 0 : 1);
    int openParameter = Position.PARAMETER + (side == 1 ? 1 : 0);
    Map<Integer, Position> known = new LinkedHashMap<>(Algebra.slots(inverse));
    known.put(fixedParameter, inner);
    Rational coefficient = inverse.atom().argument().terms().getOrDefault(lead.get(), Rational.ONE);
    Optional<Pattern.Match> match =
        new Pattern(algebra.budget(), lead.get(), coefficient, known, openParameter)
            .closing(inner.variable())
            .find(product, place);
    if (match.isEmpty()) {
      return false;
    }
    Pattern.Match found = match.get();
    Rational divisor = Rational.ONE.dividedBy(coefficient);
    Factor kept = found.kept();
    Position outer = kept.position(1 - side);
    Position other = found.open();
    Term rest = found.rest();
    // The inner index is still summed, since other terms of A may need it.
    int innerPlace = Position.place(kept.position(side).variable());
    Factor delta = algebra.atoms().plain(new Head.Delta(), List.of(outer, other));
    work.push(rest.with(delta).withoutSum(innerPlace).times(divisor));
    Map<Integer, Position> slots = new LinkedHashMap<>(Algebra.slots(kept));
    slots.put(fixedParameter, kept.position(side));
    slots.put(openParameter, other);
    List<Term> others = new ArrayList<>();
    inverse
        .atom()
        .argument()
        .terms()
        .forEach((m, c) -> {
          if (!m.equals(lead.get())) {
            others.addAll(
                algebra.substitute(rest.with(kept).times(m, c.times(divisor).negated()), slots));
          }
        });
    work.addAll(others);
    return true;
  }
}
