package org.chainrule.engine;

/**
 * A place for a matrix, or for one matrix a sample; which place, the {@link MemoryPlan} decides.
 *
 * @param number its number within the program, from 0
 * @param batched whether there is one matrix for each sample, one after the other
 * @param rows the rows of a matrix
 * @param columns the columns of a matrix
 */
record Buffer(int number, boolean batched, int rows, int columns) {

  /** Returns the count of numbers in a matrix. */
  int entries() {
    return rows * columns;
  }

  /** Returns the count of numbers for {@code batch} samples. */
  long size(int batch) {
    return (batched ? batch : 1L) * rows * columns;
  }
}
