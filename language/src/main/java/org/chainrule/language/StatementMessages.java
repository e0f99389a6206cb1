package org.chainrule.language;

import java.util.List;

/** Messages about statements. */
final class StatementMessages {
  private StatementMessages() {}

  static Message setMissing(Token found, String name) {
    return new Message(
        "expected in and a set, found " + found.shown(),
        "write " + Message.brief(name) + " in R for a scalar, in R[n] for a column");
  }

  static Message unknownSet(String name, List<String> words, String suggestion) {
    return new Message(
        "%s is no set; the sets are %s".formatted(Message.brief(name), String.join(", ", words)),
        suggestion);
  }

  static Message tooManySizes(int found) {
    return new Message(
        "a shape has at most two sizes, rows and columns; found " + found,
        "write tensors as matrices, or several symbols");
  }

  static Message setNeedsSquare(String set, String name, String shape) {
    return new Message(
        "%s is %s, but a %s matrix is square".formatted(Message.brief(name), shape, set));
  }

  static Message lossNotScalar(String name, String shape) {
    return new Message(
        "the loss %s is %s, and has to be a scalar".formatted(Message.brief(name), shape),
        "sum(…) adds its entries up, a · b is an inner product");
  }

  static Message indicesOfDefinition() {
    return new Message(
        "expected one or two different indices",
        "write name[i] = … for a column, name[i, j] = … for a matrix");
  }

  static Message derivativeInDefinition(String derivative) {
    return new Message(
        derivative + " is a derivative, and those stand in claims only",
        "the derivatives of a network follow from its definitions");
  }

  static Message entryNotScalar(String name, String shape) {
    return new Message(
        "an entry of %s has to be a scalar, found %s".formatted(Message.brief(name), shape));
  }

  static Message claimWithoutEquation(Token found) {
    return new Message("expected = and what it is claimed to equal, found " + found.shown());
  }

  static Message unknownClause(Token found) {
    return new Message(
        "expected the end of the line, found " + found.shown(),
        "a claim ends with: to n digits, layout gradient, layout numerator, varying W, for j != k");
  }

  static Message badDigits(int most) {
    return new Message("expected a number of digits from 0 to " + most);
  }

  static Message unknownSetting(String name, String suggestion) {
    return new Message(
        "%s is no setting".formatted(Message.brief(name)),
        suggestion.isEmpty()
            ? "the settings are " + String.join(", ", TrainingSettings.NAMES)
            : suggestion);
  }

  static Message divisionByZero() {
    return new Message("this divides by zero");
  }

  static Message twoTrainings(int line) {
    return new Message("train { } stands already in line " + line);
  }

  static Message givenNotClosed(String name, String variable) {
    return new Message(
        "the value of %s has to be made of numbers, found %s"
            .formatted(Message.brief(name), Message.brief(variable)));
  }

  static Message givenTwice(String name, int line) {
    return new Message("%s is already given in line %d".formatted(Message.brief(name), line));
  }

  static Message givenShape(String name, String wanted, String found, String repair) {
    return new Message(
        "%s is %s, its value is %s".formatted(Message.brief(name), wanted, found), repair);
  }

  static Message givenSize(String size, String found, String before, String other) {
    return new Message(
        "the size %s is %s here, but %s where %s is given"
            .formatted(Message.brief(size), found, before, Message.brief(other)));
  }

  static Message emptyFile() {
    return new Message(
        "there is no statement in this text", "begin with a declaration such as input x in R[2]");
  }

  static Message cycle(List<String> path) {
    return new Message("the units feed each other in a circle: " + String.join(" → ", path));
  }

  static Message unitTwice(String name) {
    return new Message("the unit " + Message.brief(name) + " stands here twice");
  }

  static Message parentTwice(String parent, String unit) {
    return new Message("%s reads %s twice".formatted(Message.brief(unit), Message.brief(parent)));
  }

  static Message unitWithoutParents(String unit) {
    return new Message(Message.brief(unit) + " reads no unit", "write the units it reads in (…)");
  }

  static Message noOutput(String graph) {
    return new Message(
        "the graph %s has no output".formatted(Message.brief(graph)),
        "write output before the unit that is one");
  }

  static Message unreachable(List<String> units) {
    return new Message(
        "%s %s no output".formatted(String.join(", ", units), units.size() == 1 ? "feeds" : "feed"),
        "let another unit read it, mark it as output, or leave it out");
  }

  static Message unknownKind(String kind, String suggestion) {
    return new Message(
        Message.brief(kind) + " is no kind of unit",
        suggestion.isEmpty()
            ? "the kinds are linear, product, max, boltzmann[n], and functions of one number"
            : suggestion);
  }

  static Message boltzmannWidth() {
    return new Message("boltzmann needs its number of energies", "write boltzmann[3](…) for three");
  }

  static Message needlessWidth(String kind) {
    return new Message(
        "a %s unit has one energy, no number in brackets".formatted(Message.brief(kind)));
  }

  static Message emptyGraph(String graph) {
    return new Message("the graph %s has no units".formatted(Message.brief(graph)));
  }

  static Message noEdge(String from, String to) {
    return new Message(
            "there is no edge from %s to %s".formatted(Message.brief(from), Message.brief(to)))
        .undeclared();
  }
}
