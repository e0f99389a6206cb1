package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The full text of every message about a network that can't be trained on its data. */
class NetworkComplaintsTest {
  private static final String TRAIN = "train { data = \"data.csv\" }\n";

  @TempDir Path temporary;

  @BeforeEach
  void data() {
    new Folder(temporary).write("data.csv", "1,2,a\n3,4,b\n5,6,c\n");
    new Folder(temporary).write("numbers.csv", "1,2,0.5\n3,4,0\n5,6,1\n");
  }

  private String complaint(String text, String... settings) {
    var workshop = new Workshop(temporary);
    String message = workshop.complaint(text + TRAIN, settings);
    assertThat(workshop.run("complaining")).doesNotExist();
    return message;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "input x in R[2]; target t in R; loss L = (sum(x) - t)^2"
            + " | the network has no parameters, so there is nothing to train."
            + " Declare one, for example 'param W in R[N,H]'.",
        "input x in R[2]; target t in R; param w in R; y = w sum(x)"
            + " | the network has no loss, so there is nothing to minimise."
            + " Add one, for example 'loss L = -t · log(y)'.",
        "target t in R; param w in R; loss L = (w - t)^2"
            + " | the network has no input for the data to fill."
            + " Declare one, for example 'input x in R[1,N]'.",
        "input x in R[2]; param w in R; loss L = w^2 sum(x)"
            + " | the network has no target for the data to fill."
            + " Declare one, for example 'target t in onehot[1,C]'.",
        "input x in R[2]; target t in R; param w in R; loss L = w^2"
            + " | the loss L depends on no input, so the data teach it nothing."
            + " Compare what the network makes of its input with the target.",
        "input x in R[2]; target t in R; param w in R; loss L = w^2 sum(x)"
            + " | the loss L does not depend on the target t."
            + " Compare the network's answer with it, or remove it.",
        "input x in R[2]; target t in R; param w in R, u in R; loss L = (w sum(x) - t)^2"
            + " | the loss L does not depend on the parameter u, so it can't be trained."
            + " Use it in the network, or remove it.",
        "input x in R[2]; target t in R; param w in R; const k in R; loss L = (k w sum(x) - t)^2"
            + " | const k has no value to train with. Write 'given k = …' in the network.",
        "input x in R[2]; target t in R; param __metadata__ in R;"
            + " loss L = (__metadata__ sum(x) - t)^2"
            + " | no parameter can be called __metadata__: the model's file uses that name itself."
            + " Give it another name."
      })
  void beforeTheDataAreRead(String text, String message) {
    assertThat(complaint(text.replace("; ", "\n") + "\n", "data=no.csv"))
        .isEqualTo("net.chain: " + message);
  }

  private static final String CLASSES =
      """
      dim N, H, C
      input x in R[1,N]
      target t in onehot[1,C]
      param W in R[N,H], V in R[H,C]
      y = softmax(tanh(x W) V)
      loss L = -t · log(y)
      """;

  @Test
  void sizes() {
    assertThat(complaint(CLASSES))
        .isEqualTo(
            "dim H: has no value: neither the data nor the file give it one."
                + " Write 'dim H = 16' in the network, or --set H=16.");
    assertThat(complaint(CLASSES, "H=4", "N=3"))
        .isEqualTo(
            "x: has 3 entries, but the data have 2 feature columns."
                + " Change the size in the network, or choose the columns with 'columns = …'.");
    assertThat(complaint(CLASSES, "H=4", "C=2"))
        .isEqualTo(
            "t: has 2 entries, but the data have 3 classes."
                + " Change the size in the network, or choose the columns with 'columns = …'.");
    assertThat(
            complaint(
                CLASSES
                    .replace("x in R[1,N]", "x in R[1,N], u in R[1,H]")
                    .replace("tanh(x W)", "tanh(x W + u)")))
        .isEqualTo(
            "x, u: 2 feature columns by H + N, and that does not tell the size H."
                + " Write 'dim H = …' in the network, or --set H=….");
    assertThat(
            complaint(CLASSES.replace("R[1,N]", "R[1,N*N]").replace("R[N,H]", "R[N*N,H]"), "H=4"))
        .isEqualTo(
            "x: 2 feature columns by N*N, and that does not tell the size N."
                + " Write 'dim N = …' in the network, or --set N=….");
  }

  @Test
  void sizesBeyondAllMemory() {
    assertThat(complaint(CLASSES, "H=999999999"))
        .isEqualTo("V: has the size H×C, which is 999999999×3 numbers. Choose other sizes.");
    assertThat(
            complaint(
                CLASSES.replace("R[1,N]", "R[1,H*H]").replace("R[N,H]", "R[H*H,H]"),
                "H=999999999",
                "N=1"))
        .isEqualTo("x: has the size H*H, which is more than 2147483647. Choose other sizes.");
    assertThat(complaint(CLASSES, "H=400000000", "precision=float64"))
        .startsWith("the network: the program needs ")
        .endsWith("Change the network, its sizes or the batch.");
  }

  private static final String ONE =
      """
      input x in R[2]
      target t in binary
      param w in R[2]
      y = sigmoid(w'x)
      loss L = -t log(y) - (1 - t) log(1 - y)
      """;

  @Test
  void classes() {
    assertThat(complaint(ONE))
        .isEqualTo(
            "t: is one binary value, but the data have 3 classes."
                + " Declare 'target t in onehot[1,3]' instead.");
    assertThat(complaint(ONE, "target=2,3", "columns=1"))
        .isEqualTo(
            "data.csv: the classes are to stand in 2 columns (c2, c3), wanted one."
                + " Name one target column.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "positive | sample 2 of the rows read has 0, but t is in positive",
        "binary[1,1] | sample 1 of the rows read has 0.5, but t is in binary",
      })
  void targetsOutsideOfTheirSet(String set, String problem) {
    String text =
        """
        input x in R
        target t in %s, s in R
        param w in R
        loss L = (w x - t)^2 + (w x - s)^2
        """
            .formatted(set);
    assertThat(complaint(text, "data=" + temporary.resolve("numbers.csv"), "target=3,2"))
        .isEqualTo("numbers.csv: " + problem + ". Correct the data, or declare 't' in R.");
  }

  @Test
  void sharesThatDoNotSumToOne() {
    String text =
        """
        input x in R
        target t in simplex[1,2]
        param w in R[1,2]
        y = softmax(x w)
        loss L = -t · log(y)
        """;
    new Folder(temporary).write("numbers.csv", "0.5,2,0.5\n2,4,-1\n");
    assertThat(
            complaint(text, "data=" + temporary.resolve("numbers.csv"), "target=1,3", "columns=2"))
        .isEqualTo(
            "numbers.csv: sample 2 of the rows read has 2, but t is in simplex."
                + " Correct the data, or declare 't' in R.");
    new Folder(temporary).write("numbers.csv", "0.4,2,0.6\n0.4,4,0.5\n");
    assertThat(
            complaint(text, "data=" + temporary.resolve("numbers.csv"), "target=1,3", "columns=2"))
        .isEqualTo(
            "numbers.csv: sample 2 of the rows read has numbers that sum to 0.9,"
                + " but t is in simplex. Correct the data, or declare 't' in R.");
  }

  @Test
  void unspecifiedFunctions() {
    String text =
        """
        opaque ell(y, t)
        input x in R[2]
        target t in onehot[3]
        param W in R[3,2]
        y = W x
        loss L = ell(y, t)
        """;
    assertThat(complaint(text))
        .startsWith("the network: ")
        .contains("ell")
        .endsWith("Change the network, its sizes or the batch.");
  }

  @Test
  void constantsThatCanNotBe() {
    String text =
        """
        dim M
        input x in R[2]
        target t in onehot[3]
        param W in R[3,2]
        const K in R[M,2]
        given K = [1, 2; 3, 4; 5, 6]
        y = softmax(W x + sum(K))
        loss L = -t · log(y)
        """;
    assertThat(complaint(text, "M=2")).startsWith("given K: ").contains("3×2").contains("2×2");
    assertThat(
            complaint(
                text.replace("[M,2]", "[2,2]").replace("[1, 2; 3, 4; 5, 6]", "inv([1, 2; 2, 4])")))
        .isNotBlank();
  }
}
