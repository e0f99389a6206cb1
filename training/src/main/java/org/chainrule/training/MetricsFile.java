package org.chainrule.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code metrics.jsonl}, open to grow by a line an epoch. */
final class MetricsFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private MetricsFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws DataException if that fails
   */
  static MetricsFile open(Path path) {
    try {
      return new MetricsFile(
          path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw FileProblem.writing(path.toString(), e);
    }
  }

  /** Cuts the file at {@code path} after its first {@code epochs} lines, if there are more. */
  static void keepFirst(Path path, int epochs) {
    try {
      List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
      if (lines.size() > epochs) {
        AtomicFile.write(
            path, String.join("", lines.stream().limit(epochs).map(l -> l + "\n").toList()));
      }
    } catch (IOException e) {
      throw FileProblem.reading(path.toString(), e);
    }
  }

  /** Adds a line; it is with the operating system on return. */
  void append(EpochMetrics metrics) {
    ByteBuffer line = StandardCharsets.UTF_8.encode(metrics.toJson() + "\n");
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw FileProblem.writing(path.toString(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw FileProblem.writing(path.toString(), e);
    }
  }
}
