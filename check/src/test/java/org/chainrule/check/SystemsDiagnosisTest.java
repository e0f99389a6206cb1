package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.language.LanguageException;
import org.junit.jupiter.api.Test;

/** The wrong statements of hand-made calculus on ten networks: what the mistakes are called. */
class SystemsDiagnosisTest {
  @Test
  void atLeastNineInTenMistakesAreNamed() {
    List<String> named = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (List<Systems.Statement> equation : Systems.equations()) {
      if (equation.stream().allMatch(statement -> statement.kinds().isEmpty())) {
        continue;
      }
      List<Finding> findings;
      try {
        findings = Systems.findings(equation);
      } catch (LanguageException e) {
        continue; // It speaks of all units at once, which a document's reader resolves.
      }
      for (int i = 0; i < equation.size() && i < findings.size(); i++) {
        Systems.Statement statement = equation.get(i);
        Finding finding = findings.get(i);
        if (statement.kinds().isEmpty() || !finding.ruling().isWrong()) {
          continue;
        }
        String kind = finding.diagnosis().map(d -> d.kind().word()).orElse("none");
        boolean follows = finding.ruling() == Ruling.FOLLOWS;
        (follows || statement.kinds().contains(kind) ? named : others)
            .add(
                "%s %s %d: %s, expected %s: %s"
                    .formatted(
                        statement.system(),
                        statement.id(),
                        statement.link(),
                        kind,
                        statement.kinds(),
                        finding.diagnosis().map(Diagnosis::message).orElse("")));
      }
    }
    assertThat(named).hasSizeGreaterThanOrEqualTo(40);
    assertThat(others).as("of %d", named.size() + others.size()).hasSizeLessThanOrEqualTo(4);
  }
}
