package org.chainrule.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chainrule.language.Document;
import org.chainrule.language.Equation;

/**
 * A document cut into rows: the lines of equations, with the statements on them, and the lines
 * between.
 *
 * @param first the first line, from 1
 * @param lines the text
 * @param statements what is stated on these lines
 */
record DocumentRows(int first, List<String> lines, List<Statement> statements) {

  private record Range(int first, int last) {}

  /** Returns the rows of a document, in order; lines that are blank throughout make none. */
  static List<DocumentRows> of(Document document, List<Statement> statements) {
    List<String> text = CleanText.lines(document.text()).lines().toList();
    List<Range> ranges = ranges(document, statements);
    List<DocumentRows> rows = new ArrayList<>();
    int next = 1;
    int taken = 0;
    for (Range range : ranges) {
      between(text, next, range.first() - 1, rows);
      List<Statement> here = new ArrayList<>();
      while (taken < statements.size() && line(statements.get(taken)) <= range.last()) {
        here.add(statements.get(taken));
        taken++;
      }
      rows.add(new DocumentRows(range.first(), lines(text, range, here), here));
      next = range.last() + 1;
    }
    between(text, next, text.size(), rows);
    return rows;
  }

  private static int line(Statement statement) {
    return statement.finding().line();
  }

  /** The lines of equations; those that share a line are one. */
  private static List<Range> ranges(Document document, List<Statement> statements) {
    List<Range> all = new ArrayList<>();
    for (Equation equation : document.equations()) {
      all.add(new Range(equation.line(), Math.max(equation.line(), equation.lastLine())));
    }
    statements.forEach(statement -> all.add(new Range(line(statement), line(statement))));
    all.sort(Comparator.comparingInt(Range::first).thenComparingInt(Range::last));
    List<Range> merged = new ArrayList<>();
    for (Range range : all) {
      if (!merged.isEmpty() && range.first() <= merged.getLast().last()) {
        Range before = merged.removeLast();
        merged.add(new Range(before.first(), Math.max(before.last(), range.last())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }

  /** The document's lines, or what the statements say where its text is not known. */
  private static List<String> lines(List<String> text, Range range, List<Statement> statements) {
    if (range.last() <= text.size()) {
      return text.subList(range.first() - 1, range.last());
    }
    return statements.stream()
        .map(statement -> CleanText.line(statement.finding().text()))
        .toList();
  }

  private static void between(List<String> text, int first, int last, List<DocumentRows> rows) {
    int from = first;
    int to = Math.min(last, text.size());
    while (from <= to && text.get(from - 1).isBlank()) {
      from++;
    }
    while (to >= from && text.get(to - 1).isBlank()) {
      to--;
    }
    if (from <= to) {
      rows.add(new DocumentRows(from, text.subList(from - 1, to), List.of()));
    }
  }
}
