package org.chainrule.cli;

import java.util.List;
import java.util.function.Function;
import org.chainrule.expression.Shape;

/** A network's summary for people: aligned columns, nothing cut off. */
final class SummaryText {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean colors;
  private final StringBuilder text = new StringBuilder();

  private SummaryText(boolean colors) {
    this.colors = colors;
  }

  /** The text, with headings in bold if {@code colors}. */
  static String of(NetworkSummary summary, boolean colors) {
    SummaryText text = new SummaryText(colors);
    text.symbols(summary);
    text.definitions(summary);
    text.functions(summary);
    text.heading("parameters");
    text.text
        .append(summary.parameters().map(ParameterCount::fullEquation).orElse("none"))
        .append('\n');
    return text.text.toString();
  }

  private void symbols(NetworkSummary summary) {
    Sizes sizes = summary.sizes();
    table(
        List.of(
            column("symbol", NetworkSummary.Entry::name),
            column("kind", NetworkSummary.Entry::kind),
            column("set", entry -> entry.set().orElse("")),
            column("shape", entry -> shape(entry.shape())),
            column("sizes", entry -> sizes(entry.shape(), sizes)),
            column(
                "parameters",
                entry -> entry.parameters().map(ParameterCount::equation).orElse(""))),
        summary.symbols());
  }

  private void definitions(NetworkSummary summary) {
    Sizes sizes = summary.sizes();
    table(
        List.of(
            column(
                "definition",
                entry -> entry.kind().equals("loss") ? "loss " + entry.name() : entry.name()),
            column("shape", entry -> shape(entry.shape())),
            column("sizes", entry -> sizes(entry.shape(), sizes)),
            column("formula", entry -> entry.formula().orElse(""))),
        summary.definitions());
  }

  private void functions(NetworkSummary summary) {
    table(
        List.of(
            column(
                "function",
                function -> function.name() + "(" + String.join(", ", function.parameters()) + ")"),
            column("formula", function -> function.body().orElse("left open"))),
        summary.functions());
  }

  /** {@code N×H}. */
  private static String shape(Shape shape) {
    return shape.isScalar() ? "scalar" : shape.toString().replace('*', '·');
  }

  /** {@code 64×32}, or nothing where that is no news. */
  private static String sizes(Shape shape, Sizes sizes) {
    String numbers = sizes.text(shape.rows()) + "×" + sizes.text(shape.columns());
    return shape.isScalar() || numbers.equals(shape(shape)) ? "" : numbers;
  }

  private record Column<T>(String heading, Function<T, String> cell) {}

  private static <T> Column<T> column(String heading, Function<T, String> cell) {
    return new Column<>(heading, cell);
  }

  private void heading(String line) {
    text.append(colors ? BOLD + line + PLAIN : line).append('\n');
  }

  /** Appends the columns that have something to say, if there are rows, and a blank line. */
  private <T> void table(List<Column<T>> columns, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<Column<T>> shown =
        columns.stream()
            .filter(column -> rows.stream().anyMatch(row -> !column.cell().apply(row).isEmpty()))
            .toList();
    List<Integer> widths =
        shown.stream()
            .map(column ->
                rows.stream()
                    .mapToInt(row -> width(column.cell().apply(row)))
                    .reduce(width(column.heading()), Math::max))
            .toList();
    heading(line(shown.stream().map(Column::heading).toList(), widths));
    for (T row : rows) {
      text.append(line(shown.stream().map(column -> column.cell().apply(row)).toList(), widths))
          .append('\n');
    }
    text.append('\n');
  }

  private static String line(List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i)).append(" ".repeat(2 + widths.get(i) - width(cells.get(i))));
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
