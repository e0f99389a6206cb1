package org.chainrule.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The study at a small size: it has to keep what the documentation says of it. */
class DiagnosisStudyTest {
  private static final List<String> NETWORKS =
      List.of("row-sigmoid-softmax", "batch-tanh-squared", "two-heads", "softmax-open");

  @Test
  void thereAreSixtyNetworksAndMoreThanFifteenKindsOfMistakes() {
    assertThat(StudyNetworks.texts()).hasSize(60);
    assertThat(Mutations.ALL).hasSizeGreaterThan(15);
  }

  @Test
  void mistakesAreNamedAndRightFormulasAreNotAccused() {
    List<Outcome> outcomes = new ArrayList<>();
    StudyNetworks.texts().entrySet().stream()
        .filter(network -> NETWORKS.contains(network.getKey()))
        .forEach(network -> outcomes.addAll(of(network)));
    List<Outcome> single = outcomes.stream().filter(o -> o.sample().mistakes() == 1).toList();
    assertThat(single).hasSizeGreaterThan(60);
    assertThat(outcomes).filteredOn(Outcome::isFalselyRight).isEmpty();
    assertThat(outcomes).filteredOn(Outcome::isFalselyWrong).isEmpty();
    assertThat(single).filteredOn(o -> !o.isNamed()).hasSizeLessThan(15 * single.size() / 100);
    assertThat(single).filteredOn(o -> !o.isExplained()).hasSizeLessThan(5 * single.size() / 100);
  }

  private static List<Outcome> of(Map.Entry<String, String> network) {
    return DiagnosisStudy.of(network, new Random(2), 1);
  }
}
