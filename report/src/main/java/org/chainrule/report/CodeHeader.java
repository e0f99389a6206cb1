package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.calculus.Layout;
import org.chainrule.expression.Index;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** What a generated function says of itself: arguments, results, and their shapes. */
final class CodeHeader {
  private CodeHeader() {}

  /** Returns {@code Computes L and ∂L/∂W, ∂L/∂b.}. */
  static String summary(CodeSubject subject) {
    List<String> meanings = subject.results().stream().map(CodeSubject.Result::meaning).toList();
    String of = subject.of().name();
    if (meanings.isEmpty()) {
      return "Computes %s.".formatted(of);
    }
    return meanings.size() > 6
        ? "Computes %s and %d of its derivatives.".formatted(of, meanings.size())
        : "Computes %s and %s.".formatted(of, String.join(", ", meanings));
  }

  /** Returns one line for every argument: name, shape, what it is. */
  static List<String> arguments(
      Map<Symbol, String> arguments,
      List<CodeSizes.Definition> sizes,
      Map<CodeOpaques.Key, String> opaques) {
    List<List<String>> rows = new ArrayList<>();
    arguments.forEach(
        (symbol, name) -> rows.add(List.of(name, shape(symbol.shape()), what(symbol, name))));
    sizes.stream()
        .filter(size -> size.value().isEmpty())
        .forEach(size -> rows.add(List.of(size.name(), "whole number", "a size")));
    opaques.forEach((key, name) -> rows.add(List.of(name, "function", key.meaning())));
    return columns(rows);
  }

  private static String what(Symbol symbol, String name) {
    String kind =
        switch (symbol.kind()) {
          case INPUT -> "input";
          case TARGET -> "target";
          case PARAMETER -> "parameter";
          case CONSTANT -> "constant";
          case DEFINITION, LOSS, PLACEHOLDER -> "value";
        };
    return name.equals(symbol.name()) ? kind : kind + ", " + symbol.name() + " in the network";
  }

  /** Returns one line for every result: name, shape, what it is. */
  static List<String> results(CodePlan plan) {
    List<List<String>> rows = new ArrayList<>();
    plan.results()
        .forEach((result, name) ->
            rows.add(
                List.of(
                    name, shape(result), name.equals(result.meaning()) ? "" : result.meaning())));
    return columns(rows);
  }

  static String layout(Layout layout) {
    String scalar =
        switch (layout) {
          case GRADIENT -> "The derivative of a number has the shape of what it is taken by;";
          case NUMERATOR ->
              "The derivative of a number has the transposed shape of what it is taken by;";
        };
    return scalar + " that of a vector has a row for each output and a column for each input.";
  }

  /** Returns the text in lines of readable length. */
  static List<String> paragraph(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > 84) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String shape(CodeSubject.Result result) {
    return result.axes().isEmpty()
        ? shape(result.value().shape())
        : String.join(
            " x ", result.axes().stream().map(Index::size).map(Object::toString).toList());
  }

  private static String shape(Shape shape) {
    return shape.isScalar() ? "number" : shape.toString().replace("×", " x ");
  }

  private static List<String> columns(List<List<String>> rows) {
    int first = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
    int second = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
    return rows.stream()
        .map(row ->
            "%s  %s  %s"
                .formatted(padded(row.get(0), first), padded(row.get(1), second), row.get(2))
                .stripTrailing())
        .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
