package org.chainrule.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chainrule.language.Networks;
import org.chainrule.training.EpochMetrics;
import org.chainrule.training.Progress;
import org.chainrule.training.TrainOptions;
import org.chainrule.training.TrainingJob;
import org.chainrule.training.TrainingMonitor;
import org.chainrule.training.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a network and leaves a run folder behind. */
@Command(
    name = "train",
    description = {"Train a network on data and save the run in a folder of its own."},
    customSynopsis = {
      "chainrule train FILE [--data CSV] [--set key=value]… [--out DIR] [--resume]",
      "                     [--progress bar|lines|json|none] [--format text|json]"
    },
    footer = {
      "",
      "Examples:",
      "  ./chainrule train examples/digits/digits.chain",
      "  ./chainrule train net.chain --data my.csv --set epochs=5 --set H=32",
      "  ./chainrule train net.chain --set 'optimizer = sgd(rate = 0.1)'",
      "  ./chainrule train net.chain --out runs/first --seed 7",
      "  ./chainrule train net.chain --resume --out runs/first",
      "",
      "Ctrl-C saves what was trained so far and says how to go on."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class TrainCommand implements Callable<Integer> {
  /** What {@code train { }} knows, to help those who write {@code --epochs 5}. */
  private static final Set<String> SETTINGS =
      Set.of(
          "target",
          "columns",
          "impute",
          "scale",
          "holdout",
          "batch",
          "epochs",
          "optimizer",
          "init",
          "precision");

  @Parameters(paramLabel = "FILE", description = "the network, as FILE.chain")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "CSV",
      order = 1,
      description = "the data (else the file named in train { data = … })")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "key=value",
      order = 2,
      description = "a setting of train { } or a size; may be repeated")
  private List<String> settings = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      order = 3,
      description = "the run folder; must be new or empty (else one is made in runs/)")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", order = 4, description = "go on with the run in --out DIR")
  private boolean resume;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      order = 5,
      description = "bar (on a terminal), lines (elsewhere), json or none")
  private Optional<ProgressStyle> style = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", order = 6, description = "text or json")
  private ResultFormat format = ResultFormat.TEXT;

  private final ChainruleCommand root;

  TrainCommand(ChainruleCommand root) {
    this.root = root;
  }

  static boolean isSetting(String name) {
    return SETTINGS.contains(name);
  }

  @Override
  public Integer call() {
    if (resume && out.isEmpty()) {
      throw new CliException(
          "--resume", "needs the run to go on with", "Add --out with its folder.");
    }
    TrainingJob job =
        TrainingJob.prepare(
            file, new TrainOptions(data, SetOption.values(settings), out, resume, root.seed()));
    root.warn(Networks.tryRead(file).warnings());
    try (Output output = root.openOutput(format)) {
      PrintStream talk = root.talk();
      announce(job, talk);
      TrainingResult result = run(job);
      if (result.interrupted()) {
        talk.printf(
            "interrupted after %d of %s; saved in %s%ngo on with: %s%n",
            result.epochs(),
            Figures.count(job.settings().epochs(), "epoch"),
            result.run(),
            goOn(result));
      }
      output.write(format == ResultFormat.JSON ? TrainingJson.of(result) : TrainingText.of(result));
      output.finish();
      return result.interrupted() ? ExitCode.INTERRUPTED : ExitCode.DONE;
    }
  }

  private TrainingResult run(TrainingJob job) {
    Interruption interruption = root.interruption();
    interruption.listen();
    try (ProgressDisplay display = display()) {
      return job.run(
          new TrainingMonitor() {
            @Override
            public void started(Progress progress) {
              display.started(progress);
            }

            @Override
            public void epochDone(EpochMetrics metrics) {
              display.epochDone(metrics);
            }

            @Override
            public boolean stopRequested() {
              return interruption.requested();
            }
          });
    }
  }

  private ProgressDisplay display() {
    Terminal terminal = root.terminal();
    ProgressStyle usual =
        terminal.errIsTerminal() && !terminal.dumb() ? ProgressStyle.BAR : ProgressStyle.LINES;
    return switch (style.orElse(root.quiet() ? ProgressStyle.NONE : usual)) {
      case BAR -> new ProgressBar(terminal);
      case LINES -> new ProgressLines(terminal.err());
      case JSON -> new ProgressJson(terminal.err());
      case NONE -> new NoProgress();
    };
  }

  private void announce(TrainingJob job, PrintStream talk) {
    String holdout =
        job.holdoutSamples() > 0
            ? ", %s held out".formatted(Figures.count(job.holdoutSamples()))
            : "";
    talk.printf(
        "%s: %s, %s to train on%s%n",
        file.getFileName(),
        Figures.count(job.parameters(), "parameter"),
        Figures.count(job.samples(), "sample"),
        holdout);
  }

  /** A run goes on with what it was started with, and nothing else. */
  private String goOn(TrainingResult result) {
    List<String> words = new ArrayList<>(List.of("train", file.toString()));
    data.ifPresent(path -> words.addAll(List.of("--data", path.toString())));
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    root.seed().ifPresent(seed -> words.addAll(List.of("--seed", Long.toString(seed))));
    words.addAll(List.of("--resume", "--out", result.run().toString()));
    return ShellWords.chainrule(words);
  }
}
