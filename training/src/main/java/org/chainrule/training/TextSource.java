package org.chainrule.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A delimited text file opened for reading.
 *
 * @param reader the text, unpacked if the file was gzip, without byte order mark; malformed UTF-8
 *     throws {@link java.nio.charset.CharacterCodingException}
 * @param separator tab or {@code ;}, where one stands equally often, and at least once, in the
 *     first two lines; a space, where the first line is numbers with spaces between them; else
 *     {@code ,}
 */
record TextSource(Reader reader, char separator) {
  private static final int LOOK_AHEAD = 1 << 16;
  private static final int BUFFER = 2 * LOOK_AHEAD;

  /**
   * Gzip is known by its first two bytes, whatever the file is called.
   *
   * @throws DataException if the file is missing, a folder, empty, or no text
   */
  static TextSource open(Path path) {
    if (!Files.exists(path)) {
      throw FileProblem.missing(path.toString());
    }
    if (Files.isDirectory(path)) {
      throw FileProblem.folder(path.toString());
    }
    InputStream file = null;
    try {
      file = Files.newInputStream(path);
      return open(path.toString(), new BufferedInputStream(file, BUFFER));
    } catch (IOException e) {
      close(file);
      throw FileProblem.reading(path.toString(), e);
    } catch (DataException e) {
      close(file);
      throw e;
    }
  }

  private static void close(@Nullable InputStream stream) {
    try {
      if (stream != null) {
        stream.close();
      }
    } catch (IOException _) {
      // The exception that brought us here says more.
    }
  }

  private static TextSource open(String name, BufferedInputStream file) throws IOException {
    byte[] magic = peek(file, 2);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
    BufferedInputStream text =
        gzip ? new BufferedInputStream(new GZIPInputStream(file, BUFFER), BUFFER) : file;
    byte[] start = peek(text, LOOK_AHEAD);
    checkIsText(name, start);
    if (start.length >= 3
        && start[0] == (byte) 0xef
        && start[1] == (byte) 0xbb
        && start[2] == (byte) 0xbf) {
      text.skipNBytes(3);
    }
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new TextSource(new InputStreamReader(text, decoder), separator(start));
  }

  private static byte[] peek(BufferedInputStream stream, int length) throws IOException {
    stream.mark(length);
    byte[] start = stream.readNBytes(length);
    stream.reset();
    return start;
  }

  private static void checkIsText(String name, byte[] start) {
    if (start.length == 0) {
      throw new DataException(name, "is empty", "Give a file with one row a sample.");
    }
    int first = Byte.toUnsignedInt(start[0]);
    if (start.length > 1 && first >= 0xfe && Byte.toUnsignedInt(start[1]) >= 0xfe) {
      throw new DataException(name, "is UTF-16 text, wanted UTF-8", "Save it as UTF-8.");
    }
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        throw new DataException(
            name,
            "is a binary file, wanted a table as text",
            "Export it as CSV (comma, semicolon or tab between the columns).");
      }
    }
  }

  private static char separator(byte[] start) {
    String text = new String(start, StandardCharsets.UTF_8);
    String[] lines = text.lines().filter(line -> !line.isBlank()).limit(2).toArray(String[]::new);
    for (char candidate : new char[] {'\t', ';'}) {
      long inFirst = lines.length == 0 ? 0 : occurrences(lines[0], candidate);
      if (inFirst > 0 && (lines.length == 1 || occurrences(lines[1], candidate) == inFirst)) {
        return candidate;
      }
    }
    return lines.length > 0 && spaced(lines[0]) ? ' ' : ',';
  }

  /** Whether the line is numbers with one space between them. */
  private static boolean spaced(String line) {
    return line.indexOf(' ') > 0
        && Arrays.stream(line.split(" ", -1)).allMatch(NumberText::matches);
  }

  /** Outside quotes. */
  private static long occurrences(String line, char wanted) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == wanted ? 1 : 0;
    }
    return count;
  }
}
