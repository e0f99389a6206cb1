package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.testing.PublishedLines;
import org.junit.jupiter.api.Test;

/** Published identities and claims of matrix calculus ({@code identities/}) are formulas here. */
class IdentitiesTest {
  @Test
  void everyIdentityConforms() {
    int read = 0;
    for (Row line : lines("identities/identities.tsv")) {
      Network network =
          Networks.parse(
              PublishedLines.network(line.get("shapes"), line.get("definitions")), "identity");
      Expression of = Formulas.parse(line.get("expression"), network);
      Expression by = Formulas.parse(line.get("variable"), network);
      Expression derivative =
          Formulas.parse(
              "∂(%s)/∂(%s)".formatted(line.get("expression"), line.get("variable")), network);
      Set<Index> indices = new HashSet<>(of.freeIndices());
      indices.addAll(by.freeIndices());
      Expression published = Formulas.parse(line.get("derivative"), network, indices);
      boolean transposed =
          line.get("layout").equals("N")
              && published.shape().transposed().sameAs(derivative.shape());
      assertThat(transposed || published.shape().sameAs(derivative.shape()))
          .as(line.get("id"))
          .isTrue();
      read++;
    }
    assertThat(read).isEqualTo(129);
  }

  @Test
  void everyClaimIsReadAndOnlyThoseOfWrongShapeDoNotConform() {
    List<String> wrong = new ArrayList<>();
    Set<String> shapes = new TreeSet<>();
    List<Row> lines = lines("identities/claims.tsv");
    for (Row line : lines) {
      Network network =
          Networks.parse(
              PublishedLines.network(line.get("shapes"), line.get("definitions")), "identity");
      Expression derivative =
          Formulas.parse("∂(%s)/∂%s".formatted(line.get("loss"), line.get("variable")), network);
      try {
        Expression claim = Formulas.parse(line.get("claim"), network);
        if (!claim.shape().sameAs(derivative.shape()) && !line.get("verdict").equals("layout")) {
          wrong.add(line.get("id"));
        }
      } catch (LanguageException e) {
        wrong.add(line.get("id"));
      }
      if (line.get("verdict").equals("shape")) {
        shapes.add(line.get("id"));
      }
    }
    assertThat(lines).hasSize(22);
    assertThat(wrong).containsExactlyInAnyOrderElementsOf(shapes);
  }

  /** A line of a table, by column names. */
  private record Row(Map<String, String> fields) {
    String get(String name) {
      String field = fields.get(name);
      if (field == null) {
        throw new IllegalArgumentException("no column " + name);
      }
      return field;
    }
  }

  private static List<Row> lines(String resource) {
    List<String> lines = TestTexts.resource(resource).lines().toList();
    String[] names = lines.getFirst().split("\t", -1);
    List<Row> table = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split("\t", -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], fields[i]);
      }
      table.add(new Row(row));
    }
    return table;
  }
}
