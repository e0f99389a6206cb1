package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.expression.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Equations as people type them, each with what it is read as ({@code latex/*.txt}): a network, a
 * line of dashes, and formulas with the claims in the language below them.
 */
class LatexReadingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"layers.txt", "messages.txt", "ridge.txt", "units.txt"})
  void isReadAsItStands(String file) {
    String text = TestTexts.resource("latex/" + file);
    int dashes = text.indexOf("\n----\n");
    Network network = Networks.parse(text.substring(0, dashes + 1), "net.chain");
    LatexNames names = LatexNames.of(network);
    int read = 0;
    for (String block : text.substring(dashes + 6).strip().split("\n\n", -1)) {
      String latex = block.lines().findFirst().orElseThrow();
      String wanted = block.lines().skip(1).collect(Collectors.joining("\n"));
      assertThat(claims(latex, names)).as(latex).isEqualTo(wanted);
      read++;
    }
    assertThat(read).isGreaterThan(5);
  }

  private static String claims(String latex, LatexNames names) {
    Source source = new Source("document", latex);
    List<String> lines = new ArrayList<>();
    for (ClaimSyntax claim : LatexEquations.read(source, new Span(0, latex.length()), names)) {
      StringBuilder line = new StringBuilder(claim.definition() ? "  let " : "  ");
      line.append(
          claim.sides().stream().map(LatexReadingsTest::side).collect(Collectors.joining(" = ")));
      for (Term.Bracket condition : claim.conditions()) {
        line.append(" for ").append(SyntaxPrinter.print(condition));
      }
      lines.add(line.toString());
    }
    return lines.isEmpty() ? "  nothing" : String.join("\n", lines);
  }

  private static String side(ClaimSyntax.Side side) {
    return side.term().map(SyntaxPrinter::print).orElse("?? " + side.problem());
  }
}
