package org.chainrule.report;

import java.util.Locale;
import org.chainrule.judge.Verdict;

/** What the judge says, in words. */
final class Verdicts {
  private Verdicts() {}

  /** Returns the judge's word: {@code proved}, {@code confirmed}, … */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> "proved";
      case Verdict.Confirmed _ -> "confirmed";
      case Verdict.Refuted _ -> "refuted";
      case Verdict.ShapeMismatch _ -> "shape";
      case Verdict.Undecided _ -> "undecided";
    };
  }

  static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> "proved";
      case Verdict.Confirmed(int points, double error, _) ->
          String.format(
              Locale.ROOT,
              "confirmed at %d points, largest relative difference %.1e",
              points,
              error);
      case Verdict.Refuted _ -> "refuted by a counter-example";
      case Verdict.ShapeMismatch(var left, var right) ->
          "the shapes differ: " + left + " and " + right;
      case Verdict.Undecided(String reason) -> "undecided: " + reason;
    };
  }
}
