package org.chainrule.training;

import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chainrule.engine.Program;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Networks;

/** A trained network, ready to be measured on other data and to predict. */
public final class SavedRun {
  private final Network network;
  private final SavedModel model;
  private final NetworkBinding binding;
  private final Map<Symbol, double[]> parameters;

  private SavedRun(
      Network network, SavedModel model, NetworkBinding binding, Map<Symbol, double[]> parameters) {
    this.network = network;
    this.model = model;
    this.binding = binding;
    this.parameters = parameters;
  }

  /**
   * Opens a run folder.
   *
   * @throws DataException if it is none, or damaged
   */
  public static SavedRun open(Path folder) {
    Safetensors file = RunFolder.open(folder).model();
    String where = folder.resolve("model.safetensors").toString();
    SavedModel.requireFormat(where, file);
    Network network = Networks.parse(SavedModel.metadata(where, file, "network"), where);
    NetworkChecks.requireTrainable(where, network);
    SavedModel model = SavedModel.read(where, file, network);
    NetworkBinding binding = binding(where, network, model);
    return new SavedRun(network, model, binding, model.parameters(where, file, binding));
  }

  private static NetworkBinding binding(String where, Network network, SavedModel model) {
    int features = model.schema().features().size();
    return switch (model.schema().target()) {
      case Schema.Classes classes ->
          NetworkBinding.of(
              network, features, DataSettings.Kind.CLASSES, classes.names().size(), model.sizes());
      case Schema.Numbers numbers ->
          NetworkBinding.of(
              network,
              features,
              DataSettings.Kind.NUMBERS,
              numbers.columns().size(),
              model.sizes());
      case Schema.None _ -> throw Json.damaged(where, "its schema has no target");
    };
  }

  /** Returns the network as it was trained. */
  public Network network() {
    return network;
  }

  /**
   * Measures the network on a file with the columns of training.
   *
   * @throws DataException if the file can't be read or does not fit
   */
  public Metrics evaluate(Path file) {
    Dataset data = Dataset.read(file, model.schema(), storage());
    TargetDomains.check(data, binding);
    Evaluations evaluations = new Evaluations(binding, model.precision(), data.size());
    evaluations.programs().setParameters(parameters);
    return evaluations.measure(data, model.scaling(), IntStream.range(0, data.size()).toArray());
  }

  /**
   * Predicts for each row of a file and writes CSV: for classes the probability of each, then the
   * class; for numbers one column each.
   *
   * @param out written to and left open
   * @return the number of rows
   * @throws DataException if the file can't be read or does not fit, or the network names no value
   *     that could be its prediction
   */
  public long predict(Path file, Writer out) {
    if (binding.predictions().isEmpty()) {
      String targets = String.join(", ", binding.targets().stream().map(Symbol::name).toList());
      throw new DataException(
          "the network",
          "names no prediction: no definition has the shape of " + targets,
          "Give what it should answer a name, as in 'y = softmax(h V + d)'.");
    }
    Dataset data = Dataset.readFeatures(file, model.schema(), storage());
    Programs programs =
        Programs.predicting(binding, model.precision(), Math.min(Evaluations.BATCH, data.size()));
    programs.setParameters(parameters);
    SampleLoader loader = new SampleLoader(data, model.scaling(), binding);
    OutputReader outputs = new OutputReader(binding);
    double[] answer = new double[outputs.width()];
    PredictionWriter writer = new PredictionWriter(model.schema().target(), model.precision(), out);
    Minibatches minibatches = new Minibatches(data.size(), programs.batch());
    for (int m = 0; m < minibatches.count(); m++) {
      int from = minibatches.from(m);
      int count = minibatches.size(m);
      Program program = programs.forCount(count);
      for (int i = 0; i < count; i++) {
        loader.load(program, i, from + i);
      }
      program.run(count);
      for (int i = 0; i < count; i++) {
        outputs.read(program, i, answer);
        writer.row(answer);
      }
    }
    writer.flush();
    return data.size();
  }

  private Storage storage() {
    return Storage.of(model.precision());
  }

  /** Returns the names of the classes in the order of the predictions; empty for numbers. */
  public List<String> classes() {
    return model.schema().target() instanceof Schema.Classes classes
        ? new ArrayList<>(classes.names())
        : List.of();
  }
}
