package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run can't go is said before anything is read, and nothing is touched. */
class RunPlaceTest {
  private static final Path IRIS = Workshop.example("iris/iris.chain");

  @TempDir Path temporary;

  private String complaint(Path out) {
    TrainOptions options = Workshop.options("data=no.csv").into(out);
    return new Folder(temporary).complaint(() -> TrainingJob.prepare(IRIS, options));
  }

  @Test
  void aFullFolder() throws IOException {
    Path run = Files.createDirectory(temporary.resolve("run"));
    Path mine = Files.writeString(run.resolve("network.chain"), "mine");
    assertThat(complaint(run))
        .isEqualTo(
            "run: is there already and not empty; nothing was overwritten."
                + " Give another folder with --out, or delete this one.");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aFileInTheWay() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "mine");
    assertThat(complaint(file))
        .isEqualTo(
            "file: is a file, wanted a folder."
                + " Give another folder with --out, or delete this one.");
    assertThat(complaint(file.resolve("a/b")))
        .isEqualTo(
            "file/a/b: cannot be written (Not a directory)."
                + " Choose a folder you may write to, with --out.");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderOfOthers() throws IOException {
    Path closed = Files.createDirectory(temporary.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(closed)).as("not the superuser").isFalse();
    assertThat(complaint(closed.resolve("run")))
        .isEqualTo(
            "closed/run: cannot be written (permission denied)."
                + " Choose a folder you may write to, with --out.");
  }

  @Test
  void aFreePlaceIsLeftAloneUntilTrainingStarts() {
    Path run = temporary.resolve("new/run");
    TrainingJob.prepare(IRIS, TrainOptions.none().into(run));
    assertThat(run.getParent()).doesNotExist();
  }
}
