package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five epochs of minibatches end where plain loops end. */
class GradientDescentTest {
  private static final String NETWORK =
      """
      dim N, H = 4, C
      input x in R[1,N]
      target t in onehot[1,C]
      param W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]
      h = tanh(x W + b)
      y = softmax(h V + d)
      loss L = -t · log(y)
      train { data = "data.csv", batch = 4, epochs = 5, precision = float64, seed = 3 }
      """;

  private static final int SAMPLES = 10;

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"sgd(rate = 0.2)", "momentum(rate = 0.1, mu = 0.8)", "adam(rate = 0.05)"})
  void agreesWithPlainLoops(String optimizer) {
    var workshop = new Workshop(temporary);
    var random = new SplittableRandom(5);
    double[][] x = new double[SAMPLES][3];
    int[] labels = new int[SAMPLES];
    StringBuilder csv = new StringBuilder();
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = Math.round(random.nextDouble(-2, 2) * 1000) / 1000.0;
        csv.append(String.format(Locale.ROOT, "%.3f,", x[i][j]));
      }
      labels[i] = i % 2;
      csv.append(labels[i]).append('\n');
    }
    workshop.folder().write("data.csv", csv.toString());
    Map<String, double[]> trained = workshop.trained(NETWORK, "run", "optimizer=" + optimizer);

    var reference = new ReferenceNetwork(3, 4, 2);
    var seeds = new Seeds(3);
    reference.initialise(seeds.initialValues());
    int[] all = java.util.stream.IntStream.range(0, SAMPLES).toArray();
    TrainingSettings settings =
        TrainingJob.prepare(workshop.network(NETWORK), Workshop.options("optimizer=" + optimizer))
            .settings();
    for (int epoch = 1; epoch <= 5; epoch++) {
      int[] order = Minibatches.order(all, seeds, epoch);
      for (int from = 0; from < SAMPLES; from += 4) {
        int to = Math.min(from + 4, SAMPLES);
        reference.clearGradients();
        for (int i = from; i < to; i++) {
          reference.backward(x[order[i]], labels[order[i]], 1.0 / (to - from));
        }
        reference.update(settings.optimizer());
      }
    }
    assertThat(trained.keySet()).containsExactlyInAnyOrder("W", "b", "V", "d");
    reference
        .parameters()
        .forEach((name, values) ->
            assertThat(trained.get(name)).as(name).containsExactly(values, within(1e-12)));
  }
}
