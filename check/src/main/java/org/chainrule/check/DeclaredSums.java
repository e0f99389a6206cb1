package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Judge;
import org.chainrule.judge.JudgeOptions;
import org.chainrule.judge.Verdict;

/**
 * Finds out whether a right statement needs that the entries of a target sum to one: whether it is
 * wrong for the same network without that declaration.
 */
final class DeclaredSums {
  private static final JudgeOptions ONE_POINT = new JudgeOptions(1, 1, 0);

  private final Map<Expression, Expression> loose = new LinkedHashMap<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final DerivativeResolution resolution;

  DeclaredSums(Network network) {
    List<Symbol> symbols = new ArrayList<>();
    for (Symbol symbol : network.symbols()) {
      boolean sums = symbol.domain() == Domain.ONE_HOT || symbol.domain() == Domain.SIMPLEX;
      Symbol free =
          sums
              ? new Symbol(
                  symbol.name(), symbol.kind(), Domain.POSITIVE, symbol.shape(), symbol.written())
              : symbol;
      symbols.add(free);
      if (sums) {
        loose.put(Expressions.variable(symbol), Expressions.variable(free));
        conditions.add(new Condition.SumsToOne(symbol));
      }
    }
    Network free =
        loose.isEmpty()
            ? network
            : new Network(
                network.sizes(),
                symbols,
                network.functions(),
                network.opaques(),
                network.graphs(),
                network.definitions().stream().map(this::loosened).toList(),
                network.givens(),
                network.steps(),
                List.of(),
                network.training());
    this.resolution = DerivativeResolution.of(free);
  }

  private Expression loosened(Expression value) {
    return value.transform(node -> loose.getOrDefault(node, node));
  }

  /** Returns the sums that {@code truth = claimed}, which is right, needs to be one. */
  List<Condition> needed(
      Expression truth, Expression claimed, Claim claim, SymbolicCheck symbolic) {
    if (loose.isEmpty()) {
      return List.of();
    }
    DerivativeResolution ofClaim = Standing.resolution(resolution, claim);
    Optional<Expression> left = resolved(truth, ofClaim);
    Optional<Expression> right = resolved(claimed, ofClaim);
    boolean needed =
        left.isPresent()
            && right.isPresent()
            && left.get().shape().sameAs(right.get().shape())
            && Judge.compare(left.get(), right.get(), symbolic.conditions().between(), ONE_POINT)
                instanceof Verdict.Refuted;
    return needed ? conditions : List.of();
  }

  private Optional<Expression> resolved(Expression written, DerivativeResolution ofClaim) {
    try {
      return Optional.of(ofClaim.resolved(loosened(written)));
    } catch (CalculusException e) {
      return Optional.empty();
    }
  }
}
