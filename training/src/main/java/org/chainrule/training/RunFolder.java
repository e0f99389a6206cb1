package org.chainrule.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a training leaves behind, in a folder of its own: {@code network.chain} as it was used,
 * {@code settings.json}, {@code metrics.jsonl}, {@code model.safetensors} and {@code
 * provenance.json}; while it is interrupted also {@code checkpoint.safetensors}. Each file is whole
 * or absent, but for {@code metrics.jsonl}, which grows by whole lines.
 */
public final class RunFolder {
  private static final String NETWORK = "network.chain";
  private static final String SETTINGS = "settings.json";
  private static final String METRICS = "metrics.jsonl";
  private static final String MODEL = "model.safetensors";
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private static final String PROVENANCE = "provenance.json";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Checks that a run folder could be made of {@code path}, and makes nothing yet.
   *
   * @throws DataException if it holds files, is a file, or stands where the user may not write
   */
  static void requireFree(Path path) {
    if (Files.exists(path) && !isEmptyFolder(path)) {
      throw new DataException(
          path.toString(),
          Files.isDirectory(path)
              ? "is there already and not empty; nothing was overwritten"
              : "is a file, wanted a folder",
          "Give another folder with --out, or delete this one.");
    }
    requireWritable(path);
  }

  /**
   * Checks that the user may make {@code path}, or write into it if it is there.
   *
   * @throws DataException if not
   */
  static void requireWritable(Path path) {
    Path nearest = path.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    if (!Files.isDirectory(nearest)) {
      throw FileProblem.writing(
          path.toString(), new FileSystemException(nearest.toString(), null, "Not a directory"));
    }
    if (!Files.isWritable(nearest)) {
      throw FileProblem.writing(path.toString(), new AccessDeniedException(nearest.toString()));
    }
  }

  /**
   * Makes the folder, and those above it; an empty one may be there already.
   *
   * @throws DataException if it holds files, is a file, or can't be made
   */
  public static RunFolder create(Path path) {
    requireFree(path);
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw FileProblem.writing(path.toString(), e);
    }
    return new RunFolder(path);
  }

  /**
   * Makes a new folder {@code runs/name}, or {@code runs/name-2}, {@code runs/name-3}, … if there
   * are runs of that name.
   *
   * @throws DataException if it can't be made
   */
  public static RunFolder createNew(Path runs, String name) {
    try {
      Files.createDirectories(runs);
      for (int number = 1; ; number++) {
        Path path = runs.resolve(number == 1 ? name : name + "-" + number);
        try {
          return new RunFolder(Files.createDirectory(path));
        } catch (FileAlreadyExistsException _) {
          // The next number, then.
        }
      }
    } catch (IOException e) {
      throw FileProblem.writing(runs.toString(), e);
    }
  }

  /**
   * The folder of a finished run.
   *
   * @throws DataException if it is none
   */
  public static RunFolder open(Path path) {
    if (!Files.isDirectory(path)) {
      throw new DataException(
          path.toString(),
          Files.exists(path) ? "is a file, wanted a run folder" : "there is no such folder",
          "Give the folder that train named at its end.");
    }
    for (String file : List.of(NETWORK, MODEL)) {
      if (!Files.isRegularFile(path.resolve(file))) {
        throw new DataException(
            path.toString(),
            "is no run folder of a finished training: it lacks " + file,
            "Give the folder that train named at its end.");
      }
    }
    return new RunFolder(path);
  }

  /**
   * The folder of a run that was interrupted.
   *
   * @throws DataException if it is none
   */
  public static RunFolder openInterrupted(Path path) {
    RunFolder folder = open(path);
    if (!Files.isRegularFile(folder.checkpointPath())) {
      throw new DataException(
          path.toString(),
          "is a finished run: there is nothing to resume",
          "Start a new one without --resume.");
    }
    return folder;
  }

  private static boolean isEmptyFolder(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw FileProblem.reading(path.toString(), e);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Writes {@code network.chain}. */
  public void writeNetwork(String text) {
    AtomicFile.write(path.resolve(NETWORK), text);
  }

  /**
   * The network's text.
   *
   * @throws DataException if it can't be read
   */
  public String network() {
    try {
      return Files.readString(path.resolve(NETWORK));
    } catch (IOException e) {
      throw FileProblem.reading(path.resolve(NETWORK).toString(), e);
    }
  }

  /**
   * Writes {@code settings.json}.
   *
   * @param settings strings, numbers, booleans, lists and maps by name, written in the map's order
   */
  public void writeSettings(Map<String, ?> settings) {
    AtomicFile.write(path.resolve(SETTINGS), Json.pretty(Json.tree(settings)));
  }

  /** Writes {@code provenance.json}. */
  public void writeProvenance(Provenance provenance) {
    AtomicFile.write(path.resolve(PROVENANCE), provenance.toJson());
  }

  /** Writes {@code model.safetensors}, replacing an earlier one in one step. */
  public void writeModel(Safetensors model) {
    model.write(path.resolve(MODEL));
  }

  /**
   * Reads {@code model.safetensors}.
   *
   * @throws DataException if it is damaged
   */
  public Safetensors model() {
    return Safetensors.read(path.resolve(MODEL));
  }

  /** Whether there is a {@code model.safetensors}. */
  boolean hasModel() {
    return Files.isRegularFile(path.resolve(MODEL));
  }

  /** Where an interrupted run keeps what it takes to go on. */
  Path checkpointPath() {
    return path.resolve(CHECKPOINT);
  }

  /** Writes {@code checkpoint.safetensors}, replacing an earlier one in one step. */
  void writeCheckpoint(Safetensors checkpoint) {
    checkpoint.write(checkpointPath());
  }

  /**
   * Reads {@code checkpoint.safetensors}.
   *
   * @throws DataException if it is damaged
   */
  Safetensors checkpoint() {
    return Safetensors.read(checkpointPath());
  }

  /** Removes {@code checkpoint.safetensors}, once the run is finished. */
  void removeCheckpoint() {
    try {
      Files.deleteIfExists(checkpointPath());
    } catch (IOException e) {
      throw FileProblem.writing(checkpointPath().toString(), e);
    }
  }

  /** Opens {@code metrics.jsonl} to add lines behind those for the first {@code epochs}. */
  MetricsFile metrics(int epochs) {
    Path file = path.resolve(METRICS);
    MetricsFile.keepFirst(file, epochs);
    return MetricsFile.open(file);
  }

  /**
   * Removes the folder with the run's files, after a training that failed: no half of a run is left
   * that looks like one. Files of other names stay, and the folder with them.
   */
  public void discard() {
    try {
      for (String file : List.of(MODEL, CHECKPOINT, METRICS, SETTINGS, PROVENANCE, NETWORK)) {
        Files.deleteIfExists(path.resolve(file));
      }
      Files.deleteIfExists(path);
    } catch (IOException _) {
      // The failure that led here is what the user should read.
    }
  }
}
