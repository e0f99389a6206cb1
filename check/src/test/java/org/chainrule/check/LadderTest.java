package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

/** Usual mistakes, one by one: what they are called, and what is right ({@code mistakes.txt}). */
class LadderTest {
  /** A wrong claim; the correction is {@code -} where it is not laid down. */
  private record Case(String network, String kind, String claim, String correction) {
    Finding finding() {
      Network read = Networks.parse(network + "claim " + claim + "\n", "mistakes");
      return Checker.check(read, read.claims()).getFirst();
    }
  }

  @Test
  void theMistakeIsNamed() {
    List<String> others = new ArrayList<>();
    int count = 0;
    for (Case wrong : cases()) {
      Finding finding = wrong.finding();
      String kind = finding.diagnosis().map(d -> d.kind().word()).orElse("none");
      if (!kind.equals(wrong.kind())) {
        others.add("%s: %s, not %s".formatted(wrong.claim(), kind, wrong.kind()));
      }
      count++;
    }
    assertThat(count).isEqualTo(40);
    assertThat(others).isEmpty();
  }

  @Test
  void theCorrectionIsTheSmallestChange() {
    for (Case wrong : cases()) {
      if (!wrong.correction().equals("-")) {
        assertThat(wrong.finding().diagnosis().flatMap(Diagnosis::correction))
            .as(wrong.claim())
            .map(Correction::text)
            .contains(wrong.correction());
      }
    }
  }

  @Test
  void theChangedPieceIsMarked() {
    Finding finding = finding("dL/dW = x' ((y - t) W' .* h .* (1 - h))");
    Claim.Side side = finding.claim().sides().get(1);
    Correction correction = finding.diagnosis().flatMap(Diagnosis::correction).orElseThrow();
    assertThat(correction.change()).map(p -> piece(correction.text(), p)).contains("V");
    assertThat(correction.wrong()).map(p -> piece(side.text(), p)).contains("W");
  }

  @Test
  void theStepIsNamed() {
    assertThat(
            finding("dL/dW = x' ((y - t) W' .* h .* (1 - h))").diagnosis().orElseThrow().reason())
        .contains("it concerns the step y = softmax(h V + d)");
  }

  @Test
  void ofTwoMistakesBothAreNamed() {
    Diagnosis found = finding("dL/dV = 2 h (y - t)").diagnosis().orElseThrow();
    assertThat(found.kind()).isEqualTo(MistakeKind.MISSING_TRANSPOSE);
    assertThat(found.further()).containsExactly(MistakeKind.CONSTANT_FACTOR);
    assertThat(found.correction()).isPresent();
  }

  private static Finding finding(String claim) {
    return new Case(cases().getFirst().network(), "", claim, "").finding();
  }

  private static String piece(String text, Correction.Piece piece) {
    return text.substring(piece.start(), piece.end());
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (String part : Systems.resource("mistakes.txt").split("(?m)^=== .*\n", -1)) {
      String[] pieces = part.split("(?m)^--- ", -1);
      for (int i = 1; i < pieces.length; i++) {
        String[] lines = pieces[i].split("\n", -1);
        cases.add(new Case(pieces[0], lines[0], lines[1], lines[2]));
      }
    }
    return cases;
  }
}
