package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;

/** The equations of ten documents against their intended readings ({@code statements.tsv}). */
class LatexSystemsTest {
  private final Map<String, Integer> table = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** A row of the table of readings. */
  private record Reading(List<String> fields) {
    String system() {
      return fields.get(0);
    }

    String id() {
      return fields.get(1);
    }

    String level() {
      return fields.get(2);
    }

    int line() {
      return Integer.parseInt(fields.get(4));
    }

    List<String> sides() {
      return fields.subList(5, 7);
    }
  }

  /** Two sides that are said to be equal. */
  private record Statement(ClaimSyntax.Side left, ClaimSyntax.Side right) {}

  @Test
  void everyEquationIsReadAsItIsMeant() {
    List<Reading> readings =
        Texts.table("systems/statements.tsv").stream().map(Reading::new).toList();
    for (String system : TestTexts.SYSTEMS) {
      check(system, readings.stream().filter(r -> r.system().equals(system)).toList());
    }
    assertThat(problems)
        .containsExactlyInAnyOrder(
            // The last of them defines a name and is no statement.
            "system2-general matrix: 5 statements for 4",
            "L3 system1-graph w-slip: the lower half of this derivative has no ∂:"
                + " write \\frac{\\partial …}{\\partial …}",
            "L3 system1-graph recursion-gated: " + superscript(),
            "L3 system1-graph recursion-sigmoid: " + superscript(),
            "L3 system1-graph-sigmoid w-slip: the lower half of this derivative has no ∂:"
                + " write \\frac{\\partial …}{\\partial …}",
            "L3 system1-graph-sigmoid recursion-gated: " + superscript(),
            "L3 system1-graph-sigmoid recursion-sigmoid: " + superscript(),
            "L3 system2-general 8: what the dots stand for is not clear: write the first, the"
                + " second and the last element, each with its number as index",
            "L3 system2-worked 21-brackets: this ] closes nothing",
            "L3 system4 t-set: numbers in brackets with commas are no value here");
    // Those of another form say the same in other words, or speak of names that the author defines,
    // or of all units, or have no meaning either way.
    assertThat(table)
        .isEqualTo(
            Map.of(
                "level 1: same", 57,
                "level 1: another form", 1,
                "level 2: same", 151,
                "level 2: another form", 47,
                "level 3: same", 29,
                "level 3: another form", 60,
                "level 3: unread", 9));
  }

  private static String superscript() {
    return LatexMessages.superscript("(v_p)").text()
        + ": "
        + LatexMessages.superscript("(v_p)").hint();
  }

  private void check(String system, List<Reading> readings) {
    Source source = LatexDocuments.source(system);
    Network network = LatexDocuments.network(system);
    LatexNames names = LatexNames.of(network);
    for (LatexDocuments.Piece piece : LatexDocuments.pieces(source)) {
      List<Statement> found = new ArrayList<>();
      for (ClaimSyntax claim : LatexEquations.read(source, piece.math(), names)) {
        for (int i = 1; i < claim.sides().size(); i++) {
          found.add(new Statement(claim.sides().get(i - 1), claim.sides().get(i)));
        }
      }
      List<Reading> here = readings.stream().filter(r -> r.id().equals(piece.id())).toList();
      if (found.size() != here.size()) {
        problems.add(
            "%s %s: %d statements for %d".formatted(system, piece.id(), found.size(), here.size()));
      }
      for (int i = 0; i < Math.min(found.size(), here.size()); i++) {
        int line = source.line(found.get(i).right().span().start());
        assertThat(line).as(system + " " + piece.id()).isEqualTo(here.get(i).line());
        compare(here.get(i), found.get(i), network);
      }
    }
  }

  private void compare(Reading reading, Statement statement, Network network) {
    String outcome = "same";
    List<ClaimSyntax.Side> sides = List.of(statement.left(), statement.right());
    for (int i = 0; i < 2; i++) {
      if (sides.get(i).term().isEmpty()) {
        outcome = "unread";
        problems.add(
            "L%s %s %s: %s"
                .formatted(
                    reading.level(), reading.system(), reading.id(), sides.get(i).problem()));
      } else if (!isSame(sides.get(i).term().get(), reading.sides().get(i), network)) {
        outcome = outcome.equals("unread") ? outcome : "another form";
      }
    }
    table.merge("level " + reading.level() + ": " + outcome, 1, Integer::sum);
  }

  private static boolean isSame(Term term, String intended, Network network) {
    String text = Formulas.print(term);
    assertThat(Formulas.syntax(text, network)).as(text).isEqualTo(term);
    Claim.Side found = Formulas.read(term, network, List.of());
    try {
      Claim.Side wanted = Formulas.read(Formulas.syntax(intended, network), network, List.of());
      return found.expression().isPresent() && found.expression().equals(wanted.expression());
    } catch (LanguageException e) {
      // A set is no formula.
      return false;
    }
  }
}
