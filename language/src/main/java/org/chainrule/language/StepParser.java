package org.chainrule.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Setting;

/** Reads {@code step} and {@code train { }}, and the settings in both. */
final class StepParser {
  private final TokenCursor cursor;
  private final TermParser terms;
  private int depth;

  StepParser(TokenCursor cursor, TermParser terms) {
    this.cursor = cursor;
    this.terms = terms;
  }

  Statement step() {
    Token word = cursor.next();
    boolean follows = cursor.takesWord("then");
    Optional<String> name =
        cursor.peek().kind() == Token.Kind.STRING
            ? Optional.of(cursor.next().text())
            : Optional.empty();
    Optional<String> written = StatementParser.written(cursor);
    follows |= cursor.takesWord("then");
    Setting.Invocation optimizer = optimizer();
    List<Term.Name> frozen = List.of();
    Optional<String> tag = Optional.empty();
    while (cursor.peek().isName()) {
      Token clause = cursor.next();
      switch (clause.text()) {
        case "freeze" -> frozen = frozen();
        case "as" -> tag = Optional.of(cursor.expectName("a tag").text());
        default ->
            throw cursor
                .reporter()
                .report(clause.span(), SyntaxMessages.expected("freeze or as", clause));
      }
    }
    return new Statement.Step(
        name, written, optimizer, frozen, tag, follows, word.span().to(cursor.last().span()));
  }

  private Setting.Invocation optimizer() {
    if (!cursor.peek().isName()) {
      throw cursor.fail(
          SyntaxMessages.expected("an optimiser such as sgd(rate = 0.5)", cursor.peek()));
    }
    Setting setting = setting();
    return setting instanceof Setting.Word(String word)
        ? Setting.Invocation.of(word)
        : (Setting.Invocation) setting;
  }

  private List<Term.Name> frozen() {
    List<Term.Name> names = new ArrayList<>();
    do {
      Token name = cursor.expectName("a parameter");
      names.add(new Term.Name(name.text(), name.span()));
    } while (cursor.takes(","));
    return List.copyOf(names);
  }

  Statement training() {
    Token word = cursor.next();
    Token open = cursor.expect("{");
    SequencedMap<String, Setting> settings = new LinkedHashMap<>();
    while (true) {
      while (cursor.peek().kind() == Token.Kind.LINE_END
          || cursor.peek().is(",")
          || cursor.peek().is(";")) {
        cursor.next();
      }
      if (cursor.peek().is("}") || cursor.peek().kind() == Token.Kind.END) {
        break;
      }
      try {
        entry(settings);
      } catch (Reporter.Failure reported) {
        skipEntry();
      }
    }
    cursor.close(open, "}");
    return new Statement.Training(settings, word.span().to(cursor.last().span()));
  }

  private void entry(SequencedMap<String, Setting> settings) {
    Token name = cursor.expectName("a setting");
    if (!TrainingSettings.NAMES.contains(name.text())) {
      throw cursor
          .reporter()
          .report(
              name.span(),
              StatementMessages.unknownSetting(
                  name.text(), Suggestions.phrase(name.text(), TrainingSettings.NAMES)));
    }
    cursor.expect("=");
    Setting value = setting();
    Token after = cursor.peek();
    if (!after.endsLine() && !after.is(",") && !after.is(";") && !after.is("}")) {
      throw cursor.fail(SyntaxMessages.expected("the end of the line", after));
    }
    if (settings.putIfAbsent(name.text(), value) != null) {
      throw cursor
          .reporter()
          .report(name.span(), SyntaxMessages.twiceInBlock("the setting", name.text()));
    }
  }

  private void skipEntry() {
    while (!cursor.peek().endsLine() && !cursor.peek().is("}")) {
      cursor.next();
    }
  }

  /** Reads a number, a text, a word, or a word with arguments; {@code [a, b]} is a list. */
  private Setting setting() {
    if (++depth > TermParser.DEEPEST) {
      throw cursor.fail(SyntaxMessages.tooDeep(TermParser.DEEPEST));
    }
    try {
      Token token = cursor.peek();
      return switch (token.kind()) {
        case STRING -> new Setting.Text(cursor.next().text());
        case NUMBER -> new Setting.Number(number());
        case NAME -> word();
        default -> {
          if (token.is("-") || token.is("+")) {
            yield new Setting.Number(number());
          }
          if (token.is("[")) {
            cursor.next();
            yield new Setting.Invocation("list", arguments(token, "]"));
          }
          throw cursor.fail(SyntaxMessages.expected("a number, a text or a word", token));
        }
      };
    } finally {
      depth--;
    }
  }

  private Setting word() {
    Token name = cursor.next();
    Token open = cursor.peek();
    if (!open.is("(") || open.spaceBefore()) {
      return new Setting.Word(name.text());
    }
    cursor.next();
    return new Setting.Invocation(name.text(), arguments(open, ")"));
  }

  /** Arguments without a name are called 1, 2, … by their places. */
  private SequencedMap<String, Setting> arguments(Token open, String close) {
    SequencedMap<String, Setting> arguments = new LinkedHashMap<>();
    cursor.skipLineEnds();
    while (!cursor.peek().is(close)) {
      Token token = cursor.peek();
      String name = String.valueOf(arguments.size() + 1);
      if (token.isName() && cursor.peek(1).is("=")) {
        name = cursor.next().text();
        cursor.next();
      }
      if (arguments.putIfAbsent(name, setting()) != null) {
        throw cursor
            .reporter()
            .report(token.span(), SyntaxMessages.twiceInBlock("the argument", name));
      }
      cursor.skipLineEnds();
      if (!cursor.takes(",")) {
        break;
      }
      cursor.skipLineEnds();
    }
    cursor.close(open, close);
    return arguments;
  }

  private Rational number() {
    boolean negative = cursor.takes("-");
    if (!negative) {
      cursor.takes("+");
    }
    Rational value = plainNumber();
    while (cursor.peek().is("/") || cursor.peek().is("*")) {
      boolean divides = cursor.next().is("/");
      Token operand = cursor.peek();
      Rational other = plainNumber();
      if (divides && other.signum() == 0) {
        throw cursor.reporter().report(operand.span(), StatementMessages.divisionByZero());
      }
      value = divides ? value.dividedBy(other) : value.times(other);
      if (value.denominator().bitLength() + value.numerator().bitLength() > 4096) {
        throw cursor.reporter().report(operand.span(), ShapeMessages.longArithmetic());
      }
    }
    return negative ? value.negated() : value;
  }

  private Rational plainNumber() {
    Token token = cursor.expect(Token.Kind.NUMBER, "a number");
    terms.checkNumber(token);
    return Rational.of(new java.math.BigDecimal(token.text()));
  }
}
