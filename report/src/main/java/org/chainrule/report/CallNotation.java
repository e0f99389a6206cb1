package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.report.Notation.*;

/** Calls of functions as on paper. */
final class CallNotation {
  private static final Set<String> WITHOUT_BRACKETS =
      Set.of("log", "sin", "cos", "tan", "sinh", "cosh", "tr", "det");

  private CallNotation() {}

  /**
   * Returns a function of arguments.
   *
   * @param letters how the function is written, where it is the author's own
   */
  static Notation of(String function, Optional<Notation> letters, List<Notation> arguments) {
    if (letters.isPresent() || arguments.size() != 1) {
      return new Applied(letters.orElseGet(() -> name(function)), arguments, true);
    }
    Notation argument = arguments.getFirst();
    return switch (function) {
      case "eye" -> Notation.lowered(Notation.letter("I"), argument);
      case "norm2" -> new Fenced(Fence.DOUBLE_BARS, argument);
      case "norm1" -> Notation.lowered(new Fenced(Fence.DOUBLE_BARS, argument), new Numeral("1"));
      default -> new Applied(name(function), arguments, !isPlain(function, argument));
    };
  }

  /** Words stand upright; single letters are functions that the author speaks of. */
  private static Notation name(String function) {
    return function.codePointCount(0, function.length()) == 1
        ? Lettering.of(function, Optional.empty())
        : Notation.word(function);
  }

  /** {@code log y}, but {@code log(x + y)}. */
  private static boolean isPlain(String function, Notation argument) {
    return WITHOUT_BRACKETS.contains(function)
        && Precedence.of(argument) == Precedence.ATOM
        && !(argument instanceof Fenced)
        && Precedence.upper(argument).isEmpty();
  }
}
