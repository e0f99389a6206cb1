package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.judge.Judge;
import org.chainrule.language.Networks;
import org.chainrule.testing.PublishedLines;
import org.junit.jupiter.api.Test;

/** Claims, mostly wrong, as found in homework and in print ({@code identities/claims.tsv}). */
class PublishedClaimsTest {
  /** A line of the table, and what was found about it. */
  private record Line(String id, String verdict, List<String> kinds, Network network) {
    Finding finding() {
      return Checker.check(network, network.claims()).getFirst();
    }
  }

  @Test
  void wrongClaimsAreRefutedAndRightOnesAreNot() {
    for (Line line : lines()) {
      Ruling ruling = line.finding().ruling();
      assertThat(ruling.isRight()).as(line.id()).isEqualTo(line.verdict().equals("right"));
      if (!ruling.isRight()) {
        assertThat(ruling.word()).as(line.id()).isEqualTo(line.verdict());
      }
    }
  }

  @Test
  void theMistakeIsNamed() {
    List<String> table = new ArrayList<>();
    int wrong = 0;
    for (Line line : lines()) {
      if (line.verdict().equals("right")) {
        continue;
      }
      wrong++;
      Diagnosis diagnosis = line.finding().diagnosis().orElseThrow();
      if (!line.kinds().contains(diagnosis.kind().word())) {
        table.add(line.id() + ": " + diagnosis.message());
      }
    }
    assertThat(wrong).isEqualTo(20);
    assertThat(table).isEmpty();
  }

  @Test
  void everyWrongClaimIsCorrectedAndTheCorrectionIsRight() {
    int corrected = 0;
    for (Line line : lines()) {
      if (line.verdict().equals("right")) {
        continue;
      }
      Claim claim = line.network().claims().getFirst();
      Correction correction = line.finding().diagnosis().orElseThrow().correction().orElseThrow();
      Expression truth =
          DerivativeResolution.of(line.network())
              .resolved(claim.sides().getFirst().expression().orElseThrow());
      assertThat(Judge.judge(truth, correction.value()).isRight()).as(line.id()).isTrue();
      corrected++;
    }
    assertThat(corrected).isEqualTo(20);
  }

  private static List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (String row : Systems.resource("/identities/claims.tsv").lines().skip(1).toList()) {
      String[] f = row.split("\t", -1);
      String claim = "claim ∂(%s)/∂%s = %s\n".formatted(f[1], f[2], f[3]);
      lines.add(
          new Line(
              f[0],
              f[4],
              Arrays.asList(f[5].split(",")),
              Networks.parse(PublishedLines.network(f[7], f[8]) + claim, f[0])));
    }
    assertThat(lines).hasSize(22);
    return lines;
  }
}
