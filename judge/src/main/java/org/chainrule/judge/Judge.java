package org.chainrule.judge;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;

/**
 * Judges equations between expressions.
 *
 * <p>First both sides are brought into a normal form, entry by entry: a sum of products over
 * indices. If the forms agree, the equation is proved, for all values and sizes for which both
 * sides have a value. If they don't, that says nothing, and both sides are computed at random
 * points: they agree at all of them, or there is a counter-example.
 */
public final class Judge {
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
    Optional<List<Condition>> proof =
        new Prover(left, right, conditions, options.mostTerms()).prove();
    if (proof.isPresent()) {
      return new Verdict.Proved(proof.get());
    }
    return compare(left, right, conditions, options);
  }

  /** Compares the values of both sides at random points, without looking for a proof. */
  public static Verdict compare(
      Expression left, Expression right, List<Condition> conditions, JudgeOptions options) {
    if (!left.shape().sameAs(right.shape())) {
      return new Verdict.ShapeMismatch(left.shape(), right.shape());
    }
    if (hasDerivatives(left) || hasDerivatives(right)) {
      return new Verdict.Undecided("it contains derivatives that are not resolved");
    }
    List<Condition> declared = DomainFacts.declared(List.of(left, right), conditions);
    return new NumericJudge(new Equation(left, right, conditions), options.seed(), options.points())
        .judge(declared);
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
