package org.chainrule.training;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table in a text file, read row by row; blank lines are skipped.
 *
 * <p>The first row is a header unless all its fields are numbers, or some are and the next row has
 * numbers in the same places. Without a header the columns are called {@code c1}, {@code c2}, ….
 */
final class CsvFile implements AutoCloseable {
  private final String source;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final Deque<CsvRecord> pending = new ArrayDeque<>();
  private final List<String> columns;
  private final boolean named;
  private final Optional<SizesLine> sizes;
  private long rows;

  /**
   * @throws DataException if the file can't be read or its first rows make no table
   */
  static CsvFile open(Path path) {
    TextSource text = TextSource.open(path);
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(text.separator())
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(text.reader());
    try {
      return new CsvFile(path.toString(), reader);
    } catch (DataException e) {
      close(reader);
      throw e;
    }
  }

  private CsvFile(String source, CsvReader<CsvRecord> reader) {
    this.source = source;
    this.reader = reader;
    this.records = reader.iterator();
    CsvRecord first =
        fetch()
            .orElseThrow(() ->
                new DataException(source, "has no rows", "Give a file with one row a sample."));
    Optional<CsvRecord> second = fetch();
    List<String> head = first.getFields().stream().map(String::strip).toList();
    List<String> below = second.map(CsvRecord::getFields).orElse(List.of());
    if (second.isPresent() && SizesLine.recognised(head, below)) {
      sizes = Optional.of(SizesLine.of(source, first.getStartingLineNumber(), head, below.size()));
      named = false;
      columns = generatedNames(below.size());
    } else {
      sizes = Optional.empty();
      named = header(head, below);
      columns = named ? headerNames(first, head) : generatedNames(head.size());
      if (!named) {
        pending.add(first);
      }
    }
    second.ifPresent(pending::add);
  }

  private static boolean header(List<String> first, List<String> second) {
    long numbers = first.stream().filter(NumberText::matches).count();
    if (numbers == first.size()) {
      return false;
    }
    boolean alike =
        first.size() == second.size()
            && IntStream.range(0, first.size())
                .allMatch(
                    i -> NumberText.matches(first.get(i)) == NumberText.matches(second.get(i)));
    return numbers == 0 || !alike;
  }

  private static List<String> generatedNames(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Schema::generatedName).toList();
  }

  private List<String> headerNames(CsvRecord first, List<String> head) {
    List<String> names =
        IntStream.range(0, head.size())
            .mapToObj(i -> head.get(i).isEmpty() ? Schema.generatedName(i + 1) : head.get(i))
            .toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DataException(
            Place.row(source, first.getStartingLineNumber()),
            "two columns are called " + name,
            "Give every column its own name.");
      }
    }
    return names;
  }

  String source() {
    return source;
  }

  /** The columns' names, all different. */
  List<String> columns() {
    return columns;
  }

  /** Whether the names come from a header line. */
  boolean named() {
    return named;
  }

  /** The special first line, if the file has one. */
  Optional<SizesLine> sizes() {
    return sizes;
  }

  /**
   * The next row; it has as many fields as there are columns.
   *
   * @throws DataException if it has not, or can't be read; at the end, if there was no row or not
   *     the announced number
   */
  Optional<CsvRecord> next() {
    Optional<CsvRecord> next = pending.isEmpty() ? fetch() : Optional.of(pending.remove());
    if (next.isEmpty()) {
      finish();
      return next;
    }
    CsvRecord row = next.get();
    if (row.getFieldCount() != columns.size()) {
      throw new DataException(
          Place.row(source, row.getStartingLineNumber()),
          "has %s, wanted %s like the first row"
              .formatted(Wording.count(row.getFieldCount(), "field"), columns.size()),
          "Complete the row or delete it.");
    }
    rows++;
    return next;
  }

  private void finish() {
    sizes.ifPresent(line -> line.verifyRows(source, rows));
    if (rows == 0) {
      throw new DataException(
          source, "has a header but no rows", "Give a file with one row a sample.");
    }
  }

  private Optional<CsvRecord> fetch() {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw FileProblem.reading(source, Objects.requireNonNull(e.getCause()));
    } catch (CsvParseException e) {
      throw broken(e);
    }
  }

  private DataException broken(CsvParseException e) {
    if (e.getCause() instanceof IOException io) {
      return FileProblem.reading(source, io);
    }
    String place = rows == 0 ? source : source + ", after its first " + Wording.count(rows, "row");
    return new DataException(
        place,
        "a quoted field is not closed properly, or is longer than 16 million characters",
        "Check the quotation marks there.");
  }

  @Override
  public void close() {
    close(reader);
  }

  private static void close(CsvReader<CsvRecord> reader) {
    try {
      reader.close();
    } catch (IOException _) {
      // Only read from: nothing is lost.
    }
  }
}
