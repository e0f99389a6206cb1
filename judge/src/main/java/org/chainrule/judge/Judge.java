package org.chainrule.judge;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;

/**
 * Judges equations between expressions.
 *
 * <p>Both sides are computed at a random point; most wrong equations end there. Then both are
 * brought into a normal form, entry by entry: a sum of products over indices. If the forms agree,
 * the equation is proved, for all values and sizes for which both sides have a value. If they
 * don't, that says nothing, and more points are computed: the sides agree at all of them, or there
 * is a counter-example.
 */
public final class Judge {
  private static final double SHARE_OF_PROOFS = 0.6;

  private Judge() {}

  /** Judges {@code left = right}, for all positions of free indices. */
  public static Verdict judge(Expression left, Expression right) {
    return judge(left, right, List.of());
  }

  /** Judges {@code left = right} wherever {@code conditions} hold. */
  public static Verdict judge(Expression left, Expression right, List<Condition> conditions) {
    return judge(left, right, conditions, JudgeOptions.DEFAULT);
  }

  /** Judges {@code left = right} wherever {@code conditions} hold. */
  public static Verdict judge(
      Expression left, Expression right, List<Condition> conditions, JudgeOptions options) {
    if (!left.shape().sameAs(right.shape())) {
      return new Verdict.ShapeMismatch(left.shape(), right.shape());
    }
    Deadline deadline = Deadline.in(options.limit());
    Prover prover =
        new Prover(left, right, conditions, options.mostTerms(), deadline.share(SHARE_OF_PROOFS));
    Optional<List<Condition>> onTheSurface = prover.proveOnTheSurface();
    if (onTheSurface.isPresent()) {
      return new Verdict.Proved(onTheSurface.get());
    }
    if (prover.isEvident()) {
      return new Verdict.Proved(List.of());
    }
    if (hasDerivatives(left) || hasDerivatives(right)) {
      return prover.prove().<Verdict>map(Verdict.Proved::new).orElseGet(() -> UNRESOLVED);
    }
    NumericJudge numbers = numbers(left, right, conditions, options, deadline);
    Optional<CounterExample> counterExample = numbers.clearCounterExample();
    if (counterExample.isPresent()) {
      return new Verdict.Refuted(counterExample.get());
    }
    if (conditions.stream().anyMatch(Condition::isRestriction) && numbers.isVacuous()) {
      return new Verdict.Undecided(NOWHERE);
    }
    return prover
        .prove()
        .<Verdict>map(Verdict.Proved::new)
        .orElseGet(() -> numbers.judge(DomainFacts.declared(List.of(left, right), conditions)));
  }

  /** Compares the values of both sides at random points, without looking for a proof. */
  public static Verdict compare(
      Expression left, Expression right, List<Condition> conditions, JudgeOptions options) {
    if (!left.shape().sameAs(right.shape())) {
      return new Verdict.ShapeMismatch(left.shape(), right.shape());
    }
    return hasDerivatives(left) || hasDerivatives(right)
        ? UNRESOLVED
        : numbers(left, right, conditions, options, Deadline.in(options.limit()))
            .judge(DomainFacts.declared(List.of(left, right), conditions));
  }

  static final String NOWHERE = "the conditions hold nowhere";

  private static final Verdict UNRESOLVED =
      new Verdict.Undecided("it contains derivatives that are not resolved");

  private static NumericJudge numbers(
      Expression left,
      Expression right,
      List<Condition> conditions,
      JudgeOptions options,
      Deadline deadline) {
    return new NumericJudge(
        new Equation(left, right, conditions), options.seed(), options.points(), deadline);
  }

  private static boolean hasDerivatives(Expression root) {
    return Expression.topologicalOrder(List.of(root)).stream()
        .anyMatch(node ->
            switch (node.operation()) {
              case Derivative _, SecondDerivative _, Differential _ -> true;
              default -> false;
            });
  }
}
