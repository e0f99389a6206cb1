package org.chainrule.check;

import java.util.ArrayList;
import java.util.Iterator;
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
  private Checker() {}

  /** Judges all that a document states. */
  public static CheckResult check(Document document) {
    return check(document, CheckOptions.DEFAULT);
  }

  /** Judges all that a document states. */
  public static CheckResult check(Document document, CheckOptions options) {
    return new CheckResult(document, findings(document.equations(), options));
  }

  /** Judges claims about {@code network}, each as an equation of its own. */
  public static List<Finding> check(Network network, List<Claim> claims) {
    return check(network, claims, CheckOptions.DEFAULT);
  }

  /** Judges claims about {@code network}, each as an equation of its own. */
  public static List<Finding> check(Network network, List<Claim> claims, CheckOptions options) {
    return findings(claims.stream().map(claim -> alone(claim, network)).toList(), options);
  }

  private static Equation alone(Claim claim, Network network) {
    return new Equation(
        Optional.empty(),
        claim.line(),
        claim.sides().getLast().line(),
        Equation.Notation.LANGUAGE,
        claim.text(),
        network,
        List.of(claim));
  }

  private static List<Finding> findings(List<Equation> equations, CheckOptions options) {
    Docket docket = new Docket(options);
    List<Docket.Entry> entries = new ArrayList<>();
    for (Equation equation : equations) {
      for (Claim claim : equation.claims()) {
        entries.add(docket.judged(equation.network(), claim));
      }
    }
    docket.explain(entries);
    List<Finding> findings = new ArrayList<>();
    Iterator<Docket.Entry> entry = entries.iterator();
    for (Equation equation : equations) {
      int link = 1;
      for (int claims = equation.claims().size(); claims > 0; claims--) {
        Docket.Entry judged = entry.next();
        List<Ruled> rulings = judged.rulings();
        for (int side = 1; side <= rulings.size(); side++) {
          findings.add(finding(equation, link++, judged.claim(), side, rulings.get(side - 1)));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Equation equation, int link, Claim claim, int side, Ruled ruled) {
    return new Finding(
        equation.id(),
        claim.sides().get(side).line(),
        link,
        claim,
        side,
        ruled.ruling(),
        ruled.diagnosis(),
        ruled.counterExample(),
        ruled.conditions(),
        ruled.notes(),
        ruled.follows());
  }
}
