package org.chainrule.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.chainrule.check.CheckOptions;
import org.chainrule.check.Checker;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Document;
import org.chainrule.language.Documents;
import org.chainrule.report.CheckedFile;

/** Reads and judges files, one by one. */
final class Inspection {
  /** As many claims may take the whole of their time. */
  private static final int SLOW_CLAIMS = 24;

  private final ChainruleCommand root;
  private final Optional<Network> network;
  private final CheckOptions options;

  /**
   * @param network the network that solutions without one are about
   */
  Inspection(ChainruleCommand root, Optional<Network> network, CheckOptions options) {
    this.root = root;
    this.network = network;
    this.options = options;
  }

  /**
   * Returns how claims are checked.
   *
   * @param budget how many seconds a claim may take
   * @throws CliException if that is no time
   */
  static CheckOptions options(ChainruleCommand root, Optional<Double> budget, Claim.Layout layout) {
    CheckOptions usual = CheckOptions.DEFAULT;
    double seconds = budget.orElse(usual.perClaim().toMillis() / 1e3);
    if (!(seconds >= 0.001 && seconds <= 86_400)) {
      throw new CliException(
          "--budget " + seconds, "is no time for a claim, in seconds", "Write, for example, 10.");
    }
    Duration perClaim = Duration.ofMillis(Math.round(seconds * 1e3));
    Duration all = perClaim.multipliedBy(SLOW_CLAIMS);
    return new CheckOptions(
        perClaim,
        all.compareTo(usual.perDocument()) > 0 ? all : usual.perDocument(),
        true,
        layout,
        root.seed().orElse(usual.seed()));
  }

  /** Judges a file; throws what is wrong with it. */
  CheckedFile of(Path file) {
    Document document = Documents.read(file);
    root.warn(document.warnings());
    return new CheckedFile.Judged(file.toString(), Checker.check(document, options));
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
