package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
      List<Ruled> rulings = rulings(network, claim);
      for (int side = 1; side < claim.sides().size(); side++) {
        Ruled ruled = rulings.get(side - 1);
        findings.add(
            new Finding(
                id,
                claim.sides().get(side).line(),
                findings.size() + 1,
                claim,
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

  private List<Ruled> rulings(Network network, Claim claim) {
    Duration left = Duration.between(Instant.now(), end);
    if (!left.isPositive()) {
      return all(claim, Ruled.undecided(CheckMessages.documentOutOfTime(options.perDocument())));
    }
    Duration limit = left.compareTo(options.perClaim()) < 0 ? left : options.perClaim();
    return TimeLimit.within(limit, () -> judged(network, claim, Instant.now().plus(limit)))
        .orElseGet(() -> all(claim, Ruled.undecided(CheckMessages.outOfTime(limit))));
  }

  private List<Ruled> judged(Network network, Claim claim, Instant deadline) {
    return claim.instances().isEmpty()
        ? new ClaimCheck(network, claim, options, deadline, mistakes).rulings()
        : new InstancesCheck(network, claim, options, deadline).rulings();
  }

  private static List<Ruled> all(Claim claim, Ruled ruled) {
    return java.util.Collections.nCopies(claim.sides().size() - 1, ruled);
  }
}
