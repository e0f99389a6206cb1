package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten documents as people write them: what stands where, what varies, and which units are meant.
 */
class DocumentSystemsTest {
  /** A row of {@code statements.tsv}. */
  private record Row(
      String system,
      String id,
      int line,
      String left,
      String units,
      String varying,
      String verdict) {}

  static List<String> systems() {
    return TestTexts.SYSTEMS;
  }

  private static List<Row> rows(String system) {
    return Texts.table("systems/statements.tsv").stream()
        .filter(row -> row.getFirst().equals(system))
        .map(row ->
            new Row(
                system,
                row.get(1),
                Integer.parseInt(row.get(4)),
                row.get(5),
                row.get(8),
                row.get(9),
                row.get(10)))
        .toList();
  }

  private static Document document(String system) {
    return Documents.parse(
        TestTexts.resource("systems/" + system + ".md"), system + ".md", Documents.Form.MARKDOWN);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everyEquationHasItsIdAndItsLines(String system) {
    Map<String, List<Integer>> wanted = new LinkedHashMap<>();
    for (Row row : rows(system)) {
      wanted.computeIfAbsent("eq " + row.id(), _ -> new ArrayList<>()).add(row.line());
    }
    Document document = document(system);
    List<String> lines = document.text().lines().toList();
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (Equation equation : document.equations()) {
      assertThat(lines.get(equation.line() - 2))
          .isEqualTo("<!-- " + equation.id().orElseThrow() + " -->");
      assertThat(lines.get(equation.lastLine() - 1)).matches("\\$\\$|\\\\end\\{align\\}");
      found.put(equation.id().orElseThrow(), linesOf(equation));
    }
    assertThat(found).isEqualTo(wanted);
    assertThat(document.warnings()).isEmpty();
  }

  /** What is only defined in passing is no statement of the table. */
  private static List<Integer> linesOf(Equation equation) {
    List<Integer> lines = new ArrayList<>();
    boolean alone = equation.claims().stream().allMatch(claim -> claim.defines().isPresent());
    for (Claim claim : equation.claims()) {
      if (alone || claim.defines().isEmpty()) {
        claim.sides().stream().skip(1).forEach(side -> lines.add(side.line()));
      }
    }
    return lines;
  }

  @Test
  void differentialsSayWhatVaries() {
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Equation equation : document("system1-layered").equations()) {
      List<Symbol> varying = equation.claims().getFirst().varying();
      if (!varying.isEmpty()) {
        found.put(equation.id().orElseThrow(), varying.stream().map(Symbol::name).toList());
      }
    }
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    rows("system1-layered").stream()
        .filter(row -> !row.varying().equals("-"))
        .forEach(row -> wanted.put("eq " + row.id(), List.of(row.varying())));
    assertThat(found).isEqualTo(wanted);
  }

  @ParameterizedTest
  @MethodSource("systems")
  void sidesReadBackInTheirEquationsNetwork(String system) {
    int read = 0;
    for (Equation equation : document(system).equations()) {
      for (Claim claim : equation.claims()) {
        for (Claim.Side side : claim.sides()) {
          if (side.expression().isPresent()) {
            Term term = Formulas.syntax(side.text(), equation.network());
            Claim.Side again = Formulas.read(term, equation.network(), claim.letters());
            assertThat(again.expression()).as(side.text()).isEqualTo(side.expression());
            read++;
          }
        }
      }
    }
    assertThat(read).isGreaterThan(0);
  }

  /** The readings of the table are claims of the language here, with its letters for units. */
  @ParameterizedTest
  @MethodSource("graphs")
  void claimsHoldForTheUnitsThatAreMeant(String system) {
    String network = TestTexts.resource("systems/" + system + ".network");
    int checked = 0;
    for (List<String> row : Texts.table("systems/readings.tsv")) {
      boolean applies =
          row.get(0).equals(system) && !row.get(6).equals("-") && row.get(8).equals("right");
      if (applies) {
        String claim = "claim %s = %s\n".formatted(row.get(2), row.get(3));
        Equation equation =
            Documents.parse(network + claim, "reading", Documents.Form.LANGUAGE)
                .equations()
                .getLast();
        check(row.get(6), equation);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(9);
  }

  static List<String> graphs() {
    return List.of("system1-graph", "system1-graph-sigmoid");
  }

  private static void check(String units, Equation equation) {
    Claim claim = equation.claims().getFirst();
    Set<String> found = new TreeSet<>();
    claim.instances().forEach(instance -> found.add(instance.sides().getLast().text()));
    Term side = Formulas.syntax(claim.sides().getLast().text(), equation.network());
    Set<String> wanted = new TreeSet<>();
    for (Map<String, Term> choice : choices(units, equation.network())) {
      wanted.add(Formulas.print(Substitution.in(side, choice)));
    }
    assertThat(wanted).isNotEmpty();
    assertThat(found).as(units + ": " + claim.text()).containsAll(wanted);
    boolean byEntry = claim.text().contains("[v][i]");
    if (byEntry && units.equals("v in boltzmann")) {
      assertThat(found).as(claim.text()).isEqualTo(wanted);
    }
  }

  /** Reads {@code v in boltzmann but v_out; u in parents(v)}. */
  private static List<Map<String, Term>> choices(String units, Network network) {
    List<Map<String, Term>> found = new ArrayList<>();
    String kind = units.contains("boltzmann") ? "boltzmann" : "sigmoid";
    List<UnitGraph.Unit> all = network.graphs().getFirst().units();
    UnitGraph.Unit output = all.getLast();
    Set<String> left = new LinkedHashSet<>();
    if (units.contains("but v_out")) {
      left.add("v_out");
    } else if (units.contains("but parents(v_out)")) {
      left.addAll(output.parents());
      left.add("v_out");
    }
    boolean parentsOnly = units.startsWith("v in parents(v_out)");
    for (UnitGraph.Unit unit : all) {
      boolean fits =
          unit.kind().equals(kind)
              && !left.contains(unit.name())
              && (!parentsOnly || output.parents().contains(unit.name()));
      if (fits && units.contains("u in parents(v)")) {
        unit.parents().forEach(parent -> found.add(choice(unit.name(), parent)));
      } else if (fits) {
        found.add(choice(unit.name(), unit.name()));
      }
    }
    return found;
  }

  private static Map<String, Term> choice(String v, String u) {
    Map<String, Term> choice = new HashMap<>();
    choice.put("v", new Term.Name(v, new Span(0, 0)));
    choice.put("u", new Term.Name(u, new Span(0, 0)));
    return choice;
  }
}
