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
import org.junit.jupiter.api.Test;

/** Published identities and claims of matrix calculus ({@code identities/}) are formulas here. */
class IdentitiesTest {
  private static final Map<Character, String> SETS =
      Map.of('s', "symmetric", 'P', "posdef", '+', "positive", 'u', "simplex");

  @Test
  void everyIdentityConforms() {
    int read = 0;
    for (Row line : lines("identities/identities.tsv")) {
      Network network = network(line.get("shapes"), line.get("definitions"));
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
      Network network = network(line.get("shapes"), line.get("definitions"));
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

  /** Makes a network of {@code A:m,n~s x:n} and {@code h = tanh(A*x); f(z) = z.^2}. */
  private static Network network(String shapes, String definitions) {
    Set<String> sizes = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    for (String symbol : shapes.split(" ", -1)) {
      String name = symbol.substring(0, symbol.indexOf(':'));
      String rest = symbol.substring(symbol.indexOf(':') + 1);
      String flags = rest.contains("~") ? rest.substring(rest.indexOf('~') + 1) : "";
      String shape = rest.contains("~") ? rest.substring(0, rest.indexOf('~')) : rest;
      for (String size : shape.split(",", -1)) {
        if (!size.isEmpty() && Character.isLetter(size.charAt(0))) {
          sizes.add(size);
        }
      }
      String set =
          flags
              .chars()
              .mapToObj(flag -> SETS.getOrDefault((char) flag, "R"))
              .filter(word -> !word.equals("R"))
              .findFirst()
              .orElse("R");
      text.append("param %s in %s[%s]\n".formatted(name, set, shape));
    }
    if (!definitions.equals("-")) {
      text.append(definitions.replace("; ", "\n")).append('\n');
    }
    String dimensions = sizes.isEmpty() ? "" : "dim " + String.join(", ", sizes) + "\n";
    return Networks.parse(dimensions + text, "identity");
  }
}
