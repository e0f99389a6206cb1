package org.chainrule.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.check.CheckResult;
import org.chainrule.language.Document;
import org.chainrule.language.Documents;
import org.chainrule.language.Networks;
import org.chainrule.report.CheckedFile;

/** Reads and judges files, one by one. */
final class Inspection {
  private final ChainruleCommand root;

  private Inspection(ChainruleCommand root) {
    this.root = root;
  }

  /**
   * @param network the file of the network that solutions without one are about
   * @param kind how the files are written, where their names should not tell
   * @param budget how many seconds a claim may take
   * @throws CliException if the budget is no time
   */
  static Inspection prepare(
      ChainruleCommand root,
      Optional<Path> network,
      Optional<InputKind> kind,
      Optional<Double> budget) {
    network.ifPresent(Networks::read);
    return new Inspection(root);
  }

  /** Judges a file; throws what is wrong with it. */
  CheckedFile of(Path file) {
    Document document = Documents.read(file);
    root.warn(document.warnings());
    return new CheckedFile.Judged(file.toString(), new CheckResult(document, List.of()));
  }

  /** As {@link #of}, but a file that can't be judged is told of in its place. */
  CheckedFile tryOf(Path file) {
    try {
      return of(file);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new CheckedFile.Broken(file.toString(), Failures.message(e));
    }
  }
}
