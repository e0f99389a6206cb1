package org.chainrule.report;

import org.chainrule.report.Notation.*;

/** Where factors side by side need a space between them. */
final class Spacing {
  private Spacing() {}

  /** Letters and brackets are told apart without a space; words and functions are not. */
  static boolean isNeeded(Notation left, Notation right) {
    return isWide(left) || isWide(right) || right instanceof BigSum;
  }

  private static boolean isWide(Notation notation) {
    return switch (notation) {
      case Identifier(String text, _) -> text.codePointCount(0, text.length()) > 1;
      case Name(_, Notation form) -> isWide(form) || form instanceof Row;
      case Script(Notation base, _, _) -> isWide(base);
      case Entry(Notation base, _) -> isWide(base);
      case Marked(Notation body) -> isWide(body);
      case Applied _ -> true;
      case Row _,
          Numeral _,
          Punctuation _,
          Words _,
          Sign _,
          Fraction _,
          Accented _,
          Fenced _,
          Exponential _,
          BigSum _,
          Root _,
          Grid _,
          Cases _,
          Aligned _ ->
          false;
    };
  }
}
