package org.chainrule.language;

import java.util.regex.Pattern;

/** Tells what a text is written in, where no file name does. */
final class FormDetection {
  private static final Pattern LATEX =
      Pattern.compile(
          "\\\\documentclass|\\\\begin\\{(?:document|chainrule)\\}"
              + "|^[ \\t]*%%[ \\t]*chainrule[ \\t]*\\r?$",
          Pattern.MULTILINE);

  private static final Pattern FENCE =
      Pattern.compile("^[ \\t]*(?:```|~~~)[ \\t{.]*chainrule", Pattern.MULTILINE);

  private static final Pattern FORMULA = Pattern.compile("\\$|\\\\\\(|\\\\\\[|\\\\begin\\{");

  private FormDetection() {}

  static Documents.Form form(String text) {
    if (FENCE.matcher(text).find()) {
      return Documents.Form.MARKDOWN;
    }
    if (LATEX.matcher(text).find()) {
      return Documents.Form.LATEX;
    }
    return FORMULA.matcher(text).find() && !beginsAsNetwork(text)
        ? Documents.Form.MARKDOWN
        : Documents.Form.LANGUAGE;
  }

  private static boolean beginsAsNetwork(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      String line = text.substring(start, end).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return LayoutRules.beginsStatement(line, 0) || LayoutRules.looksLikeDefinition(line, 0);
      }
      start = end + 1;
    }
    return false;
  }
}
