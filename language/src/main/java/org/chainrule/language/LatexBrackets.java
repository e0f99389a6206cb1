package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Shape;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/** Brackets of all kinds: around a term, an index, a row, a comparison, a norm. */
final class LatexBrackets {
  private final LatexParser parser;
  private final LatexFactors factors;

  LatexBrackets(LatexParser parser, LatexFactors factors) {
    this.parser = parser;
    this.factors = factors;
  }

  /** Reads a value in brackets. */
  Term read(LatexCursor cursor) {
    LatexToken open = cursor.peek();
    return switch (open.text()) {
      case "(" -> round(cursor);
      case "[", "⟦" -> square(cursor);
      case "⦃" -> {
        List<LatexToken> inside = cursor.group();
        yield grouped(inside, open.span().to(cursor.last().span()));
      }
      case "{" -> braces(cursor);
      case "|" -> bars(cursor, open);
      case "‖" -> norm(cursor, open);
      case "⟨" -> inner(cursor, open);
      default -> throw cursor.fail(LatexMessages.unsupported(open.text()));
    };
  }

  private Term round(LatexCursor cursor) {
    Span open = cursor.place();
    List<LatexToken> inside = cursor.group();
    Span span = open.to(cursor.last().span());
    if (LatexSplit.has(inside, token -> token.is(","))) {
      throw new LatexFailure(span, LatexMessages.notASet());
    }
    return grouped(inside, span);
  }

  private Term grouped(List<LatexToken> inside, Span span) {
    if (inside.size() > 1
        && inside.getFirst().is(Kind.BEGIN)
        && inside.getLast().is(Kind.END)
        && LatexMatrices.isMatrix(inside.getFirst())) {
      LatexCursor matrix = new LatexCursor(inside);
      Term term = parser.nested(span, () -> factors.matrices().environment(matrix));
      if (matrix.atEnd()) {
        return term;
      }
    }
    if (LatexSplit.has(inside, LatexCases::isComparison)) {
      return factors.cases().test(inside);
    }
    return new Term.Group(parser.nested(span, () -> parser.read(inside, span)), span);
  }

  private Term square(LatexCursor cursor) {
    Span open = cursor.place();
    List<LatexToken> inside = cursor.group();
    Span span = open.to(cursor.last().span());
    boolean comparison = LatexSplit.has(inside, LatexCases::isComparison);
    boolean row =
        !comparison
            && LatexSplit.has(inside, token -> token.is(",") || token.is(";") || isGap(token));
    Term term =
        row
            ? parser.nested(span, () -> factors.matrices().list(inside, span))
            : grouped(inside, span);
    return cursor.peek().is(Kind.SUB) ? ofEntries(cursor, term) : term;
  }

  /** {@code [a_{ij}]_{ij}} is the matrix with these entries. */
  private Term ofEntries(LatexCursor cursor, Term term) {
    int start = cursor.position();
    cursor.next();
    List<LatexToken> letters =
        cursor.argument("_").stream().filter(token -> !token.is(",")).toList();
    Set<String> free = parser.letters().free(term);
    boolean entries =
        !letters.isEmpty()
            && letters.size() <= 2
            && letters.stream().allMatch(letter -> free.contains(letter.text()))
            && term instanceof Term.Group
            && parser.shapes().isScalar(term);
    if (!entries) {
      cursor.moveTo(start);
      return term;
    }
    Term inner = term instanceof Term.Group(Term inside, _) ? inside : term;
    Span span = term.span();
    Term column = new Term.Transposition(sideBySide(letters.getFirst(), inner), span);
    return letters.size() == 1 ? column : sideBySide(letters.getLast(), column);
  }

  private static Term sideBySide(LatexToken letter, Term entry) {
    Term.Binder binder =
        new Term.Binder(
            letter.text(), Optional.empty(), List.of(), Optional.empty(), letter.span());
    return new Term.Bound(Term.Big.CONCAT, List.of(binder), entry, entry.span());
  }

  static boolean isGap(LatexToken token) {
    return token.is(Kind.GAP);
  }

  /** A brace that nothing closes opens cases. */
  private Term braces(LatexCursor cursor) {
    LatexToken open = cursor.next();
    if (!cursor.peek().is(Kind.BEGIN)) {
      throw new LatexFailure(open.span(), LatexMessages.neverClosed("{"));
    }
    return parser.nested(open.span(), () -> factors.cases().environment(cursor));
  }

  /** Takes what stands up to a closing sign that is no bracket for others. */
  private static List<LatexToken> upTo(LatexCursor cursor, String close, LatexToken open) {
    int start = cursor.position();
    int depth = 0;
    while (!cursor.atEnd()) {
      LatexToken token = cursor.peek();
      if (depth == 0 && token.is(close) && cursor.position() > start) {
        List<LatexToken> inside = cursor.from(start);
        cursor.next();
        return inside;
      }
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      cursor.next();
    }
    throw new LatexFailure(open.span(), LatexMessages.neverClosed(open.shown()));
  }

  private Term bars(LatexCursor cursor, LatexToken open) {
    cursor.next();
    List<LatexToken> inside = upTo(cursor, "|", open);
    Span span = open.span().to(cursor.last().span());
    Term term = parser.nested(span, () -> parser.read(inside, span));
    Optional<Shape> shape = parser.shapes().of(term);
    boolean square = shape.filter(s -> !s.isVector() && s.isSquare()).isPresent();
    return LatexFlexible.call(square ? "det" : "abs", List.of(term), span);
  }

  private Term norm(LatexCursor cursor, LatexToken open) {
    cursor.next();
    List<LatexToken> inside = upTo(cursor, "‖", open);
    Span span = open.span().to(cursor.last().span());
    Term term = parser.nested(span, () -> parser.read(inside, span));
    String kind = "";
    if (cursor.peek().is(Kind.SUB)) {
      cursor.next();
      for (LatexToken token : cursor.argument("_")) {
        kind += token.text();
      }
    }
    String function =
        switch (kind) {
          case "1" -> "norm1";
          case "", "2", "F" -> "norm2";
          default -> throw new LatexFailure(span, LatexMessages.unsupported("this norm"));
        };
    return LatexFlexible.call(function, List.of(term), span);
  }

  private Term inner(LatexCursor cursor, LatexToken open) {
    List<List<LatexToken>> both =
        LatexSplit.at(cursor.group(), token -> token.is(",") || token.is("|"));
    Span span = open.span().to(cursor.last().span());
    if (both.size() != 2) {
      throw new LatexFailure(span, LatexMessages.expected("two factors", both.size() + ""));
    }
    Term left = parser.nested(span, () -> parser.read(both.get(0), span));
    Term right = parser.nested(span, () -> parser.read(both.get(1), span));
    Term.Link link = new Term.Link(Operator.DOT, LatexProducts.at(Operator.PRODUCT, right));
    return new Term.Group(
        new Term.Chain(LatexProducts.at(Operator.ENTRYWISE, left), List.of(link), span), span);
  }

  /** Reads {@code place[rows, columns](A, m, n)}. */
  Term placement(LatexCursor cursor) {
    LatexToken word = cursor.next();
    List<LatexToken> places = cursor.group();
    Term whole = LatexFlexible.zeros(word.span());
    List<Term.Position> positions = factors.indices().positions(places, whole);
    if (!cursor.peek().is("(")) {
      throw cursor.expected("(");
    }
    Span open = cursor.place();
    List<Term> arguments = new ArrayList<>();
    for (List<LatexToken> part : LatexSplit.at(cursor.group(), token -> token.is(","))) {
      arguments.add(parser.nested(open, () -> parser.read(part, open)));
    }
    Span span = word.span().to(cursor.last().span());
    if (positions.size() != 2 || arguments.size() != 3) {
      throw new LatexFailure(span, NameMessages.wrongUse("place", "place[rows, columns](A, m, n)"));
    }
    return new Term.Placement(positions, List.copyOf(arguments), span);
  }

  /** Whether the square brackets ahead hold an index of {@code term}. */
  boolean isIndex(LatexCursor cursor, Term term) {
    int start = cursor.position();
    try {
      List<LatexToken> inside = cursor.group();
      if (!factors.indices().isIndex(inside)) {
        return false;
      }
    } catch (LatexFailure e) {
      return false;
    } finally {
      cursor.moveTo(start);
    }
    return switch (term) {
      case Term.Name _, Term.Index _, Term.Call _ -> true;
      case Term.Group _, Term.Derivative _, Term.Transposition _ -> !parser.shapes().isScalar(term);
      default -> false;
    };
  }

  /** Reads an index in square brackets. */
  Term indexed(LatexCursor cursor, Term term) {
    List<LatexToken> inside = cursor.group();
    return factors.indices().indexed(term, inside);
  }

  /** Whether a comparison in brackets follows a 1 or an I, which is then an indicator. */
  boolean isIndicator(LatexCursor cursor, LatexToken sign) {
    LatexToken next = cursor.peek();
    boolean marked = sign.font() != Font.PLAIN || sign.is(Kind.LETTER);
    if (next.is(Kind.SUB)) {
      return marked && hasComparison(cursor);
    }
    return (next.is("[") || next.is("⦃") || (next.is("(") && marked)) && hasComparison(cursor);
  }

  private static boolean hasComparison(LatexCursor cursor) {
    int start = cursor.position();
    try {
      return content(cursor).stream().anyMatch(LatexCases::isComparison);
    } catch (LatexFailure e) {
      return false;
    } finally {
      cursor.moveTo(start);
    }
  }

  private static List<LatexToken> content(LatexCursor cursor) {
    if (!cursor.peek().is(Kind.SUB)) {
      return cursor.group();
    }
    cursor.next();
    List<LatexToken> below = cursor.argument("_");
    boolean bracketed = below.size() > 2 && below.getFirst().opens() && below.getLast().closes();
    return bracketed ? below.subList(1, below.size() - 1) : below;
  }

  Term indicator(LatexCursor cursor) {
    return LatexCases.joined(factors.cases().conditions(content(cursor)));
  }

  /**
   * Whether the brackets ahead hold what a value depends on: {@code \ell(\hat y, y)}. A value has
   * no arguments, so they are no part of the formula.
   */
  boolean isArgumentList(LatexCursor cursor, String name) {
    if (!cursor.peek().is("(")) {
      return false;
    }
    int start = cursor.position();
    try {
      List<LatexToken> inside = cursor.group();
      boolean plain =
          inside.stream().noneMatch(token -> token.isAny("+-·×⊙⊗*/=<>") || token.is(Kind.COMMAND));
      boolean list = LatexSplit.has(inside, token -> token.is(",") || token.is(";"));
      return !inside.isEmpty()
          && (list
              || (plain && parser.names().isLoss(name))
              || parser.names().dependsOn(name, inside));
    } catch (LatexFailure e) {
      return false;
    } finally {
      cursor.moveTo(start);
    }
  }
}
