package org.chainrule.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.expression.Setting;

/** Writes statements in canonical form, one a line. */
final class StatementPrinter {
  private StatementPrinter() {}

  /** Returns the text of all statements. */
  static String print(List<Statement> statements) {
    return statements.stream()
        .map(statement -> print(statement) + "\n")
        .collect(Collectors.joining());
  }

  private static String print(Statement statement) {
    return switch (statement) {
      case Statement.Sizes(var sizes, _) ->
          "dim " + sizes.stream().map(StatementPrinter::size).collect(Collectors.joining(", "));
      case Statement.Declarations(var kind, var declarations, _) ->
          kind.word()
              + " "
              + declarations.stream()
                  .map(StatementPrinter::declaration)
                  .collect(Collectors.joining(", "));
      case Statement.Definition definition -> definition(definition);
      case Statement.Function f ->
          f.name().name()
              + "("
              + names(f.parameters())
              + ") = "
              + SyntaxPrinter.print(f.body())
              + written(f.written());
      case Statement.Opaque(Term.Name name, var parameters, var written, _) ->
          "opaque " + name.name() + "(" + names(parameters) + ")" + written(written);
      case Statement.Givens(var values, _) ->
          "given "
              + values.stream()
                  .map(
                      v -> SyntaxPrinter.print(v.symbol()) + " = " + SyntaxPrinter.print(v.value()))
                  .collect(Collectors.joining(", "));
      case Statement.Step step -> step(step);
      case Statement.Claimed claim -> claim(claim);
      case Statement.Training(var settings, _) -> training(settings);
      case Statement.Graph graph -> graph(graph);
      case Statement.Broken _ -> "";
    };
  }

  private static String size(Statement.Size size) {
    return size.name().name() + size.value().map(v -> " = " + SyntaxPrinter.print(v)).orElse("");
  }

  private static String declaration(Statement.Declaration declaration) {
    String shape =
        declaration.shape().isEmpty()
            ? ""
            : declaration.shape().stream()
                .map(SyntaxPrinter::print)
                .collect(Collectors.joining(",", "[", "]"));
    return names(declaration.names())
        + " in "
        + declaration.domain().word()
        + shape
        + written(declaration.written());
  }

  private static String definition(Statement.Definition definition) {
    StringBuilder text = new StringBuilder(definition.loss() ? "loss " : "");
    text.append(definition.name().name());
    if (!definition.indices().isEmpty()) {
      SyntaxPrinter.appendBinders(definition.indices(), text);
    }
    return text + " = " + SyntaxPrinter.print(definition.body()) + written(definition.written());
  }

  static String names(List<Term.Name> names) {
    return names.stream().map(Term.Name::name).collect(Collectors.joining(", "));
  }

  /** Returns {@code written "…"} with a blank before it, or nothing. */
  static String written(Optional<String> written) {
    return written.map(latex -> " written " + quoted(latex)).orElse("");
  }

  static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String step(Statement.Step step) {
    return "step"
        + (step.follows() ? " then" : "")
        + step.name().map(name -> " " + quoted(name)).orElse("")
        + written(step.written())
        + " "
        + optimizer(step.optimizer())
        + (step.frozen().isEmpty() ? "" : " freeze " + names(step.frozen()))
        + step.tag().map(tag -> " as " + tag).orElse("");
  }

  /** Returns an optimiser; without arguments it needs no brackets. */
  static String optimizer(Setting.Invocation optimizer) {
    return optimizer.arguments().isEmpty() ? optimizer.name() : setting(optimizer);
  }

  /** Returns a setting's value. */
  static String setting(Setting setting) {
    return switch (setting) {
      case Setting.Number(var value) -> Decimals.text(value);
      case Setting.Text(String value) -> quoted(value);
      case Setting.Word(String value) -> value;
      case Setting.Invocation(String name, var arguments) -> {
        StringBuilder text = new StringBuilder();
        int place = 0;
        for (var argument : arguments.entrySet()) {
          place++;
          text.append(place == 1 ? "" : ", ");
          text.append(
              argument.getKey().equals(String.valueOf(place)) ? "" : argument.getKey() + " = ");
          text.append(setting(argument.getValue()));
        }
        yield name.equals("list") ? "[" + text + "]" : name + "(" + text + ")";
      }
    };
  }

  static String claim(Statement.Claimed claim) {
    StringBuilder text = new StringBuilder("claim ");
    text.append(
        claim.sides().stream().map(SyntaxPrinter::print).collect(Collectors.joining(" = ")));
    claim.digits().ifPresent(digits -> text.append(" to ").append(digits).append(" digits"));
    claim
        .layout()
        .ifPresent(
            layout -> text.append(" layout ").append(layout.name().toLowerCase(Locale.ROOT)));
    if (!claim.varying().isEmpty()) {
      text.append(" varying ").append(names(claim.varying()));
    }
    for (int i = 0; i < claim.conditions().size(); i++) {
      text.append(i == 0 ? " for " : ", ");
      SyntaxPrinter.appendComparison(claim.conditions().get(i), text);
    }
    return text.toString();
  }

  /** Returns {@code train { … }}. */
  static String training(java.util.Map<String, Setting> settings) {
    StringBuilder text = new StringBuilder("train {\n");
    settings.forEach((name, value) ->
        text.append("  ").append(name).append(" = ").append(setting(value)).append('\n'));
    return text.append('}').toString();
  }

  private static String graph(Statement.Graph graph) {
    StringBuilder text = new StringBuilder("graph " + graph.name().name() + " {\n");
    for (Statement.Unit unit : graph.units()) {
      boolean input = unit.kind().name().equals("input");
      text.append(unit.output() ? "  output " : input ? "  input " : "  ");
      text.append(unit.name().name());
      if (!input) {
        text.append(" = ").append(unit.kind().name());
        unit.width().ifPresent(w -> text.append('[').append(SyntaxPrinter.print(w)).append(']'));
        text.append('(').append(names(unit.parents())).append(')');
      }
      text.append(written(unit.written())).append('\n');
    }
    return text.append('}').toString();
  }
}
