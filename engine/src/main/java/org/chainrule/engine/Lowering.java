package org.chainrule.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * From expressions to instructions. {@link ValuePlans} and {@link MeanPlans} know how each
 * operation is done; this does the tasks in order, each once, and none that no root needs. It does
 * not recurse: a graph may be as deep as memory allows.
 */
final class Lowering {
  private final Block program;
  private final Set<Symbol> perSample;
  private final Map<Task, View> done = new HashMap<>();
  private final Map<Expression, Boolean> batched = new HashMap<>();
  private final ValuePlans values = new ValuePlans(this);
  private final MeanPlans means = new MeanPlans(this);

  /** Makes instructions in {@code program}, for symbols of which {@code perSample} are batched. */
  Lowering(Block program, Set<Symbol> perSample) {
    this.program = program;
    this.perSample = Set.copyOf(perSample);
  }

  /** Returns where the value of {@code root} lies, for each sample if it is batched. */
  View value(Expression root) {
    return solve(valueTask(root, program));
  }

  /** Returns where the mean of {@code root} over the samples lies. */
  View mean(Expression root) {
    return solve(meanTask(root, program));
  }

  Task valueTask(Expression node, Block block) {
    return new Task(node, false, block.home(node));
  }

  Task meanTask(Expression node, Block block) {
    return new Task(node, isBatched(node), block.home(node));
  }

  /** Whether the node depends on a symbol that each sample brings. */
  boolean isBatched(Expression root) {
    Boolean known = batched.get(root);
    if (known != null) {
      return known;
    }
    for (Expression node : Expression.topologicalOrder(List.of(root))) {
      if (!batched.containsKey(node)) {
        batched.put(node, isBatchedByOperands(node));
      }
    }
    return isBatched(root);
  }

  private boolean isBatchedByOperands(Expression node) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> perSample.contains(symbol);
      case Call _ -> isBatched(node.operand(0));
      default -> node.operands().stream().anyMatch(this::isBatched);
    };
  }

  /** A task on the way, with its needs met so far. */
  private static final class Visit {
    final Task task;
    final Task.Plan plan;
    final List<View> met = new ArrayList<>();

    Visit(Task task, Task.Plan plan) {
      this.task = task;
      this.plan = plan;
    }
  }

  private View solve(Task root) {
    Deque<Visit> stack = new ArrayDeque<>();
    if (!done.containsKey(root)) {
      stack.push(new Visit(root, plan(root)));
    }
    while (!stack.isEmpty()) {
      Visit visit = stack.peek();
      if (visit.met.size() == visit.plan.needs().size()) {
        done.put(visit.task, visit.plan.writer().apply(visit.met));
        stack.pop();
        continue;
      }
      Task next = visit.plan.needs().get(visit.met.size());
      View view = done.get(next);
      if (view != null) {
        visit.met.add(view);
      } else {
        stack.push(new Visit(next, plan(next)));
      }
    }
    View view = done.get(root);
    if (view == null) {
      throw new IllegalStateException("not done: " + root.node());
    }
    return view;
  }

  private Task.Plan plan(Task task) {
    return task.mean()
        ? means.plan(task.node(), task.block())
        : values.plan(task.node(), task.block(), this::valueTask);
  }

  /** How {@link ValuePlans} asks for operands: for their values, or for their means. */
  @FunctionalInterface
  interface Need {
    /** Returns the task that brings the operand. */
    Task of(Expression operand, Block block);
  }

  Sizes sizes() {
    return program.resources().sizes();
  }

  /** Returns how to multiply {@code factors}. */
  Chain chain(List<Expression> factors) {
    List<Chain.Factor> shapes = new ArrayList<>();
    for (Expression factor : factors) {
      shapes.add(
          new Chain.Factor(
              isBatched(factor), sizes().rows(factor.shape()), sizes().columns(factor.shape())));
    }
    return new Chain(shapes, program.resources().batch());
  }

  /** Returns the plan of a linear operation that is done to the means of its operands. */
  Task.Plan planOfMeans(Expression node, Block block) {
    return values.plan(node, block, this::meanTask);
  }
}
