package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.judge.Condition;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final String ROWS =
      """
      dim N, H, C
      input  x in R[1,N]
      target t in onehot[1,C]
      param  W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]
      h = sigmoid(x W + b)
      z = h V + d
      y = softmax(z)
      loss L = -t · log(y)
      """;

  private static final String SQUARE = ROWS.replace("dim N, H, C", "dim N = 3, H = 3, C = 3");

  @Test
  void aRightFormulaIsProvedAndSaysUnderWhichConditions() {
    Finding finding = Claimed.one(ROWS, "dL/dV = h' (y - t)");
    assertThat(finding.ruling()).isEqualTo(Ruling.PROVED);
    assertThat(finding.conditions()).hasAtLeastOneElementOfType(Condition.SumsToOne.class);
    assertThat(finding.text()).isEqualTo("dL/dV = h' (y - t)");
  }

  @Test
  void theTransposeIsTheOtherLayout() {
    Finding finding = Claimed.one(ROWS, "dL/dV = (y - t)' h");
    assertThat(finding.ruling()).isEqualTo(Ruling.LAYOUT);
    assertThat(finding.diagnosis().orElseThrow().kind()).isEqualTo(MistakeKind.LAYOUT);
    assertThat(Claimed.rulings(SQUARE, "dL/dV = (y - t)' h")).containsExactly("layout");
  }

  @Test
  void exchangedIndicesAreTheOtherLayout() {
    assertThat(Claimed.rulings(SQUARE, "dL/dV[j,k] = (y[j] - t[j]) h[k]"))
        .containsExactly("layout");
  }

  @Test
  void aClaimMayNameItsLayout() {
    assertThat(
            Claimed.rulings(
                ROWS,
                "dL/dV = (y - t)' h layout numerator",
                "dL/dV = h' (y - t) layout numerator",
                "dL/dV = h' (y - t) layout gradient"))
        .containsExactly("proved", "layout", "proved");
  }

  @Test
  void aRowIsNoColumn() {
    assertThat(Claimed.rulings(ROWS, "h' = sigmoid(x W + b)")).containsExactly("shape");
    assertThat(Claimed.rulings(ROWS, "dL/dd = (y - t)'")).containsExactly("layout");
  }

  @Test
  void aWrongFormulaIsRefutedWithACounterExample() {
    Finding finding = Claimed.one(ROWS, "dL/dV = h' (t - y)");
    assertThat(finding.ruling()).isEqualTo(Ruling.REFUTED);
    assertThat(finding.counterExample()).isPresent();
    assertThat(finding.diagnosis().orElseThrow().kind()).isEqualTo(MistakeKind.SIGN);
  }

  @Test
  void productsThatDoNotConformAreNoFormula() {
    assertThat(Claimed.rulings(ROWS, "dL/dV = h (y - t)")).containsExactly("shape");
  }

  @Test
  void inAChainTheFirstWrongLineIsNamed() {
    List<Finding> findings =
        Claimed.of(ROWS, "dL/dV = h' dL/dz = h' (y + t) = h' y + h' t = h' (y - t)");
    assertThat(findings)
        .extracting(finding -> finding.ruling().word())
        .containsExactly("proved", "refuted", "follows", "proved");
    assertThat(findings.get(2).follows()).hasValue(findings.get(1).line());
    assertThat(findings.get(2).diagnosis()).isEmpty();
    assertThat(findings.get(3).notes())
        .containsExactly("equal to the head of the chain again, but not to line 10 before it");
    assertThat(findings).extracting(Finding::link).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aLineEqualToATransposedOneIsTransposedToo() {
    assertThat(Claimed.rulings(ROWS, "dL/dV = (y - t)' h = y' h - t' h"))
        .containsExactly("layout", "layout");
  }

  @Test
  void aChainWithoutAHeadIsJudgedLinkByLink() {
    assertThat(Claimed.rulings(ROWS, "h h = y - t = y + (0 - 1) t = y + t"))
        .containsExactly("shape", "proved", "refuted");
  }

  @Test
  void aSideThatSaysTheSameAsABrokenOneIsNoSecondMistake() {
    assertThat(Claimed.rulings(ROWS, "dL/dV = h (y - t) = h (y - t) = h' (y - t)"))
        .containsExactly("shape", "follows", "proved");
  }

  @Test
  void conditionsOnIndicesRestrictAClaim() {
    assertThat(
            Claimed.rulings(
                ROWS,
                "dy[k]/dz[l] = -y[k] y[l] for k != l",
                "dy[k]/dz[l] = -y[k] y[l]",
                "dy[k]/dz[l] = y[k] (1 - y[k]) for k = l"))
        .containsExactly("proved", "refuted", "proved");
  }

  @Test
  void anAssignmentUsesANameTwice() {
    Finding finding = Claimed.one(ROWS + "const r in R\n", "W = W - r dL/dW");
    assertThat(finding.ruling()).isEqualTo(Ruling.REFUTED);
    assertThat(finding.diagnosis().orElseThrow().kind()).isEqualTo(MistakeKind.NAME_REUSED);
    assertThat(finding.diagnosis().orElseThrow().message())
        .isEqualTo(
            "as an equation this is false: W on the right is the value before the step; give the"
                + " value after it a name of its own, such as W_new");
  }

  @Test
  void theChainRuleAlongDirectEdgesIsReadAsThat() {
    String graph =
        """
        graph net {
          input x
          u = sigmoid(x)
          v = sigmoid(x, u)
          output o1 = sigmoid(u, v)
        }
        target t in R
        yhat = o1
        loss L = 1/2 (yhat - t)^2
        """;
    Finding finding =
        Claimed.one(graph, "∂o[o1]/∂a[u] = ∂o[o1]/∂o[u] ∂o[u]/∂a[u] + ∂o[o1]/∂o[v] ∂o[v]/∂a[u]");
    assertThat(finding.ruling()).isEqualTo(Ruling.PROVED);
    assertThat(finding.notes()).singleElement().asString().contains("the direct edge only");
    assertThat(Claimed.rulings(graph, "∂o[o1]/∂o[u] = o[o1] (1 - o[o1]) w(u,o1)"))
        .containsExactly("refuted");
  }

  @Test
  void differentialsVaryWhatTheClaimSays() {
    assertThat(
            Claimed.rulings(
                ROWS,
                "dz = dh V + h dV + dd",
                "dz = h dV varying V",
                "dz = dh V varying W",
                "dz = dh V varying V"))
        .containsExactly("proved", "proved", "proved", "refuted");
  }

  @Test
  void claimsAfterTheDocumentsTimeAreLeftOut() {
    Network network = Networks.parse(ROWS + "claim L = L\nclaim dL/dV = h' (y - t)\n", "test");
    CheckOptions hurried =
        new CheckOptions(
            Duration.ofMinutes(1), Duration.ofNanos(1), true, Claim.Layout.GRADIENT, 1);
    assertThat(Checker.check(network, network.claims(), hurried))
        .allSatisfy(finding -> assertThat(finding.ruling()).isEqualTo(Ruling.UNDECIDED));
  }

  @Test
  void withoutDiagnosisThereAreVerdictsOnly() {
    Network network = Networks.parse(ROWS + "claim dL/dV = h' (t - y)\n", "test");
    Finding finding =
        Checker.check(network, network.claims(), CheckOptions.DEFAULT.withoutDiagnosis())
            .getFirst();
    assertThat(finding.ruling()).isEqualTo(Ruling.REFUTED);
    assertThat(finding.diagnosis()).isEmpty();
  }
}
