package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chainrule.expression.Claim;
import org.chainrule.language.Document;
import org.chainrule.language.Documents;
import org.junit.jupiter.api.Test;

/**
 * The ten documents with their 354 statements: levels 1 and 2 without a wrong verdict, level 3
 * unread at worst; never is a wrong statement called right, or a right one wrong.
 */
class SystemsTest {
  /** The machine that tests may be busy: what is found must not depend on it. */
  private static final CheckOptions UNHURRIED =
      new CheckOptions(
          Duration.ofMinutes(1), Duration.ofMinutes(20), true, Claim.Layout.GRADIENT, 1);

  /** What is counted of the statements of one level. */
  private static final class Tally {
    int all;
    int accepted;
    final List<String> wrong = new ArrayList<>();

    void count(Systems.Statement statement, Ruling ruling) {
      all++;
      accepted += statement.accepts(ruling) ? 1 : 0;
      if (!statement.accepts(ruling) && ruling != Ruling.UNREAD) {
        wrong.add(
            "%s %s#%d: %s"
                .formatted(statement.system(), statement.id(), statement.link(), ruling.word()));
      }
    }
  }

  @Test
  void documentsGetTheVerdictsThatAreExpected() {
    Map<Integer, Tally> tallies = new TreeMap<>();
    int kinds = 0;
    int rightKinds = 0;
    List<String> otherKinds = new ArrayList<>();
    Map<String, Map<String, Finding>> found = new HashMap<>();
    for (Systems.Statement statement : Systems.statements()) {
      Finding finding =
          Optional.ofNullable(
                  found
                      .computeIfAbsent(statement.system(), SystemsTest::findings)
                      .get("eq %s#%d".formatted(statement.id(), statement.link())))
              .orElseThrow();
      tallies
          .computeIfAbsent(statement.level(), _ -> new Tally())
          .count(statement, finding.ruling());
      boolean explained = finding.ruling().isWrong() && finding.diagnosis().isPresent();
      if (statement.kinds().isEmpty() || !explained) {
        continue;
      }
      kinds++;
      String kind = finding.diagnosis().get().kind().word();
      if (statement.kinds().contains(kind)) {
        rightKinds++;
      } else {
        otherKinds.add("%s %s: %s".formatted(statement.system(), statement.id(), kind));
      }
    }
    assertThat(tallies.values().stream().mapToInt(tally -> tally.all).sum()).isEqualTo(354);
    assertThat(tallies.values()).flatExtracting(tally -> tally.wrong).isEmpty();
    assertThat(tallies.get(1)).matches(tally -> tally.accepted == tally.all);
    assertThat(tallies.get(2)).matches(tally -> tally.accepted >= 0.97 * tally.all);
    assertThat(rightKinds).as("other kinds: %s", otherKinds).isGreaterThanOrEqualTo(kinds * 9 / 10);
    assertThat(kinds).isGreaterThanOrEqualTo(50);
  }

  private static Map<String, Finding> findings(String system) {
    Document document =
        Documents.parse(
            Systems.resource("systems/" + system + ".md"), system + ".md", Documents.Form.MARKDOWN);
    Map<String, Finding> findings = new HashMap<>();
    for (Finding finding : Checker.check(document, UNHURRIED).findings()) {
      findings.put(finding.id().orElse("") + "#" + finding.link(), finding);
      finding
          .diagnosis()
          .flatMap(Diagnosis::correction)
          .ifPresent(correction ->
              assertThat(Corrected.ruling(finding, correction, document))
                  .as("%s: %s", finding.reading(), correction.text())
                  .matches(Ruling::isRight));
    }
    return findings;
  }
}
