package org.chainrule.training;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Turns what the file system says into messages. */
final class FileProblem {
  private FileProblem() {}

  static DataException missing(String file) {
    return new DataException(file, "there is no such file", "Check the path.");
  }

  static DataException folder(String file) {
    return new DataException(file, "is a folder, not a file", "Name a file in it.");
  }

  static DataException reading(String file, IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ -> missing(file);
      case AccessDeniedException _ ->
          new DataException(file, "may not be read", "Give yourself read permission.");
      case ZipException _ ->
          new DataException(file, "its gzip data is damaged", "Fetch or pack the file again.");
      case EOFException _ ->
          new DataException(file, "its gzip data ends too early", "Fetch or pack the file again.");
      case CharacterCodingException _ ->
          new DataException(file, "is not UTF-8 text", "Save it as UTF-8.");
      default ->
          new DataException(
              file, "cannot be read (" + reason(cause) + ")", "Check the file and its disk.");
    };
  }

  static DataException writing(String file, IOException cause) {
    return new DataException(
        file,
        "cannot be written (" + reason(cause) + ")",
        "Choose a folder you may write to, with --out.");
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such folder";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> {
        String message = cause.getMessage();
        yield message == null ? cause.getClass().getSimpleName() : message;
      }
    };
  }
}
