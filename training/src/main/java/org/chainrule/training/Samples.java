package org.chainrule.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An immutable matrix {@code [rows, columns]} of finite numbers, a sample a row.
 *
 * <p>Rows lie one after the other in blocks of about 32,768 values. A file of unknown length is
 * read into it without ever copying what was read before, so the peak is the data itself, where one
 * growing array would need up to three times as much; and no block is so large that the collector
 * treats it specially.
 */
public final class Samples {
  private static final int BLOCK_VALUES = 1 << 15;

  private final List<Block> blocks;
  private final int rowsPerBlock;
  private final int rows;
  private final int columns;
  private final Storage storage;

  private Samples(Builder builder) {
    blocks = List.copyOf(builder.blocks);
    rowsPerBlock = builder.rowsPerBlock;
    rows = builder.rows;
    columns = builder.columns;
    storage = builder.storage;
  }

  /**
   * The given rows in double precision, copied.
   *
   * @throws IllegalArgumentException if they are not equally long
   */
  public static Samples of(double[][] rows) {
    Builder builder = builder(rows.length == 0 ? 0 : rows[0].length, Storage.FLOAT64);
    for (double[] row : rows) {
      builder.add(row);
    }
    return builder.build();
  }

  /** Collects rows of {@code columns} values. */
  public static Builder builder(int columns, Storage storage) {
    return new Builder(columns, storage);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int columns() {
    return columns;
  }

  /** How the values are kept. */
  public Storage storage() {
    return storage;
  }

  /** The value in a row and column, both from 0. */
  public double at(int row, int column) {
    return block(row).at(start(row) + column);
  }

  /** Copies a row to {@code into[offset .. offset + columns)}. */
  public void copyRow(int row, double[] into, int offset) {
    Block block = block(row);
    int start = start(row);
    for (int j = 0; j < columns; j++) {
      into[offset + j] = block.at(start + j);
    }
  }

  /** Copies a row, rounded to float, to {@code into[offset .. offset + columns)}. */
  public void copyRow(int row, float[] into, int offset) {
    Block block = block(row);
    int start = start(row);
    for (int j = 0; j < columns; j++) {
      into[offset + j] = (float) block.at(start + j);
    }
  }

  private Block block(int row) {
    return blocks.get(row / rowsPerBlock);
  }

  private int start(int row) {
    return row % rowsPerBlock * columns;
  }

  private sealed interface Block {
    double at(int index);

    void put(int index, double value);

    Block shortened(int length);
  }

  private static final class Floats implements Block {
    private final float[] values;

    Floats(float[] values) {
      this.values = values;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public void put(int index, double value) {
      values[index] = (float) value;
    }

    @Override
    public Block shortened(int length) {
      return new Floats(Arrays.copyOf(values, length));
    }
  }

  private static final class Doubles implements Block {
    private final double[] values;

    Doubles(double[] values) {
      this.values = values;
    }

    @Override
    public double at(int index) {
      return values[index];
    }

    @Override
    public void put(int index, double value) {
      values[index] = value;
    }

    @Override
    public Block shortened(int length) {
      return new Doubles(Arrays.copyOf(values, length));
    }
  }

  /** Collects rows; not to be used after {@link #build}. */
  public static final class Builder {
    private final List<Block> blocks = new ArrayList<>();
    private final int rowsPerBlock;
    private final int columns;
    private final Storage storage;
    private int rows;

    private Builder(int columns, Storage storage) {
      this.columns = columns;
      this.storage = storage;
      rowsPerBlock = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
    }

    /**
     * Appends a copy of the row.
     *
     * @throws IllegalArgumentException if it has not as many values as there are columns
     */
    public void add(double[] row) {
      if (row.length != columns) {
        throw new IllegalArgumentException(row.length + " values, wanted " + columns);
      }
      if (rows % rowsPerBlock == 0) {
        blocks.add(newBlock());
      }
      Block block = blocks.getLast();
      int start = rows % rowsPerBlock * columns;
      for (int j = 0; j < columns; j++) {
        block.put(start + j, row[j]);
      }
      rows++;
    }

    private Block newBlock() {
      int length = rowsPerBlock * columns;
      return switch (storage) {
        case FLOAT32 -> new Floats(new float[length]);
        case FLOAT64 -> new Doubles(new double[length]);
      };
    }

    /** The matrix of the rows added. */
    public Samples build() {
      int inLast = rows % rowsPerBlock;
      if (inLast > 0) {
        blocks.addLast(blocks.removeLast().shortened(inLast * columns));
      }
      return new Samples(this);
    }
  }
}
