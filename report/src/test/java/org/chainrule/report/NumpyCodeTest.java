package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Matrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated NumPy code, run by Python where there is one, against the evaluator. */
class NumpyCodeTest {
  @TempDir static Path folder;

  @BeforeAll
  static void needsNumpy() {
    boolean found;
    try {
      found = run(List.of("python3", "-c", "import numpy")).status() == 0;
    } catch (IOException noPython) {
      found = false;
    }
    assumeTrue(found, "python3 with numpy");
  }

  private record Finished(int status, String output) {}

  private static Finished run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream in = process.getInputStream()) {
      String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      return new Finished(process.exitValue(), output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void computesWhatTheEvaluatorComputes() throws IOException {
    Path script = folder.resolve("compare.py");
    try (InputStream in =
        Objects.requireNonNull(NumpyCodeTest.class.getResourceAsStream("compare.py"))) {
      Files.write(script, in.readAllBytes());
    }
    Map<String, CodeSubject> cases = CodeCases.all();
    List<String> command = new ArrayList<>(List.of("python3", script.toString()));
    SplittableRandom random = new SplittableRandom(7);
    for (Map.Entry<String, CodeSubject> entry : cases.entrySet()) {
      CodeSubject subject = entry.getValue();
      Files.writeString(folder.resolve(entry.getKey() + ".py"), NumpyCode.of(subject));
      Files.writeString(folder.resolve(entry.getKey() + ".txt"), values(subject, random));
      command.add(entry.getKey());
    }
    Finished finished = run(command);
    assertThat(finished.output()).isEqualTo(cases.size() + " modules agree\n");
    assertThat(finished.status()).isZero();
  }

  /** Arguments and wanted results, one a line: name, rows, columns, entries. */
  private static String values(CodeSubject subject, SplittableRandom random) {
    Bindings bindings = Points.random(random, subject.network());
    StringBuilder text = new StringBuilder();
    bindings.values().forEach((symbol, value) -> line(text, "argument", symbol.name(), value));
    bindings
        .sizes()
        .forEach((size, value) -> line(text, "argument", size.name(), Matrix.scalar(value)));
    CodeCases.wanted(subject, bindings).forEach((name, value) -> line(text, "result", name, value));
    return text.toString();
  }

  private static void line(StringBuilder text, String kind, String name, Matrix value) {
    String plain = new CodeNames(Set.of()).identifier(name);
    text.append("%s %s %d %d".formatted(kind, plain, value.rows(), value.columns()));
    for (double entry : value.values()) {
      text.append(String.format(Locale.ROOT, " %s", entry));
    }
    text.append('\n');
  }
}
