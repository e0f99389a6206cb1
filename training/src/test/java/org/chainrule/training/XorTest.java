package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example {@code xor} learns its task from wherever it starts. */
class XorTest {
  private static final int SEEDS = 1_000;

  @TempDir Path temporary;

  private record Outcome(long seed, Metrics.Classification metrics) {}

  @Test
  void convergesFromEverySeed() {
    List<Outcome> outcomes =
        LongStream.rangeClosed(1, SEEDS).parallel().mapToObj(this::train).toList();
    assertThat(outcomes).hasSize(SEEDS);
    Outcome slowest =
        outcomes.stream()
            .max((a, b) -> Double.compare(a.metrics().loss(), b.metrics().loss()))
            .orElseThrow();
    System.out.printf(
        "xor: %d seeds, largest loss %.5f with seed %d%n",
        outcomes.size(), slowest.metrics().loss(), slowest.seed());
    assertThat(outcomes).allMatch(outcome -> outcome.metrics().accuracy() == 1);
    assertThat(slowest.metrics().loss()).isLessThan(0.01);
  }

  private Outcome train(long seed) {
    TrainOptions options = TrainOptions.none().into(temporary.resolve("run" + seed)).seeded(seed);
    TrainingResult result =
        TrainingJob.prepare(Workshop.example("xor/xor.chain"), options).run(TrainingMonitor.SILENT);
    return new Outcome(seed, (Metrics.Classification) result.training());
  }
}
