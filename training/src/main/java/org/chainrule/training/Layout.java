package org.chainrule.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which columns of a file are features and which are answers.
 *
 * @param features positions from 0 of the features, in the order of the network's input
 * @param targets positions from 0 of the target columns; empty if the answers are not needed
 */
record Layout(List<Integer> features, List<Integer> targets) {

  /**
   * The columns that the settings choose.
   *
   * @throws DataException if a name is unknown or given twice, or no feature is left
   */
  static Layout chosen(CsvFile file, DataSettings settings) {
    List<Integer> targets = settings.targets().stream().map(name -> find(file, name)).toList();
    List<Integer> features =
        settings.columns().isEmpty()
            ? IntStream.range(0, file.columns().size())
                .boxed()
                .filter(i -> !targets.contains(i))
                .toList()
            : settings.columns().stream().map(name -> find(file, name)).toList();
    if (features.isEmpty()) {
      throw new DataException(
          file.source(),
          "has no column besides the target " + file.columns().get(targets.getFirst()),
          "Add a column of numbers to learn from.");
    }
    Set<Integer> seen = new HashSet<>();
    List<Integer> all = new ArrayList<>(features);
    all.addAll(targets);
    for (int column : all) {
      if (!seen.add(column)) {
        throw new DataException(
            file.source(),
            "column " + file.columns().get(column) + " is chosen twice",
            "Name it once, in columns or as target.");
      }
    }
    return new Layout(features, targets);
  }

  private static int find(CsvFile file, String name) {
    List<String> columns = file.columns();
    int position = columns.indexOf(name);
    if (position >= 0) {
      return position;
    }
    if (name.equals("last")) {
      return columns.size() - 1;
    }
    int numbered =
        name.matches("[1-9][0-9]{0,7}")
            ? Integer.parseInt(name)
            : Schema.generatedPosition(name).orElse(0);
    if (numbered >= 1 && numbered <= columns.size()) {
      return numbered - 1;
    }
    throw noColumn(file, name);
  }

  private static DataException noColumn(CsvFile file, String name) {
    List<String> columns = file.columns();
    String what =
        file.named()
            ? "has no column %s; it has %s".formatted(Wording.quoted(name), Wording.list(columns))
            : "has no column %s; it has no header, so its %s are called %s"
                .formatted(
                    Wording.quoted(name),
                    Wording.count(columns.size(), "column"),
                    columns.size() == 1 ? "c1" : "c1 to c" + columns.size());
    Optional<String> near = Wording.nearest(name, columns);
    return new DataException(
        file.source(),
        what,
        near.map(other -> "Did you mean " + other + "?")
            .orElse("Name one of them, a position such as 1, or last."));
  }

  /**
   * The columns of a later file that play the parts they played in training: by name, or by
   * position where the training file or this one has no header.
   *
   * @param answers whether the target columns are needed
   * @throws DataException if columns are missing
   */
  static Layout like(CsvFile file, Schema schema, boolean answers) {
    boolean named = file.named() && file.columns().containsAll(schema.features());
    return named || (file.named() && !schema.positional())
        ? byName(file, schema, answers)
        : byPosition(file, schema, answers);
  }

  private static Layout byName(CsvFile file, Schema schema, boolean answers) {
    List<String> columns = file.columns();
    List<String> wanted = schema.features();
    List<String> absent = wanted.stream().filter(name -> !columns.contains(name)).toList();
    if (!absent.isEmpty()) {
      throw new DataException(
          file.source(),
          "has %s of the %s of this network; missing: %s"
              .formatted(
                  wanted.size() - absent.size(),
                  Wording.count(wanted.size(), "feature"),
                  Wording.list(absent)),
          "Add the missing columns, or correct their names in the header.");
    }
    List<String> targets = answers ? schema.target().columns() : List.of();
    for (String target : targets) {
      if (!columns.contains(target)) {
        throw new DataException(
            file.source(),
            "has no target column " + target,
            "Add it, or use predict, which needs no target.");
      }
    }
    return new Layout(
        wanted.stream().map(columns::indexOf).toList(),
        targets.stream().map(columns::indexOf).toList());
  }

  private static Layout byPosition(CsvFile file, Schema schema, boolean answers) {
    int found = file.columns().size();
    int features = schema.features().size();
    if (found == schema.columns() && schema.positional()) {
      return new Layout(
          positions(schema.features()), answers ? positions(schema.target().columns()) : List.of());
    }
    if (found == features && !answers) {
      return new Layout(IntStream.range(0, found).boxed().toList(), List.of());
    }
    if (found == schema.columns()) {
      throw new DataException(
          file.source(),
          "has no header, and the network knows its columns by name ("
              + Wording.list(schema.features())
              + ")",
          "Add the header line of the training file.");
    }
    int targets = schema.target().columns().size();
    throw new DataException(
        file.source(),
        "has %s, but this network has %s (%s)%s"
            .formatted(
                Wording.count(found, "column"),
                Wording.count(features, "feature"),
                Wording.list(schema.features()),
                answers ? " and " + Wording.count(targets, "target column") : ""),
        "Give the columns of the training file in the same order.");
  }

  private static List<Integer> positions(List<String> names) {
    return names.stream().map(name -> Schema.generatedPosition(name).orElseThrow() - 1).toList();
  }
}
