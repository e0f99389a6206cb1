package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Document;
import org.chainrule.language.Equation;
import org.chainrule.language.Formulas;

/** A statement with the correction that was offered in the place of its right side. */
final class Corrected {
  private Corrected() {}

  /** Returns what the checker finds about the head of a claim and its corrected side. */
  static Ruling ruling(Finding finding, Correction correction, Document document) {
    Network network =
        document.equations().stream()
            .filter(equation -> equation.id().equals(finding.id()))
            .map(Equation::network)
            .findFirst()
            .orElse(document.network());
    return ruling(finding, correction, network);
  }

  /** Returns what the checker finds about the head of a claim and its corrected side. */
  static Ruling ruling(Finding finding, Correction correction, Network network) {
    Claim claim = finding.claim();
    // A claim about all units was corrected for the first of them that it fails for.
    Claim failing =
        claim.instances().stream()
            .filter(instance ->
                finding.notes().stream().anyMatch(note -> note.endsWith(instance.text())))
            .findFirst()
            .orElse(claim);
    Claim.Side head = failing.sides().getFirst();
    Claim.Side right =
        new Claim.Side(
            finding.line(),
            correction.text(),
            correction.text(),
            Optional.of(Formulas.parse(correction.text(), network, failing.letters())),
            Optional.empty());
    Claim corrected =
        new Claim(
            failing.line(),
            head.text() + " = " + correction.text(),
            List.of(head, right),
            failing.digits(),
            failing.layout(),
            failing.varying(),
            failing.conditions(),
            failing.letters(),
            Optional.empty(),
            List.of());
    return Checker.check(network, List.of(corrected), CheckOptions.DEFAULT.withoutDiagnosis())
        .getFirst()
        .ruling();
  }
}
