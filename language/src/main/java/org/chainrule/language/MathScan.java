package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the formulas of a document: between dollars, {@code \(…\)}, {@code \[…\]}, and in
 * environments that need none of these.
 *
 * <p>A blank line ends a paragraph and with it a formula that nobody closed, so that one forgotten
 * dollar doesn't turn the text behind it inside out.
 */
abstract class MathScan {
  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "align",
          "alignat",
          "aligned",
          "displaymath",
          "eqnarray",
          "equation",
          "flalign",
          "gather",
          "gathered",
          "math",
          "multline",
          "split");

  private static final Set<String> INTRODUCING =
      Set.of("let", "define", "denote", "put", "set", "where", "with", "write");

  private static final Pattern NAME = Pattern.compile("\\\\begin\\s?\\{([A-Za-z]{1,20})(\\*?)\\}");
  private static final Pattern LABEL =
      Pattern.compile("\\\\(?:label|tag)\\s?\\*?\\{([^{}\\n]{1,80})\\}");

  /** How much is looked at to find out whether a formula goes on behind a blank line. */
  private static final int FARTHEST = 10_000;

  final Reporter reporter;
  final String text;
  final int end;
  final Paragraphs paragraphs;
  final List<Span> network = new ArrayList<>();
  int at;
  private final List<DocumentParts.Formula> formulas = new ArrayList<>();
  private Optional<String> comment = Optional.empty();
  private int commentEnd;

  MathScan(Reporter reporter, int start, int end) {
    this.reporter = reporter;
    this.text = reporter.source().text();
    this.at = start;
    this.end = end;
    this.paragraphs = new Paragraphs(text);
  }

  /** Whether a comment names an equation rather than its label. */
  abstract boolean commentsComeFirst();

  /** Whether a dollar may open or close a formula whatever stands beside it. */
  abstract boolean anyDollar();

  final DocumentParts parts() {
    return new DocumentParts(network, formulas);
  }

  final boolean starts(String word) {
    return text.startsWith(word, at);
  }

  /** Notes a comment that ends here: it names the formula that follows. */
  final void comment(String said) {
    String name = said.strip().replaceAll("\\s+", " ");
    comment = name.isEmpty() ? Optional.empty() : Optional.of(Message.brief(name));
    commentEnd = at;
  }

  /** Takes the formula that begins here, if one does. */
  final boolean takesFormula() {
    if (starts("$$")) {
      display("$$", "$$");
      return true;
    }
    if (starts("$")) {
      return inline();
    }
    if (starts("\\[")) {
      return bracketed("\\[", "\\]", false);
    }
    if (starts("\\(")) {
      return bracketed("\\(", "\\)", true);
    }
    return starts("\\begin") && environment();
  }

  /** Adds a displayed formula that is marked in a way of its own. */
  final void addFormula(int start, Span math, int stop) {
    add(start, math.start(), math.end(), stop, false, Optional.empty());
  }

  private void display(String open, String close) {
    int from = at + open.length();
    int closing = closing(close, from);
    if (closing < end) {
      add(at, from, closing, closing + close.length(), false, Optional.empty());
    } else {
      unclosed(from, close);
    }
  }

  private void unclosed(int from, String close) {
    int stop = Math.min(end, Math.max(from, paragraphs.paragraphEnd(from)));
    add(at, from, stop, stop, false, Optional.of(close));
  }

  private boolean inline() {
    int closing = paragraphs.nextUnescaped("$", at + 1);
    int stop = Math.min(end, paragraphs.paragraphEnd(at));
    if (closing >= stop && anyDollar()) {
      reporter.warn(new Span(at, at + 1), DocumentMessages.openDollar());
    }
    if (closing >= stop || !(anyDollar() || fits(closing))) {
      return false;
    }
    add(at, at + 1, closing, closing + 1, true, Optional.empty());
    return true;
  }

  /** Dollars are also money: a formula begins and ends with something other than a blank. */
  private boolean fits(int closing) {
    boolean blankAfter = Character.isWhitespace(text.charAt(at + 1));
    boolean blankBefore = Character.isWhitespace(text.charAt(closing - 1));
    boolean digit = closing + 1 < end && Character.isDigit(text.charAt(closing + 1));
    if (blankAfter || blankBefore) {
      return blankAfter && blankBefore && text.substring(at, closing).indexOf('=') >= 0;
    }
    return !digit && closing > at + 1 && text.substring(at, closing).indexOf('`') < 0;
  }

  /** In Markdown {@code \[} may be a bracket and no formula: then nothing closes it. */
  final boolean bracketed(String open, String close, boolean inline) {
    int from = at + open.length();
    int closing = closing(close, from);
    if (closing < end) {
      add(at, from, closing, closing + close.length(), inline, Optional.empty());
      return true;
    }
    if (!anyDollar()) {
      return false;
    }
    unclosed(from, close);
    return true;
  }

  private boolean environment() {
    Matcher begin = NAME.matcher(text).region(at, end);
    if (!begin.lookingAt() || !ENVIRONMENTS.contains(begin.group(1))) {
      return false;
    }
    String close = "\\end{" + begin.group(1) + begin.group(2) + "}";
    int closing = closing(close, begin.end());
    if (closing >= end) {
      unclosed(at, close);
      return true;
    }
    int stop = closing + close.length();
    add(at, at, stop, stop, false, Optional.empty());
    return true;
  }

  /** Returns where {@code close} stands, or the end where the formula is not closed. */
  private int closing(String close, int from) {
    int closing = paragraphs.nextUnescaped(close, from);
    if (closing >= end) {
      return end;
    }
    int stop = paragraphs.paragraphEnd(from);
    return closing <= stop || goesOn(stop, closing, close) ? closing : end;
  }

  /** Dollars that begin the next formula have something behind them. */
  private boolean isAloneOnLine(int from, int dollars) {
    int before = dollars;
    while (before > from && text.charAt(before - 1) != '\n') {
      before--;
    }
    return paragraphs.isBlank(before, dollars)
        && paragraphs.isBlank(dollars + 2, Math.min(end, paragraphs.lineEnd(dollars)));
  }

  /** Whether what stands behind a blank line still looks like a formula, line by line. */
  private boolean goesOn(int from, int to, String close) {
    if (to - from > FARTHEST || (close.equals("$$") && !isAloneOnLine(from, to))) {
      return false;
    }
    return text.substring(from, to)
        .lines()
        .map(String::strip)
        .allMatch(line -> line.isEmpty() || isFormula(line));
  }

  private static boolean isFormula(String line) {
    return line.chars().anyMatch(c -> "\\&=^_".indexOf(c) >= 0)
        && line.indexOf('$') < 0
        && !line.startsWith("#")
        && !line.startsWith("```")
        && !line.startsWith("<!--")
        && !line.startsWith("\\begin{document");
  }

  private void add(
      int start, int from, int to, int stop, boolean inline, Optional<String> unclosed) {
    Span math = new Span(from, to);
    formulas.add(
        new DocumentParts.Formula(
            new Span(start, stop), math, id(start, math), inline, introduced(start), unclosed));
    comment = Optional.empty();
    at = Math.max(stop, start + 1);
  }

  private Optional<String> id(int start, Span math) {
    Optional<String> said =
        comment.isPresent() && paragraphs.isBlank(commentEnd, start) ? comment : Optional.empty();
    if (said.isPresent() && commentsComeFirst()) {
      return said;
    }
    Matcher label = LABEL.matcher(text).region(math.start(), math.end());
    return label.find() ? Optional.of(label.group(1).strip()) : said;
  }

  private boolean introduced(int start) {
    int stop = start;
    while (stop > 0 && " \t\n\r(".indexOf(text.charAt(stop - 1)) >= 0) {
      stop--;
    }
    int from = stop;
    while (from > 0 && stop - from < 12 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return INTRODUCING.contains(text.substring(from, stop).toLowerCase(Locale.ROOT));
  }
}
