package org.chainrule.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;

/**
 * How the mean of a batched value over the samples is computed without the values themselves.
 *
 * <p>A mean of a sum is the sum of the means, shared factors go outside, and the mean of a product
 * of batched factors is one matrix product over all samples. Linear operations that make large
 * matrices of small ones are done to the mean. Everything else is computed for each sample, and the
 * mean is taken over the rows.
 */
final class MeanPlans {
  private final Lowering lowering;

  MeanPlans(Lowering lowering) {
    this.lowering = lowering;
  }

  Task.Plan plan(Expression node, Block block) {
    return switch (node.operation()) {
      case Named _, Call _, StopGradient _ -> lowering.planOfMeans(node, block);
      case DiagonalMatrix _, Broadcast _, Place _, IndexSum _, Tabulate _ ->
          lowering.planOfMeans(node, block);
      case Add _, Transpose _, DiagonalPart _, Part _ ->
          anyGains(node) ? lowering.planOfMeans(node, block) : overRows(node, block);
      case Reduce(Reduction reduction) ->
          isLinear(reduction) && anyGains(node)
              ? lowering.planOfMeans(node, block)
              : overRows(node, block);
      case Scale _ -> scale(node, block);
      case Hadamard _ -> hadamard(node, block);
      case Product _ -> product(node, block);
      default -> overRows(node, block);
    };
  }

  private Task.Plan overRows(Expression node, Block block) {
    return new Task.Plan(
        List.of(lowering.valueTask(node, block)), views -> block.mean(views.getFirst()));
  }

  private boolean anyGains(Expression node) {
    return node.operands().stream().anyMatch(this::gains);
  }

  /** Whether the mean of {@code operand} is cheaper than its values. */
  private boolean gains(Expression operand) {
    Expression inner = Expressions.unwrapped(operand);
    if (!lowering.isBatched(inner)) {
      return false;
    }
    return switch (inner.operation()) {
      case Product _ -> !inner.isScalar();
      case DiagonalMatrix _, Broadcast _, Place _, IndexSum _, Tabulate _ -> true;
      case Scale _ -> gains(inner.operand(1));
      case Transpose _ -> gains(inner.operand(0));
      default -> false;
    };
  }

  private static boolean isLinear(Reduction reduction) {
    return switch (reduction) {
      case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, TRACE -> true;
      case MAXIMUM, MINIMUM, NORM1, NORM2, DETERMINANT -> false;
    };
  }

  /** s A: what is shared goes outside; a batched s goes into one factor of a product A. */
  private Task.Plan scale(Expression node, Block block) {
    Expression s = node.operand(0);
    Expression a = node.operand(1);
    if (!lowering.isBatched(s) || !lowering.isBatched(a)) {
      return lowering.planOfMeans(node, block);
    }
    Expression inner = Expressions.unwrapped(a);
    if (!(inner.operation() instanceof Product)) {
      return overRows(node, block);
    }
    List<Expression> factors = new ArrayList<>(inner.operands());
    int smallest = 0;
    for (int i = 1; i < factors.size(); i++) {
      if (entries(factors.get(i)) < entries(factors.get(smallest))) {
        smallest = i;
      }
    }
    factors.set(smallest, Expression.of(new Scale(), s, factors.get(smallest)));
    return plan(Expression.of(new Product(), factors), block);
  }

  private long entries(Expression node) {
    Sizes sizes = lowering.sizes();
    return (long) sizes.rows(node.shape()) * sizes.columns(node.shape());
  }

  private Task.Plan hadamard(Expression node, Block block) {
    List<Expression> shared = new ArrayList<>();
    List<Expression> batched = new ArrayList<>();
    for (Expression factor : node.operands()) {
      (lowering.isBatched(factor) ? batched : shared).add(factor);
    }
    if (shared.isEmpty()) {
      return overRows(node, block);
    }
    List<Task> needs = new ArrayList<>();
    Expression rest =
        batched.size() == 1 ? batched.getFirst() : Expression.of(new Hadamard(), batched);
    needs.add(lowering.meanTask(rest, block));
    shared.forEach(factor -> needs.add(lowering.valueTask(factor, block)));
    return new Task.Plan(needs, views -> ValuePlans.multiplied(block, views));
  }

  private Task.Plan product(Expression node, Block block) {
    List<Expression> factors = node.operands();
    Chain chain = lowering.chain(factors);
    List<Task> needs = new ArrayList<>();
    List<Boolean> asMean = new ArrayList<>();
    markMeans(chain, 0, factors.size() - 1, asMean);
    for (int i = 0; i < factors.size(); i++) {
      needs.add(
          asMean.get(i)
              ? lowering.meanTask(factors.get(i), block)
              : lowering.valueTask(factors.get(i), block));
    }
    return new Task.Plan(needs, views -> mean(block, chain, views::get, 0, factors.size() - 1));
  }

  /** Lists for each factor whether its mean is what the product wants. */
  private static void markMeans(Chain chain, int from, int to, List<Boolean> asMean) {
    if (from == to) {
      asMean.add(true);
      return;
    }
    int split = chain.meanSplit(from, to);
    boolean left = chain.isBatched(from, split);
    boolean right = chain.isBatched(split + 1, to);
    markPart(chain, from, split, left && !right, asMean);
    markPart(chain, split + 1, to, right && !left, asMean);
  }

  private static void markPart(Chain chain, int from, int to, boolean mean, List<Boolean> asMean) {
    if (mean) {
      markMeans(chain, from, to, asMean);
    } else {
      for (int i = from; i <= to; i++) {
        asMean.add(false);
      }
    }
  }

  private static View mean(Block block, Chain chain, IntFunction<View> views, int from, int to) {
    if (from == to) {
      return views.apply(from);
    }
    int split = chain.meanSplit(from, to);
    boolean left = chain.isBatched(from, split);
    boolean right = chain.isBatched(split + 1, to);
    View a =
        left && !right
            ? mean(block, chain, views, from, split)
            : ValuePlans.product(block, chain, views, from, split);
    View b =
        right && !left
            ? mean(block, chain, views, split + 1, to)
            : ValuePlans.product(block, chain, views, split + 1, to);
    return left && right
        ? MatrixProducts.meanOfProduct(block, a, b)
        : MatrixProducts.multiply(block, a, b);
  }
}
