package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that runs away says so, and keeps the last weights that are numbers. */
class DivergenceTest {
  private static final String LINE =
      """
      input x in R
      target t in R
      param w in R, b in R
      y = w x + b
      loss L = (y - t)^2
      train { data = "data.csv", batch = 2, epochs = 50, optimizer = sgd(rate = 10) }
      """;

  @TempDir Path temporary;

  private Workshop workshop() {
    Workshop workshop = new Workshop(temporary);
    workshop.folder().write("data.csv", "1,2\n2,4\n3,6\n4,8\n");
    return workshop;
  }

  private static void assertFinite(Map<String, double[]> parameters) {
    assertThat(parameters).hasSize(2);
    parameters
        .values()
        .forEach(values -> assertThat(Arrays.stream(values)).allMatch(Double::isFinite));
  }

  @Test
  void ofTheLoss() {
    Workshop workshop = workshop();
    String message = workshop.complaint(LINE);
    assertThat(message)
        .matches(
            "epoch \\d+, minibatch [12]: the loss is Infinity, no finite number\\."
                + " Try a smaller rate, or scale = standard;"
                + " the weights from before this minibatch are in complaining\\.");
    assertFinite(Workshop.parameters(workshop.run("complaining")));
  }

  @Test
  void ofTheWeights() {
    Workshop workshop = workshop();
    String message = workshop.complaint(LINE, "optimizer=sgd(rate = 1e38)", "batch=4");
    assertThat(message)
        .isEqualTo(
            "epoch 1, minibatch 1: the weights are not finite any more."
                + " Try a smaller rate, or scale = standard;"
                + " the weights from before this epoch are in complaining.");
    assertFinite(Workshop.parameters(workshop.run("complaining")));
  }

  @Test
  void ofTheGradient() {
    Workshop workshop = workshop();
    workshop.folder().write("data.csv", "0,1\n0,2\n");
    String root =
        """
        input x in R
        target t in R
        param w in R, b in R
        y = sqrt(w x) + b
        loss L = (y - t)^2
        train { data = "data.csv" }
        """;
    assertThat(workshop.complaint(root))
        .startsWith("epoch 1, minibatch 1: the gradient is not finite any more. Try");
  }
}
