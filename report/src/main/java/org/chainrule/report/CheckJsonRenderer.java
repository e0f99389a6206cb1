package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.check.CheckResult;
import org.chainrule.check.Correction;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.check.MistakeKind;
import org.chainrule.check.Ruling;
import org.chainrule.expression.Matrix;
import org.chainrule.judge.CounterExample;
import org.chainrule.language.Problem;
import org.chainrule.report.CheckedFile.*;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what a check has found as one JSON document with its keys in a fixed order: about one file
 * an object, about several {@code {"files": […], "summary": {…}}} with such objects.
 *
 * @param hint whether to leave out what is right
 */
public record CheckJsonRenderer(boolean hint) implements CheckRenderer {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Override
  public String render(List<CheckedFile> files) {
    ObjectNode root = MAPPER.createObjectNode();
    if (files.size() == 1) {
      file(files.getFirst(), root);
    } else {
      ArrayNode list = root.putArray("files");
      files.forEach(file -> file(file, list.addObject()));
      summary(Tally.ofAll(files), root.putObject("summary"));
    }
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n")
        + "\n";
  }

  private void file(CheckedFile file, ObjectNode node) {
    node.put("file", file.name());
    if (file instanceof Broken(_, String message)) {
      node.put("error", message);
    }
    ArrayNode claims = node.putArray("claims");
    if (file instanceof Judged(_, CheckResult result)) {
      Statement.of(result).forEach(statement -> claim(statement, claims.addObject()));
    }
    summary(Tally.of(file.findings()), node.putObject("summary"));
    if (file instanceof Judged(_, CheckResult result) && !result.document().warnings().isEmpty()) {
      ArrayNode warnings = node.putArray("warnings");
      result.document().warnings().forEach(warning -> warning(warning, warnings.addObject()));
    }
  }

  private static void warning(Problem warning, ObjectNode node) {
    node.put("line", warning.line()).put("message", warning.message());
  }

  private static void summary(Tally tally, ObjectNode node) {
    List<Ruling> order = new ArrayList<>(List.of(Ruling.DEFINED));
    for (Map.Entry<Ruling, Integer> count : tally.counts().entrySet()) {
      if (count.getKey() != Ruling.DEFINED) {
        order.add(count.getKey());
      }
    }
    order.forEach(ruling -> node.put(ruling.word(), tally.count(ruling)));
  }

  private void claim(Statement statement, ObjectNode node) {
    Finding finding = statement.finding();
    node.put("line", finding.line());
    finding.id().ifPresentOrElse(id -> node.put("id", id), () -> node.putNull("id"));
    node.put("link", finding.link());
    node.put("text", finding.text());
    node.put("reading", finding.reading());
    node.put("verdict", finding.ruling().word());
    finding
        .diagnosis()
        .ifPresent(diagnosis -> diagnosis(statement, diagnosis, node.putObject("diagnosis")));
    statement
        .side()
        .problem()
        .ifPresent(problem -> {
          ObjectNode unread = node.putObject("problem").put("message", problem.text());
          if (!problem.place().isEmpty()) {
            unread.put("at", problem.place());
          }
        });
    finding.follows().ifPresent(line -> node.put("follows", line));
    finding
        .counterExample()
        .ifPresent(example -> example(example, node.putObject("counterexample")));
    ArrayNode conditions = node.putArray("conditions");
    finding.conditions().stream()
        .map(condition -> Conditions.of(condition).source().get())
        .distinct()
        .forEach(conditions::add);
    if (!finding.notes().isEmpty()) {
      ArrayNode notes = node.putArray("notes");
      finding.notes().forEach(notes::add);
    }
  }

  private void diagnosis(Statement statement, Diagnosis diagnosis, ObjectNode node) {
    if (hint) {
      node.put("hint", diagnosis.hint());
      return;
    }
    node.put("kind", diagnosis.kind().word());
    node.put("message", diagnosis.message());
    diagnosis
        .correction()
        .map(Correction::text)
        .ifPresentOrElse(text -> node.put("correction", text), () -> node.putNull("correction"));
    if (statement.inLatex()) {
      statement
          .correctionMarked()
          .ifPresent(notation -> node.put("correctionLatex", LatexWriter.write(notation)));
    }
    node.put("hint", diagnosis.hint());
    if (!diagnosis.further().isEmpty()) {
      ArrayNode further = node.putArray("further");
      diagnosis.further().stream().map(MistakeKind::word).forEach(further::add);
    }
    diagnosis.reason().ifPresent(reason -> node.put("step", reason));
  }

  private void example(CounterExample example, ObjectNode node) {
    ObjectNode sizes = node.putObject("sizes");
    example.sizes().forEach((size, value) -> sizes.put(size.name(), value));
    ObjectNode values = node.putObject("values");
    example.values().forEach((symbol, value) -> rows(value, values.putArray(symbol.name())));
    ObjectNode positions = node.putObject("positions");
    example.positions().forEach((index, value) -> positions.put(index.name(), value));
    node.put("row", example.row());
    node.put("column", example.column());
    if (!hint) {
      rows(example.left(), node.putArray("left"));
    }
    rows(example.right(), node.putArray("right"));
  }

  private static void rows(Matrix matrix, ArrayNode rows) {
    for (int i = 0; i < matrix.rows(); i++) {
      ArrayNode row = rows.addArray();
      for (int j = 0; j < matrix.columns(); j++) {
        double value = matrix.get(i, j);
        if (!Double.isFinite(value)) {
          row.addNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
          row.add((long) value);
        } else {
          row.add(value);
        }
      }
    }
  }
}
