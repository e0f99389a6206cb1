package org.chainrule.judge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * Values for which two expressions differ: the smallest sizes and plainest entries found.
 *
 * @param sizes the value of every open size
 * @param values the value of every variable
 * @param positions where the free indices stand
 * @param left the value of the left side
 * @param right the value of the right side
 * @param row the row of the entry that differs, counted from 1
 * @param column the column of the entry that differs, counted from 1
 */
public record CounterExample(
    SequencedMap<SizeName, Integer> sizes,
    SequencedMap<Symbol, Matrix> values,
    SequencedMap<Index, Integer> positions,
    Matrix left,
    Matrix right,
    int row,
    int column) {

  /** Copies the maps. */
  public CounterExample {
    sizes = copy(sizes);
    values = copy(values);
    positions = copy(positions);
  }

  private static <K, V> SequencedMap<K, V> copy(Map<K, V> map) {
    return java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }
}
