package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

/** Published derivatives of matrix calculus, as printed and written otherwise. */
class PublishedDerivativesTest {
  private static final Map<Character, String> SETS =
      Map.of('s', "symmetric", 'P', "posdef", '+', "positive", 'u', "simplex");

  @Test
  void everyOneIsProvedEqualToItsRewrittenForm() {
    int judged = 0;
    int changed = 0;
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      Expression derivative = derivative(fields[2], fields[3], network(fields[5], fields[6]));
      for (int seed = 0; seed < 3; seed++) {
        Expression other = new Rewrites(new SplittableRandom(seed)).of(derivative);
        assertThat(Judge.judge(derivative, other)).as(fields[0]).isInstanceOf(Verdict.Proved.class);
        changed += derivative.equals(other) ? 0 : 1;
        judged++;
      }
    }
    assertThat(judged).isEqualTo(3 * 129);
    assertThat(changed).isGreaterThan(150);
  }

  @Test
  void noneIsProvedEqualToItselfWithAMistake() {
    int refuted = 0;
    int judged = 0;
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      Expression derivative = derivative(fields[2], fields[3], network(fields[5], fields[6]));
      Expression twice =
          org.chainrule.expression.Expressions.scale(
              org.chainrule.expression.Rational.of(2), derivative);
      refuted += Judge.judge(twice, derivative) instanceof Verdict.Refuted ? 1 : 0;
      judged++;
    }
    assertThat(judged).isEqualTo(129);
    assertThat(refuted).isEqualTo(129);
  }

  private static Expression derivative(String variable, String text, Network network) {
    return Formulas.parse(text, network, Formulas.parse(variable, network).freeIndices());
  }

  private static List<String> lines() {
    try (InputStream in = PublishedDerivativesTest.class.getResourceAsStream("identities.tsv")) {
      List<String> lines =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a network of {@code A:m,n~s x:n} and {@code h = tanh(A*x); f(z) = z.^2}. */
  private static Network network(String shapes, String definitions) {
    TreeSet<String> sizes = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    for (String symbol : shapes.split(" ", -1)) {
      String name = symbol.substring(0, symbol.indexOf(':'));
      String[] rest = symbol.substring(symbol.indexOf(':') + 1).split("~", 2);
      for (String size : rest[0].split(",", -1)) {
        if (!size.isEmpty() && Character.isLetter(size.charAt(0))) {
          sizes.add(size);
        }
      }
      String set =
          rest.length == 1
              ? "R"
              : rest[1]
                  .chars()
                  .filter(flag -> SETS.containsKey((char) flag))
                  .mapToObj(flag -> SETS.getOrDefault((char) flag, "R"))
                  .findFirst()
                  .orElse("R");
      text.append("param %s in %s[%s]\n".formatted(name, set, rest[0]));
    }
    if (!definitions.equals("-")) {
      text.append(definitions.replace("; ", "\n")).append('\n');
    }
    String dimensions = sizes.isEmpty() ? "" : "dim " + String.join(", ", sizes) + "\n";
    return Networks.parse(dimensions + text, "identity");
  }
}
