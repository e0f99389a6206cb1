package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import org.chainrule.report.Notation.*;

/** How tightly a formula holds together, and where it therefore needs brackets. */
final class Precedence {
  /** The level of commas. */
  static final int LIST = -1;

  /** The level of {@code =}. */
  static final int RELATION = 0;

  /** The level of {@code +}. */
  static final int SUM = 1;

  /** The level of {@code ⊗}. */
  static final int TENSOR = 2;

  /** The level of {@code ⊙}, {@code ⊘} and {@code ·}. */
  static final int ENTRYWISE = 3;

  /** The level of factors side by side. */
  static final int PRODUCT = 4;

  /** The level of {@code log x}, {@code −x} and sums: what follows would be taken in. */
  static final int APPLIED = 5;

  /** The level of fractions. */
  static final int QUOTIENT = 6;

  /** The level of scripts and transposes. */
  static final int POSTFIX = 7;

  /** The level of names, numbers and brackets. */
  static final int ATOM = 8;

  private Precedence() {}

  /** Returns the level of {@code notation}. */
  static int of(Notation notation) {
    return switch (notation) {
      case Row(var parts) -> ofRow(parts);
      case Sign _ -> ATOM;
      case Identifier _, Numeral _, Punctuation _, Words _, Accented _, Fenced _, Grid _ -> ATOM;
      case Cases _, Aligned _ -> LIST;
      case Fraction _ -> QUOTIENT;
      case Script _, Exponential _ -> POSTFIX;
      case Entry _, Root _ -> ATOM;
      case Applied(_, _, boolean fenced) -> fenced ? ATOM : APPLIED;
      case BigSum _ -> APPLIED;
      case Name(_, Notation form) -> of(form) >= POSTFIX ? ATOM : of(form);
      case Marked(Notation body) -> of(body);
    };
  }

  /** Signs between the brackets of a written name, {@code w(u, v)}, hold nothing else together. */
  private static int ofRow(List<Notation> parts) {
    int level = ATOM;
    int open = 0;
    for (Notation part : parts) {
      if (part instanceof Punctuation(String text)) {
        open += "([".contains(text) ? 1 : ")]".contains(text) ? -1 : 0;
      } else if (part instanceof Sign sign && open == 0) {
        level = Math.min(level, sign.level());
      }
    }
    return level;
  }

  /** Returns {@code notation}, in brackets unless it holds at {@code wanted} or tighter. */
  static Notation at(int wanted, Notation notation) {
    return of(notation) >= wanted ? notation : Notation.bracketed(notation);
  }

  /** Whether a minus sign stands in front. */
  static boolean isNegative(Notation notation) {
    return switch (notation) {
      case Row(var parts) -> parts.getFirst() == Sign.NEGATIVE;
      case Marked(Notation body) -> isNegative(body);
      default -> false;
    };
  }

  /** Returns what stands behind the minus sign of a negative term. */
  static Notation withoutMinus(Notation notation) {
    return switch (notation) {
      case Row(var parts) -> Notation.row(parts.subList(1, parts.size()));
      case Marked(Notation body) -> new Marked(withoutMinus(body));
      default -> throw new IllegalArgumentException("not negative: " + notation);
    };
  }

  /** Returns {@code −notation}, where {@code −(A ⊙ B)} is {@code −A ⊙ B}. */
  static Notation negated(Notation notation) {
    boolean plain = of(notation) >= ENTRYWISE && !isNegative(notation);
    return Notation.row(Sign.NEGATIVE, plain ? notation : Notation.bracketed(notation));
  }

  /** Returns {@code notation} as something that an exponent or a transpose can follow. */
  static Notation asBase(Notation notation) {
    boolean plain =
        switch (notation) {
          case Script(_, _, var upper) -> upper.isEmpty();
          default -> of(notation) == ATOM;
        };
    return plain && upper(notation).isEmpty() ? notation : Notation.bracketed(notation);
  }

  /** Returns what stands above a name or an entry at its right. */
  static Optional<Notation> upper(Notation notation) {
    return switch (notation) {
      case Name(_, Notation form) -> upper(form);
      case Marked(Notation body) -> upper(body);
      case Entry(Notation base, _) -> upper(base);
      case Script(_, _, var upper) -> upper;
      default -> Optional.empty();
    };
  }

  /** Returns what stands below a name at its right. */
  static Optional<Notation> lower(Notation notation) {
    return switch (notation) {
      case Name(_, Notation form) -> lower(form);
      case Marked(Notation body) -> lower(body);
      case Script(_, var lower, _) -> lower;
      default -> Optional.empty();
    };
  }

  /** Whether the first character is a digit, which would run into a number before it. */
  static boolean startsWithNumber(Notation notation) {
    return switch (notation) {
      case Numeral _ -> true;
      case Row(var parts) -> startsWithNumber(parts.getFirst());
      case Fraction(_, _, boolean small) -> small;
      case Script(Notation base, _, _) -> startsWithNumber(base);
      case Marked(Notation body) -> startsWithNumber(body);
      case Entry _,
          Sign _,
          Identifier _,
          Punctuation _,
          Words _,
          Accented _,
          Fenced _,
          Applied _,
          Exponential _,
          BigSum _,
          Root _,
          Grid _,
          Cases _,
          Aligned _,
          Name _ ->
          false;
    };
  }
}
