package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Domain;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;

/** The values of formulas at one random point. */
final class Trial {
  private static final int[] PRIMES = {3, 2, 5, 7, 11, 13, 17, 19, 23, 29, 31};
  private static final int MOST_POSITIONS = 5;

  private final Bindings bindings;
  private final List<Map<Index, Integer>> positions;

  /** The entries of a value, for all positions that were tried. */
  record Value(int rows, int columns, List<Matrix> entries) {}

  Trial(Network network, List<Index> letters, List<Condition> conditions) {
    SplittableRandom random = new SplittableRandom(7);
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    for (SizeName size : network.sizes()) {
      sizes.put(size, size.value().orElse(PRIMES[sizes.size() % PRIMES.length]));
    }
    Bindings open = new Bindings(sizes, Map.of(), Map.of());
    Map<Symbol, Matrix> values = new LinkedHashMap<>();
    for (Symbol symbol : network.symbols()) {
      int rows = open.size(symbol.shape().rows());
      int columns = open.size(symbol.shape().columns());
      values.put(symbol, value(symbol.domain(), rows, columns, random));
    }
    bindings = new Bindings(sizes, values, Map.of());
    positions = positions(letters, conditions, random);
  }

  private static Matrix value(Domain domain, int rows, int columns, SplittableRandom random) {
    Matrix real =
        Matrix.generate(
            rows,
            columns,
            _ -> (random.nextBoolean() ? 1 : -1) * (0.25 + 1.5 * random.nextDouble()));
    return switch (domain) {
      case REAL -> real;
      default -> Matrix.generate(rows, columns, _ -> 0.25 + random.nextDouble());
    };
  }

  private List<Map<Index, Integer>> positions(
      List<Index> letters, List<Condition> conditions, SplittableRandom random) {
    List<Map<Index, Integer>> found = new ArrayList<>();
    for (int i = 0; i < 40 && found.size() < MOST_POSITIONS; i++) {
      Map<Index, Integer> position = new HashMap<>();
      for (Index letter : letters) {
        int first = bindings.size(letter.first());
        int last = bindings.size(letter.last());
        position.put(letter, i == 0 ? first : random.nextInt(first, last + 1));
      }
      if (satisfies(position, conditions) && !found.contains(position)) {
        found.add(position);
      }
    }
    return found;
  }

  private static boolean satisfies(Map<Index, Integer> position, List<Condition> conditions) {
    return conditions.stream()
        .allMatch(condition ->
            !(condition instanceof Condition.Indices(Index left, var relation, Index right))
                || relation.holds(
                    position.getOrDefault(left, 0), position.getOrDefault(right, 0)));
  }

  /** Returns the value of a formula; nothing where it has none at this point. */
  Optional<Value> value(Expression formula) {
    List<Matrix> entries = new ArrayList<>();
    try {
      for (Map<Index, Integer> position : positions) {
        entries.add(Evaluator.evaluate(formula, bindings, position));
      }
    } catch (EvaluationException | IllegalStateException e) {
      return Optional.empty();
    }
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Value(entries.getFirst().rows(), entries.getFirst().columns(), entries));
  }
}
