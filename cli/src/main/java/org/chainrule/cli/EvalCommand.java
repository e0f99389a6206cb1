package org.chainrule.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chainrule.training.Metrics;
import org.chainrule.training.SavedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a trained network on data. */
@Command(
    name = "eval",
    description = "Measure a trained network on data with known answers.",
    customSynopsis = "chainrule eval RUN --data CSV [--format text|json]",
    footer = {
      "",
      "Examples:",
      "  ./chainrule eval runs/digits --data examples/digits/digits.csv.gz",
      "  ./chainrule eval runs/digits --data new.csv --format json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class EvalCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "the run folder that train named")
  private Path run;

  @Option(
      names = "--data",
      paramLabel = "CSV",
      required = true,
      order = 1,
      description = "the data, with the columns of the training file")
  private Path data;

  @Option(names = "--format", paramLabel = "FORMAT", order = 2, description = "text or json")
  private ResultFormat format = ResultFormat.TEXT;

  private final ChainruleCommand root;

  EvalCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Metrics metrics = SavedRun.open(run).evaluate(data);
    try (Output output = root.openOutput(format)) {
      output.write(
          format == ResultFormat.JSON ? metrics.toJson() + "\n" : TrainingText.evaluation(metrics));
      output.finish();
    }
    return ExitCode.DONE;
  }
}
