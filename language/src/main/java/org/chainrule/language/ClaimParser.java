package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chainrule.expression.Claim.Layout;

/** Reads {@code claim a = b = c to 3 digits layout numerator varying W for j != k}. */
final class ClaimParser {
  private static final int MOST_DIGITS = 17;

  private final TokenCursor cursor;
  private final TermParser terms;

  ClaimParser(TokenCursor cursor, TermParser terms) {
    this.cursor = cursor;
    this.terms = terms;
  }

  Statement.Claimed claim() {
    Token word = cursor.next();
    List<Term> sides = new ArrayList<>();
    sides.add(terms.expression());
    if (!cursor.peek().is("=")) {
      throw cursor.fail(StatementMessages.claimWithoutEquation(cursor.peek()));
    }
    while (cursor.takes("=")) {
      sides.add(terms.expression());
    }
    return clauses(sides, word);
  }

  /** Reads what may stand behind the last side. */
  Statement.Claimed clauses(List<Term> sides, Token first) {
    OptionalInt digits = OptionalInt.empty();
    Optional<Layout> layout = Optional.empty();
    List<Term.Name> varying = List.of();
    List<Term.Bracket> conditions = List.of();
    while (cursor.peek().isName()) {
      Token clause = cursor.next();
      switch (clause.text()) {
        case "to" -> digits = OptionalInt.of(digits());
        case "layout" -> layout = Optional.of(layout());
        case "varying" -> varying = names();
        case "for" -> conditions = conditions();
        default ->
            throw cursor.reporter().report(clause.span(), StatementMessages.unknownClause(clause));
      }
    }
    return new Statement.Claimed(
        List.copyOf(sides),
        digits,
        layout,
        varying,
        conditions,
        first.span().to(cursor.last().span()));
  }

  private int digits() {
    Token number = cursor.expect(Token.Kind.NUMBER, "a number of digits");
    if (!number.text().matches("[0-9]{1,2}") || Integer.parseInt(number.text()) > MOST_DIGITS) {
      throw cursor.reporter().report(number.span(), StatementMessages.badDigits(MOST_DIGITS));
    }
    if (!cursor.takesWord("digits") && !cursor.takesWord("digit")) {
      throw cursor.fail(SyntaxMessages.expected("digits", cursor.peek()));
    }
    return Integer.parseInt(number.text());
  }

  private Layout layout() {
    Token name = cursor.expectName("gradient or numerator");
    return switch (name.text()) {
      case "gradient" -> Layout.GRADIENT;
      case "numerator" -> Layout.NUMERATOR;
      default ->
          throw cursor
              .reporter()
              .report(name.span(), SyntaxMessages.expected("gradient or numerator", name));
    };
  }

  private List<Term.Name> names() {
    List<Term.Name> names = new ArrayList<>();
    do {
      Token name = cursor.expectName("a name");
      names.add(new Term.Name(name.text(), name.span()));
    } while (cursor.takes(","));
    return List.copyOf(names);
  }

  private List<Term.Bracket> conditions() {
    List<Term.Bracket> conditions = new ArrayList<>();
    do {
      Term first = terms.expression();
      List<Term.Test> tests = terms.brackets().tests();
      conditions.add(new Term.Bracket(first, tests, first.span().to(cursor.last().span())));
    } while (cursor.takes(",") || cursor.takesWord("and"));
    return List.copyOf(conditions);
  }
}
