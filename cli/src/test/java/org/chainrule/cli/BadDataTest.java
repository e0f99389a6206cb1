package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that can't be trained on: one message, exit code 2, and nothing left behind. */
class BadDataTest {
  private static final String NETWORK =
      """
      input x in R[1,2]
      target t in onehot[1,2]
      param W in R[2,2]
      y = softmax(x W)
      loss L = -t · log(y)
      train { data = "d.csv"
              target = "kind" }
      """;
  private static final String DATA = "a,b,kind\n1,2,yes\n3,4,no\n5,6,yes\n7,8,no\n";

  @TempDir private Path folder;

  @BeforeEach
  void network() throws IOException {
    Files.writeString(folder.resolve("n.chain"), NETWORK);
    Files.writeString(folder.resolve("d.csv"), DATA);
  }

  @Test
  void isToldInOneMessage() throws IOException {
    List<String> files =
        List.of(
            "a,b,kind/1,2/3,4,no",
            "a,b,kind/1,2,yes,9/3,4,no",
            "a,b,kind/1,two,yes/3,4,no",
            "a,b,kind/1,NaN,yes/3,4,no",
            "a,b,kind/1,1e999,yes/3,4,no",
            "a,b,kind/1,,yes/3,4,no",
            "a,b,kind/1,2,/3,4,no",
            "a,b,kind/1,2,yes/3,4,yes",
            "a,b,c,kind/1,2,3,yes/3,4,5,no",
            "a,b,kind/1,2,yes/3,4,no/5,6,maybe",
            "a,b,kint/1,2,yes/3,4,no",
            "a,a,kind/1,2,yes/3,4,no",
            "a,b,kind/1,\"2,yes/3,4,no",
            "a,b,kind",
            "",
            "\0\1\2/\3");
    StringBuilder messages = new StringBuilder();
    for (String text : files) {
      Files.writeString(folder.resolve("d.csv"), text.replace('/', '\n'));
      messages.append(text.replaceAll("\\p{Cntrl}", "�")).append('\n').append(message(train()));
      assertThat(folder.resolve("run")).doesNotExist();
    }
    Golden.check("bad-data.txt", messages.toString());
  }

  @Test
  void aMissingFile() throws IOException {
    Files.delete(folder.resolve("d.csv"));
    assertThat(train().err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR/d.csv: there is no such file. Check the path.\n");
  }

  @Test
  void aFolderThatHoldsARun() throws IOException {
    assertThat(train().exitCode()).isZero();
    byte[] model = Files.readAllBytes(folder.resolve("run/model.safetensors"));
    assertThat(train())
        .isEqualTo(
            new Session.Result(
                2,
                "",
                "chainrule: DIR/run: is there already and not empty; nothing was overwritten. Give"
                    + " another folder with --out, or delete this one."
                    + System.lineSeparator()));
    assertThat(folder.resolve("run/model.safetensors")).hasBinaryContent(model);
  }

  @Test
  void aPlaceThatCanNotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Session.Result result =
        new Session()
            .run("train", folder.resolve("n.chain"), "--quiet", "--out", file.resolve("x"));
    assertThat(result.without(folder))
        .isEqualTo(
            new Session.Result(
                2,
                "",
                "chainrule: DIR/file/x: cannot be written (Not a directory). Choose a folder you"
                    + " may write to, with --out."
                    + System.lineSeparator()));
  }

  @Test
  void aResultThatCanNotBeWrittenIsSaidBeforeTraining() {
    Session.Result result =
        new Session()
            .run(
                "train",
                folder.resolve("n.chain"),
                "--out",
                folder.resolve("run"),
                "-o",
                folder.resolve("no/x"));
    assertThat(result.without(folder))
        .isEqualTo(
            new Session.Result(
                2,
                "",
                "chainrule: DIR/no/x: cannot be written (no such folder). Choose another file with"
                    + " -o."
                    + System.lineSeparator()));
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void aWrongSetting() throws IOException {
    List<String> settings =
        List.of(
            "epochs=0",
            "epochs=many",
            "epoch=5",
            "batch=0",
            "batch=1.5",
            "holdout=2",
            "optimizer=adma",
            "optimizer=adam(rate=-1)",
            "optimizer=adam(speed=1)",
            "optimizer=adam(",
            "init=magic",
            "scale=big",
            "target=nope",
            "data=\"no.csv\"",
            "clip=1",
            "precision=float16");
    StringBuilder messages = new StringBuilder();
    for (String setting : settings) {
      messages.append(setting).append('\n').append(message(train("--set", setting)));
      assertThat(folder.resolve("run")).doesNotExist();
    }
    Golden.check("bad-settings.txt", messages.toString());
  }

  @Test
  void dataThatDoNotFitARun() throws IOException {
    assertThat(train("--set", "epochs=1").exitCode()).isZero();
    List<String> cases =
        List.of(
            "eval a,b,kind/1,2,maybe",
            "eval a,b,kind/1,2",
            "eval a,b/1,2",
            "eval a,kind/1,yes",
            "eval 1,2,yes/3,4,no",
            "predict a,c/1,2",
            "predict 1/2/3",
            "predict a,b/1,two",
            "predict a,b/1,NaN",
            "predict a,b");
    Path file = folder.resolve("new.csv");
    Path answers = Files.writeString(folder.resolve("answers.csv"), "older");
    StringBuilder messages = new StringBuilder();
    for (String one : cases) {
      String[] words = one.split(" ", -1);
      Files.writeString(file, words[1].replace('/', '\n'));
      Session.Result result =
          new Session().run(words[0], folder.resolve("run"), "--data", file, "-o", answers);
      messages.append(one).append('\n').append(message(result.without(folder)));
      assertThat(answers).hasContent("older");
    }
    Golden.check("bad-fit.txt", messages.toString());
  }

  @Test
  void aFolderThatIsNoRun() {
    Session.Result none = new Session().run("eval", folder.resolve("no"), "--data", "x.csv");
    assertThat(none.without(folder).err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR/no: there is no such folder. Give the folder that train named at its"
                + " end.\n");
    Session.Result other = new Session().run("predict", folder, "--data", "x.csv");
    assertThat(other.without(folder).err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR: is no run folder of a finished training: it lacks network.chain. Give"
                + " the folder that train named at its end.\n");
  }

  @Test
  void aDamagedModel() throws IOException {
    assertThat(train().exitCode()).isZero();
    Path model = folder.resolve("run/model.safetensors");
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Session.Result result =
        new Session().run("predict", folder.resolve("run"), "--data", folder.resolve("d.csv"));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.without(folder).err()).startsWith("chainrule: DIR/run/model.safetensors: ");
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void nothingToResume() throws IOException {
    Session.Result result = train("--resume");
    assertThat(message(result)).startsWith("  chainrule: DIR/run: ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  private Session.Result train(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("train", folder.resolve("n.chain"), "--quiet", "--out", folder.resolve("run")));
    words.addAll(List.of(more));
    return new Session().run(words.toArray()).without(folder);
  }

  /** The message of a command that failed as it should. */
  private static String message(Session.Result result) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("chainrule: ").doesNotContain("Exception");
    return result.err().indent(2);
  }
}
