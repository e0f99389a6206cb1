package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a network is written down, training does the same to it. */
class ConventionsTest {
  /** Fixed offsets stand for initial values, which the seed gives in another order otherwise. */
  private static final String TRAIN =
      """
      train {
        data = "iris.csv"
        scale = standard
        batch = 16
        epochs = 3
        optimizer = momentum(rate = 0.1)
        init = zeros
        precision = float64
      }
      """;

  private static final String ROWS =
      """
      dim N = 4, H = 2, C = 3
      input x in R[1,N]
      target t in onehot[1,C]
      param W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]
      const A in R[N,H], B in R[H,C]
      given A = [0.5, -0.3; 0.2, 0.7; -0.6, 0.1; 0.4, -0.8]
      given B = [0.3, -0.5, 0.9; -0.2, 0.6, 0.1]
      h = tanh(x (W + A) + b)
      y = softmax(h (V + B) + d)
      loss L = -t · log(y)
      """
          + TRAIN;

  private static final String COLUMNS =
      """
      dim N = 4, H = 2, C = 3
      input x in R[N]
      target t in onehot[C]
      param W in R[H,N], b in R[H], V in R[C,H], d in R[C]
      const A in R[H,N], B in R[C,H]
      given A = [0.5, 0.2, -0.6, 0.4; -0.3, 0.7, 0.1, -0.8]
      given B = [0.3, -0.2; -0.5, 0.6; 0.9, 0.1]
      """;

  private static final String COLUMN_BODY =
      """
      h = tanh((W + A) x + b)
      y = softmax((V + B) h + d)
      loss L = -t · log(y)
      """;

  @TempDir Path temporary;

  @BeforeEach
  void data() {
    new Folder(temporary).resource("iris.csv");
  }

  private Map<String, double[]> trained(String text, String run) {
    return new Workshop(temporary).trained(text, run);
  }

  private static void assertSame(
      Map<String, double[]> actual, Map<String, double[]> expected, double tolerance) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(expected.keySet()).hasSizeGreaterThan(1);
    expected.forEach((name, values) ->
        assertThat(actual.get(name)).as(name).containsExactly(values, within(tolerance)));
  }

  private static double[] transposed(Map<String, double[]> of, String name, int rows) {
    double[] values = Objects.requireNonNull(of.get(name));
    int columns = values.length / rows;
    double[] result = new double[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result[j * rows + i] = values[i * columns + j];
      }
    }
    return result;
  }

  @Test
  void columnsAreTransposedRows() {
    Map<String, double[]> rows = trained(ROWS, "rows");
    Map<String, double[]> columns = trained(COLUMNS + COLUMN_BODY + TRAIN, "columns");
    columns.put("W", transposed(columns, "W", 2));
    columns.put("V", transposed(columns, "V", 3));
    assertSame(columns, rows, 1e-12);
    assertThat(rows.get("W")).doesNotContain(0);
  }

  @Test
  void indexNotationIsMatrixNotation() {
    String body =
        """
        f(s) = softmax(s)
        g(s) = tanh(s)
        a[j] = sum[i]((W[j,i] + A[j,i]) x[i]) + b[j]
        h = g(a)
        z[k] = sum[j]((V[k,j] + B[k,j]) h[j]) + d[k]
        y = f(z)
        loss L = -sum[k](t[k] log(y[k]))
        """;
    assertSame(
        trained(COLUMNS + body + TRAIN, "index"),
        trained(COLUMNS + COLUMN_BODY + TRAIN, "matrix"),
        1e-12);
  }

  @Test
  void aWholeBatchIsItsSamples() {
    String whole =
        ROWS.replace("dim N = 4", "dim M, N = 4")
            .replace("x in R[1,N]", "X in R[M,N]")
            .replace("t in onehot[1,C]", "T in onehot[M,C]")
            .replace("tanh(x (", "tanh(X (")
            .replace("-t · log(y)", "-sum(T .* log(y)) / M");
    Map<String, double[]> samples = trained(ROWS, "samples");
    assertSame(trained(whole, "whole"), samples, 1e-10);
    assertThat(150 % 16).as("the last minibatch is short").isNotZero();
    Metrics one = SavedRun.open(temporary.resolve("samples")).evaluate(iris());
    Metrics other = SavedRun.open(temporary.resolve("whole")).evaluate(iris());
    assertThat(other.loss()).isCloseTo(one.loss(), within(1e-10));
    assertThat(((Metrics.Classification) other).accuracy())
        .isEqualTo(((Metrics.Classification) one).accuracy());
  }

  private Path iris() {
    return temporary.resolve("iris.csv");
  }

  @Test
  void logitsAreProbabilitiesInTheLoss() {
    String logits =
        ROWS.replace("y = softmax(h (V + B) + d)", "z = h (V + B) + d")
            .replace("log(y)", "logsoftmax(z)");
    String exponentials =
        ROWS.replace("y = softmax(h (V + B) + d)", "z = h (V + B) + d")
            .replace("-t · log(y)", "logsumexp(z) - t · z");
    Map<String, double[]> expected = trained(ROWS, "softmax");
    assertSame(trained(logits, "logits"), expected, 1e-12);
    assertSame(trained(exponentials, "exponentials"), expected, 1e-12);
    String predictions = predictions("softmax");
    assertThat(predictions("logits")).isEqualTo(predictions);
    assertThat(predictions.lines().skip(1)).hasSize(150);
    assertThat(predictions("exponentials").lines().map(ConventionsTest::lastField))
        .containsExactlyElementsOf(predictions.lines().map(ConventionsTest::lastField).toList());
  }

  private static String lastField(String line) {
    return Workshop.fields(line).getLast();
  }

  private String predictions(String run) {
    var out = new java.io.StringWriter();
    SavedRun.open(temporary.resolve(run)).predict(iris(), out);
    // To eight digits: the last ones depend on the order of the arithmetic.
    return out.toString().replaceAll("(0\\.\\d{8})\\d*(E-\\d+)?", "$1$2");
  }
}
