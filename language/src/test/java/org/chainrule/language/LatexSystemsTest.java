package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;

/** The equations of ten documents against their intended readings ({@code statements.tsv}). */
class LatexSystemsTest {
  private static final Pattern EQUATION =
      Pattern.compile(
          "<!-- (eq [^>]*?) -->\\s*(\\$\\$.*?\\$\\$|\\\\begin\\{align}.*?\\\\end\\{align})",
          Pattern.DOTALL);
  private static final Pattern NETWORK = Pattern.compile("```chainrule\n(.*?)```", Pattern.DOTALL);

  private record Statement(int line, ClaimSyntax claim, int side) {}

  @Test
  void everyEquationIsReadAsItIsMeant() {
    Map<String, int[]> table = new LinkedHashMap<>();
    List<String> report = new ArrayList<>();
    Map<String, List<List<String>>> wanted = new LinkedHashMap<>();
    for (List<String> row : Texts.table("systems/statements.tsv")) {
      wanted.computeIfAbsent(row.get(0), k -> new ArrayList<>()).add(row);
    }
    wanted.forEach((name, rows) -> document(name, rows, table, report));
    report.forEach(System.out::println);
    table.forEach((level, counts) ->
        System.out.println("level " + level + " " + java.util.Arrays.toString(counts)));
    assertThat(table).isNotEmpty();
  }

  private static void document(
      String name, List<List<String>> rows, Map<String, int[]> table, List<String> report) {
    String text = TestTexts.resource("systems/" + name + ".md");
    Matcher block = NETWORK.matcher(text);
    assertThat(block.find()).isTrue();
    Network network = Networks.parse(block.group(1), name);
    LatexNames names = LatexNames.of(network);
    Source source = new Source(name, text);
    Matcher equation = EQUATION.matcher(text);
    while (equation.find()) {
      String id = equation.group(1).substring(3);
      Span math = new Span(equation.start(2), equation.end(2));
      List<Statement> found = new ArrayList<>();
      for (ClaimSyntax claim : LatexEquations.read(source, math, names)) {
        for (int i = 1; i < claim.sides().size(); i++) {
          found.add(new Statement(source.line(claim.sides().get(i).span().start()), claim, i));
        }
      }
      List<List<String>> here = rows.stream().filter(row -> row.get(1).equals(id)).toList();
      if (found.size() != here.size()) {
        report.add("COUNT %s %s: %d for %d".formatted(name, id, found.size(), here.size()));
      }
      for (int i = 0; i < Math.min(found.size(), here.size()); i++) {
        compare(name, here.get(i), found.get(i), network, table, report);
      }
    }
  }

  private static void compare(
      String name,
      List<String> row,
      Statement statement,
      Network network,
      Map<String, int[]> table,
      List<String> report) {
    int[] counts = table.computeIfAbsent(row.get(2), k -> new int[5]);
    counts[0]++;
    String where = "L%s %s %s %s".formatted(row.get(2), name, row.get(1), row.get(3));
    if (statement.line() != Integer.parseInt(row.get(4))) {
      report.add("LINE " + where + ": " + statement.line() + " for " + row.get(4));
    }
    String left = outcome(statement.claim().sides().get(statement.side() - 1), row.get(5), network);
    String right = outcome(statement.claim().sides().get(statement.side()), row.get(6), network);
    if (left.startsWith("unread") || right.startsWith("unread")) {
      counts[4]++;
    } else if (left.equals("same") && right.equals("same")) {
      counts[1]++;
    } else {
      counts[2]++;
    }
    if (!left.equals("same")) {
      report.add(where + " left: " + left);
    }
    if (!right.equals("same")) {
      report.add(where + " right: " + right);
    }
  }

  private static String outcome(ClaimSyntax.Side side, String intended, Network network) {
    if (side.term().isEmpty()) {
      return "unread: " + side.problem();
    }
    Term term = side.term().get();
    String text = Formulas.print(term);
    String again = "";
    try {
      if (!Formulas.syntax(text, network).equals(term)) {
        again = " [REPRINTS AS " + Formulas.print(Formulas.syntax(text, network)) + "]";
      }
    } catch (LanguageException e) {
      again = " [NOT READ BACK: " + e.problems().getFirst().message() + "]";
    }
    Claim.Side meaning = Formulas.read(term, network, List.of());
    Optional<Claim.Side> other;
    try {
      other = Optional.of(Formulas.read(Formulas.syntax(intended, network), network, List.of()));
    } catch (LanguageException e) {
      other = Optional.empty();
    }
    boolean same =
        other.isPresent()
            && meaning.expression().isPresent()
            && meaning.expression().equals(other.get().expression());
    String found = meaning.problem().map(p -> " (" + p.kind() + " " + p.text() + ")").orElse("");
    boolean both =
        other.isPresent() && other.get().problem().isPresent() && meaning.problem().isPresent();
    return same && again.isEmpty()
        ? "same"
        : (both ? "both wrong " : "") + text + found + "   FOR   " + intended + again;
  }
}
