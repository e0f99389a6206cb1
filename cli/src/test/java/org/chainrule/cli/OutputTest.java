package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where results go, and what happens where they can't. */
class OutputTest {
  @TempDir private Path folder;

  @Test
  void aResultGoesToStdoutOrToAFile() throws IOException {
    Path file = folder.resolve("list.txt");
    Session.Result shown = new Session().run("examples");
    Session.Result saved = new Session().run("examples", "-o", file, "--quiet");
    assertThat(saved).isEqualTo(new Session.Result(0, "", ""));
    assertThat(file).hasContent(shown.out());
    Files.writeString(file, "older");
    new Session().run("examples", "-o", file);
    assertThat(file).hasContent(shown.out());
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void aLinkIsWrittenThrough() throws IOException {
    Path file = Files.writeString(folder.resolve("real.txt"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    new Session().run("examples", "-o", link);
    assertThat(link).isSymbolicLink();
    assertThat(file).content().startsWith("digits");
  }

  @Test
  void whereAResultCanNotGoIsSaidBeforehand() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Session.Result result = new Session().run("examples", "-o", folder).without(folder);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            "chainrule: -o DIR: is a folder, wanted a file. Name a file in that folder.\n");
    result = new Session().run("examples", "-o", folder.resolve("no/x")).without(folder);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR/no/x: cannot be written (no such folder). Choose another file with"
                + " -o.\n");
    result = new Session().run("examples", "-o", file.resolve("x")).without(folder);
    assertThat(result.err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR/file/x: cannot be written (Not a directory). Choose another file with"
                + " -o.\n");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aCommandThatFailsLeavesAnEarlierFileAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("x.txt"), "older");
    assertThat(new Session().run("examples", "nothing", "-o", file).exitCode()).isEqualTo(2);
    assertThat(file).hasContent("older");
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
  }

  @Test
  void aReaderWhoLeavesIsNoError() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Session().run(failing("Broken pipe"), err, "examples", "--quiet");
    assertThat(exitCode).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aFullDiskIs() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        new Session().run(failing("No space left on device"), err, "examples", "--quiet");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "chainrule: stdout: cannot be written (No space left on device). Make room there, or"
                + " write to a file with -o.\n");
  }

  @Test
  void anUnexpectedFailureIsOneLineAndATraceForThoseWhoAsk() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("broken\nin two lines");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = new Session().run(broken, err, "examples", "--quiet");
    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "chainrule: internal error (java.lang.IllegalStateException: broken). The fault is"
                + " Chainrule's, not yours: please report it, with what the same command prints"
                + " after CHAINRULE_DEBUG=1.\n");
    err.reset();
    new Session().with("CHAINRULE_DEBUG", "1").run(broken, err, "examples", "--quiet");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("in two lines")
        .contains("at org.chainrule.cli");
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
