package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was interrupted and resumed is the unbroken run, bit for bit. */
class ResumeTest {
  private static final Path IRIS = Workshop.example("iris/iris.chain");

  /** 120 samples in minibatches of 16: 7 whole ones and one of 8. */
  private static final int MINIBATCHES = 8;

  private static final int EPOCHS = 4;

  @TempDir Path temporary;

  /** Stops after so many minibatches. */
  private static final class Stop implements TrainingMonitor {
    private int left;

    Stop(int minibatches) {
      left = minibatches;
    }

    @Override
    public boolean stopRequested() {
      left--;
      return left == 0;
    }
  }

  private TrainOptions options(String run, String optimizer, String precision) {
    return Workshop.options("optimizer=" + optimizer, "precision=" + precision, "epochs=" + EPOCHS)
        .into(temporary.resolve(run));
  }

  private static byte[] model(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("model.safetensors"));
  }

  /** The lines of {@code metrics.jsonl} without what depends on the clock. */
  private static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceAll("\"(seconds|samplesPerSecond)\":[^,]*,", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "sgd(rate = 0.1), float32",
    "sgd(rate = 0.1), float64",
    "momentum(rate = 0.05), float32",
    "momentum(rate = 0.05), float64",
    "adam, float32",
    "adam, float64"
  })
  void atEveryKindOfPlace(String optimizer, String precision) throws IOException {
    TrainOptions unbroken = options("unbroken", optimizer, precision);
    TrainingJob.prepare(IRIS, unbroken).run(TrainingMonitor.SILENT);
    Path expected = temporary.resolve("unbroken");
    var random = new SplittableRandom(7);
    List<Integer> places = new ArrayList<>(List.of(1, MINIBATCHES - 1, MINIBATCHES));
    places.addAll(List.of(2 * MINIBATCHES, EPOCHS * MINIBATCHES));
    random.ints(3, 1, EPOCHS * MINIBATCHES).forEach(places::add);
    for (int place : places) {
      TrainOptions broken = options("broken" + place, optimizer, precision);
      Path run = broken.out().orElseThrow();
      if (!Files.exists(run)) {
        assertThat(TrainingJob.prepare(IRIS, broken).run(new Stop(place)).interrupted()).isTrue();
        TrainingResult result =
            TrainingJob.prepare(IRIS, Workshop.resuming(broken)).run(TrainingMonitor.SILENT);
        assertThat(result.interrupted()).isFalse();
        assertThat(result.epochs()).isEqualTo(EPOCHS);
        assertThat(model(run)).isEqualTo(model(expected));
        assertThat(metrics(run)).isEqualTo(metrics(expected)).hasSize(EPOCHS);
        assertThat(run.resolve("checkpoint.safetensors")).doesNotExist();
      }
    }
  }

  @Test
  void againAndAgain() throws IOException {
    TrainingJob.prepare(IRIS, options("unbroken", "adam", "float32")).run(TrainingMonitor.SILENT);
    TrainOptions broken = options("broken", "adam", "float32");
    boolean interrupted = TrainingJob.prepare(IRIS, broken).run(new Stop(5)).interrupted();
    int interruptions = 0;
    while (interrupted) {
      interruptions++;
      interrupted =
          TrainingJob.prepare(IRIS, Workshop.resuming(broken)).run(new Stop(5)).interrupted();
    }
    assertThat(interruptions).isEqualTo(EPOCHS * MINIBATCHES / 5);
    assertThat(model(temporary.resolve("broken"))).isEqualTo(model(temporary.resolve("unbroken")));
    assertThat(metrics(temporary.resolve("broken")))
        .isEqualTo(metrics(temporary.resolve("unbroken")));
  }

  @Test
  void ofANetworkAboutAWholeBatch() throws IOException {
    var workshop = new Workshop(temporary);
    workshop.folder().resource("iris.csv");
    Path network =
        workshop.network(
            """
            dim M
            input X in R[M,4]
            target T in onehot[M,3]
            param W in R[4,3], b in R[1,3]
            Y = softmax(X W + b)
            loss L = -sum(T .* log(Y)) / M + 0.01 * sum(W.^2)
            train { data = "iris.csv", epochs = 3, batch = 40 }
            """);
    workshop.train(network, "unbroken");
    TrainOptions broken = TrainOptions.none().into(temporary.resolve("broken"));
    TrainingJob.prepare(network, broken).run(new Stop(7));
    TrainingJob.prepare(network, Workshop.resuming(broken)).run(TrainingMonitor.SILENT);
    assertThat(model(temporary.resolve("broken"))).isEqualTo(model(temporary.resolve("unbroken")));
  }

  /** Interrupted, gone on with, killed after an epoch, gone on with again. */
  @Test
  void linesOfEpochsThatAreDoneAgainAreReplaced() throws IOException {
    TrainingJob.prepare(IRIS, options("unbroken", "adam", "float32")).run(TrainingMonitor.SILENT);
    TrainOptions broken = options("broken", "adam", "float32");
    TrainingJob.prepare(IRIS, broken).run(new Stop(MINIBATCHES + 3));
    Path metrics = temporary.resolve("broken/metrics.jsonl");
    Files.writeString(metrics, Files.readString(metrics) + "{\"epoch\":2}\n{\"epoch\":3}\n");
    TrainingJob.prepare(IRIS, Workshop.resuming(broken)).run(TrainingMonitor.SILENT);
    assertThat(metrics(temporary.resolve("broken")))
        .isEqualTo(metrics(temporary.resolve("unbroken")));
  }

  @Test
  void theDataMayLieElsewhere() throws IOException {
    TrainOptions broken = options("broken", "adam", "float32");
    TrainingJob.prepare(IRIS, broken).run(new Stop(3));
    Path copy = Files.copy(Workshop.example("iris/iris.csv"), temporary.resolve("elsewhere.csv"));
    TrainOptions again =
        new TrainOptions(Optional.of(copy), broken.settings(), broken.out(), true, broken.seed());
    assertThat(TrainingJob.prepare(IRIS, again).run(TrainingMonitor.SILENT).interrupted())
        .isFalse();
  }

  private String complaint(TrainOptions options) {
    return new Folder(temporary)
        .complaint(() -> TrainingJob.prepare(IRIS, options).run(TrainingMonitor.SILENT));
  }

  @Test
  void anotherRunIsRefused() throws IOException {
    TrainOptions broken = options("broken", "adam", "float32");
    TrainingJob.prepare(IRIS, broken).run(new Stop(3));
    byte[] before = model(temporary.resolve("broken"));
    String message =
        "broken/checkpoint.safetensors: belongs to a run with another network, other data or other"
            + " settings. Resume with exactly what the run was started with, or start a new one"
            + " with another --out.";
    assertThat(complaint(Workshop.resuming(options("broken", "sgd", "float32"))))
        .isEqualTo(message);
    assertThat(complaint(Workshop.resuming(broken).seeded(8))).isEqualTo(message);
    assertThat(model(temporary.resolve("broken"))).isEqualTo(before);
  }

  @Test
  void whatCanNotBeResumed() {
    assertThat(complaint(Workshop.resuming(options("no", "adam", "float32"))))
        .isEqualTo("no: there is no such folder. Give the folder that train named at its end.");
    TrainOptions done = options("done", "adam", "float32");
    TrainingJob.prepare(IRIS, done).run(TrainingMonitor.SILENT);
    assertThat(complaint(Workshop.resuming(done)))
        .isEqualTo(
            "done: is a finished run: there is nothing to resume."
                + " Start a new one without --resume.");
    assertThat(complaint(Workshop.resuming(Workshop.options())))
        .isEqualTo(
            "--resume: does not say which run to go on with. Add --out with the run's folder.");
  }

  @Test
  void damagedCheckpointsAreRefused() throws IOException {
    TrainOptions broken = options("broken", "adam", "float32");
    TrainingJob.prepare(IRIS, broken).run(new Stop(3));
    Path file = temporary.resolve("broken/checkpoint.safetensors");
    Safetensors whole = Safetensors.read(file);

    changed(whole, "epoch", "0").write(file);
    assertThat(complaint(Workshop.resuming(broken)))
        .isEqualTo(
            "broken/checkpoint.safetensors: its position is damaged."
                + " Start the run again with another --out.");
    changed(whole, "minibatch", "x").write(file);
    assertThat(complaint(Workshop.resuming(broken))).contains("its position is damaged");
    without(whole, "optimizer/1/V").write(file);
    assertThat(complaint(Workshop.resuming(broken)))
        .startsWith("broken/checkpoint.safetensors: lacks the optimiser's state of V.");
    without(whole, "epoch/log").write(file);
    assertThat(complaint(Workshop.resuming(broken)))
        .startsWith("broken/checkpoint.safetensors: lacks what its epoch came to so far.");
    without(whole, "W").write(file);
    assertThat(complaint(Workshop.resuming(broken)))
        .startsWith("broken/checkpoint.safetensors: lacks the parameters W.");
    byte[] bytes = new byte[100];
    Files.write(file, bytes);
    assertThat(complaint(Workshop.resuming(broken))).startsWith("broken/checkpoint.safetensors: ");
  }

  private static Safetensors changed(Safetensors file, String key, String value) {
    var metadata = new TreeMap<>(file.metadata());
    metadata.put(key, value);
    return new Safetensors((Map<String, String>) metadata, file.tensors());
  }

  private static Safetensors without(Safetensors file, String tensor) {
    var tensors = new TreeMap<>(file.tensors());
    assertThat(tensors.remove(tensor)).isNotNull();
    return new Safetensors(file.metadata(), (Map<String, Tensor>) tensors);
  }
}
