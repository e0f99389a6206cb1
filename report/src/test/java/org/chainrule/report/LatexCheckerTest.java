package org.chainrule.report;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests' own reader notices what is wrong. */
class LatexCheckerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{x",
        "x}",
        "\\foo",
        "x & y",
        "\\left( x",
        "x \\right)",
        "$x$",
        "\\begin{aligned} x",
        "x # y",
        "\\left( {x \\right) }",
        "β",
        "\\begin{cases} x \\end{bmatrix}",
        "\\textbf{x}",
        "%"
      })
  void brokenFormulas(String latex) {
    LatexChecker.assertRefused(latex, true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a_b", "a^b", "a & b", "$x", "\\[ x", "x \\]", "\\alpha", "50%", "{", "#"})
  void brokenTexts(String latex) {
    LatexChecker.assertRefused(latex, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text with $x_1$, 50\\% and \\[ \\begin{aligned} x &= \\text{a $x$} \\\\ y \\end{aligned}"
            + " \\]",
        "\\begin{align*} a &= b \\end{align*}"
      })
  void soundTexts(String latex) {
    LatexChecker.checkText(latex);
  }
}
