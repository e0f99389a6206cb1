package org.chainrule.engine;

import java.util.List;

/**
 * The cheapest way to multiply a chain of factors, by dynamic programming over its parts (Cormen et
 * al., Introduction to Algorithms, section 14.2): multiplications are counted once for a product of
 * shared factors and for every sample otherwise, so a vector is carried through a chain of batched
 * matrices rather than these multiplied.
 *
 * <p>A mean over the samples costs what its last product costs, taken over all samples at once;
 * shared factors at the ends may stay outside of it.
 */
final class Chain {
  /** Longer chains are multiplied from the left. */
  private static final int LONGEST = 60;

  private final List<Factor> factors;
  private final int batch;
  private final double[][] costs;
  private final int[][] splits;
  private final double[][] meanCosts;
  private final int[][] meanSplits;

  /** What counts of a factor. */
  record Factor(boolean batched, int rows, int columns) {}

  Chain(List<Factor> factors, int batch) {
    this.factors = factors;
    this.batch = batch;
    int n = factors.size();
    costs = new double[n][n];
    splits = new int[n][n];
    meanCosts = new double[n][n];
    meanSplits = new int[n][n];
    if (n > LONGEST) {
      for (int to = 1; to < n; to++) {
        splits[0][to] = to - 1;
        meanSplits[0][to] = to - 1;
      }
    } else {
      for (int length = 2; length <= n; length++) {
        for (int from = 0; from + length <= n; from++) {
          choose(from, from + length - 1);
        }
      }
    }
  }

  /** Returns the last factor of the left part of the product of factors {@code from..to}. */
  int split(int from, int to) {
    return splits[from][to];
  }

  /** Returns the same for the mean of the product. */
  int meanSplit(int from, int to) {
    return meanSplits[from][to];
  }

  /** Whether one of the factors {@code from..to} is batched. */
  boolean isBatched(int from, int to) {
    return factors.subList(from, to + 1).stream().anyMatch(Factor::batched);
  }

  private void choose(int from, int to) {
    costs[from][to] = Double.POSITIVE_INFINITY;
    meanCosts[from][to] = Double.POSITIVE_INFINITY;
    double repeats = isBatched(from, to) ? batch : 1;
    for (int s = from; s < to; s++) {
      double products =
          (double) factors.get(from).rows * factors.get(s).columns * factors.get(to).columns;
      double cost = costs[from][s] + costs[s + 1][to] + repeats * products;
      if (cost < costs[from][to]) {
        costs[from][to] = cost;
        splits[from][to] = s;
      }
      boolean left = isBatched(from, s);
      boolean right = isBatched(s + 1, to);
      double meanCost =
          (left && !right ? meanCosts : costs)[from][s]
              + (right && !left ? meanCosts : costs)[s + 1][to]
              + (left && right ? batch : 1) * products;
      if (meanCost < meanCosts[from][to]) {
        meanCosts[from][to] = meanCost;
        meanSplits[from][to] = s;
      }
    }
  }
}
