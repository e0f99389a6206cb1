package org.chainrule.report;

import org.chainrule.report.Notation.*;

/** Which formulas need brackets that grow. */
final class Heights {
  private Heights() {}

  /** Whether {@code notation} is taller than a line. */
  static boolean isTall(Notation notation) {
    return switch (notation) {
      case Fraction(_, _, boolean small) -> !small;
      case BigSum _, Grid _, Cases _, Aligned _ -> true;
      case Row(var parts) -> parts.stream().anyMatch(Heights::isTall);
      case Script(Notation base, _, _) -> isTall(base);
      case Entry(Notation base, _) -> isTall(base);
      case Fenced(_, Notation body) -> isTall(body);
      case Applied(_, var arguments, _) -> arguments.stream().anyMatch(Heights::isTall);
      case Root(Notation radicand) -> isTall(radicand);
      case Marked(Notation body) -> isTall(body);
      case Identifier _,
          Numeral _,
          Punctuation _,
          Words _,
          Sign _,
          Accented _,
          Exponential _,
          Name _ ->
          false;
    };
  }
}
