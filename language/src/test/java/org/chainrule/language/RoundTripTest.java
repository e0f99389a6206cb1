package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed is read as the same thing, and printed the same again. */
class RoundTripTest {

  @ParameterizedTest
  @MethodSource("networkNames")
  void aNetworkIsReadAsItIsPrinted(String name) {
    Network network = network(name);
    String printed = Networks.print(network);
    Network again = Networks.parse(printed, "printed.chain");
    assertThat(TestTexts.withoutLines(again)).isEqualTo(TestTexts.withoutLines(network));
    assertThat(Networks.print(again)).isEqualTo(printed);
  }

  @ParameterizedTest
  @MethodSource("networkNames")
  void itsFormulasAreReadAsTheyArePrinted(String name) {
    Network network = network(name);
    Set<Expression> formulas = new LinkedHashSet<>(network.definitions());
    network.definitions().forEach(definition -> formulas.addAll(definition.operands()));
    network.givens().forEach(given -> formulas.add(given.value()));
    formulas.forEach(formula -> checkFormula(formula, network));
    for (Equation equation : document(name).equations()) {
      for (Claim claim : equation.claims()) {
        formulas(claim).forEach(formula -> checkFormula(formula, equation.network()));
      }
    }
  }

  static List<String> networkNames() {
    return List.copyOf(Texts.networks().keySet());
  }

  private static Network network(String name) {
    return Networks.parse(Texts.networks().getOrDefault(name, ""), "net.chain");
  }

  /** Claims may speak of what claims before them define. */
  private static Document document(String name) {
    return Documents.parse(
        Texts.networks().getOrDefault(name, ""), "net.chain", Documents.Form.LANGUAGE);
  }

  @Test
  void theStatementsAboutTheSystemsAreReadAsTheyArePrinted() {
    int formulas = 0;
    for (List<String> row : Texts.table("systems/readings.tsv")) {
      String text = TestTexts.resource("systems/" + row.get(0) + ".network");
      ParseResult result =
          Networks.tryParse(text + "\nclaim " + row.get(2) + " = " + row.get(3), "net.chain");
      if (result.network().isPresent()) {
        Network network = result.network().get();
        for (Expression formula : formulas(network.claims().getLast())) {
          checkFormula(formula, network);
          formulas++;
        }
      }
    }
    assertThat(formulas).isEqualTo(588);
  }

  @Test
  void randomFormulasKeepTheirValue() {
    Property.forAll(
        20_251_122,
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
          Expression again = Formulas.parse(printed, network);
          sample.assertSameValue(again, formula, printed);
          // What was read is in the form that stays.
          String second = Formulas.print(again);
          Expression third = Formulas.parse(second, network);
          sample.assertSameValue(third, formula, second);
        });
  }

  private static List<Expression> formulas(Claim claim) {
    List<Expression> formulas = new ArrayList<>(claim.conditions());
    claim.sides().forEach(side -> side.expression().ifPresent(formulas::add));
    return formulas;
  }

  private static void checkFormula(Expression formula, Network network) {
    String printed = Formulas.print(formula);
    Expression again = Formulas.parse(printed, network, formula.freeIndices());
    assertThat(again).as(printed).isSameAs(formula);
  }
}
