package org.chainrule.training;

import java.util.List;

/**
 * How a file becomes features and answers.
 *
 * @param columns the feature columns by name, {@code c3} or {@code 3}; empty for all that are no
 *     target
 * @param targets the target columns, likewise, or {@code last}; empty for none
 * @param kind what the target columns hold
 * @param missing what to do with rows that lack a value
 * @param storage how numbers are kept
 */
public record DataSettings(
    List<String> columns, List<String> targets, Kind kind, Missing missing, Storage storage) {
  /** Copies the lists. */
  public DataSettings {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }

  /** What the target columns hold. */
  public enum Kind {
    /** One column of labels, as text or whole numbers. */
    CLASSES,
    /** Numbers to be met as closely as possible. */
    NUMBERS
  }

  /**
   * What to do with a row in which a needed value is empty, {@code NA}, {@code N/A} or {@code ?}.
   */
  public enum Missing {
    /** Stop and name the place. */
    ERROR,
    /** Leave the row out. */
    DROP
  }

  /** All other columns as features of the classes in the column {@code target}. */
  public static DataSettings classes(String target) {
    return new DataSettings(
        List.of(), List.of(target), Kind.CLASSES, Missing.ERROR, Storage.FLOAT32);
  }

  /** All other columns as features of the number in the column {@code target}. */
  public static DataSettings numbers(String target) {
    return new DataSettings(
        List.of(), List.of(target), Kind.NUMBERS, Missing.ERROR, Storage.FLOAT32);
  }

  /** The same with these feature columns. */
  public DataSettings withColumns(List<String> chosen) {
    return new DataSettings(chosen, targets, kind, missing, storage);
  }

  /** The same with another treatment of missing values. */
  public DataSettings withMissing(Missing other) {
    return new DataSettings(columns, targets, kind, other, storage);
  }

  /** The same with another storage. */
  public DataSettings withStorage(Storage other) {
    return new DataSettings(columns, targets, kind, missing, other);
  }
}
