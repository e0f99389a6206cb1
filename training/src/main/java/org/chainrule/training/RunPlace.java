package org.chainrule.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run goes.
 *
 * @param folder the folder that was asked for; else a new one in {@code runs}
 * @param name what to call a new one
 * @param resume whether to go on with the run that is in {@code folder}
 */
record RunPlace(Optional<Path> folder, String name, boolean resume) {
  private static final Path RUNS = Path.of("runs");

  /**
   * The place that the options say.
   *
   * @throws DataException if a run is to be resumed that is not named
   */
  static RunPlace of(Path networkFile, TrainOptions options) {
    if (options.resume() && options.out().isEmpty()) {
      throw new DataException(
          "--resume", "does not say which run to go on with", "Add --out with the run's folder.");
    }
    String file = String.valueOf(networkFile.getFileName());
    int dot = file.lastIndexOf('.');
    return new RunPlace(options.out(), dot > 0 ? file.substring(0, dot) : file, options.resume());
  }

  /**
   * Finds out what can be known without writing.
   *
   * @throws DataException if there is nothing to resume, or a new folder can't be made
   */
  void check() {
    if (resume) {
      RunFolder.openInterrupted(folder.orElseThrow());
    } else {
      folder.ifPresentOrElse(RunFolder::requireFree, () -> RunFolder.requireWritable(RUNS));
    }
  }

  /**
   * Makes the folder, or opens the one to go on with.
   *
   * @throws DataException as {@link #check}
   */
  RunFolder open() {
    if (resume) {
      return RunFolder.openInterrupted(folder.orElseThrow());
    }
    return folder.map(RunFolder::create).orElseGet(() -> RunFolder.createNew(RUNS, name));
  }
}
