package org.chainrule.language;

import java.util.Locale;

/** Messages about text that can't be read. */
final class SyntaxMessages {
  private SyntaxMessages() {}

  static Message openText() {
    return new Message("this text has no closing quotation mark on its line");
  }

  static Message strangeCharacter(int c) {
    String name = Character.getName(c);
    String shown =
        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
            ? ""
            : Character.toString(c) + ", ";
    return new Message(
        "the character %sU+%04X%s means nothing in the language"
            .formatted(shown, c, name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")"));
  }

  static Message expected(String wanted, Token found) {
    return new Message("expected " + wanted + ", found " + found.shown());
  }

  static Message expectedOperand(Token found) {
    return new Message("expected a name, a number or a bracket, found " + found.shown());
  }

  static Message operandMissing(String operator, Token found) {
    return new Message("expected an operand after " + operator + ", found " + found.shown());
  }

  static Message neverClosed(String open, String close, int line, Token found) {
    return new Message(
        "expected %s to close the %s of line %d, found %s"
            .formatted(close, open, line, found.shown()));
  }

  static Message neverOpened(String close) {
    return new Message("this " + close + " closes nothing");
  }

  static Message functionNeedsOperand(String function) {
    return new Message(
        Message.brief(function) + " is a function and needs an operand",
        "write " + Message.brief(function) + "(x)");
  }

  static Message tooDeep(int limit) {
    return new Message(
        "this is nested more than " + limit + " deep", "give a part of it a name of its own");
  }

  static Message tooManyOperands(int limit) {
    return new Message(
        "this has more than " + limit + " operands in a row",
        "give a part of it a name of its own");
  }

  static Message tooManyEntries(int limit) {
    return new Message(
        "this matrix has more than " + limit + " entries", "keep data in a file of its own");
  }

  static Message longNumber(String digits, int limit) {
    return new Message(
        "the number %s has more than %d digits".formatted(Message.brief(digits), limit));
  }

  static Message hugeNumber(String digits, int exponent) {
    return new Message(
        "the number %s is out of range: numbers go from 1e-%d to 1e%d"
            .formatted(Message.brief(digits), exponent, exponent));
  }

  static Message numbersSideBySide() {
    return new Message(
        "two numbers stand side by side", "write * between factors, or a comma between entries");
  }

  static Message doubleComparison() {
    return new Message("== is no sign of the language", "write = to compare and to define");
  }

  static Message comparisonOutside(String sign) {
    return new Message(
        "a comparison stands outside of brackets: " + sign,
        "write [a " + sign + " b], which is 1 where it holds and else 0");
  }

  static Message raggedRows(int first, int other) {
    return new Message(
        "the rows of this matrix have %d and %d entries".formatted(first, other),
        "separate entries by commas, or by spaces only");
  }

  static Message emptyMatrix() {
    return new Message("this matrix has no entries");
  }

  static Message statementExpected(Token found) {
    return new Message("expected a statement, found " + found.shown());
  }

  static Message unknownStatement(String word, String suggestion) {
    return new Message(
        Message.brief(word) + " begins no statement",
        suggestion.isEmpty() ? "a definition has the form name = expression" : suggestion);
  }

  static Message twiceInBlock(String what, String name) {
    return new Message(what + " " + Message.brief(name) + " stands here twice");
  }
}
