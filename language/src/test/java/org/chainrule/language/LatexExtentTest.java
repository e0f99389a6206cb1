package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces of formulas as people see them. */
class LatexExtentTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '`',
      textBlock =
          """
          a = <b> + c => b
          \\mathbf{<h}^T (y - t>) = z => \\mathbf{h}^T (y - t
          a = \\hat{\\mathbf{<y>}} + 1 => \\hat{\\mathbf{y}}
          \\nabla <\\hat{\\mathbf{y>}} = 2 => \\hat{\\mathbf{y}}
          &= \\left<[ \\mathbf{x} \\right]> \\\\ => \\left[ \\mathbf{x} \\right]
          \\boldsymbol <x> => x
          \\{ <a \\}> = b => a \\}
          {{<a>} => {a}
          """)
  void bracesAreTakenInWhole(String marked, String wanted) {
    int start = marked.indexOf('<');
    int end = marked.indexOf('>') - 1;
    String text = marked.replace("<", "").replace(">", "");
    Span extent = LatexExtent.of(text, new Span(0, text.length()), new Span(start, end));
    assertThat(text.substring(extent.start(), extent.end())).isEqualTo(wanted);
  }
}
