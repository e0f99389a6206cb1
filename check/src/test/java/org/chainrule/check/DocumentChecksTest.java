package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.language.Documents;
import org.junit.jupiter.api.Test;

/** Mistakes that are carried from one equation of a document to the next. */
class DocumentChecksTest {
  private static final String NETWORK =
      """
      ```chainrule
      dim N, H, C
      input  x in R[N]
      target t in onehot[C]
      param  W in R[H,N], b in R[H], V in R[C,H], c in R[C]
      h = tanh(W x + b)
      s = V h + c
      p = softmax(s)
      loss L = -t · log(p)
      ```

      """;

  private static List<Finding> check(String text) {
    return Checker.check(Documents.parse(NETWORK + text, "test.md", Documents.Form.MARKDOWN))
        .findings();
  }

  private static List<String> rulings(String text) {
    return check(text).stream().map(finding -> finding.ruling().word()).toList();
  }

  @Test
  void whatUsesAWronglyDefinedNameFollows() {
    List<Finding> findings =
        check(
            """
            Let $\\delta = t - p$. Then

            $$\\frac{\\partial L}{\\partial s} = \\delta$$

            $$\\frac{\\partial L}{\\partial V} = \\delta h^\\top$$

            $$\\frac{\\partial L}{\\partial c} = p - t$$
            """);
    assertThat(findings)
        .extracting(finding -> finding.ruling().word())
        .containsExactly("defined", "refuted", "follows", "proved");
    assertThat(findings.get(2).follows()).hasValue(findings.get(1).line());
    assertThat(findings.get(2).notes())
        .containsExactly(
            "right if delta had its right value: it carries on line " + findings.get(1).line());
  }

  @Test
  void whatUsesARightNameIsJudgedForItself() {
    assertThat(
            rulings(
                """
                Let $\\delta = p - t$. Then

                $$\\frac{\\partial L}{\\partial s} = \\delta$$

                $$\\frac{\\partial L}{\\partial V} = \\delta h^\\top$$

                $$\\frac{\\partial L}{\\partial V} = -\\delta h^\\top$$
                """))
        .containsExactly("defined", "proved", "proved", "refuted");
  }

  @Test
  void statementsOfABlockAreCountedThrough() {
    List<Finding> findings =
        check(
            """
            <!-- eq 1 -->
            $$\\begin{aligned}
            \\frac{\\partial L}{\\partial s} &= p - t \\\\
            \\frac{\\partial L}{\\partial c} &= p - t = p + t
            \\end{aligned}$$
            """);
    assertThat(findings).extracting(Finding::link).containsExactly(1, 2, 3);
    assertThat(findings)
        .extracting(finding -> finding.ruling().word())
        .containsExactly("proved", "proved", "refuted");
    assertThat(findings).extracting(finding -> finding.id().orElse("")).containsOnly("eq 1");
  }

  @Test
  void whatCanNotBeReadIsUnread() {
    assertThat(rulings("$$\\frac{\\partial L}{\\partial s} = p - \\oint t$$\n"))
        .containsExactly("unread");
    assertThat(rulings("$$\\frac{\\partial L}{\\partial s} = p - q$$\n")).containsExactly("unread");
  }
}
