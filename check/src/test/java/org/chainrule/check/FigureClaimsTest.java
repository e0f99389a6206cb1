package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims with figures, judged at the given numbers. */
class FigureClaimsTest {
  private static final String WORKED =
      """
      input  x in R[2]
      target y in R[2]
      param  W1 in R[2,2], b1 in R[2], W2 in R[2,2], b2 in R[2]
      const  r in R
      H    = sigmoid(W1' x + b1)
      z    = W2' H + b2
      yhat = softmax(z)
      loss L = 1/2 (y - yhat)'(y - yhat)
      given x = [1; 0], y = [0; 1], r = 0.5
      given W1 = [3 6; 4 5], b1 = [1; -6], W2 = [2 3; 4 3], b2 = [-1; -2]
      step "both layers" sgd(rate = 0.5) as new
      """;

  /** The statement, its ruling, and the kind of mistake in it. */
  private static final List<List<String>> CLAIMS =
      List.of(
          List.of("W1 = [3, 6; 4, 5]", "confirmed", ""),
          List.of("b1 = [1; -6]", "confirmed", ""),
          List.of("b1 = [1; 6]", "refuted", "sign"),
          List.of("H = [0.982; 0.5]", "confirmed", ""),
          List.of("H = [0.9820; 0.5]", "confirmed", ""),
          List.of("H = [0.982013790038; 0.5]", "confirmed", ""),
          List.of("H = [9.82e-1; 5e-1]", "confirmed", ""),
          List.of("H[1] = 0.982", "confirmed", ""),
          List.of("[0.982; 0.5] = H", "confirmed", ""),
          List.of("H = [0.98; 0.50]", "confirmed", ""),
          List.of("H = [0.983; 0.5]", "refuted", "value"),
          List.of("H = [0.928; 0.5]", "refuted", "value"),
          List.of("H = [9.82; 0.5]", "refuted", "value"),
          List.of("H = [0.981; 0.5]", "refuted", "value"),
          List.of("H = [0.98201; 0.5] to 3 digits", "confirmed", ""),
          List.of("H = [0.98; 0.5] to 3 digits", "refuted", "rounding"),
          List.of("H = [0.982, 0.5]", "layout", "layout"),
          List.of("yhat = [0.6266; 0.3733]", "refuted", "rounding"),
          List.of("yhat = [0.3733; 0.6267]", "refuted", "index"),
          List.of("L = 0.3927", "confirmed", ""),
          List.of("L = 0.3928", "refuted", "rounding"),
          List.of("L = -0.3927", "refuted", "sign"),
          List.of("L = 0.7854", "refuted", "constant-factor"),
          List.of("L = 1.234", "refuted", "unexplained"),
          List.of("∂L/∂W2 = [0.2880, -0.2880; 0.1466, -0.1466]", "confirmed", ""),
          List.of("∂L/∂W2 = [0.288, -0.288; 0.147, -0.147]", "confirmed", ""),
          List.of("∂L/∂W2 = [0.2880, 0.1466; -0.2880, -0.1466]", "layout", "layout"),
          List.of("∂L/∂W2 = [0.2880, 0.2880; 0.1466, -0.1466]", "refuted", "sign"),
          List.of("∂L/∂yhat = [-0.6267; 0.6267]", "refuted", "sign"),
          List.of("∂L/∂b1 = [-0.0052; 0.0733]", "confirmed", ""),
          List.of("∂L/∂b1 = [-0.2932; 0.2932]", "refuted", "missing-activation-derivative"),
          List.of("∂L/∂H = [-0.3777; 0.2502]", "refuted", "derivative-at-wrong-point"),
          List.of("∂L/∂H = [-0.2932; 0.2932]", "confirmed", ""),
          List.of("∂L/∂z = [0.6267; -0.6267]", "refuted", "value"),
          List.of("∂L/∂W1 = [-0.0052, 0.0733; 0, 0]", "confirmed", ""),
          List.of("∂L/∂W1 = [-0.0052, 0.0733; 0, 0.1]", "refuted", "value"),
          List.of("W2_new = [1.8560, 3.1440; 3.9267, 3.0733]", "confirmed", ""),
          List.of("W2_new = [2, 3; 4, 3]", "refuted", "value"),
          List.of("L_new = 0.2146", "confirmed", ""),
          List.of("L_new = 0.3927", "refuted", "value"),
          List.of("L = 0.2146", "refuted", "value"),
          List.of("yhat = softmax([2, 4; 3, 3] [0.982; 0.5] + [-1; -2])", "confirmed", ""),
          List.of("yhat = softmax([2, 4; 3, 3] [0.992; 0.500] + [-1; -2])", "refuted", "value"),
          List.of("H = sigmoid([3, 4; 6, 5] [1; 0] + [1; -6])", "confirmed", ""),
          List.of("H = sigmoid([3, 6; 4, 5] [1; 0] + [1; -6])", "refuted", "unexplained"),
          List.of("L = 1/2 (0.6267^2 + 0.6267^2)", "confirmed", ""),
          List.of("L = 0.6267^2 + 0.6267^2", "refuted", "constant-factor"),
          List.of("∂L/∂yhat = -[0 - 0.6267; 1 - 0.3733]", "confirmed", ""),
          List.of("∂L/∂yhat = [0 - 0.6267; 1 - 0.3733]", "refuted", "sign"));

  @Test
  void figuresAreJudgedAndTheirMistakesNamed() {
    List<String> wrong = new ArrayList<>();
    for (List<String> claim : CLAIMS) {
      Finding finding = Claimed.one(WORKED, claim.getFirst());
      String kind = finding.diagnosis().map(found -> found.kind().word()).orElse("");
      if (!claim.get(1).equals(finding.ruling().word()) || !claim.get(2).equals(kind)) {
        wrong.add(
            "%s: %s %s %s %s"
                .formatted(
                    claim.getFirst(),
                    finding.ruling().word(),
                    kind,
                    finding.diagnosis().map(Diagnosis::message).orElse(""),
                    finding.notes()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theRightFiguresAreOffered() {
    assertThat(correction("∂L/∂W1 = [0.0052, 0.0733; 0, 0]")).isEqualTo("[-0.0052, 0.0733; 0, 0]");
    assertThat(correction("L = 0.3928")).isEqualTo("0.3927");
    assertThat(correction("L = 0.5")).isEqualTo("0.4");
    assertThat(correction("L = 1.23 to 5 digits")).isEqualTo("0.39272");
    assertThat(correction("H = 0.982")).isEqualTo("[0.982; 0.500]");
  }

  private static String correction(String claim) {
    return Claimed.one(WORKED, claim)
        .diagnosis()
        .flatMap(Diagnosis::correction)
        .map(Correction::text)
        .orElse("");
  }

  @Test
  void messagesNameTheQuantity() {
    assertThat(message("L = 0.3928"))
        .isEqualTo(
            "L is 0.3927: the figures printed are what comes out when yhat is rounded on the way");
    assertThat(message("∂L/∂b1 = [-0.2932; 0.2932]"))
        .isEqualTo("this is ∂L/∂H: for ∂L/∂b1 the derivative of H is missing");
    assertThat(message("W2_new = [2, 3; 4, 3]"))
        .isEqualTo("this is W2_new as it was before the step");
    assertThat(message("L = 0.2146"))
        .isEqualTo("this is the value after the step: it is L_new, not L");
    assertThat(message("H = [0.928; 0.5]")).isEqualTo("two digits are exchanged: it is 0.982");
    assertThat(message("∂L/∂H = [-0.3777; 0.2502]"))
        .isEqualTo("∂L/∂H has to be computed with W2 as it was before the step");
    assertThat(
            message(
                "∂L/∂H = 0.6267 ([2; 4] - (0.6267 [2; 4] + 0.3733 [3; 3]))"
                    + " + 0.3733 ([3; 3] - (0.6267 [2; 4] + 0.3733 [3; 3]))"))
        .isEqualTo(
            "a factor is missing: ∂L/∂yhat[1] = 0.6267 in the first term, ∂L/∂yhat[2] = -0.6267 in"
                + " the second");
  }

  private static String message(String claim) {
    return Claimed.one(WORKED, claim).diagnosis().map(Diagnosis::message).orElse("");
  }

  @Test
  void aPrintedResultIsComparedWithTheHeadAndNotWithRoundedFigures() {
    assertThat(
            Claimed.rulings(
                WORKED,
                "W1_new = W1 - r ∂L/∂W1 = [3, 6; 4, 5] - 0.5 * [-0.0052, 0.0733; 0, 0]"
                    + " = [3.0026, 5.9633; 4, 5]"))
        .containsExactly("proved", "confirmed", "confirmed");
    assertThat(
            Claimed.rulings(
                WORKED,
                "W1_new = [3, 6; 4, 5] - 0.5 * [-0.0052, 0.0733; 0, 0] = [3.0026, 5.9634; 4, 5]"))
        .containsExactly("confirmed", "refuted");
  }

  @Test
  void aWrongFigureThatIsCarriedOnFollows() {
    assertThat(Claimed.rulings(WORKED, "L = 0.42 = 0.420", "H = sigmoid(W2 x) = [0.8808; 0.9820]"))
        .containsExactly("refuted", "follows", "refuted", "follows");
  }

  @Test
  void withoutNumbersFiguresAreUndecided() {
    String open = "param w in R, v in R\nloss L = w^2 + v\n";
    Finding finding = Claimed.one(open + "given w = 2\n", "L = 5.25");
    assertThat(finding.ruling()).isEqualTo(Ruling.UNDECIDED);
    assertThat(finding.notes()).containsExactly("figures need numbers: none is given for v");
    assertThat(Claimed.one(open, "L = 5.25").notes())
        .containsExactly("figures need numbers: none are given for w and v");
    assertThat(Claimed.rulings(open, "dL/dv = 1", "dL/dv = 2", "dL/dw = 2.0 w"))
        .containsExactly("proved", "refuted", "proved");
  }

  @Test
  void whatIsRightForAllValuesIsProvedThoughThereAreNumbers() {
    assertThat(Claimed.rulings(WORKED, "sum(yhat) = 1", "∂z/∂H = [2, 4; 3, 3]"))
        .containsExactly("proved", "confirmed");
  }

  @Test
  void largeWholeNumbersMayBeRounded() {
    Finding finding = Claimed.one(WORKED, "1000 W2_new[1,1] = 1856");
    assertThat(finding.ruling()).isEqualTo(Ruling.CONFIRMED);
    assertThat(finding.notes())
        .containsExactly("right as a whole number: the exact value has decimals");
    assertThat(Claimed.rulings(WORKED, "L = 0", "W2_new[1,1] = 2"))
        .containsExactly("refuted", "refuted");
    assertThat(message("10 W2_new[1,1] = 19"))
        .isEqualTo("10 W2_new[1,1] is 18.5602: rounded to a whole number it is no longer equal");
  }

  @Test
  void sizesFollowFromTheGivenNumbers() {
    String sized =
        """
        dim N
        input x in R[N]
        param w in R[N]
        loss L = w' x
        given x = [1; 2; 3], w = [1; 0; 2]
        """;
    assertThat(Claimed.rulings(sized, "L = 7", "L = 7.5", "dL/dw = [1; 2; 3]", "L/N = 2.33"))
        .containsExactly("confirmed", "refuted", "confirmed", "confirmed");
  }
}
