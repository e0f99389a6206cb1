package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** What is printed as LaTeX is read as the same thing. */
class LatexPrinterTest {

  @Test
  void theStatementsAboutTheSystemsAreReadAsTheyArePrinted() {
    int same = 0;
    List<String> others = new ArrayList<>();
    for (List<String> row : Texts.table("systems/readings.tsv")) {
      Network network =
          Networks.parse(TestTexts.resource("systems/" + row.get(0) + ".network"), "net.chain");
      for (String text : List.of(row.get(2), row.get(3))) {
        Optional<Term> term = term(text, network);
        if (term.isPresent()) {
          String latex = Formulas.latex(term.get(), network);
          String outcome = outcome(term.get(), latex, network);
          if (outcome.isEmpty()) {
            same++;
          } else {
            others.add(text + "   " + latex + "   " + outcome);
          }
        }
      }
    }
    assertThat(others).isEmpty();
    assertThat(same).isEqualTo(707);
  }

  private static Optional<Term> term(String text, Network network) {
    try {
      return Optional.of(Formulas.syntax(text, network));
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }

  private static String outcome(Term term, String latex, Network network) {
    Term again;
    try {
      again = Formulas.latexSyntax(latex, network);
    } catch (LanguageException e) {
      return e.problems().getFirst().message();
    }
    Claim.Side wanted = Formulas.read(term, network, List.of());
    Claim.Side found = Formulas.read(again, network, List.of());
    boolean same =
        wanted.expression().equals(found.expression())
            && wanted.problem().isPresent() == found.problem().isPresent();
    return same ? "" : Formulas.print(again);
  }

  @Test
  void randomFormulasKeepTheirValue() {
    Property.forAll(
        20_251_128,
        3_000,
        (random, size) -> {
          RandomFormulas formulas = new RandomFormulas(random);
          Expression formula = formulas.any(1 + size / 6);
          return new RandomFormulas.Sample(formula, formulas);
        },
        sample -> {
          Expression formula = sample.formula();
          Network network = sample.formulas().network();
          String printed = Formulas.print(formula);
          Expression first = Formulas.parse(printed, network);
          String latex = Formulas.latex(Formulas.syntax(printed, network), network);
          Expression again = Formulas.parseLatex(latex, network, List.of());
          sample.assertSameValue(again, first, printed + "   " + latex);
        });
  }
}
