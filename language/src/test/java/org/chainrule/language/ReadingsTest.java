package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chainrule.expression.Claim;
import org.junit.jupiter.api.Test;

/**
 * The intended readings of 354 statements from hand-made calculus on five systems ({@code
 * systems/readings.tsv}): each is a claim of the language about its network.
 */
class ReadingsTest {
  @Test
  void everyReadingIsAClaim() {
    Map<String, Integer> counts = new TreeMap<>();
    List<String> misfits = new ArrayList<>();
    for (String line : TestTexts.resource("systems/readings.tsv").lines().skip(1).toList()) {
      String[] fields = line.split("\t", -1);
      String name = fields[0];
      String claim =
          "claim %s = %s%s%s%s"
              .formatted(
                  fields[2],
                  fields[3],
                  fields[4].equals("-") ? "" : " = " + fields[4],
                  fields[7].equals("-") ? "" : " varying " + fields[7],
                  fields[5].equals("-") ? "" : " for " + fields[5]);
      String text = TestTexts.resource("systems/" + name + ".network") + claim + "\n";
      String outcome = outcome(text);
      if (outcome.equals("misfit")) {
        misfits.add(name + " " + fields[1] + ": " + fields[8]);
      }
      counts.merge(outcome, 1, Integer::sum);
    }
    // The one error is a set written as a value, t = (0, 1)^K.
    assertThat(counts).isEqualTo(Map.of("conforms", 285, "misfit", 22, "units", 46, "error", 1));
    // Whatever is right conforms, but for tensors times vectors, which have no shape here.
    assertThat(misfits)
        .filteredOn(misfit -> misfit.endsWith("right"))
        .containsExactly("system2-general 1: right");
  }

  private static String outcome(String text) {
    ParseResult result = Networks.tryParse(text, "reading");
    if (result.network().isEmpty()) {
      return "error";
    }
    Claim claim = result.network().get().claims().getLast();
    if (claim.sides().stream().anyMatch(side -> side.problem().isPresent())) {
      return "misfit";
    }
    return claim.instances().isEmpty() ? "conforms" : "units";
  }
}
