package org.chainrule.report;

import java.util.List;
import org.chainrule.check.CheckResult;
import org.chainrule.check.Finding;

/** A file of a check, as its report shows it. */
public sealed interface CheckedFile {

  /** Returns how the file is called. */
  String name();

  /** Returns what was found about its statements; nothing where it could not be read. */
  default List<Finding> findings() {
    return switch (this) {
      case Judged(_, CheckResult result) -> result.findings();
      case Broken _ -> List.of();
    };
  }

  /** A file whose statements were judged. */
  record Judged(String name, CheckResult result) implements CheckedFile {}

  /**
   * A file that could not be read.
   *
   * @param message what is wrong with it, and where
   */
  record Broken(String name, String message) implements CheckedFile {}
}
