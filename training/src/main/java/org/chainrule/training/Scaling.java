package org.chainrule.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fitted scaling: column {@code j} becomes {@code (x − shift[j]) · factor[j]}, computed in double
 * precision. Immutable.
 */
public final class Scaling {
  private final double[] shift;
  private final double[] factor;

  Scaling(double[] shift, double[] factor) {
    this.shift = shift.clone();
    this.factor = factor.clone();
  }

  /** The number of columns it fits. */
  public int columns() {
    return shift.length;
  }

  /** The value {@code x} of a column, scaled. */
  public double apply(int column, double x) {
    return (x - shift[column]) * factor[column];
  }

  /** Copies a row, scaled, to {@code into[offset .. offset + columns)}. */
  public void copyRow(Samples samples, int row, double[] into, int offset) {
    samples.copyRow(row, into, offset);
    for (int j = 0; j < shift.length; j++) {
      into[offset + j] = apply(j, into[offset + j]);
    }
  }

  /** Copies a row, scaled and then rounded, to {@code into[offset .. offset + columns)}. */
  public void copyRow(Samples samples, int row, float[] into, int offset) {
    for (int j = 0; j < shift.length; j++) {
      into[offset + j] = (float) apply(j, samples.at(row, j));
    }
  }

  /** {@code {"shift":[…],"factor":[…]}} with all digits: {@link #parse} gives the same bits. */
  public String toJson() {
    ObjectNode node = Json.object();
    ArrayNode shifts = node.putArray("shift");
    Arrays.stream(shift).forEach(shifts::add);
    ArrayNode factors = node.putArray("factor");
    Arrays.stream(factor).forEach(factors::add);
    return Json.line(node);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param where the file it stands in, for messages
   * @throws DataException if it is something else
   */
  public static Scaling parse(String where, String json) {
    JsonNode node = Json.parse(where, json);
    double[] shift = Json.numbers(where, node, "shift");
    double[] factor = Json.numbers(where, node, "factor");
    if (shift.length != factor.length
        || IntStream.range(0, factor.length).anyMatch(j -> factor[j] == 0)) {
      throw Json.damaged(where, "the scaling's shift and factor do not fit together");
    }
    return new Scaling(shift, factor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaling that
        && Arrays.equals(shift, that.shift)
        && Arrays.equals(factor, that.factor);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shift) + Arrays.hashCode(factor);
  }

  @Override
  public String toString() {
    return toJson();
  }
}
