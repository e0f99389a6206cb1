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
import org.chainrule.expression.Symbol;

/** Where a minus sign goes: into a difference, which it turns around. */
final class Signs {
  private Signs() {}

  /** Returns a negative term with the sign in one of its factors, if there it costs nothing. */
  static Monomial absorbed(Monomial term, SymbolCount count) {
    Optional<SequencedMap<Expression, Rational>> entries = flipped(term.entries(), count);
    if (entries.isPresent()) {
      return term.withCoefficient(term.coefficient().negated())
          .withFactors(term.scalars(), entries.get());
    }
    return flipped(term.scalars(), count)
        .map(scalars ->
            term.withCoefficient(term.coefficient().negated()).withFactors(scalars, term.entries()))
        .orElse(term);
  }

  private static Optional<SequencedMap<Expression, Rational>> flipped(
      SequencedMap<Expression, Rational> factors, SymbolCount count) {
    for (Expression base : factors.keySet()) {
      Rational exponent = factors.getOrDefault(base, Rational.ONE);
      if (!exponent.is(1)) {
        continue;
      }
      Optional<Expression> turned = negated(base, count);
      if (turned.isPresent() && !factors.containsKey(turned.get())) {
        SequencedMap<Expression, Rational> changed = new LinkedHashMap<>();
        factors.forEach((b, e) -> changed.put(b.equals(base) ? turned.get() : b, e));
        return Optional.of(changed);
      }
    }
    return Optional.empty();
  }

  /** Returns −e where that is no longer than e. */
  static Optional<Expression> negated(Expression e, SymbolCount count) {
    return switch (e.operation()) {
      case Add() -> {
        Expression turned = turned(e);
        yield count.count(turned) <= count.count(e) ? Optional.of(turned) : Optional.empty();
      }
      case Product(), Dot(), Hadamard() -> inOneOperand(e, count);
      case Transpose(), DiagonalMatrix(), DiagonalPart(), Broadcast _ -> inOneOperand(e, count);
      case Reduce(Reduction kind)
          when kind != Reduction.NORM1
              && kind != Reduction.NORM2
              && kind != Reduction.DETERMINANT
              && kind != Reduction.MAXIMUM
              && kind != Reduction.MINIMUM ->
          inOneOperand(e, count);
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> inOneOperand(Expression e, SymbolCount count) {
    for (int i = 0; i < e.operands().size(); i++) {
      Optional<Expression> turned = negated(e.operand(i), count);
      if (turned.isPresent() && !hasTwin(e, i)) {
        List<Expression> operands = new ArrayList<>(e.operands());
        operands.set(i, turned.get());
        return Optional.of(e.withOperands(operands));
      }
    }
    return Optional.empty();
  }

  /** Whether another factor is the same, or its transpose: e eᵀ keeps both alike. */
  private static boolean hasTwin(Expression e, int place) {
    Expression factor = e.operand(place);
    Expression transposed = Expressions.transpose(factor);
    for (int i = 0; i < e.operands().size(); i++) {
      Expression other = e.operand(i);
      if (i != place && (other.equals(factor) || other.equals(transposed))) {
        return true;
      }
    }
    return false;
  }

  /** Whether two factors are each other's negative, up to transposition: (a − b)(b − a)ᵀ. */
  static boolean hasOpposites(Expression e) {
    if (!(e.operation() instanceof Product() || e.operation() instanceof Dot())) {
      return e.operation() instanceof Scale() && hasOpposites(e.operand(1));
    }
    for (int i = 0; i < e.operands().size(); i++) {
      Expression factor = e.operand(i);
      boolean turned = factor.operation() instanceof Transpose();
      Expression sum = turned ? factor.operand(0) : factor;
      if (sum.operation() instanceof Add()) {
        Expression opposite = turned(sum);
        List<Expression> others = new ArrayList<>(e.operands());
        others.remove(i);
        if (others.contains(opposite) || others.contains(Expressions.transpose(opposite))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns −(a − b + …) as b − a − …, a positive term first if there is one. */
  static Expression turned(Expression sum) {
    List<Expression> terms = new ArrayList<>();
    for (Expression term : sum.operands()) {
      terms.add(Expressions.negate(term));
    }
    return Expressions.add(positiveFirst(terms));
  }

  /** Moves the first term without a minus to the front: {@code y - t} for {@code -t + y}. */
  static List<Expression> positiveFirst(List<Expression> sum) {
    List<Expression> terms = new ArrayList<>(sum);
    for (int i = 0; i < terms.size(); i++) {
      if (isPositive(terms.get(i))) {
        terms.addFirst(terms.remove(i));
        break;
      }
    }
    return terms;
  }

  private static boolean isPositive(Expression term) {
    return Coefficient.of(term).factor().signum() > 0;
  }

  /**
   * Whether this is target − output, or contains it as a factor: an error reads the other way
   * round.
   */
  static boolean isTurnedError(Expression e) {
    return switch (e.operation()) {
      case Add() when e.operands().size() == 2 ->
          isPositive(e.operand(0))
              && !isPositive(e.operand(1))
              && isTarget(e.operand(0))
              && Coefficient.of(e.operand(1)).core().operation() instanceof Named;
      case Product(), Dot(), Hadamard(), Transpose(), Scale(), Broadcast _ ->
          e.operands().stream().anyMatch(Signs::isTurnedError);
      default -> false;
    };
  }

  private static boolean isTarget(Expression e) {
    return e.operation() instanceof Variable(Symbol symbol) && symbol.kind() == Symbol.Kind.TARGET;
  }
}
