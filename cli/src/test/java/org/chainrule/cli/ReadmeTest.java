package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.ResolvedModule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void itsJavaExampleCompilesAndRuns() throws Exception {
    String imports =
        """
        import module java.base;
        import org.chainrule.calculus.*;
        import org.chainrule.check.*;
        import org.chainrule.expression.*;
        import org.chainrule.language.*;
        import org.chainrule.report.*;
        import org.chainrule.training.*;

        void main(String[] args) throws Exception {
          Path folder = Path.of(args[0]);
        """;
    Path source = folder.resolve("Example.java");
    Files.writeString(source, imports + block("```java\n") + "}\n");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                classPath(),
                source.toString(),
                folder.resolve("run").toString())
            .directory(ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed)
        .contains("dL/dV = h' (y - t)")
        .contains("43 layout: \\frac{\\partial L}{\\partial V} = \\delta^\\top h")
        .contains("\"accuracy\":");
  }

  @Test
  void itsNetworkIsReadAndAMistakeInItAnsweredAsShown() throws Exception {
    String network = block("```\n");
    Path file = Files.writeString(folder.resolve("net.chain"), network);
    assertThat(new Session().run("summary", file).exitCode()).isZero();

    Files.writeString(file, network.replace("V in R[H,C]", "V in R[C,H]"));
    String said = new Session().run("summary", file).err();
    String shown = block("```text\n");
    assertThat(said.replace(file.toString(), "net.chain")).contains(shown);
  }

  @Test
  void itsCheckedSolutionIsAnsweredAsShown() throws Exception {
    String said = new Session().run("check", ROOT.resolve("examples/homework/softmax.md")).out();
    String shown = block("<!-- printed by check; ReadmeTest compares -->\n```text\n");
    assertThat(shown).contains("✗");
    for (String part : shown.split("…\n", -1)) {
      assertThat(said).contains(part);
    }
  }

  /** The first fenced block that opens with {@code fence}. */
  private static String block(String fence) throws Exception {
    Matcher matcher =
        Pattern.compile(Pattern.quote(fence) + "(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(matcher.find()).as("a block %s in README.md", fence.strip()).isTrue();
    return matcher.group(1);
  }

  /** Where this test's own modules came from. */
  private static String classPath() {
    List<String> places =
        ModuleLayer.boot().configuration().modules().stream()
            .map(ResolvedModule::reference)
            .flatMap(reference -> reference.location().stream())
            .filter(uri -> uri.getScheme().equals("file"))
            .map(uri -> Path.of(uri).toString())
            .collect(Collectors.toList());
    places.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, places);
  }
}
