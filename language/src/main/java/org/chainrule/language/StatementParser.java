package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Symbol;

/** Reads statements; a broken one is reported, and reading goes on at the next line. */
final class StatementParser {
  private static final Map<String, Symbol.Kind> KINDS =
      Map.of(
          "input", Symbol.Kind.INPUT,
          "target", Symbol.Kind.TARGET,
          "param", Symbol.Kind.PARAMETER,
          "const", Symbol.Kind.CONSTANT);

  private static final Map<String, Function<StatementParser, Statement>> FORMS =
      Map.ofEntries(
          Map.entry("dim", StatementParser::sizes),
          Map.entry("input", StatementParser::declarations),
          Map.entry("target", StatementParser::declarations),
          Map.entry("param", StatementParser::declarations),
          Map.entry("const", StatementParser::declarations),
          Map.entry("opaque", StatementParser::opaque),
          Map.entry("loss", StatementParser::loss),
          Map.entry("given", StatementParser::givens),
          Map.entry("step", parser -> parser.steps.step()),
          Map.entry("claim", parser -> parser.claims.claim()),
          Map.entry("train", parser -> parser.steps.training()),
          Map.entry("graph", parser -> parser.graphs.graph()));

  private final List<Token> tokens;
  private final TokenCursor cursor;
  private final TermParser terms;
  private final ClaimParser claims;
  private final StepParser steps;
  private final GraphParser graphs;

  private StatementParser(Reporter reporter, List<Token> tokens, Names names) {
    this.tokens = tokens;
    this.cursor = new TokenCursor(tokens, reporter);
    this.terms = new TermParser(cursor, names, new Rows(tokens));
    this.claims = new ClaimParser(cursor, terms);
    this.steps = new StepParser(cursor, terms);
    this.graphs = new GraphParser(cursor, terms);
  }

  /** Returns the statements of the reporter's source. */
  static List<Statement> statements(Reporter reporter) {
    return statements(reporter, Lexer.tokens(reporter));
  }

  /** Returns the statements that {@code tokens} of the reporter's source are. */
  static List<Statement> statements(Reporter reporter, List<Token> tokens) {
    return new StatementParser(reporter, tokens, NameScan.names(tokens)).run();
  }

  /** Returns the formula that the reporter's source is. */
  static Term formula(Reporter reporter, Names names) {
    return formula(Lexer.tokens(reporter), reporter, names);
  }

  /** Reads a formula from its tokens. */
  static Term formula(List<Token> tokens, Reporter reporter, Names names) {
    TokenCursor cursor = new TokenCursor(tokens, reporter);
    Term formula = new TermParser(cursor, names, new Rows(tokens)).expression();
    cursor.skipLineEnds();
    if (cursor.peek().kind() != Token.Kind.END) {
      throw cursor.fail(leftOver(cursor.peek()));
    }
    return formula;
  }

  private List<Statement> run() {
    List<Statement> statements = new ArrayList<>();
    while (true) {
      while (cursor.peek().kind() == Token.Kind.LINE_END || cursor.peek().is(";")) {
        cursor.next();
      }
      if (cursor.peek().kind() == Token.Kind.END) {
        return List.copyOf(statements);
      }
      int start = cursor.position();
      try {
        Statement statement = statement();
        endOfStatement();
        statements.add(statement);
      } catch (Reporter.Failure reported) {
        recover();
        statements.add(broken(start));
      }
    }
  }

  private void recover() {
    int braces = 0;
    while (cursor.peek().kind() != Token.Kind.END) {
      Token token = cursor.peek();
      if (token.kind() == Token.Kind.LINE_END && braces == 0) {
        return;
      }
      braces += token.is("{") ? 1 : token.is("}") && braces > 0 ? -1 : 0;
      cursor.next();
    }
  }

  private Statement.Broken broken(int start) {
    List<Token> part = new ArrayList<>(tokens.subList(start, cursor.position()));
    part.add(new Token(Token.Kind.END, "", 0, 0, true));
    Names names = NameScan.names(part);
    Set<String> introduced = new HashSet<>(names.values());
    introduced.addAll(names.functions());
    return new Statement.Broken(List.copyOf(introduced), tokens.get(start).span());
  }

  private void endOfStatement() {
    Token token = cursor.peek();
    if (!token.endsLine() && !token.is(";")) {
      throw cursor.fail(leftOver(token));
    }
  }

  static Message leftOver(Token token) {
    if (token.is(")") || token.is("]") || token.is("}")) {
      return SyntaxMessages.neverOpened(token.text());
    }
    if (BracketParser.isRelation(token)) {
      return SyntaxMessages.comparisonOutside(token.text());
    }
    return SyntaxMessages.expected("the end of the line", token);
  }

  private Statement statement() {
    Token word = cursor.peek();
    Token following = cursor.peek(1);
    if (!word.isName()) {
      throw cursor.fail(SyntaxMessages.statementExpected(word));
    }
    if (following.is("=")) {
      return definition(false);
    }
    boolean bracket = !following.spaceBefore() && (following.is("(") || following.is("["));
    if (bracket) {
      return following.is("(") ? function() : definition(false);
    }
    Function<StatementParser, Statement> form = FORMS.get(word.text());
    if (form == null) {
      throw cursor.fail(
          SyntaxMessages.unknownStatement(
              word.text(), Suggestions.phrase(word.text(), FORMS.keySet())));
    }
    return form.apply(this);
  }

  private Statement sizes() {
    Token word = cursor.next();
    List<Statement.Size> sizes = new ArrayList<>();
    do {
      Term.Name name = name("the name of a size");
      Optional<Term> value = cursor.takes("=") ? Optional.of(terms.expression()) : Optional.empty();
      sizes.add(new Statement.Size(name, value));
    } while (cursor.takes(","));
    return new Statement.Sizes(List.copyOf(sizes), from(word));
  }

  private Statement declarations() {
    Token word = cursor.next();
    List<Statement.Declaration> declarations = new ArrayList<>();
    do {
      declarations.add(declaration());
    } while (cursor.takes(","));
    return new Statement.Declarations(
        Objects.requireNonNull(KINDS.get(word.text())), List.copyOf(declarations), from(word));
  }

  private Statement.Declaration declaration() {
    List<Term.Name> names = new ArrayList<>();
    do {
      names.add(name("a name"));
    } while (cursor.takes(","));
    if (!cursor.takesWord("in")) {
      throw cursor.fail(StatementMessages.setMissing(cursor.peek(), names.getLast().name()));
    }
    Token set = cursor.expectName("a set such as R");
    Domain domain = domain(set);
    List<Term> shape = new ArrayList<>();
    if (cursor.peek().is("[") && !cursor.peek().spaceBefore()) {
      Token open = cursor.next();
      if (!cursor.peek().is("]")) {
        do {
          shape.add(terms.expression());
        } while (cursor.takes(","));
      }
      Token close = cursor.close(open, "]");
      if (shape.size() > 2) {
        throw cursor
            .reporter()
            .report(open.span().to(close.span()), StatementMessages.tooManySizes(shape.size()));
      }
    }
    return new Statement.Declaration(
        List.copyOf(names), domain, List.copyOf(shape), written(cursor));
  }

  private Domain domain(Token set) {
    List<String> words = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      if (domain.word().equals(set.text())) {
        return domain;
      }
      words.add(domain.word());
    }
    throw cursor
        .reporter()
        .report(
            set.span(),
            StatementMessages.unknownSet(set.text(), words, Suggestions.phrase(set.text(), words)));
  }

  private Statement opaque() {
    Token word = cursor.next();
    Term.Name name = name("the name of a function");
    List<Term.Name> parameters = parameters();
    return new Statement.Opaque(name, parameters, written(cursor), from(word));
  }

  private Statement loss() {
    cursor.next();
    return definition(true);
  }

  private Statement definition(boolean loss) {
    Term.Name name = name("a name");
    List<Term.Binder> indices = List.of();
    if (cursor.peek().is("[") && !cursor.peek().spaceBefore()) {
      indices = terms.indicesOfDefinition();
    }
    cursor.expect("=");
    Set<String> bound = new HashSet<>();
    indices.forEach(index -> bound.add(index.name()));
    Term body = terms.with(bound, terms::expression);
    return new Statement.Definition(
        name, indices, body, written(cursor), loss, name.span().to(cursor.last().span()));
  }

  private Statement function() {
    Term.Name name = name("the name of a function");
    List<Term.Name> parameters = parameters();
    Set<String> local = new HashSet<>();
    parameters.forEach(parameter -> local.add(parameter.name()));
    cursor.expect("=");
    Term body = terms.with(local, terms::expression);
    return new Statement.Function(
        name, parameters, body, written(cursor), name.span().to(cursor.last().span()));
  }

  private List<Term.Name> parameters() {
    List<Term.Name> parameters = new ArrayList<>();
    Token open = cursor.expect("(");
    do {
      parameters.add(name("the name of a parameter"));
    } while (cursor.takes(","));
    cursor.close(open, ")");
    return List.copyOf(parameters);
  }

  private Statement givens() {
    Token word = cursor.next();
    List<Statement.Value> values = new ArrayList<>();
    do {
      Token name = cursor.peek();
      boolean weight = name.isName() && cursor.peek(1).is("(") && !cursor.peek(1).spaceBefore();
      Term symbol = weight ? terms.call() : name("a name");
      cursor.expect("=");
      values.add(new Statement.Value(symbol, terms.expression()));
    } while (cursor.takes(","));
    return new Statement.Givens(List.copyOf(values), from(word));
  }

  private Term.Name name(String what) {
    Token token = cursor.expectName(what);
    return new Term.Name(token.text(), token.span());
  }

  /** Reads {@code written "…"}, if it is there. */
  static Optional<String> written(TokenCursor cursor) {
    return cursor.takesWord("written")
        ? Optional.of(cursor.expect(Token.Kind.STRING, "LaTeX in quotation marks").text())
        : Optional.empty();
  }

  private Span from(Token word) {
    return word.span().to(cursor.last().span());
  }
}
