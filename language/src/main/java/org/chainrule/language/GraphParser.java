package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code graph net { … }}. */
final class GraphParser {
  private final TokenCursor cursor;
  private final TermParser terms;

  GraphParser(TokenCursor cursor, TermParser terms) {
    this.cursor = cursor;
    this.terms = terms;
  }

  Statement graph() {
    Token word = cursor.next();
    Term.Name name = name("the name of the graph");
    Token open = cursor.expect("{");
    List<Statement.Unit> units = new ArrayList<>();
    while (true) {
      while (cursor.peek().kind() == Token.Kind.LINE_END || cursor.peek().is(";")) {
        cursor.next();
      }
      if (cursor.peek().is("}") || cursor.peek().kind() == Token.Kind.END) {
        break;
      }
      try {
        units.addAll(entry());
      } catch (Reporter.Failure reported) {
        while (!cursor.peek().endsLine() && !cursor.peek().is("}")) {
          cursor.next();
        }
      }
    }
    cursor.close(open, "}");
    return new Statement.Graph(name, List.copyOf(units), word.span().to(cursor.last().span()));
  }

  private List<Statement.Unit> entry() {
    Token word = cursor.peek();
    if (word.isWord("input") && !cursor.peek(1).is("=")) {
      return inputs();
    }
    boolean output = word.isWord("output") && !cursor.peek(1).is("=");
    if (output) {
      cursor.next();
    }
    Term.Name name = name("a unit");
    cursor.expect("=");
    Term.Name kind = name("a kind of unit such as sigmoid");
    Optional<Term> width = Optional.empty();
    if (cursor.peek().is("[")) {
      Token open = cursor.next();
      width = Optional.of(terms.expression());
      cursor.close(open, "]");
    }
    List<Term.Name> parents = new ArrayList<>();
    Token open = cursor.expect("(");
    if (!cursor.peek().is(")")) {
      do {
        parents.add(name("a unit"));
      } while (cursor.takes(","));
    }
    cursor.close(open, ")");
    Statement.Unit unit =
        new Statement.Unit(
            name, kind, width, List.copyOf(parents), output, StatementParser.written(cursor));
    endOfEntry();
    return List.of(unit);
  }

  private List<Statement.Unit> inputs() {
    Token word = cursor.next();
    List<Statement.Unit> inputs = new ArrayList<>();
    do {
      Term.Name name = name("an input");
      inputs.add(
          new Statement.Unit(
              name,
              new Term.Name("input", word.span()),
              Optional.empty(),
              List.of(),
              false,
              StatementParser.written(cursor)));
    } while (cursor.takes(","));
    endOfEntry();
    return inputs;
  }

  private void endOfEntry() {
    Token after = cursor.peek();
    if (!after.endsLine() && !after.is(";") && !after.is("}")) {
      throw cursor.fail(SyntaxMessages.expected("the end of the line", after));
    }
  }

  private Term.Name name(String what) {
    Token token = cursor.expectName(what);
    return new Term.Name(token.text(), token.span());
  }
}
