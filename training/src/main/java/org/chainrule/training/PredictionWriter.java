package org.chainrule.training;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.engine.Precision;

/**
 * Predictions as CSV: {@code p(setosa),p(versicolor),class}, or the target columns' names.
 *
 * <p>What is written here is flushed, not closed.
 */
final class PredictionWriter {
  private final Schema.Answer answer;
  private final Precision precision;
  private final CsvWriter csv;

  /**
   * Writes the line of column names.
   *
   * @param answer what the network was trained to answer
   * @param precision what the outputs were computed in, and how many digits are written
   */
  PredictionWriter(Schema.Answer answer, Precision precision, Writer out) {
    this.answer = answer;
    this.precision = precision;
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(header());
  }

  private List<String> header() {
    List<String> names = new ArrayList<>();
    switch (answer) {
      case Schema.Classes classes -> {
        classes.names().forEach(name -> names.add("p(" + name + ")"));
        names.add("class");
      }
      case Schema.Numbers numbers -> names.addAll(numbers.columns());
      case Schema.None _ -> {}
    }
    return names;
  }

  /** Writes the line for one sample's outputs; a single one is the second class's probability. */
  void row(double[] outputs) {
    List<String> fields = new ArrayList<>();
    boolean binary = answer instanceof Schema.Classes && outputs.length == 1;
    if (binary) {
      fields.add(number(1 - outputs[0]));
    }
    for (double output : outputs) {
      fields.add(number(output));
    }
    if (answer instanceof Schema.Classes classes) {
      fields.add(classes.names().get(Metrics.predictedClass(outputs, 0, outputs.length)));
    }
    csv.writeRecord(fields);
  }

  private String number(double value) {
    return switch (precision) {
      case FLOAT32 -> Float.toString((float) value);
      case FLOAT64 -> Double.toString(value);
    };
  }

  /** Hands everything written to the stream below. */
  void flush() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
