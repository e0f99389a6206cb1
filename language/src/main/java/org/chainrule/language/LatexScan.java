package org.chainrule.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds networks and formulas in a LaTeX document; titles, comments and code are passed over. */
final class LatexScan extends MathScan {
  private static final String NETWORK = "chainrule";
  private static final String BEGIN = "\\begin{document}";
  private static final String END = "\\end{document}";

  /** Comment lines between these are text of the language. */
  private static final Pattern COMMENTED =
      Pattern.compile("^[ \\t]*%%[ \\t]*chainrule[ \\t]*\\r?$", Pattern.MULTILINE);

  private static final Pattern COMMENTED_END = Pattern.compile("[ \\t]*%%[ \\t]*end[ \\t]*\\r?");

  private static final Set<String> CODE =
      Set.of("verbatim", "Verbatim", "lstlisting", "minted", "comment", "alltt", "filecontents");

  private static final Set<String> TITLES =
      Set.of(
          "author",
          "caption",
          "chapter",
          "date",
          "paragraph",
          "part",
          "section",
          "subparagraph",
          "subsection",
          "subsubsection",
          "title");

  private static final int LONGEST_TITLE = 2_000;

  private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)\\*?");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("\\\\begin\\s?\\{([A-Za-z]{1,20}\\*?)\\}");

  private LatexScan(Reporter reporter, int start, int end) {
    super(reporter, start, end);
  }

  /** Returns the parts of the reporter's source; what is never closed is reported. */
  static DocumentParts parts(Reporter reporter) {
    String text = reporter.source().text();
    int begin = text.indexOf(BEGIN);
    int start = begin < 0 ? 0 : begin + BEGIN.length();
    int end = text.indexOf(END, start);
    LatexScan scan = new LatexScan(reporter, start, end < 0 ? text.length() : end);
    scan.commentedNetworks();
    scan.preamble(start);
    scan.run();
    return scan.parts();
  }

  @Override
  boolean commentsComeFirst() {
    return false;
  }

  @Override
  boolean anyDollar() {
    return true;
  }

  /** A network may stand in comments anywhere, before the document begins too. */
  private void commentedNetworks() {
    Matcher begin = COMMENTED.matcher(text);
    int from = 0;
    while (from < text.length() && begin.find(from)) {
      int line = Math.min(text.length(), paragraphs.lineEnd(begin.start()) + 1);
      boolean open = true;
      while (line < text.length() && open) {
        int stop = paragraphs.lineEnd(line);
        open = !COMMENTED_END.matcher(text).region(line, stop).matches();
        if (open) {
          network.add(new Span(uncommented(line, stop), stop));
        }
        line = Math.min(text.length(), stop + 1);
      }
      if (open) {
        reporter.report(new Span(begin.start(), begin.end()), DocumentMessages.openBlock("%%end"));
      }
      from = line;
    }
  }

  private int uncommented(int line, int stop) {
    int from = line;
    while (from < stop && " \t%".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return from;
  }

  private void preamble(int bodyStart) {
    String begin = "\\begin{" + NETWORK + "}";
    int place = text.indexOf(begin);
    if (place >= 0 && place < bodyStart) {
      int body = place + begin.length();
      network.add(new Span(body, paragraphs.next("\\end{" + NETWORK + "}", body)));
    }
  }

  private void run() {
    while (at < end) {
      switch (text.charAt(at)) {
        case '%' -> commentLine();
        case '$' -> {
          if (!takesFormula()) {
            at++;
          }
        }
        case '\\' -> backslash();
        default -> at++;
      }
    }
  }

  /** A comment that speaks of an equation names it. */
  private void commentLine() {
    int stop = Math.min(end, paragraphs.lineEnd(at));
    String said = text.substring(at, stop).replaceFirst("^%+", "").strip();
    at = stop;
    if (said.toLowerCase(Locale.ROOT).startsWith("eq")) {
      comment(said);
    }
  }

  private void backslash() {
    if (takesFormula() || takesEnvironment() || takesVerb()) {
      return;
    }
    Matcher command = COMMAND.matcher(text).region(at, end);
    if (command.lookingAt()) {
      at = command.end();
      if (TITLES.contains(command.group(1))) {
        skipArgument();
      }
    } else {
      at += 2;
    }
  }

  private boolean takesEnvironment() {
    Matcher begin = ENVIRONMENT.matcher(text).region(at, end);
    if (!starts("\\begin") || !begin.lookingAt()) {
      return false;
    }
    String name = begin.group(1);
    boolean ours = name.equals(NETWORK);
    if (!ours && !CODE.contains(name.replace("*", ""))) {
      return false;
    }
    String close = "\\end{" + name + "}";
    int closing = paragraphs.next(close, begin.end());
    if (closing >= end) {
      reporter.report(new Span(at, begin.end()), DocumentMessages.openBlock(close));
      closing = end;
    }
    if (ours) {
      network.add(new Span(begin.end(), closing));
    }
    at = Math.min(end, closing + close.length());
    return true;
  }

  private boolean takesVerb() {
    if (!starts("\\verb") || at + 5 >= end || Character.isLetter(text.charAt(at + 5))) {
      return false;
    }
    int mark = text.charAt(at + 5) == '*' ? at + 6 : at + 5;
    int close = mark < end ? paragraphs.next(text.substring(mark, mark + 1), mark + 1) : end;
    at = close < Math.min(end, paragraphs.paragraphEnd(at)) ? close + 1 : at + 5;
    return true;
  }

  /** Passes over {@code [short]{title}}; no formula of a title is a claim. */
  private void skipArgument() {
    int stop = Math.min(Math.min(end, at + LONGEST_TITLE), paragraphs.paragraphEnd(at));
    int depth = 0;
    int place = at;
    while (place < stop && Character.isWhitespace(text.charAt(place))) {
      place++;
    }
    if (place >= stop || "[{".indexOf(text.charAt(place)) < 0) {
      return;
    }
    while (place < stop) {
      char c = text.charAt(place);
      if (c == '\\') {
        place++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth <= 0) {
        at = place + 1;
        return;
      }
      place++;
    }
  }
}
