package org.chainrule.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there whole or not at all, whenever the program stops. */
final class AtomicFile {
  private AtomicFile() {}

  /** Writes the content to a channel. */
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes beside the file and renames.
   *
   * @throws DataException if that fails; the file is then as it was
   */
  static void write(Path file, String text) {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    replace(
        file,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  /**
   * Writes beside the file, waits for the disk, and renames: it lasts even if the machine stops.
   *
   * @throws DataException if that fails; the file is then as it was
   */
  static void writeLasting(Path file, Content content) {
    replace(
        file,
        channel -> {
          content.writeTo(channel);
          channel.force(true);
        });
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      forceFolder(folder);
    }
  }

  private static void replace(Path file, Content content) {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        content.writeTo(channel);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      remove(temporary);
      throw FileProblem.writing(file.toString(), e);
    }
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException _) {
      // What went wrong before is what the user should read.
    }
  }

  /** Makes the rename itself last; not every file system can. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException _) {
      // The content is safe; only the name may be lost in a power cut.
    }
  }
}
