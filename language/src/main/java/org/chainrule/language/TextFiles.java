package org.chainrule.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files as text, within limits. */
final class TextFiles {
  /** The largest text that is read, in bytes. */
  static final int LARGEST = 8_000_000;

  private TextFiles() {}

  /**
   * Returns the text of a file.
   *
   * @throws LanguageException if it can't be read, or is too large, or no UTF-8
   */
  static String read(Path file) {
    try {
      long size = Files.size(file);
      if (Files.isDirectory(file)) {
        throw broken(file.toString(), FileMessages.isDirectory());
      }
      if (size > LARGEST) {
        throw broken(file.toString(), FileMessages.tooLarge(size, LARGEST));
      }
      return decoded(Files.readAllBytes(file), file.toString());
    } catch (NoSuchFileException e) {
      throw broken(file.toString(), FileMessages.missing());
    } catch (IOException e) {
      throw broken(file.toString(), FileMessages.unreadable(e));
    }
  }

  /**
   * Returns the text that a stream gives.
   *
   * @param name how to call it in messages
   * @throws LanguageException if it can't be read, or is too large, or no UTF-8
   */
  static String read(InputStream stream, String name) {
    try {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw broken(name, FileMessages.tooLarge(bytes.length, LARGEST));
      }
      return decoded(bytes, name);
    } catch (IOException e) {
      throw broken(name, FileMessages.unreadable(e));
    }
  }

  private static String decoded(byte[] bytes, String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw broken(name, FileMessages.notUtf8());
    }
  }

  /** Returns what is wrong with the text as a whole. */
  static Optional<Problem> problem(String text, String file) {
    if (text.length() > LARGEST) {
      return Optional.of(wholeFile(file, FileMessages.tooLarge(text.length(), LARGEST)));
    }
    return text.indexOf('\0') >= 0
        ? Optional.of(wholeFile(file, FileMessages.binary()))
        : Optional.empty();
  }

  static LanguageException broken(String file, Message message) {
    return new LanguageException(List.of(wholeFile(file, message)));
  }

  /** Returns a problem of the file as a whole. */
  static Problem wholeFile(String file, Message message) {
    return new Problem(file, 0, 0, 1, message.text(), "", "", message.hint());
  }
}
