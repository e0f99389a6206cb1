package org.chainrule.benchmarks;

import java.util.Optional;
import org.chainrule.check.Correction;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.check.MistakeKind;

/**
 * What the checker found about a claim of the study.
 *
 * @param sample the claim
 * @param finding the finding
 * @param milliseconds how long it took
 */
record Outcome(Sample sample, Finding finding, long milliseconds) {

  /** Whether a wrong claim is called right. */
  boolean isFalselyRight() {
    return sample.mistakes() > 0 && finding.ruling().isRight();
  }

  /** Whether a right claim is called wrong. */
  boolean isFalselyWrong() {
    return sample.mistakes() == 0 && finding.ruling().isWrong();
  }

  Optional<MistakeKind> kind() {
    return finding.diagnosis().map(Diagnosis::kind);
  }

  /** Whether the mistake is named as it was made; of two mistakes, one of them. */
  boolean isNamed() {
    return kind().filter(sample.accepted()::contains).isPresent();
  }

  /** Whether there is any explanation. */
  boolean isExplained() {
    return kind().filter(kind -> kind != MistakeKind.UNEXPLAINED).isPresent();
  }

  boolean isCorrected() {
    return finding.diagnosis().flatMap(Diagnosis::correction).isPresent();
  }

  /** Returns a line of the raw results, tab-separated. */
  String line() {
    return String.join(
        "\t",
        sample.network(),
        sample.head(),
        sample.formula(),
        sample.made(),
        String.valueOf(sample.mistakes()),
        sample.acceptedWords(),
        finding.ruling().word(),
        kind().map(MistakeKind::word).orElse("-"),
        finding.diagnosis().flatMap(Diagnosis::correction).map(Correction::text).orElse("-"),
        String.valueOf(milliseconds));
  }

  static String header() {
    return "network\thead\tformula\tmade\tmistakes\taccepted\truling\tkind\tcorrection\tms";
  }
}
