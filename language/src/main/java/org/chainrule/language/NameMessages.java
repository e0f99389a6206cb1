package org.chainrule.language;

/** Messages about names. */
final class NameMessages {
  private NameMessages() {}

  static Message unknown(String name, String suggestion) {
    return new Message(Message.brief(name) + " is not defined", suggestion).undeclared();
  }

  static Message unknownFunction(String name, String suggestion) {
    return new Message("there is no function " + Message.brief(name), suggestion).undeclared();
  }

  static Message sideBySide(String name, String split) {
    return new Message(
            Message.brief(name) + " is not defined", "names in a product need a space: " + split)
        .undeclared();
  }

  static Message definedBelow(String name, int line) {
    return new Message(
            "%s is defined only below, in line %d".formatted(Message.brief(name), line),
            "move its definition up")
        .undeclared();
  }

  static Message twice(String name, int line) {
    return new Message(
        "%s is already defined in line %d".formatted(Message.brief(name), line),
        "every name stands for one thing; choose another one");
  }

  static Message callsItself(String name) {
    return new Message(
        Message.brief(name) + " calls itself", "a function speaks of earlier ones only");
  }

  static Message hidesFunction(String name) {
    return new Message(
        "%s hides the function of that name".formatted(Message.brief(name)),
        "choose another name if you need the function");
  }

  static Message parameterTwice(String name) {
    return new Message(Message.brief(name) + " stands here twice");
  }

  static Message functionAsValue(String name) {
    return new Message(
        Message.brief(name) + " is a function, not a value",
        "write " + Message.brief(name) + "(x)");
  }

  static Message valueAsFunction(String name) {
    return new Message(
        Message.brief(name) + " is a value, not a function", "for a product write *");
  }

  static Message arguments(String function, String wanted, int found) {
    return new Message("%s takes %s, found %d".formatted(Message.brief(function), wanted, found));
  }

  static Message noNamedArgument(String function, String name, String known) {
    return new Message(
        "%s has no argument called %s".formatted(Message.brief(function), Message.brief(name)),
        known);
  }

  static Message wrongUse(String word, String form) {
    return new Message(word + " is written " + form);
  }

  static Message noNamedArgument(String function, String name) {
    return noNamedArgument(function, name, "its arguments are told by their places");
  }

  static Message unitAsValue(String name) {
    return new Message(
        Message.brief(name) + " stands for a unit, not a value",
        "its output is o[" + Message.brief(name) + "]");
  }

  static Message sizeUndeclared(String name) {
    return new Message(
            Message.brief(name) + " is not a declared size",
            "write dim " + Message.brief(name) + " above")
        .undeclared();
  }

  static Message notAUnit(String name, String suggestion) {
    return new Message(Message.brief(name) + " is not a unit", suggestion).undeclared();
  }

  static Message inputHasNoEnergy(String name) {
    return new Message(
            Message.brief(name) + " is an input and has no energy",
            "its value is o[" + Message.brief(name) + "]")
        .undeclared();
  }

  static Message notAParameter(String name, String suggestion) {
    return new Message(Message.brief(name) + " is not a parameter", suggestion);
  }

  static Message notDeclared(String name, String suggestion) {
    return new Message(Message.brief(name) + " is not a declared symbol", suggestion).undeclared();
  }

  static Message noIndex(String name) {
    return new Message(
            Message.brief(name) + " is not defined",
            "an index is bound by sum[%s](…), or on the left of a definition"
                .formatted(Message.brief(name)))
        .undeclared();
  }
}
