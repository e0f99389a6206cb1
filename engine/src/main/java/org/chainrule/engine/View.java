package org.chainrule.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A matrix (for each sample) that lies in a buffer: entry (i, j) of sample s is at {@code offset +
 * s·sampleStep + i·rowStep + j·columnStep}. Transposing, repeating and taking parts are other views
 * of the same buffer and cost nothing.
 *
 * @param buffer where it lies
 * @param offset where it begins in the buffer
 * @param moving what the indices of enclosing loops add to the offset
 * @param rows its rows
 * @param columns its columns
 * @param sampleStep the distance from sample to sample; 0 if all share the value
 * @param rowStep the distance from row to row; 0 if the rows are equal
 * @param columnStep the distance from column to column; 0 if the columns are equal
 */
record View(
    Buffer buffer,
    int offset,
    List<IndexStep> moving,
    int rows,
    int columns,
    int sampleStep,
    int rowStep,
    int columnStep) {

  /** A loop's index, by its slot, and the distance that it moves a view by. */
  record IndexStep(int slot, int distance) {}

  /** Returns all of {@code buffer}. */
  static View of(Buffer buffer) {
    int step = buffer.batched() ? buffer.entries() : 0;
    return new View(
        buffer, 0, List.of(), buffer.rows(), buffer.columns(), step, buffer.columns(), 1);
  }

  /** Whether samples differ. */
  boolean isBatched() {
    return sampleStep != 0;
  }

  /** Returns the count of entries for a sample. */
  int entries() {
    return rows * columns;
  }

  /** Whether the entries lie one after the other, row by row, and sample by sample. */
  boolean isDense() {
    return (columns == 1 || columnStep == 1)
        && (rows == 1 || rowStep == columns)
        && (!isBatched() || sampleStep == entries());
  }

  /** Whether this is all of its buffer as it stands there. */
  boolean isWhole() {
    return isDense()
        && offset == 0
        && moving.isEmpty()
        && isBatched() == buffer.batched()
        && entries() == buffer.entries();
  }

  /** Returns the transpose. */
  View transposed() {
    return new View(buffer, offset, moving, columns, rows, sampleStep, columnStep, rowStep);
  }

  /** Returns a scalar, row or column repeated to rows×columns. */
  View repeated(int toRows, int toColumns) {
    return new View(
        buffer,
        offset,
        moving,
        toRows,
        toColumns,
        sampleStep,
        rows == 1 ? 0 : rowStep,
        columns == 1 ? 0 : columnStep);
  }

  /** Returns the rows×columns entries that begin at the given positions. */
  View part(Position row, int partRows, Position column, int partColumns) {
    List<IndexStep> steps = new ArrayList<>(moving);
    row.addTo(steps, rowStep);
    column.addTo(steps, columnStep);
    return new View(
        buffer,
        offset + row.fixed() * rowStep + column.fixed() * columnStep,
        List.copyOf(steps),
        partRows,
        partColumns,
        sampleStep,
        rowStep,
        columnStep);
  }

  /** Returns the diagonal of a square matrix as a column. */
  View diagonal() {
    return new View(buffer, offset, moving, rows, 1, sampleStep, rowStep + columnStep, 1);
  }

  /** Returns the distance from one entry of a vector to the next. */
  int vectorStep() {
    return rows == 1 ? columnStep : rowStep;
  }
}
