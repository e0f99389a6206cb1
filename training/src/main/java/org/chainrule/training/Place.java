package org.chainrule.training;

/**
 * A cell of a data file as messages name it.
 *
 * @param source the file as the user wrote it
 * @param row the line on which the row starts, from 1, as an editor shows it
 * @param column the column's name
 */
record Place(String source, long row, String column) {
  @Override
  public String toString() {
    return "%s, row %s, column %s".formatted(source, row, column);
  }

  static String row(String source, long row) {
    return "%s, row %s".formatted(source, row);
  }
}
