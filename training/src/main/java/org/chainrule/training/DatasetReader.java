package org.chainrule.training;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Turns the rows of a file into a {@link Dataset}. */
final class DatasetReader {
  private final Storage storage;
  private final DataSettings.Missing missing;

  DatasetReader(Storage storage, DataSettings.Missing missing) {
    this.storage = storage;
    this.missing = missing;
  }

  Dataset training(Path path, DataSettings settings) {
    try (CsvFile file = CsvFile.open(path)) {
      Layout layout = Layout.chosen(file, settings);
      List<String> targets = names(file, layout.targets());
      Schema.Answer answer = new Schema.None();
      if (!targets.isEmpty()) {
        answer =
            switch (settings.kind()) {
              case CLASSES ->
                  new Schema.Classes(onlyOne(file, targets), givenClasses(file, layout));
              case NUMBERS -> new Schema.Numbers(targets);
            };
      }
      Schema schema = new Schema(file.columns().size(), names(file, layout.features()), answer);
      FloatLoss loss = new FloatLoss(layout.features().size());
      Dataset read = rows(file, layout, schema, loss);
      if (storage == Storage.FLOAT32) {
        loss.check(file.source(), schema.features());
      }
      return read.target() instanceof Target.Classes classes
          ? withClasses(read, targets.getFirst(), classes)
          : read;
    }
  }

  Dataset like(Path path, Schema schema, boolean answers) {
    try (CsvFile file = CsvFile.open(path)) {
      Layout layout = Layout.like(file, schema, answers);
      return rows(file, layout, schema, new FloatLoss(layout.features().size()));
    }
  }

  private static String onlyOne(CsvFile file, List<String> targets) {
    if (targets.size() > 1) {
      throw new DataException(
          file.source(),
          "the classes are to stand in %s columns (%s), wanted one"
              .formatted(targets.size(), Wording.list(targets)),
          "Name one target column.");
    }
    return targets.getFirst();
  }

  /** The names on a sizes line, which number the classes; empty if they are to be found. */
  private static List<String> givenClasses(CsvFile file, Layout layout) {
    return file.sizes()
        .filter(_ -> layout.targets().getFirst() == file.columns().size() - 1)
        .map(SizesLine::classNames)
        .orElse(List.of());
  }

  private static Dataset withClasses(Dataset read, String column, Target.Classes classes) {
    long distinct = Arrays.stream(classes.indices()).distinct().count();
    if (distinct == 1) {
      throw new DataException(
          read.source() + ", column " + column,
          "all %s are of one class (%s), wanted at least two"
              .formatted(Wording.count(read.size(), "sample"), classes.names().get(classes.at(0))),
          "Add samples of another class, or choose another target.");
    }
    Schema schema =
        new Schema(
            read.schema().columns(),
            read.schema().features(),
            new Schema.Classes(column, classes.names()));
    return new Dataset(read.source(), schema, read.features(), classes);
  }

  private Dataset rows(CsvFile file, Layout layout, Schema schema, FloatLoss loss) {
    Samples.Builder features = Samples.builder(layout.features().size(), storage);
    Answers answers = Answers.of(schema.target(), !layout.targets().isEmpty());
    double[] row = new double[layout.features().size()];
    int used = 0;
    for (Optional<CsvRecord> next = file.next(); next.isPresent(); next = file.next()) {
      CsvRecord record = next.get();
      if (missing == DataSettings.Missing.DROP && lacksValue(record, layout)) {
        continue;
      }
      numbers(file, record, layout.features(), row);
      features.add(row);
      loss.add(row);
      answers.add(this, file, record, layout.targets());
      used++;
    }
    if (used == 0) {
      throw new DataException(
          file.source(),
          "every row lacks a value, so impute = drop leaves none",
          "Choose columns that are filled with columns = ….");
    }
    return new Dataset(file.source(), schema, features.build(), answers.finish());
  }

  private static boolean lacksValue(CsvRecord record, Layout layout) {
    return layout.features().stream().anyMatch(i -> NumberText.missing(record.getField(i)))
        || layout.targets().stream().anyMatch(i -> NumberText.missing(record.getField(i)));
  }

  /** Reads the fields at the given positions into {@code row}. */
  void numbers(CsvFile file, CsvRecord record, List<Integer> positions, double[] row) {
    for (int j = 0; j < row.length; j++) {
      int position = positions.get(j);
      String text = record.getField(position);
      double value = NumberText.parse(text);
      if (Double.isNaN(value) || (storage == Storage.FLOAT32 && Float.isInfinite((float) value))) {
        throw NumberText.complaint(place(file, record, position), text);
      }
      row[j] = value;
    }
  }

  /** The label at a position, its class number replaced by the name on a sizes line. */
  static String label(CsvFile file, CsvRecord record, int position) {
    String text = record.getField(position);
    Place place = place(file, record, position);
    if (NumberText.missing(text)) {
      throw NumberText.complaint(place, text);
    }
    boolean numbered = file.sizes().isPresent() && position == file.columns().size() - 1;
    return numbered ? file.sizes().get().className(place, text) : text;
  }

  static Place place(CsvFile file, CsvRecord record, int position) {
    return new Place(file.source(), record.getStartingLineNumber(), file.columns().get(position));
  }

  private static List<String> names(CsvFile file, List<Integer> positions) {
    return positions.stream().map(file.columns()::get).toList();
  }
}
