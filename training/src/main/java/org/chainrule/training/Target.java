package org.chainrule.training;

import java.util.List;

/** What a network is to answer, a row for each sample. */
public sealed interface Target {
  /** The length of a row: the number of classes (one-hot), or of target columns; 0 if absent. */
  int width();

  /** Copies a sample's row to {@code into[offset .. offset + width)}; classes as one-hot. */
  void copyRow(int sample, double[] into, int offset);

  /** The same in single precision. */
  void copyRow(int sample, float[] into, int offset);

  /** A class for each sample. */
  final class Classes implements Target {
    private final int[] indices;
    private final List<String> names;

    /**
     * @param indices the class of each sample, from 0
     * @param names the classes' names in order
     * @throws IllegalArgumentException if an index has no name
     */
    public Classes(int[] indices, List<String> names) {
      this.indices = indices.clone();
      this.names = List.copyOf(names);
      for (int index : indices) {
        if (index < 0 || index >= names.size()) {
          throw new IllegalArgumentException("class " + index + " of " + names.size());
        }
      }
    }

    /** The class of a sample, from 0. */
    public int at(int sample) {
      return indices[sample];
    }

    /** The class of each sample, copied. */
    public int[] indices() {
      return indices.clone();
    }

    /** The classes' names in order. */
    public List<String> names() {
      return names;
    }

    @Override
    public int width() {
      return names.size();
    }

    @Override
    public void copyRow(int sample, double[] into, int offset) {
      for (int k = 0; k < names.size(); k++) {
        into[offset + k] = k == indices[sample] ? 1 : 0;
      }
    }

    @Override
    public void copyRow(int sample, float[] into, int offset) {
      for (int k = 0; k < names.size(); k++) {
        into[offset + k] = k == indices[sample] ? 1 : 0;
      }
    }
  }

  /**
   * Numbers for each sample.
   *
   * @param values {@code [samples, target columns]}
   */
  record Numbers(Samples values) implements Target {
    @Override
    public int width() {
      return values.columns();
    }

    @Override
    public void copyRow(int sample, double[] into, int offset) {
      values.copyRow(sample, into, offset);
    }

    @Override
    public void copyRow(int sample, float[] into, int offset) {
      values.copyRow(sample, into, offset);
    }
  }

  /** No answers known, as in a file to predict. */
  record Absent() implements Target {
    @Override
    public int width() {
      return 0;
    }

    @Override
    public void copyRow(int sample, double[] into, int offset) {}

    @Override
    public void copyRow(int sample, float[] into, int offset) {}
  }
}
