package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.chainrule.language.LanguageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedRunTest {
  private static final String BINARY =
      """
      input x in R[1,2]
      target t in binary
      param w in R[2], d in R
      y = sigmoid(x w + d)
      loss L = -t log(y) - (1 - t) log(1 - y)
      train { data = "points.csv", epochs = 200, optimizer = adam(rate = 0.1), precision = float64 }
      """;

  @TempDir Path temporary;

  private Workshop workshop() {
    return new Workshop(temporary);
  }

  @BeforeEach
  void data() {
    workshop().folder().write("points.csv", "a,b,kind\n1,1,yes\n-1,-2,no\n2,0,yes\n-2,1,no\n");
    workshop().folder().write("sums.csv", "x,u,sum,twice\n1,2,3,2\n2,5,7,4\n3,3,6,6\n4,0,4,8\n");
  }

  private List<String> predictions(String run, String file) {
    var out = new StringWriter();
    long rows = SavedRun.open(temporary.resolve(run)).predict(temporary.resolve(file), out);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize((int) rows + 1);
    return lines;
  }

  @Test
  void binaryAnswers() {
    workshop().train(workshop().network(BINARY), "run");
    assertThat(SavedRun.open(temporary.resolve("run")).classes()).containsExactly("no", "yes");
    List<String> lines = predictions("run", "points.csv");
    assertThat(lines.getFirst()).isEqualTo("p(no),p(yes),class");
    assertThat(lines.subList(1, 5).stream().map(line -> Workshop.fields(line).get(2)))
        .containsExactly("yes", "no", "yes", "no");
    String first = lines.get(1);
    assertThat(Workshop.number(first, 0) + Workshop.number(first, 1)).isCloseTo(1, within(1e-15));
    assertThat(Workshop.fields(first).get(1)).as("all digits of a double").hasSizeGreaterThan(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-t log(sigmoid(z)) - (1 - t) log(1 - sigmoid(z))",
        "softplus(z) - t z",
        "softplus(-z) + (1 - t) z"
      })
  void theLogitOfABinaryAnswerIsMadeAProbability(String loss) {
    String text =
        BINARY
            .replace("y = sigmoid(x w + d)", "z = x w + d")
            .replaceAll("loss L = .*", "loss L = " + loss);
    workshop().train(workshop().network(text), "logit");
    workshop().train(workshop().network(BINARY), "run");
    List<String> expected = predictions("run", "points.csv");
    List<String> actual = predictions("logit", "points.csv");
    for (int i = 1; i < expected.size(); i++) {
      assertThat(Workshop.number(actual.get(i), 1))
          .isCloseTo(Workshop.number(expected.get(i), 1), within(1e-12));
    }
  }

  /** Two inputs, two targets of one shape, each with its own answer. */
  @Test
  void severalInputsAndTargets() {
    String text =
        """
        input x in R, u in R
        target s in R, d in R
        param a in R, b in R, c in R
        sum2 = a x + b u
        twice = c x
        size = (a x)^2 + (c x)^2
        loss L = (sum2 - s)^2 + (twice - d)^2 + 0 * size
        train {
          data = "sums.csv", target = "sum, twice", epochs = 400, optimizer = adam(rate = 0.1)
          precision = float64
        }
        """;
    TrainingResult result = workshop().train(workshop().network(text), "run");
    Metrics.Regression metrics = (Metrics.Regression) result.training();
    assertThat(metrics.r2()).isGreaterThan(0.999);
    List<String> lines = predictions("run", "sums.csv");
    assertThat(lines.getFirst()).isEqualTo("sum,twice");
    assertThat(Workshop.number(lines.get(2), 0)).isCloseTo(7, within(0.1));
    assertThat(Workshop.number(lines.get(2), 1)).isCloseTo(4, within(0.1));
    assertThat(SavedRun.open(temporary.resolve("run")).evaluate(temporary.resolve("sums.csv")))
        .isEqualTo(metrics);
  }

  @Test
  void severalTargetColumns() {
    String text =
        """
        dim N, C
        input X in R[1,N]
        target T in R[1,C]
        param W in R[N,C], b in R[1,C]
        Y = X W + b
        loss L = sum((Y - T).^2)
        train { data = "sums.csv", target = "sum, twice", epochs = 400, optimizer = adam(rate = 0.1) }
        """;
    Metrics metrics = workshop().train(workshop().network(text), "run").training();
    assertThat(((Metrics.Regression) metrics).mae()).isLessThan(0.1);
    assertThat(predictions("run", "sums.csv")).hasSize(5).startsWith("sum,twice");
  }

  @Test
  void sharesAsTargets() {
    workshop().folder().write("shares.csv", "x,p,q\n0,0.5,0.5\n1,0.2,0.8\n-1,0.8,0.2\n");
    String text =
        """
        input x in R
        target t in simplex[1,2]
        param w in R[1,2]
        y = softmax(x w)
        loss L = -t · log(y)
        train { data = "shares.csv", target = "p, q", epochs = 300, optimizer = adam(rate = 0.1) }
        """;
    workshop().train(workshop().network(text), "run");
    assertThat(Workshop.number(predictions("run", "shares.csv").get(2), 0))
        .isCloseTo(0.2, within(0.01));
  }

  @Test
  void withoutANamedAnswerThereIsTheLossOnly() {
    String text =
        """
        input x in R
        target t in R
        param w in R
        loss L = (w x - t)^2
        train { data = "sums.csv", target = "sum", columns = "x" }
        """;
    assertThat(workshop().train(workshop().network(text), "run").training())
        .isInstanceOf(Metrics.LossOnly.class);
    assertThat(workshop().folder().complaint(() -> predictions("run", "sums.csv")))
        .isEqualTo(
            "the network: names no prediction: no definition has the shape of t."
                + " Give what it should answer a name, as in 'y = softmax(h V + d)'.");
  }

  /** Names as columns without a header get them, in another order. */
  @Test
  void namesThatLookLikePositions() {
    Path file = workshop().folder().write("points.csv", "c2,c1,kind\n1,1,yes\n-1,-2,no\n");
    Metrics metrics = workshop().train(workshop().network(BINARY), "run").training();
    assertThat(SavedRun.open(temporary.resolve("run")).evaluate(file)).isEqualTo(metrics);
    workshop().folder().write("points.csv", "kind,c1,c2\nyes,1,1\nno,-2,-1\n");
    assertThat(SavedRun.open(temporary.resolve("run")).evaluate(file)).isEqualTo(metrics);
  }

  @Test
  void unknownLabels() {
    workshop().train(workshop().network(BINARY), "run");
    Path file = workshop().folder().write("other.csv", "a,b,kind\n1,1,yes\n2,2,maybe\n");
    assertThat(
            workshop()
                .folder()
                .complaint(() -> SavedRun.open(temporary.resolve("run")).evaluate(file)))
        .isEqualTo(
            "other.csv, row 3, column kind: \"maybe\" is no class of this network, which knows no,"
                + " yes. Correct the label, or train with samples of that class.");
    assertThat(predictions("run", "other.csv")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "format | chainrule-9 | has the format \"chainrule-9\", and this version reads chainrule-1."
            + " Use the version that trained it, or train again.",
        "precision | float8 | \"float8\" is no precision. Use an undamaged copy, or train again.",
        "scaling | {\"shift\":[0],\"factor\":[1]} | scales 1 of 2 features."
            + " Use an undamaged copy, or train again.",
        "schema | {\"columns\":\"x\",\"features\":[\"a\"]} | wanted at least as many columns as"
            + " features, and one feature. Use an undamaged copy, or train again.",
        "schema | {\"columns\":3,\"features\":[\"c1\",\"c9\"],\"targets\":[\"c3\"]}"
            + " | its columns are numbered beyond the last, 3. Use an undamaged copy, or train"
            + " again.",
        "schema | {\"columns\":3,\"features\":[\"a\",\"b\"]} | its schema has no target."
            + " Use an undamaged copy, or train again.",
        "sizes | [ | is no valid JSON"
      })
  void damagedModels(String key, String value, String message) {
    workshop().train(workshop().network(BINARY), "run");
    Path file = temporary.resolve("run/model.safetensors");
    Safetensors whole = Safetensors.read(file);
    Map<String, String> metadata = new TreeMap<>(whole.metadata());
    metadata.put(key, value);
    new Safetensors(metadata, (Map<String, Tensor>) whole.tensors()).write(file);
    assertThat(workshop().folder().complaint(() -> SavedRun.open(temporary.resolve("run"))))
        .startsWith("run/model.safetensors: " + message);
  }

  @Test
  void randomDamage() throws IOException {
    workshop().train(workshop().network(BINARY), "run");
    Path file = temporary.resolve("run/model.safetensors");
    byte[] whole = Files.readAllBytes(file);
    var random = new SplittableRandom(3);
    int refused = 0;
    for (int i = 0; i < 600; i++) {
      byte[] bytes = whole.clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(32, 127);
      }
      Files.write(file, bytes);
      Throwable thrown =
          catchThrowable(() ->
              SavedRun.open(temporary.resolve("run")).evaluate(temporary.resolve("points.csv")));
      if (thrown != null) {
        assertThat(thrown).isInstanceOfAny(DataException.class, LanguageException.class);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(300);
  }

  @Test
  void modelsOfOthers() {
    workshop().train(workshop().network(BINARY), "run");
    new Safetensors(Map.of(), Map.of()).write(temporary.resolve("run/model.safetensors"));
    assertThat(workshop().folder().complaint(() -> SavedRun.open(temporary.resolve("run"))))
        .isEqualTo(
            "run/model.safetensors: was not written by a training: its metadata lack \"format\"."
                + " Give the run folder that train named at its end.");
  }
}
