package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real signals to a real process. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 2", "TERM, 15"})
  void aSignalSavesAndSaysHowToGoOn(String signal, int number) throws Exception {
    assumeThat(ignored(number)).as("this build was started with SIG%s ignored", signal).isFalse();
    Path run = folder.resolve("run");
    List<String> command =
        Stream.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "--module-path",
                Objects.requireNonNull(System.getProperty("jdk.module.path")),
                "--module",
                "org.chainrule.cli/org.chainrule.cli.Main",
                "train",
                "../examples/xor/xor.chain",
                "--set",
                "epochs=1000000000",
                "--out",
                run.toString())
            .toList();
    Process process = new ProcessBuilder(command).start();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.startsWith("epoch")) {
        line = err.readLine();
      }
      assertThat(line).as("training began").isNotNull();
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ended").isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
      List<String> talk = err.lines().toList();
      assertThat(talk.get(talk.size() - 2))
          .startsWith("interrupted after ")
          .endsWith(" of 1,000,000,000 epochs; saved in " + run);
      assertThat(talk.getLast())
          .isEqualTo(
              "go on with: ./chainrule train ../examples/xor/xor.chain --set epochs=1000000000"
                  + " --resume --out "
                  + run);
      assertThat(process.inputReader().readLine()).startsWith("train  accuracy ");
    } finally {
      process.destroyForcibly();
    }
    assertThat(new Session().run("eval", run, "--data", "../examples/xor/xor.csv").exitCode())
        .isZero();
  }

  /** A process inherits ignored signals, and Java leaves them so. */
  private static boolean ignored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      String mask =
          lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElse("SigIgn: 0");
      return (Long.parseUnsignedLong(mask.substring(7).strip(), 16) >> (signal - 1) & 1) == 1;
    }
  }
}
