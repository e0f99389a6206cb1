package org.chainrule.engine;

import org.chainrule.expression.Matrix;

/**
 * Where a program keeps a matrix, or one for each sample: the only way in and out. Numbers are
 * copied, rounded to the program's precision, row by row of the matrix.
 */
public final class Slice {
  private final Kernels kernels;
  private final int at;
  private final int samples;
  private final int sampleStep;
  private final int rows;
  private final int columns;

  Slice(Kernels kernels, int at, int samples, int sampleStep, int rows, int columns) {
    this.kernels = kernels;
    this.at = at;
    this.samples = samples;
    this.sampleStep = sampleStep;
    this.rows = rows;
    this.columns = columns;
  }

  /** Returns how many samples have places of their own: 1 for what they share. */
  public int samples() {
    return samples;
  }

  /** Returns the rows of the matrix. */
  public int rows() {
    return rows;
  }

  /** Returns the columns of the matrix. */
  public int columns() {
    return columns;
  }

  /** Returns the count of numbers of the matrix. */
  public int length() {
    return rows * columns;
  }

  /**
   * Sets the matrix of {@code sample} to the numbers of {@code source} from {@code from} on.
   *
   * @throws IndexOutOfBoundsException if there is no such sample or not as many numbers
   */
  public void set(int sample, double[] source, int from) {
    kernels.load(length(), source, from, place(sample));
  }

  /** As {@link #set(int, double[], int)}. */
  public void set(int sample, float[] source, int from) {
    kernels.load(length(), source, from, place(sample));
  }

  /** Sets what the samples share. */
  public void set(double[] source) {
    set(0, source, 0);
  }

  /** Sets the matrix of {@code sample}. */
  public void set(int sample, Matrix matrix) {
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new EngineException(
          "%d×%d is wanted, %d×%d was given"
              .formatted(rows, columns, matrix.rows(), matrix.columns()));
    }
    set(sample, matrix.values(), 0);
  }

  /**
   * Copies the matrix of {@code sample} to {@code target} from {@code to} on.
   *
   * @throws IndexOutOfBoundsException if there is no such sample or no room for its numbers
   */
  public void get(int sample, double[] target, int to) {
    kernels.store(length(), place(sample), target, to);
  }

  /** As {@link #get(int, double[], int)}, rounded. */
  public void get(int sample, float[] target, int to) {
    kernels.store(length(), place(sample), target, to);
  }

  /** Returns entry number {@code entry} of the matrix of {@code sample}, row by row from 0. */
  public double get(int sample, int entry) {
    return kernels.get(place(sample) + java.util.Objects.checkIndex(entry, length()));
  }

  /** Returns the numbers of what the samples share, or of sample 0. */
  public double[] toArray() {
    return matrix(0).values();
  }

  /** Returns the matrix of {@code sample}. */
  public Matrix matrix(int sample) {
    double[] values = new double[length()];
    get(sample, values, 0);
    return new Matrix(rows, columns, values);
  }

  private int place(int sample) {
    return at + java.util.Objects.checkIndex(sample, samples) * sampleStep;
  }
}
