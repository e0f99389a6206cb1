package org.chainrule.calculus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.Variable;

/** Gradients of scalars in which letters may be free; each is derived once. */
final class Gradients {
  private record Key(Expression of, Expression by) {}

  private final Map<Key, Expression> known = new HashMap<>();

  /**
   * Returns ∂of/∂by, of the shape of {@code by}.
   *
   * @param of a scalar
   * @param by a node below it; by others the gradient is 0
   * @throws CalculusException if an operation on the way has no derivative
   */
  Expression of(Expression of, Expression by) {
    // A free letter may be the same as one that a sum within binds: it steps aside.
    Map<Index, Index> aside = new LinkedHashMap<>();
    of.freeIndices().forEach(index -> aside.put(index, index.renamed(" " + index.name())));
    by.freeIndices().forEach(index -> aside.put(index, index.renamed(" " + index.name())));
    Expression gradient = plain(moved(of, aside, false), moved(by, aside, false));
    return moved(gradient, aside, true);
  }

  private static Expression moved(Expression formula, Map<Index, Index> aside, boolean back) {
    Expression moved = formula;
    for (Map.Entry<Index, Index> entry : aside.entrySet()) {
      Index from = back ? entry.getValue() : entry.getKey();
      Index to = back ? entry.getKey() : entry.getValue();
      moved = Expressions.substitute(moved, from, IndexTerm.of(to));
    }
    return moved;
  }

  private Expression plain(Expression of, Expression by) {
    Key key = new Key(of, by);
    Expression found = known.get(key);
    if (found != null) {
      return found;
    }
    List<Expression> all =
        by.operation() instanceof Variable
            ? of.variables().stream().map(Expressions::variable).toList()
            : List.of(by);
    List<Expression> gradients = ReverseMode.gradients(of, all);
    for (int i = 0; i < all.size(); i++) {
      known.put(new Key(of, all.get(i)), gradients.get(i));
    }
    return known.computeIfAbsent(key, _ -> Expressions.zeros(by.shape()));
  }
}
