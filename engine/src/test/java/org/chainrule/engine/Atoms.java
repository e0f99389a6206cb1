package org.chainrule.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Makes the variables of a test's formula, some per sample and some shared, with values for them.
 */
final class Atoms {
  private final long batchedMask;
  private final int batch;
  private final RandomGenerator random;
  private final List<Symbol> perSample = new ArrayList<>();
  private final List<Symbol> shared = new ArrayList<>();
  private final Map<Symbol, List<Matrix>> values = new HashMap<>();

  /** Variable number i is per sample where bit i of the mask is set. */
  Atoms(long batchedMask, int batch, RandomGenerator random) {
    this.batchedMask = batchedMask;
    this.batch = batch;
    this.random = random;
  }

  Expression matrix(int rows, int columns) {
    return variable(rows, columns, -1.5, 1.5);
  }

  Expression positive(int rows, int columns) {
    return variable(rows, columns, 0.4, 1.6);
  }

  /** A well-conditioned square matrix. */
  Expression regular(int size) {
    Expression noise = variable(size, size, -0.3, 0.3);
    Expression unit = Expressions.identity(Dimension.of(size));
    return size == 1
        ? Expressions.add(noise, Expressions.constant(2))
        : Expressions.add(noise, Expressions.scale(Expressions.constant(2), unit));
  }

  /** A position from 1 to {@code size}. */
  Expression position(int size) {
    Expression variable = variable(1, 1, 0.6, size + 0.4);
    values.replaceAll((symbol, list) ->
        Expressions.variable(symbol) == variable
            ? list.stream().map(m -> Matrix.scalar(Math.rint(m.scalar()))).toList()
            : list);
    return variable;
  }

  int count() {
    return perSample.size() + shared.size();
  }

  private Expression variable(int rows, int columns, double low, double high) {
    boolean batched = (batchedMask >> count() & 1) != 0;
    Symbol symbol =
        Symbol.of(
            (batched ? "x" : "w") + count(),
            batched ? Symbol.Kind.INPUT : Symbol.Kind.PARAMETER,
            new Shape(Dimension.of(rows), Dimension.of(columns)));
    List<Matrix> matrices = new ArrayList<>();
    for (int i = 0; i < (batched ? batch : 1); i++) {
      matrices.add(Matrix.generate(rows, columns, _ -> random.nextDouble(low, high)));
    }
    values.put(symbol, matrices);
    (batched ? perSample : shared).add(symbol);
    return Expressions.variable(symbol);
  }

  List<Symbol> perSample() {
    return perSample;
  }

  List<Symbol> shared() {
    return shared;
  }

  /** Returns the value that a sample has. */
  Matrix value(Symbol symbol, int sample) {
    List<Matrix> matrices = values.getOrDefault(symbol, List.of());
    return matrices.get(matrices.size() == 1 ? 0 : sample);
  }

  int batch() {
    return batch;
  }
}
