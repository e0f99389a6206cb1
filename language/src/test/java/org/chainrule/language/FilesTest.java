package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from files, and what is said of files that hold no text. */
class FilesTest {
  @TempDir Path folder;

  @Test
  void readsUtf8WithMarkAndAnyLineEnds() throws IOException {
    byte[] text =
        "\uFEFFinput x in R\r\ny = 2 x\r\nloss L = y²\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(Networks.read(write("net.chain", text)).definitions()).hasSize(2);
  }

  @Test
  void carriageReturnsAreNotShown() throws IOException {
    Path file = write("net.chain", "y = x\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(report(file)).isEqualTo(file + ":1:5: x is not defined\n  y = x\n      ^");
  }

  @Test
  void aMissingFile() {
    Path file = folder.resolve("nowhere.chain");
    assertThat(report(file)).isEqualTo(file + ": there is no such file");
    assertThatThrownBy(() -> Networks.read(file)).isInstanceOf(LanguageException.class);
  }

  @Test
  void aFolder() {
    assertThat(report(folder)).isEqualTo(folder + ": this is a folder, not a file");
  }

  @Test
  void aFileThatIsNotText() throws IOException {
    Path latin = write("latin.chain", new byte[] {'x', (byte) 0xE4, 'y'});
    assertThat(report(latin)).isEqualTo(latin + ": the file is not UTF-8 text");
    Path binary = write("binary.chain", new byte[] {'x', 0, 'y'});
    assertThat(report(binary)).isEqualTo(binary + ": the file is binary, not text");
  }

  @Test
  void anEmptyFile() throws IOException {
    Path file = write("empty.chain", new byte[0]);
    assertThat(report(file))
        .isEqualTo(
            file
                + ": there is no statement in this text\n"
                + "  hint: begin with a declaration such as input x in R[2]");
  }

  @Test
  void aHugeFileIsNotEvenOpened() throws IOException {
    Path file = folder.resolve("huge.chain");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(100_000_000);
    }
    assertThat(report(file))
        .isEqualTo(
            file
                + ": the file has 100000000 bytes, a network at most 8000000\n"
                + "  hint: name data in train { data = \"…\" } instead of writing it here");
    assertThat(Networks.tryParse(" ".repeat(8_000_001), "text").problems()).hasSize(1);
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static String report(Path file) {
    ParseResult result = Networks.tryRead(file);
    assertThat(result.problems()).hasSize(1);
    return result.problems().getFirst().report();
  }
}
