package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a network to a run, and from a run to answers. */
class TrainTest {
  private static final Path IRIS = Path.of("../examples/iris/iris.chain");
  private static final Path IRIS_DATA = Path.of("../examples/iris/iris.csv");

  @TempDir private Path folder;

  @Test
  void theResultIsOnStdoutAndTheTalkOnStderr() {
    Session.Result result = train("--set", "epochs=3");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines().toList())
        .hasSize(3)
        .satisfies(lines -> {
          assertThat(lines.get(0))
              .matches("test   accuracy [01]\\.\\d{4}  loss \\S+  \\(30 samples\\)");
          assertThat(lines.get(1))
              .matches("train  accuracy [01]\\.\\d{4}  loss \\S+  \\(120 samples\\)");
          assertThat(lines.get(2)).isEqualTo("run    " + folder.resolve("run"));
        });
    assertThat(result.err().lines().toList())
        .hasSizeGreaterThanOrEqualTo(3)
        .startsWith("iris.chain: 131 parameters, 120 samples to train on, 30 held out")
        .last()
        .asString()
        .matches(
            "epoch 3/3  accuracy \\S+  loss \\S+  test accuracy \\S+  loss \\S+  [\\d,]+"
                + " samples/s");
    assertThat(folder.resolve("run"))
        .isDirectoryContaining("glob:**/model.safetensors")
        .isDirectoryContaining("glob:**/metrics.jsonl");
  }

  @Test
  void theResultIsJsonForPrograms() {
    Session.Result result = train("--set", "epochs=2", "--format", "json", "--quiet");
    assertThat(result.err()).isEmpty();
    JsonNode json = JsonMapper.shared().readTree(result.out());
    assertThat(json.propertyNames())
        .containsExactly("run", "epochs", "seconds", "interrupted", "train", "holdout");
    assertThat(json.at("/run").asString()).isEqualTo(folder.resolve("run").toString());
    assertThat(json.at("/epochs").asInt()).isEqualTo(2);
    assertThat(json.at("/interrupted").asBoolean()).isFalse();
    assertThat(json.at("/train/samples").asInt()).isEqualTo(120);
    assertThat(json.at("/holdout").propertyNames()).containsExactly("samples", "loss", "accuracy");
  }

  @Test
  void progressIsLinesOfJson() {
    Session.Result result = train("--set", "epochs=4", "--progress", "json");
    List<JsonNode> epochs =
        result.err().lines().skip(1).map(line -> JsonMapper.shared().readTree(line)).toList();
    assertThat(epochs).extracting(line -> line.at("/epoch").asInt()).containsExactly(1, 2, 3, 4);
    assertThat(epochs).allMatch(line -> line.at("/holdout/accuracy").isNumber());
  }

  @Test
  void progressIsABarOnATerminalThatIsWipedInTheEnd() {
    Session terminal = new Session().onTerminal(true).with("NO_COLOR", "1");
    Session.Result result =
        terminal.run("train", IRIS, "--set", "epochs=2", "--out", folder.resolve("run"));
    assertThat(result.err()).containsPattern("\repoch [12]/2 .*[━─]").endsWith(" \r");
    Session dumb = new Session().onTerminal(true).with("TERM", "dumb");
    assertThat(dumb.run("train", IRIS, "--set", "epochs=2", "--out", folder.resolve("dumb")).err())
        .contains("epoch 2/2  accuracy")
        .doesNotContain("\r");
  }

  @Test
  void progressCanBeLeftOut() {
    assertThat(train("--set", "epochs=2", "--progress", "none").err().lines()).hasSize(1);
  }

  @Test
  void aSavedRunIsMeasuredAndAnswers() throws IOException {
    Path run = folder.resolve("run");
    Session.Result trained = train("--set", "holdout=0", "--format", "json");
    Session.Result text = new Session().run("eval", run, "--data", IRIS_DATA);
    assertThat(text.exitCode()).isZero();
    assertThat(text.err()).isEmpty();
    assertThat(text.out()).matches("accuracy 0\\.9\\d{3}  loss \\S+  \\(150 samples\\)\\R");
    JsonNode eval =
        JsonMapper.shared()
            .readTree(new Session().run("eval", run, "--data", IRIS_DATA, "--format=json").out());
    assertThat(eval).isEqualTo(JsonMapper.shared().readTree(trained.out()).get("train"));

    Path answers = folder.resolve("answers.csv");
    Session.Result predicted =
        new Session().run("predict", run, "--data", IRIS_DATA, "-o", answers);
    assertThat(predicted)
        .isEqualTo(new Session.Result(0, "", "answered for 150 rows" + System.lineSeparator()));
    List<String> rows = Files.readAllLines(answers);
    assertThat(rows).hasSize(151).first().isEqualTo("p(setosa),p(versicolor),p(virginica),class");
    List<String> names = List.of("setosa", "versicolor", "virginica");
    List<String> data = Files.readAllLines(IRIS_DATA);
    long right = 0;
    for (int i = 1; i <= 150; i++) {
      String[] sample = data.get(i).split(",", -1);
      String[] answer = rows.get(i).split(",", -1);
      right += names.get(Integer.parseInt(sample[4])).equals(answer[3]) ? 1 : 0;
    }
    assertThat(right / 150.0).isEqualTo(eval.get("accuracy").asDouble());
    assertThat(new Session().run("predict", run, "--data", IRIS_DATA, "--quiet"))
        .isEqualTo(new Session.Result(0, Files.readString(answers), ""));
  }

  @Test
  void anInterruptedRunGoesOnWhereItStopped() throws IOException {
    Path run = folder.resolve("run");
    Session interrupted = new Session();
    interrupted.interruption().request();
    Session.Result result =
        interrupted.run("train", IRIS, "--set", "epochs=5", "--seed", 3, "--out", run);
    assertThat(result.exitCode()).isEqualTo(130);
    String command = "train %s --set epochs=5 --seed 3 --resume --out %s".formatted(IRIS, run);
    assertThat(result.err().lines().toList())
        .endsWith(
            "interrupted after 0 of 5 epochs; saved in " + run,
            "go on with: ./chainrule " + command);
    Session.Result resumed = new Session().run((Object[]) command.split(" "));
    assertThat(resumed.exitCode()).isZero();
    Path whole = folder.resolve("whole");
    new Session().run("train", IRIS, "--set", "epochs=5", "--seed", 3, "--out", whole);
    assertThat(run.resolve("model.safetensors"))
        .hasSameBinaryContentAs(whole.resolve("model.safetensors"));
  }

  private Session.Result train(Object... more) {
    List<Object> words = new java.util.ArrayList<>(List.of("train", IRIS, "--out"));
    words.add(folder.resolve("run"));
    words.addAll(List.of(more));
    return new Session().run(words.toArray());
  }
}
