package org.chainrule.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.expression.Claim;
import org.chainrule.language.Networks;
import org.chainrule.report.CheckedFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges what somebody claims about a network's values and gradients. */
@Command(
    name = "check",
    description = "Judge every equation and number of a solution; explain mistakes.",
    customSynopsis = {
      "chainrule check FILE… [--hint] [--format text|html|markdown|json|junit|csv]",
      "                     [--network FILE] [--as chain|markdown|latex]",
      "                     [--layout gradient|numerator] [--budget SECONDS] [-o FILE]"
    },
    footer = {
      "",
      "FILE is a network with claims (.chain), or Markdown or LaTeX that holds a",
      "network; - is standard input.",
      "",
      "Examples:",
      "  ./chainrule check examples/homework/softmax.md",
      "  ./chainrule check homework.md --hint      where it is wrong, not what is right",
      "  ./chainrule check homework.md --network net.chain",
      "  ./chainrule check submissions/*.md --format html -o report.html",
      "  ./chainrule check submissions/*.md --format csv -o marks.csv",
      "",
      "Exit codes: 0 all is right; 1 a claim is wrong, or right in the other layout",
      "only; 2 a file can't be read; 3 no claim is wrong, but one is undecided or unread."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "the solutions: .chain, .md, .tex, or - for standard input")
  private List<Path> files;

  @Option(
      names = "--hint",
      order = 1,
      description = "say where a mistake is, but not what is right")
  private boolean hint;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 2,
      description = "text, html, markdown, json, junit or csv (a line a file)")
  private CheckFormat format = CheckFormat.TEXT;

  @Option(names = "--json", order = 3, description = "the same as --format json")
  private boolean json;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      order = 4,
      description = "the network for solutions that bring none")
  private Optional<Path> network = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "WHAT",
      order = 5,
      description = "how to read the files: chain, markdown or latex (else by their names)")
  private Optional<InputKind> kind = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      order = 6,
      description = "the longest that one claim may take (else 5)")
  private Optional<Double> budget = Optional.empty();

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      order = 7,
      description = "gradient or numerator, for claims that don't say")
  private Claim.Layout layout = Claim.Layout.GRADIENT;

  private final ChainruleCommand root;

  CheckCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    CheckFormat wanted = json ? CheckFormat.JSON : format;
    Inspection inspection =
        new Inspection(
            root, network.map(Networks::read), kind, Inspection.options(root, budget, layout));
    try (Output output = root.openOutput(charset(wanted))) {
      List<CheckedFile> checked = new ArrayList<>();
      try (CheckProgress progress = new CheckProgress(root, files.size())) {
        for (Path file : files) {
          progress.next(file);
          checked.add(files.size() == 1 ? inspection.of(file) : inspection.tryOf(file));
        }
      }
      output.write(wanted.renderer(root, hint).render(checked));
      output.finish();
      return Outcome.of(checked, root);
    }
  }

  /** Files are UTF-8; what is read on the terminal is what it shows. */
  private Charset charset(CheckFormat wanted) {
    return wanted == CheckFormat.TEXT ? root.terminal().charset() : StandardCharsets.UTF_8;
  }
}
