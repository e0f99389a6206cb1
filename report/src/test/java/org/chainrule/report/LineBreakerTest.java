package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** Where lines are broken. */
class LineBreakerTest {

  private static String broken(String formula, int width) {
    return String.join("\n", TextLines.ofFormula(formula, width));
  }

  @Test
  void aShortFormulaStaysOnItsLine() {
    assertThat(broken("hᵀ (y − t)", 10)).isEqualTo("hᵀ (y − t)");
  }

  @Test
  void sumsBreakBeforeProducts() {
    assertThat(broken("aaaa ⊙ bbbb + cccc ⊙ dddd − eeee", 20))
        .isEqualTo("aaaa ⊙ bbbb\n  + cccc ⊙ dddd\n  − eeee");
  }

  @Test
  void whatIsOutsideOfBracketsBreaksFirst() {
    assertThat(broken("(aaaa + bbbb) ⊙ (cccc + dddd)", 22))
        .isEqualTo("(aaaa + bbbb)\n  ⊙ (cccc + dddd)");
  }

  @Test
  void aSumInBracketsBreaksBeforeItsFactors() {
    String sum = "W (aaaaaaaa + bbbbbbbb + cccccccc + dddddddd) V";
    assertThat(broken(sum, 30)).isEqualTo("W (aaaaaaaa + bbbbbbbb\n  + cccccccc + dddddddd) V");
  }

  @Test
  void shortBracketsStayWhole() {
    String product = "(aaaaaaaa + bbbbbbbb + cccccccc + dddddddd) s (1 − s) x";
    assertThat(broken(product, 46))
        .isEqualTo("(aaaaaaaa + bbbbbbbb + cccccccc\n  + dddddddd) s (1 − s) x");
  }

  @Test
  void functionsStayWithTheirArguments() {
    assertThat(broken("aaaaaaaaaaaa log bbbbbbb", 16)).isEqualTo("aaaaaaaaaaaa\n  log bbbbbbb");
  }

  @Test
  void whatCannotBeBrokenStandsOut() {
    assertThat(broken("aaaaaaaaaaaaaaaaaaaaaaaaa", 10)).isEqualTo("aaaaaaaaaaaaaaaaaaaaaaaaa");
  }

  @Test
  void nothingIsLostAndNothingStandsOutWithoutNeed() {
    int cases =
        Property.forAll(
            5,
            200,
            (random, size) -> {
              StringBuilder formula = new StringBuilder("a");
              int open = 0;
              for (int i = 0; i < size; i++) {
                formula.append(new String[] {" + ", " ⊙ ", " ", " − "}[random.nextInt(4)]);
                if (random.nextInt(3) == 0) {
                  formula.append('(');
                  open++;
                }
                formula.append("bbb");
                if (open > 0 && random.nextBoolean()) {
                  formula.append(')');
                  open--;
                }
              }
              return formula.append(")".repeat(open)).toString();
            },
            formula -> {
              String broken = broken(formula, 45);
              assertThat(broken.lines().map(String::strip).reduce((a, b) -> a + " " + b))
                  .contains(formula);
              assertThat(broken.lines()).allMatch(line -> line.length() <= 45 + 30);
            });
    assertThat(cases).isEqualTo(200);
  }
}
