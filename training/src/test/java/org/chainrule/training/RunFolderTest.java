package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temporary;

  private Folder folder() {
    return new Folder(temporary);
  }

  private static EpochMetrics epoch(int number) {
    return new EpochMetrics(
        number, 0.5, 100, new Metrics.Classification(2, 0.25, 1), Optional.empty());
  }

  @Test
  void holdsAllFiles() throws IOException {
    RunFolder run = RunFolder.create(temporary.resolve("runs/digits"));
    Path data = folder().write("data.csv", "1,2\n");
    run.writeNetwork("loss L = x\n");
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("optimizer", Map.of("name", "adam", "rate", 1e-3));
    settings.put("epochs", 30);
    settings.put("columns", List.of("a", "b"));
    run.writeSettings(settings);
    try (MetricsFile metrics = run.metrics(0)) {
      metrics.append(epoch(1));
      metrics.append(epoch(2));
    }
    Safetensors model =
        new Safetensors(Map.of("k", "v"), Map.of("W", Tensor.of(List.of(1), new float[1])));
    run.writeModel(model);
    run.writeProvenance(
        new Provenance(List.of(Provenance.DataFile.of(data)), 42, "0.1.0", "25.0.3", "scalar"));

    RunFolder opened = RunFolder.open(run.path());
    assertThat(opened.network()).isEqualTo("loss L = x\n");
    assertThat(opened.model()).isEqualTo(model);
    assertThat(run.path().resolve("metrics.jsonl"))
        .hasContent(epoch(1).toJson() + "\n" + epoch(2).toJson() + "\n");
    assertThat(Files.readString(run.path().resolve("settings.json")))
        .isEqualToIgnoringWhitespace(Json.line(Json.tree(settings)));
    assertThat(Files.readString(run.path().resolve("provenance.json")))
        .isEqualTo(
            """
            {
              "chainrule" : "0.1.0",
              "java" : "25.0.3",
              "kernels" : "scalar",
              "seed" : 42,
              "data" : [ {
                "file" : "%s",
                "sha256" : "52186c933993da4082b3cdc7c40bb4bf735b391ff54a2ef78c037dda6c38a680"
              } ]
            }
            """
                .formatted(data));
    try (var files = Files.list(run.path())) {
      assertThat(files).hasSize(5);
    }
  }

  @Test
  void takesAnEmptyFolder() throws IOException {
    Path path = Files.createDirectory(temporary.resolve("run"));
    assertThat(RunFolder.create(path).path()).isEqualTo(path);
  }

  @Test
  void namesFollowOneAnother() {
    for (String name : List.of("digits", "digits-2", "digits-3")) {
      assertThat(RunFolder.createNew(temporary.resolve("runs"), "digits").path())
          .isEqualTo(temporary.resolve("runs").resolve(name));
    }
  }

  @Test
  void refusesAFullFolder() throws IOException {
    Files.createDirectory(temporary.resolve("run"));
    Path other = folder().write("run/other.txt", "mine");
    assertThat(folder().complaint(() -> RunFolder.create(temporary.resolve("run"))))
        .isEqualTo(
            "run: is there already and not empty; nothing was overwritten."
                + " Give another folder with --out, or delete this one.");
    assertThat(other).hasContent("mine");
  }

  @Test
  void refusesAFile() {
    Path file = folder().write("run", "mine");
    assertThat(folder().complaint(() -> RunFolder.create(file)))
        .isEqualTo(
            "run: is a file, wanted a folder."
                + " Give another folder with --out, or delete this one.");
    assertThat(folder().complaint(() -> RunFolder.create(file.resolve("below"))))
        .isEqualTo(
            "run/below: cannot be written (Not a directory)."
                + " Choose a folder you may write to, with --out.");
    assertThat(folder().complaint(() -> RunFolder.createNew(file, "below")))
        .isEqualTo(
            "run: cannot be written (a file of that name is in the way)."
                + " Choose a folder you may write to, with --out.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void opensRunsOnly() throws IOException {
    assertThat(folder().complaint(() -> RunFolder.open(temporary.resolve("no"))))
        .isEqualTo("no: there is no such folder. Give the folder that train named at its end.");
    Path file = folder().write("file", "");
    assertThat(folder().complaint(() -> RunFolder.open(file)))
        .isEqualTo(
            "file: is a file, wanted a run folder. Give the folder that train named at its end.");
    Files.createDirectory(temporary.resolve("half"));
    folder().write("half/network.chain", "");
    assertThat(folder().complaint(() -> RunFolder.open(temporary.resolve("half"))))
        .isEqualTo(
            "half: is no run folder of a finished training: it lacks model.safetensors."
                + " Give the folder that train named at its end.");
  }

  @Test
  void aFailedWriteLeavesWhatWasThere() throws IOException {
    Path file = folder().write("model.safetensors", "before");
    String complaint =
        folder()
            .complaint(() ->
                AtomicFile.writeLasting(
                    file,
                    channel -> {
                      channel.write(Tensor.buffer(4));
                      throw new IOException("No space left on device");
                    }));
    assertThat(complaint)
        .isEqualTo(
            "model.safetensors: cannot be written (No space left on device)."
                + " Choose a folder you may write to, with --out.");
    assertThat(file).hasContent("before");
    try (var files = Files.list(temporary)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writesFailWhenTheFolderIsGone() throws IOException {
    RunFolder run = RunFolder.create(temporary.resolve("run"));
    Files.delete(run.path());
    assertThat(folder().complaint(() -> run.writeNetwork("")))
        .isEqualTo(
            "run/network.chain: cannot be written (no such folder)."
                + " Choose a folder you may write to, with --out.");
    assertThat(folder().complaint(() -> run.metrics(0)))
        .isEqualTo(
            "run/metrics.jsonl: cannot be written (no such folder)."
                + " Choose a folder you may write to, with --out.");
    assertThat(folder().complaint(run::network))
        .isEqualTo("run/network.chain: there is no such file. Check the path.");
  }

  @Test
  void metricsGoOnBehindTheEpochsThatCount() {
    RunFolder run = RunFolder.create(temporary.resolve("run"));
    try (MetricsFile metrics = run.metrics(0)) {
      metrics.append(epoch(1));
      metrics.append(epoch(2));
      metrics.append(epoch(3));
    }
    try (MetricsFile metrics = run.metrics(1)) {
      metrics.append(epoch(20));
    }
    assertThat(run.path().resolve("metrics.jsonl"))
        .hasContent(epoch(1).toJson() + "\n" + epoch(20).toJson() + "\n");
  }

  @Test
  void discardedRunsAreGone() {
    RunFolder run = RunFolder.create(temporary.resolve("run"));
    run.writeNetwork("x");
    run.metrics(0).close();
    run.discard();
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void othersFilesAreNotDiscarded() {
    RunFolder run = RunFolder.create(temporary.resolve("run"));
    run.writeNetwork("x");
    Path mine = folder().write("run/mine.txt", "mine");
    run.discard();
    assertThat(mine).hasContent("mine");
    assertThat(run.path().resolve("network.chain")).doesNotExist();
  }
}
