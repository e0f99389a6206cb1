package org.chainrule.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.engine.Program;
import org.chainrule.expression.Symbol;

/** The loop: epochs of minibatches, each a run of the program and an update. */
final class TrainingRun {
  private final TrainingJob job;
  private final TrainingSettings settings;
  private final NetworkBinding binding;
  private final String origin;
  private final TrainingMonitor monitor;
  private final Scaling scaling;
  private final SavedModel model;
  private final Programs programs;
  private final SampleLoader loader;
  private final Minibatches minibatches;
  private final int[] training;
  private final int[] holdout;
  private final Evaluations evaluations;
  private final Progress progress;
  private PredictionLog log;
  private Checkpoint.Position position = new Checkpoint.Position();
  private Map<Symbol, double[]> sound = new HashMap<>();

  /** Compiles the programs; nothing is written. */
  TrainingRun(TrainingJob job, String origin, TrainingMonitor monitor) {
    this.job = job;
    this.settings = job.settings();
    this.binding = job.binding();
    this.origin = origin;
    this.monitor = monitor;
    Dataset data = job.data();
    training = job.split().training();
    holdout = job.split().holdout();
    scaling = settings.scaling().fit(data.features(), training);
    model =
        new SavedModel(job.text(), binding.sizes(), data.schema(), scaling, settings.precision());
    minibatches = new Minibatches(training.length, settings.batch());
    programs =
        Programs.training(
            binding,
            job.derivation(),
            settings.precision(),
            minibatches.batch(),
            settings.optimizer().stateSize());
    loader = new SampleLoader(data, scaling, binding);
    log = new PredictionLog(binding, data.target());
    evaluations = new Evaluations(binding, settings.precision(), training.length);
    progress =
        new Progress(
            settings.epochs(), training.length, PredictionLog.metricName(binding, data.target()));
  }

  /** Gives weights their values by the setting {@code init}; biases stay 0. */
  void initialise() {
    RandomGenerator random = new Seeds(settings.seed()).initialValues();
    Map<Symbol, double[]> values = new HashMap<>();
    for (Symbol parameter : binding.network().parameters()) {
      double[] value = programs.main().parameter(parameter).toArray();
      WeightRole role = WeightRole.of(parameter, job.derivation().loss());
      if (!role.bias()) {
        int fanIn = role.fanIn().value(binding.sizes()::get);
        int fanOut = role.fanOut().value(binding.sizes()::get);
        settings.initializer().fill(value, fanIn, fanOut, random);
      }
      values.put(parameter, value);
    }
    programs.setParameters(values);
  }

  /** Takes up where the run in {@code folder} was interrupted. */
  void resume(RunFolder folder) {
    String where = folder.checkpointPath().toString();
    Checkpoint checkpoint = Checkpoint.read(where, folder.checkpoint(), origin);
    programs.setParameters(model.parameters(where, checkpoint.file(), binding));
    checkpoint.restoreState(where, programs.main(), binding);
    checkpoint.restoreLog(where, log);
    position = checkpoint.position();
  }

  /** Trains to the end, or until it is to stop. */
  TrainingResult train(RunFolder folder) {
    double before = position.seconds;
    long start = System.nanoTime();
    sound = programs.parameters();
    progress.startAt(position.epoch, samplesDone());
    monitor.started(progress);
    boolean interrupted = false;
    try (MetricsFile metrics = folder.metrics(position.epoch - 1)) {
      while (position.epoch <= settings.epochs() && !interrupted) {
        long epochStart = System.nanoTime();
        int samplesBefore = log.samples();
        interrupted = !minibatches(folder);
        position.seconds = before + seconds(start);
        if (!interrupted) {
          double rate = (log.samples() - samplesBefore) / seconds(epochStart);
          finishEpoch(folder, metrics, rate);
        }
      }
    }
    save(folder, interrupted);
    return new TrainingResult(
        folder.path(),
        measured(training),
        holdoutMetrics(),
        position.epoch - 1,
        position.seconds,
        interrupted);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }

  private int samplesDone() {
    return Math.min(minibatches.from(position.minibatch), training.length);
  }

  /** Trains to the end of the epoch; returns whether it got there. */
  private boolean minibatches(RunFolder folder) {
    int[] order = Minibatches.order(training, new Seeds(settings.seed()), position.epoch);
    while (position.minibatch < minibatches.count()) {
      minibatch(folder, order);
      position.minibatch++;
      progress.update(position.epoch, samplesDone(), log.meanLoss(), log.meanMetric());
      if (monitor.stopRequested()) {
        return false;
      }
    }
    return true;
  }

  private void minibatch(RunFolder folder, int[] order) {
    int from = minibatches.from(position.minibatch);
    int count = minibatches.size(position.minibatch);
    Program program = programs.forCount(count);
    for (int i = 0; i < count; i++) {
      loader.load(program, i, order[from + i]);
    }
    program.run(count);
    if (!Double.isFinite(program.loss())) {
      throw diverged(folder, "the loss is " + program.loss() + ", no finite number");
    }
    if (!Double.isFinite(program.gradientNorm())) {
      throw diverged(folder, "the gradient is not finite any more");
    }
    log.add(program, order, from, count);
    programs.collectGradients(program);
    position.updates++;
    update(programs.main());
  }

  private void update(Program program) {
    switch (settings.optimizer()) {
      case Sgd(double rate) -> program.applySgd(rate);
      case Momentum(double rate, double mu) -> program.applyMomentum(rate, mu);
      case Adam(double rate, double beta1, double beta2, double epsilon) ->
          program.applyAdam(rate, beta1, beta2, epsilon, position.updates);
    }
  }

  private void finishEpoch(RunFolder folder, MetricsFile file, double samplesPerSecond) {
    Map<Symbol, double[]> parameters = programs.parameters();
    if (!finite(parameters)) {
      throw diverged(folder, "the weights are not finite any more");
    }
    sound = parameters;
    EpochMetrics metrics =
        new EpochMetrics(
            position.epoch, position.seconds, samplesPerSecond, log.metrics(), holdoutMetrics());
    position.epoch++;
    position.minibatch = 0;
    log = new PredictionLog(binding, job.data().target());
    file.append(metrics);
    monitor.epochDone(metrics);
  }

  private static boolean finite(Map<Symbol, double[]> parameters) {
    return parameters.values().stream()
        .allMatch(values -> Arrays.stream(values).allMatch(Double::isFinite));
  }

  /** The bad update is not made, and the last finite weights are saved. */
  private DataException diverged(RunFolder folder, String problem) {
    Map<Symbol, double[]> now = programs.parameters();
    boolean usable = finite(now);
    folder.writeModel(model.with(binding, usable ? now : sound));
    return new DataException(
        "epoch %s, minibatch %s"
            .formatted(position.epoch, Math.min(position.minibatch + 1, minibatches.count())),
        problem,
        "Try a smaller rate, or scale = standard; the weights from before this %s are in %s."
            .formatted(usable ? "minibatch" : "epoch", folder.path()));
  }

  private Optional<Metrics> holdoutMetrics() {
    return holdout.length == 0 ? Optional.empty() : Optional.of(measured(holdout));
  }

  private Metrics measured(int[] samples) {
    evaluations.programs().setParameters(programs.parameters());
    return evaluations.measure(job.data(), scaling, samples);
  }

  private void save(RunFolder folder, boolean interrupted) {
    Safetensors file = model.with(binding, programs.parameters());
    folder.writeModel(file);
    if (interrupted) {
      folder.writeCheckpoint(
          Checkpoint.of(position, file, programs.main(), binding, log, origin).file());
    } else {
      folder.removeCheckpoint();
    }
  }
}
