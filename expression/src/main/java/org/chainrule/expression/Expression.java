package org.chainrule.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An operation applied to operands: a node of the expression graph.
 *
 * <p>Nodes are immutable and hash-consed: building the same operation on the same operands again
 * gives the same object, so {@code ==} is equality and shared sub-expressions are stored, printed,
 * differentiated and computed once. All traversals go through {@link #topologicalOrder}, which does
 * not recurse: a graph may be as deep as memory allows.
 */
public final class Expression {
  private static final Interner INTERNER = new Interner();

  private final Operation operation;
  private final List<Expression> operands;
  private final Shape shape;
  private final Set<Index> freeIndices;

  private Expression(Operation operation, List<Expression> operands) {
    this.operation = operation;
    this.operands = operands;
    this.shape = ShapeRules.shapeOf(operation, operands);
    this.freeIndices = IndexScopes.freeIndices(operation, operands);
  }

  /**
   * Returns the node for {@code operation} applied to {@code operands}, exactly as given. {@link
   * Expressions} has the constructors that also do the small algebra.
   *
   * @throws ShapeException if the operands do not go together
   */
  public static Expression of(Operation operation, List<Expression> operands) {
    List<Expression> copy = List.copyOf(operands);
    return INTERNER.intern(operation, copy, () -> new Expression(operation, copy));
  }

  /** As {@link #of(Operation, List)}. */
  public static Expression of(Operation operation, Expression... operands) {
    return of(operation, List.of(operands));
  }

  /** Returns what is done with the operands. */
  public Operation operation() {
    return operation;
  }

  /** Returns the operands, in order. */
  public List<Expression> operands() {
    return operands;
  }

  /** Returns the operand at {@code place}, counted from 0. */
  public Expression operand(int place) {
    return operands.get(place);
  }

  /** Returns the shape of the value. */
  public Shape shape() {
    return shape;
  }

  /** Returns the index variables that occur here and are bound nowhere within. */
  public Set<Index> freeIndices() {
    return freeIndices;
  }

  /** Whether the value is 1×1. */
  public boolean isScalar() {
    return shape.isScalar();
  }

  /** Returns the same operation on other operands, or this node where they are the same. */
  public Expression withOperands(List<Expression> others) {
    return others.equals(operands) ? this : of(operation, others);
  }

  /** Returns every node that {@code roots} need, each once, operands before their users. */
  public static List<Expression> topologicalOrder(Collection<Expression> roots) {
    return topologicalOrder(roots, _ -> true);
  }

  /**
   * As {@link #topologicalOrder(Collection)}, without the nodes outside of {@code within} and what
   * is reached only through them.
   */
  public static List<Expression> topologicalOrder(
      Collection<Expression> roots, Predicate<Expression> within) {
    List<Expression> order = new ArrayList<>();
    Set<Expression> entered = new HashSet<>();
    Deque<Visit> stack = new ArrayDeque<>();
    for (Expression root : roots) {
      push(root, within, entered, stack);
      while (!stack.isEmpty()) {
        Visit visit = stack.peek();
        if (visit.next < visit.node.operands.size()) {
          push(visit.node.operands.get(visit.next++), within, entered, stack);
        } else {
          order.add(visit.node);
          stack.pop();
        }
      }
    }
    return order;
  }

  private static void push(
      Expression node, Predicate<Expression> within, Set<Expression> entered, Deque<Visit> stack) {
    if (within.test(node) && entered.add(node)) {
      stack.push(new Visit(node));
    }
  }

  /** A node on the way down, with the place of the operand to visit next. */
  private static final class Visit {
    final Expression node;
    int next;

    Visit(Expression node) {
      this.node = node;
    }
  }

  /** Calls {@code action} for this node and every node below it, each once, operands first. */
  public void forEach(Consumer<Expression> action) {
    topologicalOrder(List.of(this)).forEach(action);
  }

  /**
   * Returns the graph rebuilt from the leaves up: {@code change} gets each node, its operands
   * already changed, and returns what to put in its place.
   */
  public Expression transform(UnaryOperator<Expression> change) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : topologicalOrder(List.of(this))) {
      List<Expression> others = new ArrayList<>(node.operands.size());
      for (Expression operand : node.operands) {
        others.add(changed.get(operand));
      }
      changed.put(node, change.apply(node.withOperands(others)));
    }
    return Objects.requireNonNull(changed.get(this));
  }

  /** Returns the symbols of declared variables that occur here, by name. */
  public Set<Symbol> variables() {
    Set<Symbol> symbols =
        new TreeSet<>(java.util.Comparator.comparing(Symbol::name).thenComparing(Symbol::toString));
    forEach(node -> {
      if (node.operation instanceof Operation.Variable(Symbol symbol)) {
        symbols.add(symbol);
      }
    });
    return symbols;
  }

  /** Returns an abbreviated prefix form for debugging; the language prints formulas. */
  @Override
  public String toString() {
    return DebugText.of(this);
  }
}
