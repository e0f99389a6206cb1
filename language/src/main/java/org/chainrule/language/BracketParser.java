package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Relation;

/** Reads what stands in square brackets: indices, matrices and comparisons. */
final class BracketParser {
  /** How many entries a matrix may have in a text. */
  static final int MOST_ENTRIES = 100_000;

  private final TokenCursor cursor;
  private final TermParser terms;
  private final Rows rows;

  BracketParser(TokenCursor cursor, TermParser terms, Rows rows) {
    this.cursor = cursor;
    this.terms = terms;
    this.rows = rows;
  }

  /** Reads an index with its brackets: {@code [i, 2:5]}. */
  List<Term.Position> positions() {
    Token open = cursor.expect("[");
    List<Term.Position> positions = new ArrayList<>();
    do {
      positions.add(position());
    } while (cursor.takes(","));
    cursor.close(open, "]");
    return List.copyOf(positions);
  }

  private Term.Position position() {
    Token token = cursor.peek();
    if (cursor.takes(":")) {
      return new Term.Position.All();
    }
    if (token.is("]") || token.is(",")) {
      throw cursor.fail(SyntaxMessages.expected("an index", token));
    }
    Term first = terms.expression();
    return cursor.takes(":")
        ? new Term.Position.Range(first, terms.expression())
        : new Term.Position.At(first);
  }

  /** Reads a matrix, or a comparison. */
  Term literal() {
    int opening = cursor.position();
    Token open = cursor.expect("[");
    if (rows.hasComparison(opening)) {
      return comparison(open);
    }
    List<List<Term>> found = new ArrayList<>();
    int entries = 0;
    int separator = opening;
    while (true) {
      if (cursor.peek().endsRow() || cursor.peek().is(";")) {
        separator = cursor.position();
        cursor.next();
      } else if (cursor.peek().is("]")) {
        break;
      } else {
        List<Term> row = row(open, separator);
        entries += row.size();
        if (entries > MOST_ENTRIES) {
          throw cursor.reporter().report(open.span(), SyntaxMessages.tooManyEntries(MOST_ENTRIES));
        }
        found.add(row);
        if (!cursor.peek().is(";") && !cursor.peek().endsRow()) {
          break;
        }
      }
    }
    Span span = open.span().to(cursor.close(open, "]").span());
    checkRows(found, span);
    return new Term.Literal(List.copyOf(found), span);
  }

  private List<Term> row(Token open, int separator) {
    List<Term> row = new ArrayList<>();
    if (rows.hasComma(separator)) {
      do {
        row.add(terms.expression());
      } while (cursor.takes(","));
      return List.copyOf(row);
    }
    Token token = cursor.peek();
    while (!token.is(";") && !token.is("]") && !token.endsLine()) {
      boolean begins = TermParser.beginsOperand(token) || token.is("-") || token.is("+");
      if (!begins) {
        cursor.close(open, "]");
      }
      row.add(terms.spacedElement());
      token = cursor.peek();
    }
    return List.copyOf(row);
  }

  private void checkRows(List<List<Term>> found, Span span) {
    if (found.isEmpty()) {
      throw cursor.reporter().report(span, SyntaxMessages.emptyMatrix());
    }
    int width = found.getFirst().size();
    for (List<Term> row : found) {
      if (row.size() != width) {
        throw cursor.reporter().report(span, SyntaxMessages.raggedRows(width, row.size()));
      }
    }
  }

  private Term comparison(Token open) {
    Term first = terms.expression();
    List<Term.Test> tests = tests();
    Token close = cursor.close(open, "]");
    return new Term.Bracket(first, tests, open.span().to(close.span()));
  }

  /** Reads relations, each with the operand after it; one or more. */
  List<Term.Test> tests() {
    List<Term.Test> tests = new ArrayList<>();
    do {
      Token sign = cursor.peek();
      Relation relation = relation(sign);
      cursor.next();
      if (cursor.peek().is("=")) {
        throw cursor.fail(SyntaxMessages.doubleComparison());
      }
      tests.add(new Term.Test(relation, terms.expression()));
    } while (isRelation(cursor.peek()));
    return List.copyOf(tests);
  }

  static boolean isRelation(Token token) {
    for (Relation relation : Relation.values()) {
      if (token.is(relation.word())) {
        return true;
      }
    }
    return false;
  }

  private Relation relation(Token sign) {
    for (Relation relation : Relation.values()) {
      if (sign.is(relation.word())) {
        return relation;
      }
    }
    throw cursor.fail(SyntaxMessages.expected("a comparison such as > or =", sign));
  }
}
