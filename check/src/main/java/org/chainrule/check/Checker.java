package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Document;
import org.chainrule.language.Equation;

/**
 * Judges claims about a network.
 *
 * <p>Derivatives in a claim are worked out, and every side is judged against the first: for all
 * values, or at the given numbers where there are figures in it. What is wrong goes down the ladder
 * of {@link Diagnostics}.
 */
public final class Checker {
  private final CheckOptions options;
  private final Instant end;
  private final Mistakes mistakes = new Mistakes();
  private final Map<Network, Subject> subjects =
      java.util.Collections.synchronizedMap(new IdentityHashMap<>());

  private Checker(CheckOptions options) {
    this.options = options;
    this.end = Instant.now().plus(options.perDocument());
  }

  /** Judges all that a document states. */
  public static CheckResult check(Document document) {
    return check(document, CheckOptions.DEFAULT);
  }

  /** Judges all that a document states. */
  public static CheckResult check(Document document, CheckOptions options) {
    Checker checker = new Checker(options);
    List<Finding> findings = new ArrayList<>();
    for (Equation equation : document.equations()) {
      findings.addAll(checker.findings(equation.id(), equation.network(), equation.claims()));
    }
    return new CheckResult(document, findings);
  }

  /** Judges claims about {@code network}, each as an equation of its own. */
  public static List<Finding> check(Network network, List<Claim> claims) {
    return check(network, claims, CheckOptions.DEFAULT);
  }

  /** Judges claims about {@code network}, each as an equation of its own. */
  public static List<Finding> check(Network network, List<Claim> claims, CheckOptions options) {
    Checker checker = new Checker(options);
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : claims) {
      findings.addAll(checker.findings(Optional.empty(), network, List.of(claim)));
    }
    return findings;
  }

  private List<Finding> findings(Optional<String> id, Network network, List<Claim> claims) {
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : claims) {
      Rulings found = new Rulings(claim);
      List<Ruled> rulings = rulings(network, claim, found);
      for (int side = 1; side < claim.sides().size(); side++) {
        Ruled ruled = rulings.get(side - 1);
        findings.add(
            new Finding(
                id,
                claim.sides().get(side).line(),
                findings.size() + 1,
                found.claim(),
                side,
                ruled.ruling(),
                ruled.diagnosis(),
                ruled.counterExample(),
                ruled.conditions(),
                ruled.notes(),
                ruled.follows()));
      }
    }
    return findings;
  }

  private List<Ruled> rulings(Network network, Claim claim, Rulings rulings) {
    int count = claim.sides().size() - 1;
    Duration left = Duration.between(Instant.now(), end);
    if (!left.isPositive()) {
      Ruled late = Ruled.undecided(CheckMessages.documentOutOfTime(options.perDocument()));
      return java.util.Collections.nCopies(count, late);
    }
    Duration limit = left.compareTo(options.perClaim()) < 0 ? left : options.perClaim();
    Ruled rest;
    try {
      boolean done =
          TimeLimit.within(limit, () -> judge(network, claim, Instant.now().plus(limit), rulings));
      rest = Ruled.undecided(CheckMessages.outOfTime(limit));
      if (!done) {
        // What is left behind still works on these.
        subjects.remove(network);
      }
    } catch (RuntimeException e) {
      rest = Ruled.undecided(CheckMessages.failed(String.valueOf(e.getMessage())));
    }
    return rulings.completed(count, rest).stream().map(ruled -> explained(ruled, limit)).toList();
  }

  private void judge(Network network, Claim claim, Instant deadline, Rulings rulings) {
    Subject subject = subjects.computeIfAbsent(network, Subject::new);
    if (claim.instances().isEmpty()) {
      Optional<Claim> gradients = GradientNotation.of(network, claim);
      if (gradients.isEmpty()) {
        new ClaimCheck(subject, claim, options, deadline, mistakes, rulings).run();
      } else {
        inEitherNotation(subject, gradients.get(), deadline, rulings);
      }
    } else {
      new InstancesCheck(subject, claim, options, deadline, rulings).run();
    }
  }

  /** Judges a claim as one about differentials, and where it is none as one about gradients. */
  private void inEitherNotation(
      Subject subject, Claim gradients, Instant deadline, Rulings rulings) {
    Claim claim = rulings.claim();
    new ClaimCheck(subject, claim, options.withoutDiagnosis(), deadline, mistakes, rulings).run();
    if (rulings.areRight()) {
      return;
    }
    rulings.startAnew(gradients);
    new ClaimCheck(subject, gradients, options, deadline, mistakes, rulings).run();
    if (rulings.areRight() || GradientNotation.isMeant(claim)) {
      rulings.noting(CheckMessages.gradientNotation(gradients.sides().getFirst().text()));
    } else {
      rulings.startAnew(claim);
      new ClaimCheck(subject, claim, options, deadline, mistakes, rulings).run();
    }
  }

  /** A diagnosis that was not there in time is said to be missing. */
  private Ruled explained(Ruled ruled, Duration limit) {
    boolean missing =
        options.diagnose()
            && ruled.isWrong()
            && ruled.ruling() != Ruling.FOLLOWS
            && ruled.diagnosis().isEmpty();
    return missing ? ruled.because(Problems.unexplained(CheckMessages.unexplained(limit))) : ruled;
  }
}
