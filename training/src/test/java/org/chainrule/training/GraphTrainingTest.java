package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network drawn unit by unit learns like any other. */
class GraphTrainingTest {
  private static final String NETWORK =
      """
      graph net {
        input x1, x2
        u1 = sigmoid(x1, x2)
        u2 = boltzmann[3](x1, x2)
        u3 = boltzmann[2](x1, x2, u1)
        output v = sigmoid(u1, u2, u3)
      }
      target t in R
      yhat = v
      loss L = 1/2 (yhat - t)^2
      train { data = "corners.csv", epochs = 300, batch = 4, optimizer = adam(rate = 0.05) }
      """;

  @Test
  void onExclusiveOr(@TempDir Path temporary) {
    var workshop = new Workshop(temporary);
    // Corners at ±1: without biases, a unit's sign has to say something.
    workshop.folder().write("corners.csv", "-1,-1,0\n-1,1,1\n1,-1,1\n1,1,0\n");
    TrainingResult result = workshop.train(workshop.network(NETWORK), "run");
    Metrics.Regression metrics = (Metrics.Regression) result.training();
    assertThat(metrics.mae()).isLessThan(0.1);
    assertThat(Workshop.parameters(result.run()))
        .containsKeys("w(x1,u1)", "w(x1,u2)", "w(u3,v)")
        .hasSize(10);
    assertThat(SavedRun.open(result.run()).evaluate(temporary.resolve("corners.csv")))
        .isEqualTo(metrics);
  }
}
