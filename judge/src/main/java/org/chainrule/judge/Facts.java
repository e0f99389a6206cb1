package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Symbol;

/** The conditions that a proof may use, and those that it has used. */
final class Facts {
  private final Set<Condition> allowed;
  private final Set<Condition> used = new LinkedHashSet<>();
  private final Map<Set<Integer>, Condition> distinct = new HashMap<>();

  Facts(Set<Condition> allowed) {
    this.allowed = allowed;
  }

  /** Whether {@code condition} may be used; it then counts as used. */
  boolean use(Condition condition) {
    boolean may = allowed.contains(condition);
    if (may) {
      used.add(condition);
    }
    return may;
  }

  /** Whether {@code symbol} is symmetric; it counts as used only by {@link #use}. */
  boolean isSymmetric(Symbol symbol) {
    return allowed.contains(new Condition.Symmetric(symbol));
  }

  /** Whether every entry of {@code value} is positive. */
  boolean isPositive(Expression value) {
    return use(new Condition.Positive(value));
  }

  /** Whether every entry of {@code symbol} is positive. */
  boolean isPositive(Symbol symbol) {
    return isPositive(Expressions.variable(symbol));
  }

  /** Makes it known that two index variables differ, if {@code condition} may be used. */
  void addDistinct(int a, int b, Condition condition) {
    if (a != b && allowed.contains(condition)) {
      distinct.put(Set.of(a, b), condition);
    }
  }

  /** Whether two different index variables never have the same value. */
  boolean areDistinct(int a, int b) {
    Condition condition = distinct.get(Set.of(a, b));
    return condition != null && use(condition);
  }

  List<Condition> used() {
    return new ArrayList<>(used);
  }
}
