package org.chainrule.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chainrule.engine.Precision;
import org.chainrule.expression.Network;
import org.chainrule.expression.Setting;
import org.chainrule.expression.SizeName;
import org.chainrule.language.Networks;

/**
 * The settings of one training, all resolved: from the options, else the network's {@code train {
 * }}, else the defaults, which stand in {@link #of} and nowhere else.
 *
 * @param data the data file
 * @param columns the feature columns; empty for all that are no target
 * @param targets the target columns
 * @param missing what to do with rows that lack a value
 * @param scale how features are scaled, as the language writes it
 * @param scaling what {@code scale} means
 * @param holdout the share held out, from 0
 * @param batch the size of a minibatch
 * @param epochs the number of epochs
 * @param optimizer how parameters are updated
 * @param init how weights start, as the language writes it
 * @param initializer what {@code init} means
 * @param seed the seed of everything drawn by chance
 * @param precision the precision of the arithmetic
 * @param sizes values of symbolic sizes that were set, by name
 */
public record TrainingSettings(
    Path data,
    List<String> columns,
    List<String> targets,
    DataSettings.Missing missing,
    String scale,
    ScalingRule scaling,
    double holdout,
    int batch,
    int epochs,
    Optimizer optimizer,
    String init,
    Initializer initializer,
    long seed,
    Precision precision,
    SortedMap<SizeName, Integer> sizes) {

  private static final List<String> LATER =
      List.of(
          "test",
          "labels",
          "testlabels",
          "schedule",
          "decay",
          "clip",
          "stop",
          "folds",
          "weights",
          "threads");

  /** Settings that hold a text: {@code --set} takes them without quotes too. */
  private static final List<String> TEXTS = List.of("data", "target", "columns");

  /** Copies the collections. */
  public TrainingSettings {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
    sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
  }

  /**
   * Resolves the settings.
   *
   * @param folder what the file's {@code data = "…"} is relative to
   * @throws DataException if one is missing, unknown or out of range
   * @throws org.chainrule.language.LanguageException if a setting's text can't be read
   */
  public static TrainingSettings of(Network network, Path folder, TrainOptions options) {
    SortedMap<SizeName, Integer> sizes = new TreeMap<>();
    SequencedMap<String, Setting> all = new LinkedHashMap<>(network.training());
    options.settings().forEach((name, text) -> override(network, name, text, all, sizes));
    for (String name : all.keySet()) {
      if (LATER.contains(name)) {
        throw new DataException(
            name, "is a setting that this version can't follow yet", "Remove it.");
      }
    }
    SettingReader read = new SettingReader(all);
    Setting.Invocation optimizer = read.invocation("optimizer", "adam");
    Setting.Invocation init = read.invocation("init", "glorot");
    String scale = read.text("scale").orElse("none");
    double holdout = read.number("holdout", 0);
    Split.requireShare(holdout);
    return new TrainingSettings(
        options.data().orElseGet(() -> dataFile(read, folder, options)),
        read.list("columns"),
        read.list("target").isEmpty() ? List.of("last") : read.list("target"),
        missing(read),
        scale,
        ScalingRule.parse(scale),
        holdout,
        read.whole("batch", 32, 1),
        read.whole("epochs", 20, 1),
        Optimizer.of(optimizer.name(), SettingReader.constants("optimizer", optimizer)),
        SettingReader.print(init),
        Initializer.of(init.name(), SettingReader.constants("init", init)),
        options.seed().orElseGet(() -> read.integer("seed", 1)),
        precision(read),
        sizes);
  }

  private static void override(
      Network network,
      String name,
      String text,
      SequencedMap<String, Setting> all,
      SortedMap<SizeName, Integer> sizes) {
    Optional<SizeName> size =
        network.sizes().stream().filter(declared -> declared.name().equals(name)).findFirst();
    if (size.isEmpty()) {
      boolean bare = TEXTS.contains(name) && !text.startsWith("\"");
      String value = bare ? '"' + text + '"' : text;
      all.putAll(Networks.parse("train { " + name + " = " + value + " }\n", "--set").training());
      return;
    }
    if (size.get().value().isPresent()) {
      throw new DataException(
          "--set " + name + "=" + text,
          "%s is fixed to %d in the network".formatted(name, size.get().value().getAsInt()),
          "Write 'dim " + name + "' without a number there, or change it there.");
    }
    if (!text.strip().matches("[1-9][0-9]{0,8}")) {
      throw new DataException(
          "--set " + name + "=" + text,
          "is no size, wanted a whole number from 1",
          "Write, for example, --set " + name + "=16.");
    }
    sizes.put(size.get(), Integer.parseInt(text.strip()));
  }

  private static Path dataFile(SettingReader read, Path folder, TrainOptions options) {
    String name =
        read.text("data")
            .orElseThrow(() ->
                new DataException(
                    "data",
                    "there is no data to train on",
                    "Write train { data = \"FILE.csv\" } in the network, or give --data"
                        + " FILE.csv."));
    return options.settings().containsKey("data") ? Path.of(name) : folder.resolve(name);
  }

  private static DataSettings.Missing missing(SettingReader read) {
    String impute = read.text("impute").orElse("error");
    return switch (impute) {
      case "error" -> DataSettings.Missing.ERROR;
      case "drop" -> DataSettings.Missing.DROP;
      default ->
          throw new DataException(
              "impute",
              Wording.quoted(impute) + " is not known, wanted drop or error",
              "Write impute = drop, or leave it out to be told of missing values.");
    };
  }

  private static Precision precision(SettingReader read) {
    String text = read.text("precision").orElse("float32");
    return Arrays.stream(Precision.values())
        .filter(p -> p.word().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new DataException(
                "precision",
                Wording.quoted(text) + " is not known, wanted float32 or float64",
                "Write precision = float32."));
  }

  /** How the data file is to be read for {@code kind} of answers. */
  DataSettings dataSettings(DataSettings.Kind kind) {
    return new DataSettings(columns, targets, kind, missing, Storage.of(precision));
  }

  /** All settings under the language's names, for {@code settings.json}. */
  SequencedMap<String, Object> toMap() {
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    map.put("data", data.toString());
    map.put("target", targets);
    map.put("columns", columns);
    map.put("impute", missing.name().toLowerCase(Locale.ROOT));
    map.put("scale", scale);
    map.put("holdout", holdout);
    map.put("batch", batch);
    map.put("epochs", epochs);
    SequencedMap<String, Object> constants = new LinkedHashMap<>();
    constants.put("name", optimizer.name());
    constants.putAll(optimizer.constants());
    map.put("optimizer", constants);
    map.put("init", init);
    map.put("seed", seed);
    map.put("precision", precision.word());
    SequencedMap<String, Object> sizesByName = new LinkedHashMap<>();
    sizes.forEach((name, value) -> sizesByName.put(name.name(), value));
    map.put("sizes", sizesByName);
    return map;
  }
}
