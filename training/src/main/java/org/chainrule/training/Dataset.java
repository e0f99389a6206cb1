package org.chainrule.training;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples with their answers, as read, before scaling.
 *
 * @param source where it comes from, for messages
 * @param schema which columns are what
 * @param features {@code [samples, features]}
 * @param target the answer to each sample
 */
public record Dataset(String source, Schema schema, Samples features, Target target) {
  /**
   * Reads a file to train on: CSV with comma, semicolon or tab, plain or gzip, with a header or
   * without.
   *
   * @throws DataException if it can't be read or used, naming the place
   */
  public static Dataset read(Path file, DataSettings settings) {
    return new DatasetReader(settings.storage(), settings.missing()).training(file, settings);
  }

  /**
   * Reads a file to evaluate on, with the columns and classes of training.
   *
   * @throws DataException if it can't be read, lacks a column or has an unknown label
   */
  public static Dataset read(Path file, Schema schema, Storage storage) {
    return new DatasetReader(storage, DataSettings.Missing.ERROR).like(file, schema, true);
  }

  /**
   * Reads a file to predict on; a target column in it is ignored.
   *
   * @throws DataException if it can't be read or lacks a column
   */
  public static Dataset readFeatures(Path file, Schema schema, Storage storage) {
    return new DatasetReader(storage, DataSettings.Missing.ERROR).like(file, schema, false);
  }

  /**
   * Samples made by a program, with classes; the columns are called {@code c1}, {@code c2}, ….
   *
   * @param features {@code [samples, features]}
   * @param classes the class of each sample, from 0
   * @param names the classes' names
   * @throws IllegalArgumentException if the sizes do not agree
   */
  public static Dataset of(String source, double[][] features, int[] classes, List<String> names) {
    if (features.length != classes.length) {
      throw new IllegalArgumentException(
          features.length + " samples, but " + classes.length + " classes");
    }
    Samples samples = Samples.of(features);
    int columns = samples.columns();
    Schema schema =
        new Schema(
            columns + 1,
            IntStream.rangeClosed(1, columns).mapToObj(Schema::generatedName).toList(),
            new Schema.Classes(Schema.generatedName(columns + 1), names));
    return new Dataset(source, schema, samples, new Target.Classes(classes, names));
  }

  /** The number of samples. */
  public int size() {
    return features.rows();
  }
}
