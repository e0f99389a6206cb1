package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.engine.Precision;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSettingsTest {
  private static final Path HOME = Path.of("home");

  private static TrainingSettings settings(String train, TrainOptions options) {
    String text = "dim N, H, M, K = 3\ninput x in R[N]\ntrain { " + train + " }\n";
    Network network = Networks.parse(text, "net.chain");
    return TrainingSettings.of(network, HOME, options);
  }

  private static TrainingSettings settings(String train, String... changes) {
    return settings(train, Workshop.options(changes));
  }

  @Test
  void defaults() {
    TrainingSettings settings = settings("data = \"d.csv\"");
    assertThat(settings)
        .isEqualTo(
            new TrainingSettings(
                HOME.resolve("d.csv"),
                List.of(),
                List.of("last"),
                DataSettings.Missing.ERROR,
                "none",
                new ScalingRule.None(),
                0,
                32,
                20,
                Adam.DEFAULTS,
                "glorot",
                new Initializer.Glorot(),
                1,
                Precision.FLOAT32,
                new java.util.TreeMap<>()));
  }

  @Test
  void whatTheFileSays() {
    TrainingSettings settings =
        settings(
            """
            data = "d.csv", target = "a, b", columns = "c,d", impute = drop, scale = 1/255
            holdout = 0.25, batch = 7, epochs = 3, optimizer = momentum(rate = 1/4, mu = 0.5)
            init = uniform(limit = 0.1), seed = -9, precision = float64
            """);
    assertThat(settings.targets()).containsExactly("a", "b");
    assertThat(settings.columns()).containsExactly("c", "d");
    assertThat(settings.missing()).isEqualTo(DataSettings.Missing.DROP);
    assertThat(settings.scaling()).isEqualTo(new ScalingRule.Factor(1 / 255.0));
    assertThat(settings.holdout()).isEqualTo(0.25);
    assertThat(settings.batch()).isEqualTo(7);
    assertThat(settings.epochs()).isEqualTo(3);
    assertThat(settings.optimizer()).isEqualTo(new Momentum(0.25, 0.5));
    assertThat(settings.initializer()).isEqualTo(new Initializer.Uniform(0.1));
    assertThat(settings.seed()).isEqualTo(-9);
    assertThat(settings.precision()).isEqualTo(Precision.FLOAT64);
  }

  @Test
  void optionsWin() {
    String file = "data = \"d.csv\", target = last, epochs = 3, seed = 5, optimizer = sgd";
    TrainingSettings settings =
        settings(
            file,
            "epochs=4",
            "optimizer=adam(rate = 0.5)",
            "target=label",
            "columns=a, b",
            "scale=minmax",
            "H=12",
            "M=4");
    assertThat(settings.epochs()).isEqualTo(4);
    assertThat(settings.optimizer()).isEqualTo(new Adam(0.5, 0.9, 0.999, 1e-8));
    assertThat(settings.targets()).containsExactly("label");
    assertThat(settings.columns()).containsExactly("a", "b");
    assertThat(settings.scaling()).isEqualTo(new ScalingRule.MinMax());
    assertThat(settings.sizes())
        .containsEntry(SizeName.symbolic("H"), 12)
        .containsEntry(SizeName.symbolic("M"), 4);
    assertThat(Json.line(Json.tree(settings.toMap()))).endsWith("\"sizes\":{\"H\":12,\"M\":4}}");
    assertThat(settings(file, TrainOptions.none().seeded(8)).seed()).isEqualTo(8);
  }

  @Test
  void dataAreSoughtWhereTheyWereNamed() {
    assertThat(settings("data = \"d.csv\"").data()).isEqualTo(HOME.resolve("d.csv"));
    assertThat(settings("data = \"d.csv\"", "data=e.csv").data()).isEqualTo(Path.of("e.csv"));
    assertThat(settings("data = \"d.csv\"", "data=\"my data.csv\"").data())
        .isEqualTo(Path.of("my data.csv"));
    TrainOptions given =
        new TrainOptions(
            Optional.of(Path.of("f.csv")),
            new java.util.LinkedHashMap<>(),
            Optional.empty(),
            false,
            java.util.OptionalLong.empty());
    assertThat(settings("", given).data()).isEqualTo(Path.of("f.csv"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "epochs=0 | epochs: \"0\" is not a whole number from 1. Correct the setting.",
        "epochs=2.5 | epochs: \"5/2\" is not a whole number. Correct the setting.",
        "epochs=many | epochs: \"many\" is not a whole number. Correct the setting.",
        "epochs=3000000000 | epochs: \"3000000000\" is not a whole number from 1."
            + " Correct the setting.",
        "batch=-1 | batch: \"-1\" is not a whole number from 1. Correct the setting.",
        "seed=1e30 | seed: \"1000000000000000000000000000000\" is not a whole number."
            + " Correct the setting.",
        "holdout=1 | holdout: 1 is out of range, wanted at least 0 and below 1."
            + " Write, for example, holdout = 0.2.",
        "holdout=some | holdout: \"some\" is not a number. Correct the setting.",
        "scale=huge | scale: \"huge\" is no scaling, wanted none, standard, minmax or a factor."
            + " Write, for example, scale = standard or scale = 1/255.",
        "impute=mean | impute: \"mean\" is not known, wanted drop or error."
            + " Write impute = drop, or leave it out to be told of missing values.",
        "precision=float16 | precision: \"float16\" is not known, wanted float32 or float64."
            + " Write precision = float32.",
        "optimizer=3 | optimizer: \"3\" is not a name, such as adam. Correct the setting.",
        "optimizer=sgd(rate = fast) | optimizer, rate: \"fast\" is not a number."
            + " Correct the setting.",
        "init=glorott | init: \"glorott\" is unknown, wanted zeros, normal, uniform, glorot, he."
            + " Did you mean glorot?",
        "threads=4 | threads: is a setting that this version can't follow yet. Remove it.",
        "folds=5 | folds: is a setting that this version can't follow yet. Remove it.",
        "H=0 | --set H=0: is no size, wanted a whole number from 1."
            + " Write, for example, --set H=16.",
        "H=x | --set H=x: is no size, wanted a whole number from 1."
            + " Write, for example, --set H=16.",
        "K=4 | --set K=4: K is fixed to 3 in the network."
            + " Write 'dim K' without a number there, or change it there."
      })
  void complains(String change, String message) {
    Throwable thrown = catchThrowable(() -> settings("data = \"d.csv\"", change));
    assertThat(thrown).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void withoutData() {
    assertThat(catchThrowable(() -> settings("")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "data: there is no data to train on."
                + " Write train { data = \"FILE.csv\" } in the network, or give --data FILE.csv.");
  }

  @Test
  void unknownNamesAreGuessed() {
    Throwable thrown = catchThrowable(() -> settings("data = \"d.csv\"", "epoch=5"));
    assertThat(thrown).isInstanceOf(LanguageException.class);
    assertThat(thrown).hasMessageContaining("epoch is no setting").hasMessageContaining("epochs");
  }
}
