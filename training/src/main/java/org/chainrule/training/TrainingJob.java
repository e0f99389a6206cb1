package org.chainrule.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.Derivation;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;

/**
 * A training with everything read, resolved and checked, and nothing written yet.
 *
 * {@snippet :
 * TrainingJob job = TrainingJob.prepare(Path.of("digits.chain"), TrainOptions.none());
 * TrainingResult result = job.run(TrainingMonitor.SILENT);
 * }
 */
public final class TrainingJob {
  private final RunPlace place;
  private final TrainingSettings settings;
  private final String text;
  private final Dataset data;
  private final Split split;
  private final NetworkBinding binding;
  private final Derivation derivation;

  private TrainingJob(
      RunPlace place,
      TrainingSettings settings,
      String text,
      Dataset data,
      Split split,
      NetworkBinding binding,
      Derivation derivation) {
    this.place = place;
    this.settings = settings;
    this.text = text;
    this.data = data;
    this.split = split;
    this.binding = binding;
    this.derivation = derivation;
  }

  /**
   * Reads the network and its data, resolves the settings and derives the gradients; what is
   * quickly checked comes first.
   *
   * @throws org.chainrule.language.LanguageException if the network can't be read
   * @throws DataException if settings or data are missing or wrong, or do not fit the network, or
   *     the run folder can't be made or resumed
   */
  public static TrainingJob prepare(Path networkFile, TrainOptions options) {
    Network network = Networks.read(networkFile);
    Path folder = Optional.ofNullable(networkFile.getParent()).orElse(Path.of(""));
    TrainingSettings settings = TrainingSettings.of(network, folder, options);
    NetworkChecks.requireTrainable(networkFile.toString(), network);
    RunPlace place = RunPlace.of(networkFile, options);
    place.check();
    Derivation derivation = derivation(networkFile, network);
    DataSettings.Kind kind = NetworkBinding.kindOf(network, settings.targets().size());
    Dataset data = Dataset.read(settings.data(), settings.dataSettings(kind));
    Split split = Split.holdout(data, settings.holdout(), new Seeds(settings.seed()));
    NetworkBinding binding =
        NetworkBinding.of(
            network, data.features().columns(), kind, data.target().width(), settings.sizes());
    TargetDomains.check(data, binding);
    return new TrainingJob(place, settings, source(networkFile), data, split, binding, derivation);
  }

  private static Derivation derivation(Path networkFile, Network network) {
    try {
      return Derivation.of(network);
    } catch (CalculusException e) {
      throw new DataException(
          networkFile.toString(),
          String.valueOf(e.getMessage()),
          "Train with a loss that has a gradient.");
    }
  }

  private static String source(Path networkFile) {
    try {
      return Files.readString(networkFile);
    } catch (IOException e) {
      throw FileProblem.reading(networkFile.toString(), e);
    }
  }

  /** Returns the resolved settings. */
  public TrainingSettings settings() {
    return settings;
  }

  /** Returns the network. */
  public Network network() {
    return binding.network();
  }

  /** Returns the number of samples trained on. */
  public int samples() {
    return split.training().length;
  }

  /** Returns the number of samples held out. */
  public int holdoutSamples() {
    return split.holdout().length;
  }

  /** Returns how many numbers training changes. */
  public long parameters() {
    return network().parameters().stream()
        .mapToLong(p -> (long) binding.rows(p) * binding.columns(p))
        .sum();
  }

  /**
   * Trains. Nothing is written before the programs are compiled, and nothing stays if training
   * fails before there are weights worth keeping.
   *
   * @throws DataException if the network can't be compiled, the run folder not be made or resumed,
   *     or training diverges
   */
  public TrainingResult run(TrainingMonitor monitor) {
    Provenance.DataFile file = Provenance.DataFile.of(settings.data());
    TrainingRun run =
        new TrainingRun(this, Checkpoint.origin(text, settings, file.sha256()), monitor);
    RunFolder folder = place.open();
    boolean finished = false;
    try {
      if (place.resume()) {
        run.resume(folder);
      } else {
        folder.writeNetwork(text);
        folder.writeSettings(settings.toMap());
        folder.writeProvenance(
            new Provenance(
                List.of(file),
                settings.seed(),
                Version.current(),
                Runtime.version().toString(),
                "scalar"));
        run.initialise();
      }
      TrainingResult result = run.train(folder);
      finished = true;
      return result;
    } finally {
      if (!finished && !folder.hasModel()) {
        folder.discard();
      }
    }
  }

  String text() {
    return text;
  }

  Dataset data() {
    return data;
  }

  Split split() {
    return split;
  }

  NetworkBinding binding() {
    return binding;
  }

  Derivation derivation() {
    return derivation;
  }
}
