package org.chainrule.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chainrule.training.SavedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a trained network answer. */
@Command(
    name = "predict",
    description = "Let a trained network answer for every row of data, as CSV.",
    customSynopsis = "chainrule predict RUN --data CSV [-o FILE]",
    footer = {
      "",
      "Examples:",
      "  ./chainrule predict runs/digits --data new.csv -o answers.csv",
      "  ./chainrule predict runs/digits --data new.csv | head",
      "",
      "The data need no target column; where there is one, it is not read."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class PredictCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "the run folder that train named")
  private Path run;

  @Option(
      names = "--data",
      paramLabel = "CSV",
      required = true,
      order = 1,
      description = "the data, with the feature columns of the training file")
  private Path data;

  private final ChainruleCommand root;

  PredictCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    SavedRun saved = SavedRun.open(run);
    try (Output output = root.openOutput(StandardCharsets.UTF_8)) {
      long rows = saved.predict(data, output);
      output.finish();
      root.talk().println("answered for " + Figures.count(rows, "row"));
    }
    return ExitCode.DONE;
  }
}
