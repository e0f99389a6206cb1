package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.judge.Judge;
import org.chainrule.judge.JudgeOptions;
import org.chainrule.judge.Verdict;

/** Judges statements for all values, as right, as right in the other layout, or as wrong. */
final class SymbolicCheck {
  private static final int MOST_LETTERS = 5;

  private final IndexConditions conditions;
  private final Claim.Layout layout;
  private final JudgeOptions options;

  /**
   * Makes a check of the statements of one claim.
   *
   * @param layout how derivatives are laid out in it
   */
  SymbolicCheck(Claim claim, Claim.Layout layout, long seed) {
    this.conditions = IndexConditions.of(claim);
    this.layout = claim.layout().orElse(layout);
    this.options =
        new JudgeOptions(seed, JudgeOptions.DEFAULT.points(), JudgeOptions.DEFAULT.mostTerms());
  }

  IndexConditions conditions() {
    return conditions;
  }

  /** Judges {@code truth = claimed}. */
  Ruled of(Standing.Meaning truth, Standing.Meaning claimed) {
    boolean laidOut = truth.isOfDerivative();
    Expression expected = expected(truth);
    Ruled plain = ruled(judged(expected, claimed.value()));
    if (!plain.isWrong() || !laidOut) {
      return plain;
    }
    boolean transposed = !expected.isScalar() && isRight(Expressions.transpose(expected), claimed);
    if (transposed || hasExchangedIndices(expected, claimed.value())) {
      return new Ruled(
          Ruling.LAYOUT,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          java.util.OptionalInt.empty());
    }
    return plain;
  }

  /** Returns what a side should be equal to: the truth, laid out as the claim says. */
  Expression expected(Standing.Meaning truth) {
    boolean gradient =
        switch (truth.written().operation()) {
          case org.chainrule.expression.Operation.Derivative() ->
              truth.written().operand(0).isScalar();
          default -> false;
        };
    return layout == Claim.Layout.NUMERATOR && gradient
        ? Expressions.transpose(truth.value())
        : truth.value();
  }

  /** Whether both are equal, proved or confirmed. */
  boolean areEqual(Expression a, Expression b) {
    return judged(a, b).isRight();
  }

  private boolean isRight(Expression expected, Standing.Meaning claimed) {
    return judged(expected, claimed.value()).isRight();
  }

  /** Most wrong claims end at the first point, which takes less than a look for a proof. */
  private Verdict judged(Expression expected, Expression claimed) {
    Expression left = conditions.restricted(expected);
    Expression right = conditions.restricted(claimed);
    Verdict first =
        Judge.compare(left, right, conditions.between(), new JudgeOptions(options.seed(), 1, 0));
    return first instanceof Verdict.Refuted || first instanceof Verdict.ShapeMismatch
        ? first
        : Judge.judge(left, right, conditions.between(), options);
  }

  /** Whether the claim is right with two of its letters exchanged: ∂L/∂W[i,j] = x[j] δ[i]. */
  private boolean hasExchangedIndices(Expression expected, Expression claimed) {
    Set<Index> free = claimed.freeIndices();
    if (!expected.isScalar() || free.size() < 2 || free.size() > MOST_LETTERS) {
      return false;
    }
    List<Index> letters = new ArrayList<>(free);
    for (int a = 0; a < letters.size(); a++) {
      for (int b = a + 1; b < letters.size(); b++) {
        boolean sameRange =
            letters.get(a).first().sameAs(letters.get(b).first())
                && letters.get(a).last().sameAs(letters.get(b).last());
        if (sameRange
            && judged(expected, exchanged(claimed, letters.get(a), letters.get(b))).isRight()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Expression exchanged(Expression side, Index a, Index b) {
    Index between = a.renamed(a.name() + " exchanged");
    Expression first = Expressions.substitute(side, a, IndexTerm.of(between));
    Expression second = Expressions.substitute(first, b, IndexTerm.of(a));
    return Expressions.substitute(second, between, IndexTerm.of(b));
  }

  private static Ruled ruled(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved(var used) -> Ruled.of(Ruling.PROVED).under(used);
      case Verdict.Confirmed(_, _, var used) -> Ruled.of(Ruling.CONFIRMED).under(used);
      case Verdict.Refuted(var example) -> Ruled.of(Ruling.REFUTED).at(example);
      case Verdict.ShapeMismatch(var truth, var claimed) ->
          Ruled.of(Ruling.SHAPE).noting(CheckMessages.shapes(claimed, truth));
      case Verdict.Undecided(String reason) -> Ruled.undecided(reason);
    };
  }
}
