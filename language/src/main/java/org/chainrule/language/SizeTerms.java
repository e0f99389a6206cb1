package org.chainrule.language;

import java.math.BigDecimal;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.SizeName;

/** Terms that are sizes: whole numbers, declared sizes, and their sums and products. */
final class SizeTerms {
  private static final int LARGEST = 1_000_000_000;
  private static final int MOST_TERMS = 64;
  private static final int MOST_FACTORS = 8;

  private final Elaboration elaboration;

  SizeTerms(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  /** Returns the size, at least 1, that {@code term} is. */
  Dimension size(Term term, Scope scope) {
    Dimension size = value(term, scope);
    boolean nonPositive = size.constant().isPresent() && size.constant().getAsInt() < 1;
    if (nonPositive) {
      throw elaboration.error(term.span(), ShapeMessages.sizeNotPositive(Elaboration.name(term)));
    }
    return size;
  }

  /** Returns the whole number or polynomial in sizes that {@code term} is. */
  Dimension value(Term term, Scope scope) {
    try {
      Dimension value = find(term, scope).orElseThrow(() -> noSize(term, scope));
      if (isLong(value)) {
        throw elaboration.error(term.span(), ShapeMessages.sizeTooLong(Elaboration.name(term)));
      }
      boolean large =
          value.terms().stream().anyMatch(t -> Math.abs(t.coefficient()) > LARGEST)
              || Math.abs(value.constant().orElse(1)) > LARGEST;
      if (large) {
        throw tooLarge(term);
      }
      return value;
    } catch (ArithmeticException e) {
      throw tooLarge(term);
    }
  }

  private Reporter.Failure tooLarge(Term term) {
    return elaboration.error(
        term.span(), ShapeMessages.sizeTooLarge(Elaboration.name(term), LARGEST));
  }

  private static boolean isLong(Dimension size) {
    return size.terms().size() > MOST_TERMS
        || size.terms().stream().anyMatch(term -> term.names().size() > MOST_FACTORS);
  }

  private Reporter.Failure noSize(Term term, Scope scope) {
    Workspace workspace = elaboration.workspace();
    for (Term.Name name : NameWalk.names(term)) {
      boolean known =
          scope.find(name.name()).isPresent() || workspace.value(name.name()).isPresent();
      if (!known) {
        return elaboration.error(name.span(), NameMessages.sizeUndeclared(name.name()));
      }
    }
    return elaboration.error(term.span(), ShapeMessages.notASize(Elaboration.name(term)));
  }

  /** Returns the size that {@code term} is, or nothing where it is something else. */
  Optional<Dimension> find(Term term, Scope scope) {
    return switch (term) {
      case Term.Numeral(String text, _) -> wholeNumber(text);
      case Term.Name name -> name(name, scope);
      case Term.Group(Term inner, _) -> find(inner, scope);
      case Term.Negation(Term operand, _) ->
          find(operand, scope).map(size -> Dimension.of(0).minus(size));
      case Term.Chain chain -> chain(chain, scope);
      default -> Optional.empty();
    };
  }

  private static Optional<Dimension> wholeNumber(String text) {
    BigDecimal number = new BigDecimal(text);
    if (number.precision() - number.scale() > 12) {
      throw new ArithmeticException("too large");
    }
    return number.stripTrailingZeros().scale() <= 0
        ? Optional.of(Dimension.of(number.longValueExact()))
        : Optional.empty();
  }

  private Optional<Dimension> name(Term.Name name, Scope scope) {
    Optional<Scope.Binding> local = scope.find(name.name());
    if (local.isPresent()) {
      return local.get() instanceof Scope.Binding.Parameter(Expression argument)
          ? Arithmetic.size(argument)
          : Optional.empty();
    }
    Workspace workspace = elaboration.workspace();
    Optional<SizeName> size = workspace.size(name.name());
    if (size.isEmpty() && workspace.value(name.name()).isEmpty()) {
      if (workspace.hasFailed(name.name())) {
        throw new Reporter.Failure();
      }
      return Optional.empty();
    }
    return size.map(Dimension::of);
  }

  private Optional<Dimension> chain(Term.Chain chain, Scope scope) {
    Optional<Dimension> result = find(chain.first(), scope);
    for (Term.Link link : chain.links()) {
      Optional<Dimension> operand = find(link.operand(), scope);
      if (result.isEmpty() || operand.isEmpty()) {
        return Optional.empty();
      }
      Dimension a = result.get();
      Dimension b = operand.get();
      if (isLong(a) || isLong(b)) {
        // Products of long polynomials would soon take noticeable time.
        return result;
      }
      result =
          switch (link.operator()) {
            case PLUS -> Optional.of(a.plus(b));
            case MINUS -> Optional.of(a.minus(b));
            case TIMES, JUXTAPOSED -> Optional.of(a.times(b));
            default -> Optional.empty();
          };
    }
    return result;
  }
}
