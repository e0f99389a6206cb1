package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * Judges one claim: every side after the head against the head, and against the sides before it
 * where it is wrong.
 */
final class ClaimCheck {
  private final Network network;
  private final Claim claim;
  private final CheckOptions options;
  private final Instant deadline;
  private final Mistakes mistakes;
  private final GivenNumbers given;
  private final DerivativeResolution resolution;
  private final SymbolicCheck symbolic;
  private final NumericCheck numeric;
  private final List<Standing> standings = new ArrayList<>();
  private final List<Ruled> rulings = new ArrayList<>();

  ClaimCheck(
      Network network, Claim claim, CheckOptions options, Instant deadline, Mistakes mistakes) {
    this.network = network;
    this.claim = claim;
    this.options = options;
    this.deadline = deadline;
    this.mistakes = mistakes;
    this.given = GivenNumbers.of(network);
    this.resolution = Standing.resolution(network);
    this.symbolic = new SymbolicCheck(claim, options.layout(), options.seed());
    this.numeric = new NumericCheck(claim, given);
  }

  /** Returns what was found about the sides 1, 2, … */
  List<Ruled> rulings() {
    for (Claim.Side side : claim.sides()) {
      standings.add(Standing.of(side, resolution));
    }
    for (int side = 1; side < standings.size(); side++) {
      rulings.add(ruled(side));
    }
    return rulings;
  }

  private Ruled ruled(int side) {
    return switch (standings.get(side)) {
      case Standing.Broken(Claim.Problem problem) -> broken(side, problem);
      case Standing.Unresolved(String reason) -> Ruled.undecided(reason);
      case Standing.Meaning meaning -> meant(side, meaning);
    };
  }

  /** A side that has no meaning; where the same was said before, that is no second mistake. */
  private Ruled broken(int side, Claim.Problem problem) {
    String text = claim.sides().get(side).text();
    for (int before = 1; before < side; before++) {
      if (claim.sides().get(before).text().equals(text)) {
        return Ruled.following(line(before)).noting(CheckMessages.sameAsBefore(line(before)));
      }
    }
    Ruled ruled = Ruled.of(Problems.ruling(problem.kind())).noting(problem.text());
    return switch (problem.kind()) {
      case UNREAD -> ruled;
      case UNDECLARED -> options.diagnose() ? ruled.because(Problems.diagnosis(problem)) : ruled;
      case SHAPE, RANGE -> diagnosed(ruled, side, Optional.of(problem));
    };
  }

  private Ruled meant(int side, Standing.Meaning meaning) {
    if (claim.defines().isPresent() && side == 1) {
      return Ruled.of(Ruling.DEFINED);
    }
    int reference = reference();
    if (reference < side) {
      return compared(reference, side, meaning);
    }
    return switch (standings.getFirst()) {
      case Standing.Broken(Claim.Problem problem) ->
          headBroken(problem).noting(CheckMessages.headUnknown(problem.text()));
      case Standing.Unresolved(String reason) -> Ruled.undecided(CheckMessages.headUnknown(reason));
      case Standing.Meaning _ -> throw new IllegalStateException("the head has a meaning");
    };
  }

  private Ruled headBroken(Claim.Problem problem) {
    Ruled ruled = Ruled.of(Problems.ruling(problem.kind()));
    return options.diagnose() && problem.kind() != Claim.Problem.Kind.UNREAD
        ? ruled.because(Problems.diagnosis(problem))
        : ruled;
  }

  /** The first side that has a meaning; where the head is a new name, what it is said to be. */
  private int reference() {
    int first = claim.defines().isPresent() ? 1 : 0;
    while (first < standings.size() && !(standings.get(first) instanceof Standing.Meaning)) {
      first++;
    }
    return first;
  }

  private Ruled compared(int reference, int side, Standing.Meaning claimed) {
    Standing.Meaning truth = (Standing.Meaning) standings.get(reference);
    Ruled found = compared(truth, reference, claimed, side);
    if (found.isRight()) {
      boolean slipBefore = side > 1 && rulings.get(side - 2).isWrong();
      return slipBefore ? found.noting(CheckMessages.rightAgain(line(side - 1))) : found;
    }
    if (!found.isWrong()) {
      return found;
    }
    if (found.ruling() != Ruling.LAYOUT) {
      Optional<Ruled> follows = following(side, claimed).or(() -> carried(truth, claimed));
      if (follows.isPresent()) {
        return follows.get();
      }
      noteWrongName(side, truth, claimed);
    }
    return diagnosed(found, side, Optional.empty());
  }

  /** Judges two sides at the given numbers where they have figures, else for all values. */
  private Ruled compared(
      Standing.Meaning truth, int reference, Standing.Meaning claimed, int side) {
    Figures exact = figures(reference, truth);
    Figures found = figures(side, claimed);
    if (!exact.numbers() && !found.numbers()) {
      return symbolic.of(truth, claimed);
    }
    boolean rounded = !exact.isExact() || !found.isExact();
    boolean whole = isWhole(exact) && isWhole(found);
    if (!rounded || whole) {
      Ruled forAll = symbolic.of(truth, claimed);
      if (!forAll.isWrong()) {
        return forAll;
      }
    }
    List<String> missing = numeric.missing(exact, found);
    if (missing.isEmpty()) {
      return numeric.of(exact, found, truth.isOfDerivative());
    }
    if (!rounded || whole) {
      return symbolic.of(truth, claimed);
    }
    Ruled forAll = symbolic.of(truth, claimed);
    return forAll.isRight() ? forAll : Ruled.undecided(CheckMessages.withoutNumbers(missing));
  }

  private static boolean isWhole(Figures side) {
    return side.isExact() || side.printed().filter(FigureMatrix::isWhole).isPresent();
  }

  private Figures figures(int side, Standing.Meaning meaning) {
    return Figures.of(claim.sides().get(side), meaning, network, claim.letters(), resolution);
  }

  /** Whether a wrong side equals one that was wrong before: then it only carries that on. */
  private Optional<Ruled> following(int side, Standing.Meaning claimed) {
    for (int before = side - 1; before >= 1; before--) {
      boolean wrong = rulings.get(before - 1).isWrong();
      if (wrong && standings.get(before) instanceof Standing.Meaning wrongBefore) {
        Ruled same = compared(wrongBefore, before, claimed, side);
        if (same.isRight()) {
          Ruled first = rulings.get(before - 1);
          int line = first.follows().orElse(line(before));
          return Optional.of(Ruled.following(line));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a side is wrong only because a name of the author's is. */
  private Optional<Ruled> carried(Standing.Meaning truth, Standing.Meaning claimed) {
    return mistakes
        .repaired(claimed.value())
        .filter(repaired ->
            repaired.side().shape().sameAs(truth.value().shape())
                && symbolic.areEqual(symbolic.expected(truth), repaired.side()))
        .map(repaired ->
            Ruled.following(repaired.name().line())
                .noting(
                    CheckMessages.usesWrongName(repaired.name().name(), repaired.name().line())));
  }

  private void noteWrongName(int side, Standing.Meaning truth, Standing.Meaning claimed) {
    if (claimed.value().operation() instanceof Named(Symbol symbol)
        && truth.value().shape().sameAs(claimed.value().shape())) {
      mistakes.add(
          new Mistakes.WrongName(symbol.name(), line(side), claimed.value(), truth.value()));
    }
  }

  private Ruled diagnosed(Ruled ruled, int side, Optional<Claim.Problem> problem) {
    if (!options.diagnose()) {
      return ruled;
    }
    int reference = reference();
    Optional<Expression> truth =
        reference < side && standings.get(reference) instanceof Standing.Meaning meaning
            ? Optional.of(symbolic.expected(meaning))
            : Optional.empty();
    Optional<Expression> claimed =
        standings.get(side) instanceof Standing.Meaning meaning
            ? Optional.of(meaning.value())
            : Optional.empty();
    if (truth.isEmpty()) {
      return problem.map(p -> ruled.because(Problems.diagnosis(p))).orElse(ruled);
    }
    Dispute dispute =
        new Dispute(
            network, claim, side, truth.get(), claimed, symbolic.conditions().between(), deadline);
    Diagnosis diagnosis = Diagnostics.of(dispute);
    return ruled.because(problem.map(p -> Problems.diagnosis(p, diagnosis)).orElse(diagnosis));
  }

  private int line(int side) {
    return claim.sides().get(side).line();
  }

  /** Returns the line at which the statement about a side stands. */
  static OptionalInt lineOf(Claim claim, int side) {
    return OptionalInt.of(claim.sides().get(side).line());
  }
}
