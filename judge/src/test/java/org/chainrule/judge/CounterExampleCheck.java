package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.Opaque;
import org.chainrule.expression.Operation.OpaqueGradient;

/** Computes a counter-example once more, from nothing but what it says. */
final class CounterExampleCheck {
  private CounterExampleCheck() {}

  static void check(Expression left, Expression right, CounterExample example) {
    Map<String, Bindings.OpaqueValue> opaques = new HashMap<>();
    for (Expression node : Expression.topologicalOrder(List.of(left, right))) {
      switch (node.operation()) {
        case Opaque(var function) ->
            opaques.put(function.name(), SmoothFunction.named(function.name()));
        case OpaqueGradient(var function, _) ->
            opaques.put(function.name(), SmoothFunction.named(function.name()));
        default -> {}
      }
    }
    Bindings bindings = new Bindings(example.sizes(), example.values(), opaques);
    Matrix l = Evaluator.evaluate(left, bindings, positions(left, example));
    Matrix r = Evaluator.evaluate(right, bindings, positions(right, example));
    assertThat(l).isEqualTo(example.left());
    assertThat(r).isEqualTo(example.right());
    double a = l.get(example.row() - 1, example.column() - 1);
    double b = r.get(example.row() - 1, example.column() - 1);
    assertThat(a).isNotCloseTo(b, Offset.offset(1e-7 * (Math.abs(a) + Math.abs(b))));
  }

  private static Map<org.chainrule.expression.Index, Integer> positions(
      Expression side, CounterExample example) {
    Map<org.chainrule.expression.Index, Integer> positions = new HashMap<>(example.positions());
    positions.keySet().retainAll(side.freeIndices());
    return positions;
  }
}
