package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chainrule.calculus.CalculusException;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.ShapeException;
import org.chainrule.judge.Trial;
import org.chainrule.language.Term;

/**
 * The head worked out with a well-known wrong rule gives the claim.
 *
 * <p>There is one way to differentiate: a wrong rule is a network in which it is right ({@link
 * WrongGraph}).
 */
final class WrongRuleRung implements Rung {
  private static final TermRung TERMS = new TermRung(Summands::written);

  @Override
  public Optional<Explanation> explain(Case c) {
    Optional<Trial.Value> claimed = c.claimedValue();
    Optional<Expression> head = c.dispute().claim().sides().getFirst().expression();
    if (claimed.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    for (Alternative alternative : alternatives(c, head.get())) {
      if (c.isOver()) {
        return Optional.empty();
      }
      if (alternative
          .value()
          .get()
          .flatMap(c::resolved)
          .flatMap(c::value)
          .filter(value -> value.agrees(claimed.get()))
          .isPresent()) {
        return Optional.of(explanation(alternative, c));
      }
    }
    return Optional.empty();
  }

  private static Explanation explanation(Alternative alternative, Case c) {
    Optional<Term> small =
        alternative.further().isEmpty()
            ? TERMS
                .explain(c)
                .flatMap(Explanation::repaired)
                .or(() -> Repairs.first(c.plainEdits(), c).map(Edit::result))
                .or(() -> Repairs.first(c.insertions(), c).map(Edit::result))
            : Optional.empty();
    return new Explanation(
        alternative.told().get(),
        small.or(c::truthAsTerm),
        alternative.further().stream().map(Supplier::get).toList());
  }

  /** Returns the head with every wrong rule in turn, the plainest mistakes first. */
  static List<Alternative> alternatives(Case c, Expression head) {
    List<Alternative> all = new ArrayList<>();
    for (Expression node : Expression.topologicalOrder(List.of(head))) {
      if (node.operation() instanceof Derivative) {
        new Derivatives(c, head, node, all).collect();
      }
    }
    return all;
  }

  /** The alternatives for one derivative of the head. */
  private record Derivatives(Case c, Expression head, Expression node, List<Alternative> all) {
    Expression of() {
      return node.operand(0);
    }

    Expression base() {
      Expression by = node.operand(1);
      while (by.operation() instanceof Part) {
        by = by.operand(0);
      }
      return by;
    }

    void collect() {
      List<Paths.Forgotten> paths = Paths.of(of(), base());
      List<WrongRules.Rule> rules = WrongRules.of(c, of(), base());
      for (Paths.Forgotten path : paths) {
        add(() -> told(path), List.of(), path.graph());
      }
      rules.forEach(rule -> add(rule.told(), List.of(), rule.graph()));
      for (WrongRules.Rule rule : rules) {
        for (Paths.Forgotten path : paths) {
          if (path.sole() && rule.isMissing()) {
            add(
                rule.told(),
                List.of(() -> told(path)),
                new WrongGraph(rule.graph().replaced(), path.edges()));
          }
        }
      }
    }

    private void add(Supplier<Mistake> told, List<Supplier<Mistake>> further, WrongGraph graph) {
      all.add(new Alternative(told, further, () -> with(graph)));
    }

    /** Returns the head with the derivative of the wrong network; nothing where there is none. */
    private Optional<Expression> with(WrongGraph graph) {
      try {
        Expression other = Expression.of(node.operation(), graph.of(of(), base()), node.operand(1));
        return Optional.of(head.transform(n -> n.equals(node) ? other : n));
      } catch (ShapeException | CalculusException e) {
        return Optional.empty();
      }
    }

    private Mistake told(Paths.Forgotten path) {
      String through =
          path.through().stream()
              .map(c::shown)
              .map(name -> name.replaceFirst("^a\\[(.*)]$", "$1"))
              .distinct()
              .collect(Collectors.joining(" and "));
      boolean ownUse = path.value().equals(base()) && c.network().graphs().isEmpty();
      return ownUse
          ? new TermMistake.ForgottenUse(c.shown(path.value()))
          : new TermMistake.MissingPath(through);
    }
  }
}
