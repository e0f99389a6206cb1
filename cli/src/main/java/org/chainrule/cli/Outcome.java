package org.chainrule.cli;

import java.util.List;
import org.chainrule.check.Finding;
import org.chainrule.report.CheckedFile;

/** What a check of files comes to. */
final class Outcome {
  private Outcome() {}

  /** Says what can't be seen in a report; returns the exit code. */
  static int of(List<CheckedFile> files, ChainruleCommand root) {
    List<CheckedFile> broken = files.stream().filter(CheckedFile.Broken.class::isInstance).toList();
    broken.forEach(file ->
        root.talk().println("%s: could not be read; the report says why".formatted(file.name())));
    List<Finding> findings = files.stream().flatMap(file -> file.findings().stream()).toList();
    if (!broken.isEmpty()) {
      return ExitCode.USAGE_OR_INPUT;
    }
    if (findings.stream().anyMatch(finding -> finding.ruling().isWrong())) {
      return ExitCode.CLAIM_WRONG;
    }
    return findings.stream().allMatch(finding -> finding.ruling().isRight())
        ? ExitCode.DONE
        : ExitCode.CLAIM_OPEN;
  }
}
