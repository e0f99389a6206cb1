package org.chainrule.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * A value as somebody works it out who writes intermediate values down and goes on from what is
 * written.
 */
final class CarriedValues {
  private final Bindings bindings;

  CarriedValues(Bindings bindings) {
    this.bindings = bindings;
  }

  /** Returns the named intermediate values on the way to {@code value}, without itself. */
  static Set<Symbol> names(Expression value) {
    Set<Symbol> names = new java.util.LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(java.util.List.of(value))) {
      if (node.operation() instanceof Named(Symbol symbol) && !node.equals(value)) {
        names.add(symbol);
      }
    }
    return names;
  }

  /** Returns {@code value} where the intermediates {@code which} are rounded to {@code digits}. */
  Matrix rounded(Expression value, int digits, Predicate<Symbol> which) {
    double unit = Math.pow(10, -digits);
    return evaluate(value, which, v -> Math.rint(v / unit) * unit, Map.of());
  }

  /**
   * Returns {@code value} where the named intermediates are as they are, and the symbols that occur
   * outside of them have other values.
   */
  Matrix withOthersOutside(Expression value, Map<Symbol, Matrix> others) {
    return evaluate(value, _ -> true, v -> v, others);
  }

  private Matrix evaluate(
      Expression value,
      Predicate<Symbol> which,
      UnaryOperator<Double> written,
      Map<Symbol, Matrix> others) {
    Map<Symbol, Matrix> known = new LinkedHashMap<>(bindings.values());
    Symbol own =
        value.operation() instanceof Named(Symbol symbol)
            ? symbol
            : Symbol.of("", Symbol.Kind.PLACEHOLDER, value.shape());
    Expression rest =
        value.transform(node -> {
          boolean carried =
              node.operation() instanceof Named(Symbol symbol)
                  && !symbol.equals(own)
                  && which.test(symbol)
                  && node.freeIndices().isEmpty();
          if (!carried) {
            return node;
          }
          Matrix exact = Evaluator.evaluate(node, with(known));
          Symbol symbol =
              Symbol.of("carried " + known.size(), Symbol.Kind.PLACEHOLDER, node.shape());
          known.put(
              symbol,
              Matrix.generate(
                  exact.rows(), exact.columns(), place -> written.apply(exact.values()[place])));
          return Expressions.variable(symbol);
        });
    known.putAll(others);
    return Evaluator.evaluate(rest, with(known));
  }

  private Bindings with(Map<Symbol, Matrix> values) {
    return new Bindings(bindings.sizes(), values, bindings.opaques());
  }
}
