package org.chainrule.training;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/** Collects the answers of a file, row by row. */
sealed interface Answers {
  void add(DatasetReader reader, CsvFile file, CsvRecord record, List<Integer> positions);

  Target finish();

  /** A collector for the kind of answer; for none where they are not wanted. */
  static Answers of(Schema.Answer answer, boolean wanted) {
    if (!wanted) {
      return new OfNone();
    }
    return switch (answer) {
      case Schema.Classes classes -> new OfClasses(new Labels(classes.names()));
      case Schema.Numbers numbers -> new OfNumbers(numbers.columns().size());
      case Schema.None _ -> new OfNone();
    };
  }

  /** Labels. */
  record OfClasses(Labels labels) implements Answers {
    @Override
    public void add(DatasetReader reader, CsvFile file, CsvRecord record, List<Integer> positions) {
      int position = positions.getFirst();
      labels.add(
          DatasetReader.place(file, record, position), DatasetReader.label(file, record, position));
    }

    @Override
    public Target finish() {
      return labels.finish();
    }
  }

  /** Numbers, kept in double precision: targets are few. */
  final class OfNumbers implements Answers {
    private final Samples.Builder values;
    private final double[] row;

    OfNumbers(int columns) {
      values = Samples.builder(columns, Storage.FLOAT64);
      row = new double[columns];
    }

    @Override
    public void add(DatasetReader reader, CsvFile file, CsvRecord record, List<Integer> positions) {
      reader.numbers(file, record, positions, row);
      values.add(row);
    }

    @Override
    public Target finish() {
      return new Target.Numbers(values.build());
    }
  }

  /** Nothing. */
  record OfNone() implements Answers {
    @Override
    public void add(
        DatasetReader reader, CsvFile file, CsvRecord record, List<Integer> positions) {}

    @Override
    public Target finish() {
      return new Target.Absent();
    }
  }
}
