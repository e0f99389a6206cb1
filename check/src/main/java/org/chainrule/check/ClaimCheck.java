package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Trial;

/**
 * Judges one claim: every side after the head against the head, and against the sides before it
 * where it is wrong.
 */
final class ClaimCheck implements Inquiry {
  private final Subject subject;
  private final Claim claim;
  private final CheckOptions options;
  private final Mistakes mistakes;
  private final Rulings rulings = new Rulings();
  private final DerivativeResolution resolution;
  private final SymbolicCheck symbolic;
  private final NumericCheck numeric;
  private final List<Standing> standings = new ArrayList<>();
  private final Map<Integer, Figures> figures = new ConcurrentHashMap<>();
  private Optional<Trial> trial = Optional.empty();

  /**
   * Makes a check.
   *
   * @param mistakes those of the claims above
   */
  ClaimCheck(Subject subject, Claim claim, CheckOptions options, Mistakes mistakes) {
    this.subject = subject;
    this.claim = claim;
    this.options = options;
    this.mistakes = mistakes;
    this.resolution = Standing.resolution(subject.resolution(), claim);
    this.symbolic = new SymbolicCheck(claim, options.layout(), options.seed());
    this.numeric = new NumericCheck(claim, subject.given());
  }

  @Override
  public Claim claim() {
    return claim;
  }

  @Override
  public Rulings rulings() {
    return rulings;
  }

  @Override
  public void judge() {
    for (Claim.Side side : claim.sides()) {
      standings.add(Standing.of(side, resolution));
    }
    for (int side = 1; side < standings.size() && !isAbandoned(); side++) {
      rulings.add(ruled(side));
    }
  }

  /** Whether nobody waits for the result any more. */
  private static boolean isAbandoned() {
    return Thread.currentThread().isInterrupted();
  }

  @Override
  public void explain(int side, Instant deadline) {
    rulings.replace(side, diagnosed(rulings.of(side), side, deadline));
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
    for (int before = 1; before < side; before++) {
      boolean same =
          claim
              .sides()
              .get(before)
              .problem()
              .filter(p -> p.text().equals(problem.text()))
              .isPresent();
      if (same && rulings.of(before).ruling() != Ruling.UNREAD) {
        return Ruled.following(line(before)).noting(CheckMessages.sameProblem(line(before)));
      }
    }
    Ruled ruled = Ruled.of(Problems.ruling(problem.kind())).noting(problem.text());
    return problem.kind() == Claim.Problem.Kind.UNDECLARED && options.diagnose()
        ? ruled.because(Problems.diagnosis(problem))
        : ruled;
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
      boolean slipBefore = side > 1 && rulings.of(side - 1).isWrong();
      Ruled right = found.alsoUnder(sums(truth, claimed, found));
      return slipBefore ? right.noting(CheckMessages.rightAgain(line(side - 1))) : right;
    }
    if (!found.isWrong()) {
      return found;
    }
    if (found.ruling() != Ruling.LAYOUT) {
      Optional<Ruled> follows =
          atRates(truth, claimed)
              .or(() -> direct(truth, claimed))
              .or(() -> following(side, claimed))
              .or(() -> carried(truth, claimed));
      if (follows.isPresent()) {
        return follows.get();
      }
      noteWrongName(side, truth, claimed);
    }
    return found;
  }

  private List<Condition> sums(Standing.Meaning truth, Standing.Meaning claimed, Ruled found) {
    return found.notes().isEmpty()
        ? subject.sums().needed(truth.written(), claimed.written(), claim, symbolic)
        : List.of();
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
    return figures.computeIfAbsent(
        side,
        place ->
            Figures.of(
                claim.sides().get(place), meaning, subject.network(), claim.letters(), resolution));
  }

  /** Whether an equation about a step is right at the rate of the step, which has a name. */
  private Optional<Ruled> atRates(Standing.Meaning truth, Standing.Meaning claimed) {
    Map<Expression, Expression> rates = subject.rates();
    Standing.Meaning exact = truth.with(rates);
    Standing.Meaning found = claimed.with(rates);
    if (exact.equals(truth) && found.equals(claimed)) {
      return Optional.empty();
    }
    Ruled ruled = symbolic.of(exact, found);
    return ruled.isRight() ? Optional.of(ruled.noting(CheckMessages.given())) : Optional.empty();
  }

  /** Whether a side is right where derivatives in it count the direct edge only. */
  private Optional<Ruled> direct(Standing.Meaning truth, Standing.Meaning claimed) {
    return DirectReading.of(truth.written(), claimed.written()).stream()
        .flatMap(reading -> directly(reading, truth, claimed).stream())
        .findFirst();
  }

  private Optional<Ruled> directly(
      DirectReading reading, Standing.Meaning truth, Standing.Meaning claimed) {
    try {
      Expression value = resolution.along(reading::paths).resolved(claimed.written());
      Ruled ruled =
          value.equals(claimed.value())
              ? Ruled.of(Ruling.REFUTED)
              : symbolic.of(truth, new Standing.Meaning(claimed.written(), value));
      return ruled.isRight()
          ? Optional.of(ruled.noting(CheckMessages.directEdges(reading.text())))
          : Optional.empty();
    } catch (CalculusException e) {
      return Optional.empty();
    }
  }

  /** Whether a wrong side equals one that was wrong before: then it only carries that on. */
  private Optional<Ruled> following(int side, Standing.Meaning claimed) {
    for (int before = side - 1; before >= 1; before--) {
      boolean wrong = rulings.of(before).isWrong();
      if (wrong
          && standings.get(before) instanceof Standing.Meaning wrongBefore
          && mayBeEqual(before, wrongBefore, side, claimed)) {
        Ruled same = compared(wrongBefore, before, claimed, side);
        if (same.isRight()) {
          Ruled first = rulings.of(before);
          int line = first.follows().orElse(line(before));
          return Optional.of(Ruled.following(line));
        }
      }
    }
    return Optional.empty();
  }

  /** Of many lines few are equal: one point tells which are worth a closer look. */
  private boolean mayBeEqual(
      int before, Standing.Meaning wrongBefore, int side, Standing.Meaning claimed) {
    if (figures(before, wrongBefore).numbers() || figures(side, claimed).numbers()) {
      return true;
    }
    Trial point = trial.orElseGet(this::trial);
    trial = Optional.of(point);
    Optional<Trial.Value> a = point.value(wrongBefore.value());
    Optional<Trial.Value> b = point.value(claimed.value());
    return a.isEmpty() || b.isEmpty() || a.get().agrees(b.get());
  }

  private Trial trial() {
    List<Expression> values = new ArrayList<>();
    for (Standing standing : standings) {
      if (standing instanceof Standing.Meaning meaning) {
        values.add(meaning.value());
      }
    }
    return Trial.of(values, symbolic.conditions().between(), options.seed());
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

  private Ruled diagnosed(Ruled ruled, int side, Instant deadline) {
    Optional<Claim.Problem> problem = claim.sides().get(side).problem();
    int reference = reference();
    if (reference >= side || !(standings.get(reference) instanceof Standing.Meaning truth)) {
      return problem.map(p -> ruled.because(Problems.diagnosis(p))).orElse(ruled);
    }
    if (standings.get(side) instanceof Standing.Meaning claimed) {
      Optional<Diagnosis> figures = figures(reference, truth, side, claimed, deadline);
      if (figures.isPresent()
          && (isPrinted(side, claimed) || figures.get().kind() != MistakeKind.UNEXPLAINED)) {
        return ruled.because(figures.get());
      }
    }
    if (standings.get(side) instanceof Standing.Meaning claimed) {
      Optional<Diagnosis> reused = NameReuse.of(subject, truth, claimed, symbolic);
      if (reused.isPresent()) {
        return ruled.because(reused.get());
      }
    }
    Optional<Expression> claimed =
        standings.get(side) instanceof Standing.Meaning meaning
            ? Optional.of(meaning.value())
            : Optional.empty();
    Dispute dispute =
        new Dispute(
            subject.network(),
            claim,
            side,
            symbolic.expected(truth),
            claimed,
            symbolic.conditions().between(),
            deadline);
    Diagnosis diagnosis = Diagnostics.of(dispute);
    return ruled.because(problem.map(p -> Problems.diagnosis(p, diagnosis)).orElse(diagnosis));
  }

  /** Returns what is wrong with the figures of a side, where it has some. */
  private Optional<Diagnosis> figures(
      int reference, Standing.Meaning truth, int side, Standing.Meaning claimed, Instant deadline) {
    // What is worked out of the network once is not made for several threads.
    synchronized (subject) {
      return figuresAlone(reference, truth, side, claimed, deadline);
    }
  }

  private Optional<Diagnosis> figuresAlone(
      int reference, Standing.Meaning truth, int side, Standing.Meaning claimed, Instant deadline) {
    Figures exact = figures(reference, truth);
    Figures found = figures(side, claimed);
    boolean comparable =
        found.numbers()
            && exact.isExact()
            && numeric.missing(exact, found).isEmpty()
            && exact.formula().freeIndices().isEmpty();
    if (!comparable) {
      return Optional.empty();
    }
    try {
      Matrix value = Evaluator.evaluate(symbolic.expected(truth), subject.given().bindings());
      String quantity = claim.sides().get(reference).text();
      return Optional.of(
          found.printed().isPresent()
              ? FigureDiagnosis.of(
                  new FigureCase(
                      subject,
                      quantity,
                      truth,
                      value,
                      found.printed().get(),
                      claim.digits(),
                      deadline))
              : new FormulaDiagnosis(found, value, quantity, subject, deadline).diagnosis());
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  /** Whether there is no formula that could have been another one. */
  private boolean isPrinted(int side, Standing.Meaning claimed) {
    Figures figures = figures(side, claimed);
    return figures.printed().isPresent() || !figures.isExact();
  }

  private int line(int side) {
    return claim.sides().get(side).line();
  }
}
