package org.chainrule.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.chainrule.check.CheckOptions;
import org.chainrule.check.Checker;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Document;
import org.chainrule.language.Documents;
import org.chainrule.language.Documents.Form;
import org.chainrule.report.CheckedFile;

/** Reads and judges files, one by one. */
final class Inspection {
  /** As many claims may take the whole of their time. */
  private static final int SLOW_CLAIMS = 24;

  private final ChainruleCommand root;
  private final Optional<Network> network;
  private final Optional<InputKind> kind;
  private final CheckOptions options;

  /**
   * @param network the network that solutions without one are about
   * @param kind how files are written, where their names should not tell
   */
  Inspection(
      ChainruleCommand root,
      Optional<Network> network,
      Optional<InputKind> kind,
      CheckOptions options) {
    this.root = root;
    this.network = network;
    this.kind = kind;
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
          "--budget " + seconds, "is no time for a claim", "Give seconds: --budget 10.");
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
    boolean stdin = file.toString().equals("-");
    String name = stdin ? "standard input" : file.toString();
    String text = stdin ? Documents.text(root.terminal().in(), name) : Documents.text(file);
    Form form = kind.map(InputKind::form).orElseGet(() -> form(name, text));
    Document document =
        network.isEmpty()
            ? Documents.parse(text, name, form)
            : Documents.parse(text, name, form, network.get());
    root.warn(document.warnings());
    return new CheckedFile.Judged(name, Checker.check(document, options));
  }

  /** Where its name does not tell how a file is written, its text does. */
  private static Form form(String name, String text) {
    boolean chain = name.toLowerCase(Locale.ROOT).endsWith(".chain");
    Form form = Form.ofFile(name);
    return form == Form.LANGUAGE && !chain ? Form.detect(text) : form;
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
