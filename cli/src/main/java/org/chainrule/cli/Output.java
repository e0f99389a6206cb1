package org.chainrule.cli;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where results go: stdout, or the file of {@code -o}. The file is there whole or not at all: it is
 * written under another name beside its place and moved there by {@link #finish}.
 *
 * <p>Writing throws {@link BrokenPipe} or {@link CliException} instead of an {@link IOException}.
 */
final class Output extends Writer {
  private static final String STDOUT = "stdout";

  private final String name;
  private final Optional<Move> move;
  private final Writer writer;

  private record Move(Path from, Path to) {}

  private Output(String name, Optional<Move> move, OutputStream stream, Charset charset) {
    this.name = name;
    this.move = move;
    this.writer = new BufferedWriter(new OutputStreamWriter(stream, charset));
  }

  /** Writes to stdout, which stays open. */
  static Output toStdout(OutputStream stdout, Charset charset) {
    OutputStream kept =
        new FilterOutputStream(stdout) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        };
    return new Output(STDOUT, Optional.empty(), kept, charset);
  }

  /**
   * Writes to a file, in UTF-8.
   *
   * @throws CliException if that can't be done, before anything is computed
   */
  static Output toFile(Path file) {
    try {
      Path target = Files.exists(file) ? file.toRealPath() : file;
      if (Files.isDirectory(target)) {
        throw new CliException(
            "-o " + file, "is a folder, wanted a file", "Name a file in that folder.");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) { // /dev/stdout, a named pipe
        return new Output(
            file.toString(),
            Optional.empty(),
            Files.newOutputStream(target),
            StandardCharsets.UTF_8);
      }
      Path part = target.resolveSibling("." + target.getFileName() + ".part");
      return new Output(
          file.toString(),
          Optional.of(new Move(part, target)),
          Files.newOutputStream(part),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unwritable(file.toString(), e);
    }
  }

  /**
   * Ends the output.
   *
   * @throws CliException if the last of it can't be written
   */
  void finish() {
    try {
      writer.close();
      if (move.isPresent()) {
        Files.move(move.get().from(), move.get().to(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(char[] text, int from, int length) {
    try {
      writer.write(text, from, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(String text) {
    write(text.toCharArray(), 0, text.length());
  }

  @Override
  public void flush() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Gives up what was not finished. */
  @Override
  public void close() {
    if (move.isPresent()) {
      try {
        writer.close();
        Files.deleteIfExists(move.get().from());
      } catch (IOException _) {
        // What went wrong before is what the user should read.
      }
    }
  }

  private RuntimeException failed(IOException e) {
    return move.isEmpty() && BrokenPipe.is(e) ? new BrokenPipe(e) : unwritable(name, e);
  }

  private static CliException unwritable(String name, IOException e) {
    return new CliException(
        name,
        "cannot be written (" + reason(e) + ")",
        name.equals(STDOUT)
            ? "Make room there, or write to a file with -o."
            : "Choose another file with -o.");
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such folder";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
