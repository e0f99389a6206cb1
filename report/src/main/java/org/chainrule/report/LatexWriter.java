package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chainrule.report.Notation.*;

/** Writes notation as LaTeX for mathematics mode, with amsmath and amssymb. */
final class LatexWriter {
  /** The functions that LaTeX has commands for. */
  private static final Set<String> FUNCTIONS =
      Set.of("log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min", "det");

  /** The longest exponent of e, in characters of text. */
  private static final int SHORT = 12;

  private final StringBuilder latex = new StringBuilder();

  private LatexWriter() {}

  static String write(Notation notation) {
    LatexWriter writer = new LatexWriter();
    writer.append(notation);
    return writer.latex.toString().strip();
  }

  /** A command's name ends where no letter follows. */
  private void append(String piece) {
    if (!piece.isEmpty() && isLetter(piece.charAt(0)) && endsWithCommand()) {
      latex.append(' ');
    }
    latex.append(piece);
  }

  private boolean endsWithCommand() {
    int at = latex.length();
    while (at > 0 && isLetter(latex.charAt(at - 1))) {
      at--;
    }
    return at < latex.length() && at > 0 && latex.charAt(at - 1) == '\\';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private void append(Notation notation) {
    switch (notation) {
      case Identifier identifier -> append(identifier(identifier));
      case Numeral(String digits) -> append(digits);
      case Punctuation(String text) -> append(punctuation(text));
      case Words(String words) -> append("\\text{" + LatexText.escaped(words) + "}");
      case Sign sign -> append(sign.latex());
      case Row(var parts) -> row(parts);
      case Fraction fraction -> fraction(fraction);
      case Script script -> script(Scripts.merged(script));
      case Entry entry -> script(Scripts.of(entry));
      case Accented(Accent accent, Notation base) -> accented(accent, base);
      case Fenced(Fence fence, Notation body) -> fenced(fence, body);
      case Applied applied -> applied(applied);
      case Exponential(Notation argument) -> exponential(argument);
      case BigSum(Notation lower, var upper, Notation body) -> {
        append("\\sum");
        script('_', lower);
        upper.ifPresent(above -> script('^', above));
        append(" ");
        append(body);
      }
      case Root(Notation radicand) -> {
        append("\\sqrt");
        braced(radicand);
      }
      case Grid(var rows) ->
          append(
              rows.stream()
                  .map(row ->
                      row.stream().map(LatexWriter::write).collect(Collectors.joining(" & ")))
                  .collect(Collectors.joining(" \\\\ ", "\\begin{bmatrix} ", " \\end{bmatrix}")));
      case Cases(var cases) ->
          append(
              cases.stream()
                  .map(c -> write(c.value()) + " & \\text{if } " + write(c.condition()))
                  .collect(Collectors.joining(" \\\\ ", "\\begin{cases} ", " \\end{cases}")));
      case Aligned(Notation left, var rights) ->
          append(
              rights.stream()
                  .map(right -> "&= " + write(right))
                  .collect(
                      Collectors.joining(
                          " \\\\ ", "\\begin{aligned} " + write(left) + " ", " \\end{aligned}")));
      case Name(_, Notation form) -> append(form);
      case Marked(Notation body) -> append(body);
    }
  }

  private void row(List<Notation> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Notation part = parts.get(i);
      boolean times = part == Sign.TIMES && i > 0 && i + 1 < parts.size();
      if (times && !Spacing.isNeeded(parts.get(i - 1), parts.get(i + 1))) {
        append(" ");
      } else {
        append(part);
      }
    }
  }

  private static String identifier(Identifier identifier) {
    String text = identifier.text();
    boolean letter = text.codePointCount(0, text.length()) == 1;
    Optional<String> greek = GreekLetters.command(text);
    if (greek.isPresent()) {
      return identifier.variant() == Variant.BOLD
          ? "\\boldsymbol{" + greek.get() + "}"
          : greek.get();
    }
    if (text.chars().anyMatch(c -> c >= 0x80)) {
      return "\\text{" + LatexText.escaped(text) + "}";
    }
    boolean plain = identifier.variant() == Variant.ITALIC && letter && isLetter(text.charAt(0));
    return plain
        ? text
        : "\\" + identifier.variant().command() + "{" + LatexText.escaped(text) + "}";
  }

  private static String punctuation(String text) {
    return switch (text) {
      case "∗" -> "\\ast";
      case "†" -> "\\dagger";
      case "∞" -> "\\infty";
      case "±" -> "\\pm";
      case "|" -> "\\vert";
      default -> text;
    };
  }

  private void fraction(Fraction fraction) {
    append(fraction.small() ? "\\tfrac" : "\\frac");
    braced(fraction.numerator());
    braced(fraction.denominator());
  }

  private void braced(Notation content) {
    append("{");
    append(content);
    append("}");
  }

  private void script(Script script) {
    append(script.base());
    script.lower().ifPresent(lower -> script('_', lower));
    script.upper().ifPresent(upper -> script('^', upper));
  }

  private void script(char sign, Notation content) {
    // A fraction alone is slashed; beside other factors that could be misread.
    String text =
        content instanceof Fraction(Notation above, Notation below, _)
            ? write(Precedence.at(Precedence.QUOTIENT, above))
                + "/"
                + write(Precedence.at(Precedence.POSTFIX, below))
            : write(content);
    boolean primes = sign == '^' && text.matches("(\\\\prime)+");
    boolean single = text.length() == 1 || text.equals("\\top");
    if (primes) {
      append("'".repeat(text.length() / "\\prime".length()));
    } else {
      append(sign + (single ? text : "{" + text + "}"));
    }
  }

  private void accented(Accent accent, Notation base) {
    boolean letter = base instanceof Identifier(String text, _) && text.length() == 1;
    String command =
        switch (accent) {
          case HAT -> letter ? "hat" : "widehat";
          case TILDE -> letter ? "tilde" : "widetilde";
          case BAR -> letter ? "bar" : "overline";
          case DOT, CHECK, VECTOR -> accent.command();
        };
    append("\\" + command);
    braced(base);
  }

  private void fenced(Fence fence, Notation body) {
    boolean tall = Heights.isTall(body);
    append((tall ? "\\left" : "") + fence.latexOpen());
    append(body);
    append((tall ? " \\right" : "") + fence.latexClose());
  }

  private void applied(Applied applied) {
    Notation function = applied.function();
    if (function instanceof Identifier(String text, Variant variant)
        && variant == Variant.UPRIGHT) {
      append(
          FUNCTIONS.contains(text)
              ? "\\" + text
              : "\\operatorname{" + LatexText.escaped(text) + "}");
    } else {
      append(function);
    }
    Notation arguments = Notation.row(commas(applied.arguments()));
    if (applied.fenced()) {
      fenced(Fence.ROUND, arguments);
    } else {
      // LaTeX puts the space behind functions that it knows.
      append(function instanceof Identifier ? " " : " \\, ");
      append(arguments);
    }
  }

  private static List<Notation> commas(List<Notation> arguments) {
    return arguments.stream()
        .flatMap(argument -> java.util.stream.Stream.of(Sign.COMMA, argument))
        .skip(1)
        .toList();
  }

  private void exponential(Notation argument) {
    boolean small = !Heights.isTall(argument) && TextWriter.write(argument).length() <= SHORT;
    if (small) {
      append("e");
      script('^', argument);
    } else {
      append("\\exp");
      fenced(Fence.ROUND, argument);
    }
  }
}
