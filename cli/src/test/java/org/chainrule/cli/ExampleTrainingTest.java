package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.training.Metrics;
import org.chainrule.training.TrainOptions;
import org.chainrule.training.TrainingJob;
import org.chainrule.training.TrainingMonitor;
import org.chainrule.training.TrainingResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the examples promise, from whatever seed their training starts. */
class ExampleTrainingTest {
  @TempDir private Path folder;

  @Test
  void digitsAreReadFromEachOfFiveSeeds() {
    List<Double> accuracies =
        train("digits", 5).stream().map(run -> accuracy(run.holdout().orElseThrow())).toList();
    assertThat(accuracies).allMatch(accuracy -> accuracy >= 0.96);
    assertThat(accuracies.stream().mapToDouble(accuracy -> accuracy).average().orElse(0))
        .isGreaterThanOrEqualTo(0.975);
  }

  @Test
  void irisesAreToldApartFromEachOfTwentySeeds() {
    assertThat(train("iris", 20)).allMatch(run -> accuracy(run.training()) >= 0.95);
  }

  private List<TrainingResult> train(String example, int seeds) {
    Path network = Path.of("../examples", example, example + ".chain");
    return IntStream.rangeClosed(1, seeds)
        .parallel()
        .mapToObj(seed ->
            TrainingJob.prepare(
                    network,
                    TrainOptions.none().seeded(seed).into(folder.resolve(Integer.toString(seed))))
                .run(TrainingMonitor.SILENT))
        .toList();
  }

  private static double accuracy(Metrics metrics) {
    return metrics instanceof Metrics.Classification classes ? classes.accuracy() : Double.NaN;
  }
}
