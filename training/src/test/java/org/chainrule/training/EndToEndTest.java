package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The examples, trained as a user would. */
class EndToEndTest {
  private static final Path DIGITS = Workshop.example("digits/digits.chain");
  private static final Path DIGITS_DATA = Workshop.example("digits/digits.csv.gz");
  private static final Path IRIS = Workshop.example("iris/iris.chain");

  @TempDir static Path shared;
  @TempDir Path temporary;

  private static TrainingResult digits;

  @BeforeAll
  static void trainDigits() {
    digits =
        TrainingJob.prepare(DIGITS, Workshop.options("epochs=25").into(shared.resolve("digits")))
            .run(TrainingMonitor.SILENT);
  }

  private static double accuracy(Metrics metrics) {
    return ((Metrics.Classification) metrics).accuracy();
  }

  private Path iris(String name, TrainOptions options) {
    return TrainingJob.prepare(IRIS, options.into(temporary.resolve(name)))
        .run(TrainingMonitor.SILENT)
        .run();
  }

  private static byte[] model(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("model.safetensors"));
  }

  @Test
  void digitsAreRead() {
    assertThat(digits.holdout().orElseThrow().samples()).isEqualTo(359);
    assertThat(accuracy(digits.holdout().orElseThrow())).isGreaterThanOrEqualTo(0.96);
    assertThat(digits.training().samples()).isEqualTo(1438);
    assertThat(accuracy(digits.training())).isGreaterThanOrEqualTo(0.99);
    assertThat(digits.epochs()).isEqualTo(25);
    assertThat(digits.interrupted()).isFalse();
  }

  @Test
  void irisesAreTold() {
    Path run = iris("run", TrainOptions.none());
    assertThat(accuracy(SavedRun.open(run).evaluate(Workshop.example("iris/iris.csv"))))
        .isGreaterThanOrEqualTo(0.96);
  }

  @Test
  void theSeedDecidesEveryBit() throws IOException {
    Path first = iris("first", TrainOptions.none().seeded(4));
    Path second = iris("second", TrainOptions.none().seeded(4));
    Path other = iris("other", TrainOptions.none().seeded(5));
    assertThat(model(second)).isEqualTo(model(first));
    assertThat(model(other)).isNotEqualTo(model(first));
  }

  @Test
  void predictsWhatItEvaluates() {
    SavedRun run = SavedRun.open(digits.run());
    var out = new StringWriter();
    assertThat(run.predict(DIGITS_DATA, out)).isEqualTo(1797);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(1798);
    assertThat(lines.getFirst())
        .isEqualTo("p(0),p(1),p(2),p(3),p(4),p(5),p(6),p(7),p(8),p(9),class");
    Dataset data = Dataset.read(DIGITS_DATA, DataSettings.classes("last"));
    var target = (Target.Classes) data.target();
    long right =
        IntStream.range(0, data.size())
            .filter(i ->
                Workshop.fields(lines.get(i + 1)).getLast().equals(run.classes().get(target.at(i))))
            .count();
    Metrics metrics = run.evaluate(DIGITS_DATA);
    assertThat(accuracy(metrics)).isEqualTo((double) right / data.size());
    double sum = IntStream.range(0, 10).mapToDouble(k -> Workshop.number(lines.get(1), k)).sum();
    assertThat(sum).isCloseTo(1, within(1e-6));
  }

  @Test
  void anotherReaderUnderstandsTheModel() throws IOException {
    Map<String, SafetensorsByTheBook.Entry> tensors =
        SafetensorsByTheBook.read(model(digits.run()));
    Map<String, Tensor> own = RunFolder.open(digits.run()).model().tensors();
    assertThat(tensors.keySet()).containsExactlyInAnyOrder("W", "b", "V", "d");
    tensors.forEach((name, entry) -> {
      assertThat(entry.type()).isEqualTo("F32");
      Tensor tensor = Objects.requireNonNull(own.get(name));
      assertThat(entry.values()).as(name).isEqualTo(tensor.doubles());
      assertThat("[" + entry.shape().replace(",", ", ") + "]").isEqualTo("" + tensor.shape());
    });
    assertThat(tensors.get("d")).extracting(SafetensorsByTheBook.Entry::shape).isEqualTo("1,10");
  }

  @Test
  void aLineForEachEpoch() throws IOException {
    List<String> lines = Files.readAllLines(digits.run().resolve("metrics.jsonl"));
    assertThat(lines).hasSize(25);
    double before = Double.POSITIVE_INFINITY;
    double seconds = 0;
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = Json.parse("metrics.jsonl", lines.get(i));
      assertThat(line.propertyNames())
          .containsExactly("epoch", "seconds", "samplesPerSecond", "train", "holdout");
      assertThat(line.get("epoch").intValue()).isEqualTo(i + 1);
      assertThat(line.get("seconds").doubleValue()).isGreaterThan(seconds);
      seconds = line.get("seconds").doubleValue();
      if (i % 8 == 0) {
        assertThat(line.get("train").get("loss").doubleValue()).isLessThan(before);
        before = line.get("train").get("loss").doubleValue();
      }
      assertThat(line.get("holdout").propertyNames()).containsExactly("loss", "accuracy");
    }
  }

  @Test
  void theFolderTellsWhereItComesFrom() throws IOException {
    Path run = digits.run();
    try (var files = Files.list(run)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "network.chain",
              "settings.json",
              "metrics.jsonl",
              "model.safetensors",
              "provenance.json");
    }
    assertThat(run.resolve("network.chain")).hasSameBinaryContentAs(DIGITS);
    JsonNode provenance = Json.parse("", Files.readString(run.resolve("provenance.json")));
    assertThat(provenance.get("seed").intValue()).isEqualTo(1);
    assertThat(provenance.get("chainrule").stringValue()).isEqualTo(Version.current());
    assertThat(provenance.get("java").stringValue()).isEqualTo(Runtime.version().toString());
    JsonNode file = provenance.get("data").get(0);
    assertThat(file.get("file").stringValue()).isEqualTo(DIGITS_DATA.toString());
    assertThat(file.get("sha256").stringValue())
        .isEqualTo(Provenance.DataFile.of(DIGITS_DATA).sha256());
  }

  @Test
  void theSettingsAreAllWrittenDown() throws IOException {
    Path run =
        iris(
            "run",
            Workshop.options(
                "scale=minmax", "holdout=0.4", "batch=8", "epochs=2", "optimizer=adam", "seed=6"));
    assertThat(Json.parse("", Files.readString(run.resolve("settings.json"))))
        .isEqualTo(
            Json.parse(
                "",
                """
                {"data":"../examples/iris/iris.csv","target":["last"],"columns":[],
                 "impute":"error","scale":"minmax","holdout":0.4,"batch":8,"epochs":2,
                 "optimizer":{"name":"adam","rate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1e-8},
                 "init":"glorot","seed":6,"precision":"float32","sizes":{}}
                """));
  }
}
