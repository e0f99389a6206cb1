package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples, and the command that hands them out. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir private Path folder;

  @Test
  void theyAreListedWithOneLineEach() throws IOException {
    Session.Result result = new Session().run("examples");
    Golden.check("examples.txt", result.out());
    assertThat(result.err())
        .isEqualToNormalizingNewlines("copy one with: ./chainrule examples NAME\n");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    assertThat(result.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(names());
  }

  @Test
  void theIndexNamesThemAll() throws IOException {
    String index = Files.readString(EXAMPLES.resolve("README.md"));
    assertThat(names()).isNotEmpty().allMatch(name -> index.contains("[" + name + "](" + name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneIsCopiedWholeAndOnlyToANewFolder(String name) throws IOException {
    Path copy = folder.resolve("new/" + name);
    Session.Result result = new Session().run("examples", name, copy);
    assertThat(result.exitCode()).isZero();
    List<Path> files = files(EXAMPLES.resolve(name));
    assertThat(files(copy)).isEqualTo(files);
    for (Path file : files) {
      assertThat(copy.resolve(file)).hasSameBinaryContentAs(EXAMPLES.resolve(name).resolve(file));
    }
    assertThat(result.out().lines())
        .containsExactlyElementsOf(files.stream().map(f -> copy.resolve(f).toString()).toList());
    assertThat(new Session().run("examples", name, copy).without(folder))
        .isEqualTo(
            new Session.Result(
                2,
                "",
                ("chainrule: DIR/new/%s: is there already and not empty; nothing was overwritten."
                        + " Name another folder: chainrule examples %s DIR%n")
                    .formatted(name, name)));
  }

  @Test
  void aFileInTheWayStays() throws IOException {
    Path file = Files.writeString(folder.resolve("xor"), "mine");
    assertThat(new Session().run("examples", "xor", file).without(folder).err())
        .isEqualToNormalizingNewlines(
            "chainrule: DIR/xor: is a file, wanted a folder. Name another folder: chainrule"
                + " examples xor DIR\n");
    assertThat(file).hasContent("mine");
    assertThat(new Session().run("examples", "xor", file.resolve("x")).without(folder).err())
        .startsWith("chainrule: DIR/xor/x: cannot be written (");
  }

  @Test
  void aMistypedNameIsCorrected() {
    assertThat(new Session().run("examples", "digit"))
        .isEqualTo(
            new Session.Result(
                2,
                "",
                "chainrule: digit: is no example; there are digits, homework, iris, systems, xor."
                    + " Did you mean digits?"
                    + System.lineSeparator()));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkIsRead(Path network) {
    Session.Result result = new Session().run("summary", network);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static List<Path> networks() throws IOException {
    return files(EXAMPLES).stream()
        .filter(path -> path.toString().endsWith(".chain"))
        .map(EXAMPLES::resolve)
        .toList();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(root::relativize)
          .filter(path -> !path.toString().contains("runs"))
          .sorted()
          .toList();
    }
  }
}
