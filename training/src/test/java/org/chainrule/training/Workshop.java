package org.chainrule.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** A temporary folder in which a test trains networks. */
record Workshop(Folder folder) {
  /** Where the examples lie, seen from the room in which Maven runs the tests. */
  private static final Path EXAMPLES = Path.of("../examples");

  Workshop(Path path) {
    this(new Folder(path));
  }

  static Path example(String name) {
    return EXAMPLES.resolve(name);
  }

  /** Options with settings given as {@code key=value}. */
  static TrainOptions options(String... settings) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      map.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new TrainOptions(Optional.empty(), map, Optional.empty(), false, OptionalLong.empty());
  }

  static TrainOptions resuming(TrainOptions options) {
    return new TrainOptions(
        options.data(), options.settings(), options.out(), true, options.seed());
  }

  Path network(String text) {
    return folder.write("net.chain", text);
  }

  /** Trains the network in {@code run} and returns how it ended. */
  TrainingResult train(Path network, String run, String... settings) {
    return TrainingJob.prepare(network, options(settings).into(run(run)))
        .run(TrainingMonitor.SILENT);
  }

  Path run(String name) {
    return folder.path().resolve(name);
  }

  /** Trains a text with the data in {@code data.csv} and returns the parameters by name. */
  Map<String, double[]> trained(String text, String run, String... settings) {
    train(network(text), run, settings);
    return parameters(run(run));
  }

  static Map<String, double[]> parameters(Path run) {
    Map<String, double[]> values = new LinkedHashMap<>();
    Safetensors model = RunFolder.open(run).model();
    model.tensors().forEach((name, tensor) -> values.put(name, tensor.doubles()));
    return values;
  }

  /** A line's fields. */
  static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }

  /** A field, counted from 0, as a number. */
  static double number(String line, int field) {
    return Double.parseDouble(fields(line).get(field));
  }

  /** The message that preparing and training end with. */
  String complaint(Path network, String... settings) {
    return folder.complaint(() -> train(network, "complaining", settings));
  }

  String complaint(String text, String... settings) {
    return complaint(network(text), settings);
  }
}
