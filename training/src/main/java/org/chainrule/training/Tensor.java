package org.chainrule.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Numbers in rows and columns as a safetensors file holds them: row-major. Immutable. */
public final class Tensor {
  /** How a number is stored, little-endian. */
  public enum Type {
    /** IEEE 754 double precision. */
    F64(Double.BYTES),
    /** IEEE 754 single precision. */
    F32(Float.BYTES);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  private final Type type;
  private final List<Integer> shape;
  private final ByteBuffer data;

  /** Takes the buffer over; it holds exactly the values. */
  Tensor(Type type, List<Integer> shape, ByteBuffer data) {
    this.type = type;
    this.shape = List.copyOf(shape);
    this.data = data;
    if (data.capacity() != bytes(type, shape)) {
      throw new IllegalArgumentException(
          data.capacity() / type.bytes() + " values for shape " + shape);
    }
  }

  private static long bytes(Type type, List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(type.bytes(), Math::multiplyExact);
  }

  /**
   * A tensor in single precision.
   *
   * @param shape its product is the number of values; empty for a scalar
   * @param values copied
   * @throws IllegalArgumentException if shape and number of values disagree
   */
  public static Tensor of(List<Integer> shape, float[] values) {
    ByteBuffer data = buffer(Math.multiplyExact(values.length, Float.BYTES));
    data.asFloatBuffer().put(values);
    return new Tensor(Type.F32, shape, data);
  }

  /**
   * A tensor in double precision.
   *
   * @param shape its product is the number of values; empty for a scalar
   * @param values copied
   * @throws IllegalArgumentException if shape and number of values disagree
   */
  public static Tensor of(List<Integer> shape, double[] values) {
    ByteBuffer data = buffer(Math.multiplyExact(values.length, Double.BYTES));
    data.asDoubleBuffer().put(values);
    return new Tensor(Type.F64, shape, data);
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How the numbers are stored. */
  public Type type() {
    return type;
  }

  /** The length of each axis; empty for a scalar. */
  public List<Integer> shape() {
    return shape;
  }

  /** The number of values. */
  public int size() {
    return data.capacity() / type.bytes();
  }

  /** The values in double precision, in a new array. */
  public double[] doubles() {
    double[] values = new double[size()];
    switch (type) {
      case F64 -> bytes().asDoubleBuffer().get(values);
      case F32 -> {
        var floats = bytes().asFloatBuffer();
        for (int i = 0; i < values.length; i++) {
          values[i] = floats.get(i);
        }
      }
    }
    return values;
  }

  /** The values in single precision, rounded if need be, in a new array. */
  public float[] floats() {
    float[] values = new float[size()];
    switch (type) {
      case F32 -> bytes().asFloatBuffer().get(values);
      case F64 -> {
        var doubles = bytes().asDoubleBuffer();
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) doubles.get(i);
        }
      }
    }
    return values;
  }

  /** A view of the stored bytes. */
  ByteBuffer bytes() {
    return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN).clear();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && type == that.type
        && shape.equals(that.shape)
        && bytes().equals(that.bytes());
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + bytes().hashCode();
  }

  @Override
  public String toString() {
    return type + shape.toString();
  }
}
