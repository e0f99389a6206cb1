package org.chainrule.check;

import java.time.Duration;
import java.util.List;
import org.chainrule.expression.Shape;

/** What findings say besides their diagnosis. */
final class CheckMessages {
  private CheckMessages() {}

  static String outOfTime(Duration limit) {
    return "not known within %s s".formatted(seconds(limit));
  }

  static String documentOutOfTime(Duration limit) {
    return "left out: the document took its %s s".formatted(seconds(limit));
  }

  private static String seconds(Duration limit) {
    double seconds = limit.toMillis() / 1000.0;
    return seconds == Math.rint(seconds)
        ? Long.toString(Math.round(seconds))
        : Double.toString(seconds);
  }

  static String given() {
    return "judged at the given numbers";
  }

  static String withoutNumbers(List<String> names) {
    return "figures need numbers: none %s given for %s"
        .formatted(names.size() == 1 ? "is" : "are", enumerated(names));
  }

  static String rightAgain(int line) {
    return "equal to the head of the chain again, but not to line %d before it".formatted(line);
  }

  static String sameProblem(int line) {
    return "the same problem as in line %d".formatted(line);
  }

  static String directEdges(String derivatives) {
    return "right where %s means the direct edge only, not all paths".formatted(derivatives);
  }

  static String wholeNumber() {
    return "right as a whole number: the exact value has decimals";
  }

  static String gradientNotation(String derivative) {
    return "d before a name is read as the gradient of the loss, here %s".formatted(derivative);
  }

  static String headUnknown(String problem) {
    return "the left side has no meaning: " + problem;
  }

  static String shapes(Shape claimed, Shape truth) {
    return "it is %s, but has to be %s".formatted(claimed, truth);
  }

  static String failsFor(String units) {
    return "it fails for " + units;
  }

  static String holdsForAll(int count) {
    return count == 1
        ? "there is one choice of units, and it holds"
        : "it holds for all %d choices of units".formatted(count);
  }

  static String holdsForSome(int judged, int all) {
    return "it holds for the %d of %d choices of units that there was time for"
        .formatted(judged, all);
  }

  static String unexplained(Duration limit) {
    return "no explanation was found within %s s".formatted(seconds(limit));
  }

  static String failed(String reason) {
    return "it could not be judged: " + reason;
  }

  static String assignment(String name) {
    return ("as an equation this is false: %1$s on the right is the value before the step; give the"
            + " value after it a name of its own, such as %1$s_new")
        .formatted(name);
  }

  static String nameAfterStep(String name) {
    return "this is %1$s after the step, but %1$s names the value before it: write %1$s_new"
        .formatted(name);
  }

  static String lookAtName(String name) {
    return "%s stands for two values here".formatted(name);
  }

  static String usesWrongName(String name, int line) {
    return "right if %s had its right value: it carries on line %d".formatted(name, line);
  }

  /** Returns {@code a, b and c}; after the fifth only how many more there are. */
  static String enumerated(List<String> names) {
    if (names.size() == 1) {
      return names.getFirst();
    }
    int shown = names.size() > 6 ? 5 : names.size() - 1;
    String rest = names.size() > 6 ? "%d more".formatted(names.size() - shown) : names.get(shown);
    return String.join(", ", names.subList(0, shown)) + " and " + rest;
  }
}
