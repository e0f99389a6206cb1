package org.chainrule.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;
import org.chainrule.language.ParseResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a network consists of. */
@Command(
    name = "summary",
    description = "Tell what a network consists of, and how many parameters it has.",
    customSynopsis = "chainrule summary FILE [--set N=64]… [--format text|json] [--json]",
    footer = {
      "",
      "Examples:",
      "  ./chainrule summary examples/digits/digits.chain",
      "  ./chainrule summary examples/systems/system5.chain --set H=32",
      "  ./chainrule summary net.chain --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class SummaryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "the network, as FILE.chain")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "N=64",
      order = 1,
      description = "a number for a size left open; may be repeated")
  private List<String> settings = List.of();

  @Option(names = "--format", paramLabel = "FORMAT", order = 2, description = "text or json")
  private ResultFormat format = ResultFormat.TEXT;

  @Option(names = "--json", order = 3, description = "the same as --format json")
  private boolean json;

  private final ChainruleCommand root;

  SummaryCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ParseResult read = Networks.tryRead(file);
    Network network = read.orThrow();
    root.warn(read.warnings());
    Sizes sizes = Sizes.of(network, SetOption.values(settings));
    NetworkSummary summary = NetworkSummary.of(file.toString(), network, sizes);
    ResultFormat wanted = json ? ResultFormat.JSON : format;
    try (Output output = root.openOutput(wanted)) {
      output.write(
          wanted == ResultFormat.JSON
              ? SummaryJson.of(summary)
              : SummaryText.of(summary, root.colorsOnOut()));
      output.finish();
    }
    return ExitCode.DONE;
  }
}
