package org.chainrule.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.calculus.MatrixForm;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Elementwise;
import org.chainrule.expression.Operation.LogSoftmax;
import org.chainrule.expression.Operation.LogSumExp;
import org.chainrule.expression.Operation.Softmax;
import org.chainrule.expression.Operation.Variable;
import org.chainrule.expression.Symbol;

/**
 * Finds what a network answers: for a target the last named value of its shape that the loss
 * compares with it, else the last that depends on an input and on no target. Where the target is a
 * class and the loss makes probabilities of that value ({@code logsoftmax(z)}), these are the
 * answer.
 */
final class Predictions {
  private final Network network;
  private final List<Expression> lossNodes;

  /** Which inputs and targets each node of the loss depends on. */
  private final Map<Expression, Set<Symbol>> data = new HashMap<>();

  private Predictions(Network network) {
    this.network = network;
    lossNodes = Expression.topologicalOrder(List.of(network.losses().getFirst()));
    for (Expression node : lossNodes) {
      Set<Symbol> symbols = new HashSet<>();
      if (node.operation() instanceof Variable(Symbol symbol) && symbol.isPerSample()) {
        symbols.add(symbol);
      }
      node.operands().forEach(operand -> symbols.addAll(dataOf(operand)));
      data.put(node, symbols);
    }
  }

  private Set<Symbol> dataOf(Expression node) {
    Set<Symbol> symbols = data.get(node);
    return symbols == null ? node.variables() : symbols;
  }

  /** Returns a prediction for each target in order, in matrix form; none if one is not named. */
  static List<Expression> of(Network network) {
    Predictions finder = new Predictions(network);
    List<Expression> found = new ArrayList<>();
    for (Symbol target : network.targets()) {
      finder.named(target).map(value -> finder.answer(target, value)).ifPresent(found::add);
    }
    return found.size() == network.targets().size() ? MatrixForm.of(found) : List.of();
  }

  private Optional<Expression> named(Symbol target) {
    List<Expression> fitting =
        network.definitions().stream()
            .filter(definition ->
                Network.symbolOf(definition).kind() == Symbol.Kind.DEFINITION
                    && definition.shape().sameAs(target.shape())
                    && isAnswer(dataOf(definition)))
            .toList();
    Set<Expression> compared = comparedWith(target);
    return last(fitting.stream().filter(compared::contains).toList())
        .or(() -> network.targets().size() == 1 ? last(fitting) : Optional.empty());
  }

  private static Optional<Expression> last(List<Expression> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
  }

  private static boolean isAnswer(Set<Symbol> variables) {
    return variables.stream().anyMatch(s -> s.kind() == Symbol.Kind.INPUT)
        && variables.stream().noneMatch(s -> s.kind() == Symbol.Kind.TARGET);
  }

  /** Everything below the values that {@code target} meets where it first meets an input's. */
  private Set<Expression> comparedWith(Symbol target) {
    Set<Expression> below = new LinkedHashSet<>();
    for (Expression node : lossNodes) {
      List<Set<Symbol>> variables = node.operands().stream().map(this::dataOf).toList();
      boolean meets =
          variables.stream().anyMatch(used -> used.contains(target))
              && variables.stream().noneMatch(used -> used.contains(target) && hasInput(used));
      for (int i = 0; meets && i < variables.size(); i++) {
        if (isAnswer(variables.get(i))) {
          below.addAll(Expression.topologicalOrder(List.of(node.operand(i))));
        }
      }
    }
    return below;
  }

  private static boolean hasInput(Set<Symbol> variables) {
    return variables.stream().anyMatch(s -> s.kind() == Symbol.Kind.INPUT);
  }

  private Expression answer(Symbol target, Expression named) {
    return switch (target.domain()) {
      case ONE_HOT, SIMPLEX -> probabilities(named);
      case BINARY -> probability(named);
      case REAL, POSITIVE, SYMMETRIC, POSITIVE_DEFINITE -> named;
    };
  }

  private Expression probabilities(Expression named) {
    for (Expression node : lossNodes) {
      if (!node.operands().isEmpty() && isSame(node.operand(0), named)) {
        switch (node.operation()) {
          case Softmax _ -> {
            return node;
          }
          case LogSoftmax _, LogSumExp _ -> {
            return Expressions.softmax(named);
          }
          default -> {}
        }
      }
    }
    return named;
  }

  private Expression probability(Expression named) {
    Expression opposite = Expressions.negate(named);
    for (Expression node : lossNodes) {
      if (node.operation() instanceof Elementwise(ElementwiseFunction function)) {
        boolean itself = isSame(node.operand(0), named);
        boolean logit =
            switch (function) {
              case SIGMOID -> itself;
              case SOFTPLUS -> itself || node.operand(0).equals(opposite);
              default -> false;
            };
        if (logit) {
          return Expressions.elementwise(ElementwiseFunction.SIGMOID, named);
        }
      }
    }
    return named;
  }

  private static boolean isSame(Expression a, Expression b) {
    return Expressions.unwrapped(a).equals(Expressions.unwrapped(b));
  }
}
