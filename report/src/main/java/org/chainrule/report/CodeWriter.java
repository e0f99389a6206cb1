package org.chainrule.report;

import java.util.List;

/** Lines of code with their comments beside them, or above where there is no room. */
final class CodeWriter {
  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();
  private final String indentation;
  private final String comment;
  private final int commentColumn;
  private int depth;

  private CodeWriter(String indentation, String comment, int commentColumn) {
    this.indentation = indentation;
    this.comment = comment;
    this.commentColumn = commentColumn;
  }

  static CodeWriter python() {
    return new CodeWriter("    ", "#", 48);
  }

  static CodeWriter java() {
    return new CodeWriter("  ", "//", 68);
  }

  void indent() {
    depth++;
  }

  void outdent() {
    depth--;
  }

  void blank() {
    text.append('\n');
  }

  void line(String code) {
    line(code, "");
  }

  /** Whether a line of code has to be broken. */
  boolean isTooLong(String code) {
    return depth * indentation.length() + code.length() > WIDTH;
  }

  /** Adds a line; a comment that only repeats it is left out. */
  void line(String code, String remark) {
    String start = indentation.repeat(depth);
    if (remark.isEmpty() || code.endsWith(remark) || code.endsWith(remark + ";")) {
      wrapped(start, code);
      return;
    }
    String padded = start + code;
    String space = " ".repeat(Math.max(2, commentColumn - padded.length()));
    String beside = padded + space + comment + " " + remark;
    if (beside.length() <= WIDTH) {
      text.append(beside).append('\n');
    } else {
      remark(remark);
      wrapped(start, code);
    }
  }

  /** Adds {@code start item, item end}, each item on a line of its own if they need several. */
  void list(String start, List<String> items, String end) {
    String line = start + String.join(", ", items) + end;
    if (!isTooLong(line) || items.isEmpty()) {
      line(line);
      return;
    }
    line(start);
    indent();
    indent();
    items.subList(0, items.size() - 1).forEach(item -> line(item + ","));
    line(items.getLast() + end);
    outdent();
    outdent();
  }

  /** Adds a comment on lines of its own. */
  void remark(String remark) {
    String start = indentation.repeat(depth) + comment + " ";
    String rest = remark;
    while (start.length() + rest.length() > WIDTH && rest.indexOf(' ', 40) > 0) {
      int end = rest.lastIndexOf(' ', WIDTH - start.length());
      end = end > 40 ? end : rest.indexOf(' ', 40);
      text.append(start).append(rest, 0, end).append('\n');
      rest = "    " + rest.substring(end + 1);
    }
    text.append(start).append(rest).append('\n');
  }

  /** Adds a block as it is, indented. */
  void block(String lines) {
    lines
        .lines()
        .forEach(line -> {
          text.append(line.isBlank() ? "" : indentation.repeat(depth) + line).append('\n');
        });
  }

  /** Breaks a long line at blanks inside of brackets, where every language allows it. */
  private void wrapped(String start, String code) {
    String line = start + code;
    int level = 0;
    while (line.length() > WIDTH) {
      int end = breakPlace(line, level);
      if (end < 0) {
        break;
      }
      text.append(line, 0, end).append('\n');
      level += brackets(line.substring(0, end));
      line = start + indentation + indentation + line.substring(end + 1);
    }
    text.append(line).append('\n');
  }

  /** Returns the last blank of those within the width that have the fewest brackets around them. */
  private static int breakPlace(String line, int before) {
    int level = before;
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < line.length() && (i <= WIDTH || best < 0); i++) {
      char c = line.charAt(i);
      level += brackets(Character.toString(c));
      boolean early = i < WIDTH / 3;
      boolean behindOperator = i > 0 && "+-*/@=<>:? ".indexOf(line.charAt(i - 1)) >= 0;
      if (c == ' ' && level > 0 && level <= fewest && !early && !behindOperator) {
        best = i;
        fewest = level;
      }
    }
    return best;
  }

  private static int brackets(String code) {
    int level = 0;
    for (int i = 0; i < code.length(); i++) {
      level += "([{".indexOf(code.charAt(i)) >= 0 ? 1 : ")]}".indexOf(code.charAt(i)) >= 0 ? -1 : 0;
    }
    return level;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
