package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;
import org.chainrule.language.LatexToken.Kind;

/** Matrices of entries and of blocks. */
final class LatexMatrices {
  private static final Set<String> MATRICES =
      Set.of(
          "matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array", "vmatrix", "Vmatrix");
  private static final Set<String> CASES = Set.of("cases", "dcases", "rcases");
  private static final Set<String> ALIGNED =
      Set.of("aligned", "split", "gathered", "alignedat", "multlined");

  private final LatexParser parser;
  private final LatexEllipsis ellipsis;

  LatexMatrices(LatexParser parser) {
    this.parser = parser;
    this.ellipsis = new LatexEllipsis(parser);
  }

  /** Whether a value stands in an environment, and no equations. */
  static boolean isValue(LatexToken begin) {
    return MATRICES.contains(begin.text()) || CASES.contains(begin.text());
  }

  static boolean isMatrix(LatexToken begin) {
    return MATRICES.contains(begin.text());
  }

  /** Reads from {@code \begin} on. */
  Term environment(LatexCursor cursor) {
    LatexToken begin = cursor.peek();
    Span open = begin.span();
    if (CASES.contains(begin.text())) {
      return parser.nested(open, () -> parser.factors().cases().environment(cursor));
    }
    if (ALIGNED.contains(begin.text())) {
      return aligned(cursor);
    }
    if (!isMatrix(begin)) {
      throw cursor.fail(LatexMessages.unsupported("\\begin{" + Message.brief(begin.text()) + "}"));
    }
    List<LatexToken> inside = cursor.group();
    Span span = open.to(cursor.last().span());
    Term matrix = parser.nested(open, () -> matrix(inside, span));
    return begin.text().equals("vmatrix")
        ? LatexFlexible.call("det", List.of(matrix), span)
        : matrix;
  }

  /** Rows within brackets only break a long formula. */
  private Term aligned(LatexCursor cursor) {
    Span open = cursor.place();
    List<LatexToken> inside = new ArrayList<>(cursor.group());
    inside.removeIf(token -> token.is("&") || token.is(Kind.ROW_END) || token.is(Kind.GAP));
    Span span = open.to(cursor.last().span());
    return new Term.Group(parser.nested(open, () -> parser.read(inside, span)), span);
  }

  private Term matrix(List<LatexToken> inside, Span span) {
    List<List<Term>> rows = new ArrayList<>();
    for (List<LatexToken> row : LatexSplit.at(inside, token -> token.is(Kind.ROW_END))) {
      List<Term> entries = new ArrayList<>();
      for (List<LatexToken> cell : LatexSplit.at(row, token -> token.is("&"))) {
        List<LatexToken> plain = withoutRules(cell);
        if (!plain.isEmpty()) {
          entries.add(entry(plain, span));
        }
      }
      if (!entries.isEmpty()) {
        rows.add(entries);
      }
    }
    return literal(rows, span);
  }

  /** Lines beside a vector show that it is a row or a column. */
  private static List<LatexToken> withoutRules(List<LatexToken> cell) {
    List<LatexToken> plain = new ArrayList<>(cell);
    plain.removeIf(
        token -> token.is(Kind.TEXT) || token.is(Kind.GAP) || token.isCommand("hdotsfor"));
    while (!plain.isEmpty()
        && (plain.getLast().is("-") || plain.getLast().is("|") || plain.getLast().is(","))) {
      plain.removeLast();
    }
    boolean line = plain.size() > 1 && plain.get(0).is("-") && plain.get(1).is("-");
    while (line && !plain.isEmpty() && plain.getFirst().is("-")) {
      plain.removeFirst();
    }
    return plain;
  }

  private Term entry(List<LatexToken> tokens, Span span) {
    return tokens.size() == 1 && tokens.getFirst().is("…")
        ? LatexEllipsis.DOTS
        : parser.read(tokens, span);
  }

  /** Reads elements with commas or wide spaces between them. */
  Term list(List<LatexToken> inside, Span span) {
    List<List<Term>> rows = new ArrayList<>();
    for (List<LatexToken> row : LatexSplit.at(inside, token -> token.is(";"))) {
      boolean commas = LatexSplit.has(row, token -> token.is(","));
      List<Term> entries = new ArrayList<>();
      for (List<LatexToken> cell :
          LatexSplit.at(row, token -> commas ? token.is(",") : token.is(Kind.GAP))) {
        List<LatexToken> plain = new ArrayList<>(cell);
        plain.removeIf(LatexBrackets::isGap);
        if (!plain.isEmpty()) {
          entries.add(entry(plain, span));
        }
      }
      if (!entries.isEmpty()) {
        rows.add(entries);
      }
    }
    return literal(rows, span);
  }

  private Term literal(List<List<Term>> rows, Span span) {
    if (rows.isEmpty()) {
      throw new LatexFailure(span, SyntaxMessages.emptyMatrix());
    }
    if (rows.stream().anyMatch(row -> row.stream().anyMatch(LatexEllipsis::isDots))) {
      return ellipsis.matrix(rows, span);
    }
    int width = rows.getFirst().size();
    for (List<Term> row : rows) {
      if (row.size() != width) {
        throw new LatexFailure(span, SyntaxMessages.raggedRows(width, row.size()));
      }
    }
    return new Term.Literal(blocks(rows), span);
  }

  /** A zero beside vectors is a block of zeros. */
  private List<List<Term>> blocks(List<List<Term>> rows) {
    boolean anyBlock =
        rows.stream().flatMap(List::stream).anyMatch(entry -> parser.shapes().isMatrix(entry));
    List<List<Term>> result = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Term> row = new ArrayList<>();
      for (int j = 0; j < rows.get(i).size(); j++) {
        row.add(block(rows, i, j, anyBlock));
      }
      result.add(List.copyOf(row));
    }
    return List.copyOf(result);
  }

  private Term block(List<List<Term>> rows, int i, int j, boolean anyBlock) {
    Term entry = rows.get(i).get(j);
    Shape shape = new Shape(height(rows, i), width(rows, j));
    boolean zero = entry instanceof Term.Numeral(String digits, _) && digits.equals("0");
    if (zero && anyBlock && !shape.isScalar()) {
      return parser.flexible().zeros(shape, entry.span());
    }
    return anyBlock
        ? parser.flexible().asBlock(entry, shape)
        : parser.flexible().asSide(entry, Optional.of(Shape.SCALAR));
  }

  private Dimension height(List<List<Term>> rows, int i) {
    return rows.get(i).stream()
        .flatMap(entry -> parser.shapes().of(entry).stream())
        .map(Shape::rows)
        .filter(size -> !size.is(1))
        .findFirst()
        .orElse(Dimension.ONE);
  }

  private Dimension width(List<List<Term>> rows, int j) {
    return rows.stream()
        .filter(row -> j < row.size())
        .flatMap(row -> parser.shapes().of(row.get(j)).stream())
        .map(Shape::columns)
        .filter(size -> !size.is(1))
        .findFirst()
        .orElse(Dimension.ONE);
  }
}
