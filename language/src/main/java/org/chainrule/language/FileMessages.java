package org.chainrule.language;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Messages about files as a whole. */
final class FileMessages {
  private FileMessages() {}

  static Message missing() {
    return new Message("there is no such file");
  }

  static Message isDirectory() {
    return new Message("this is a folder, not a file");
  }

  static Message unreadable(IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException _ -> "permission denied";
          case FileSystemException failure -> failure.getReason();
          default -> cause.getMessage();
        };
    return new Message(
        "the file can't be read" + (reason == null ? "" : ": " + Message.brief(reason)));
  }

  static Message tooLarge(long size, long limit) {
    return new Message(
        "the file has %d bytes, a network at most %d".formatted(size, limit),
        "name data in train { data = \"…\" } instead of writing it here");
  }

  static Message notUtf8() {
    return new Message("the file is not UTF-8 text");
  }

  static Message binary() {
    return new Message("the file is binary, not text");
  }
}
