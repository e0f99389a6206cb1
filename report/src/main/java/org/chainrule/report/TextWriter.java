package org.chainrule.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chainrule.report.Notation.*;

/** Writes notation on a line of Unicode text: {@code Wᵀ (ŷ − y)}. */
final class TextWriter {
  private static final Map<String, String> SMALL_FRACTIONS =
      Map.ofEntries(
          Map.entry("1/2", "½"),
          Map.entry("1/3", "⅓"),
          Map.entry("2/3", "⅔"),
          Map.entry("1/4", "¼"),
          Map.entry("3/4", "¾"),
          Map.entry("1/8", "⅛"),
          Map.entry("3/8", "⅜"));

  private final StringBuilder text = new StringBuilder();

  private TextWriter() {}

  static String write(Notation notation) {
    return Marks.strip(marked(notation));
  }

  /** As {@link #write}, with {@link Marks} around what is marked. */
  static String marked(Notation notation) {
    TextWriter writer = new TextWriter();
    writer.append(notation);
    return writer.text.toString();
  }

  private void append(Notation notation) {
    switch (notation) {
      case Identifier(String letters, Variant variant) -> text.append(variant.styled(letters));
      case Numeral(String digits) -> text.append(digits);
      case Punctuation(String sign) -> text.append(sign);
      case Words(String words) -> text.append(words);
      case Sign sign -> text.append(sign.text());
      case Row(var parts) -> row(parts);
      case Fraction fraction -> text.append(fraction(fraction));
      case Script script -> script(script);
      case Entry entry -> entry(entry);
      case Accented(Accent accent, Notation base) -> text.append(accented(accent, marked(base)));
      case Fenced(Fence fence, Notation body) -> {
        text.append(fence.open());
        append(body);
        text.append(fence.close());
      }
      case Applied applied -> applied(applied);
      case Exponential(Notation argument) ->
          text.append("exp(").append(marked(argument)).append(')');
      case BigSum sum -> sum(sum);
      case Root(Notation radicand) -> {
        text.append('√');
        append(Precedence.at(Precedence.ATOM, radicand));
      }
      case Grid(var rows) ->
          text.append(
              rows.stream()
                  .map(
                      row -> row.stream().map(TextWriter::marked).collect(Collectors.joining(", ")))
                  .collect(Collectors.joining("; ", "[", "]")));
      case Cases(var cases) ->
          text.append(
              cases.stream()
                  .map(c -> marked(c.value()) + " if " + marked(c.condition()))
                  .collect(Collectors.joining("; ")));
      case Aligned(Notation left, var rights) -> {
        append(left);
        rights.forEach(right -> text.append(Sign.EQUAL.text()).append(marked(right)));
      }
      case Name(_, Notation form) -> append(form);
      case Marked(Notation body) -> {
        text.append(Marks.OPEN);
        append(body);
        text.append(Marks.CLOSE);
      }
    }
  }

  private void row(List<Notation> parts) {
    for (int i = 0; i < parts.size(); i++) {
      Notation part = parts.get(i);
      boolean factor =
          (i > 0 && isFactorSign(parts.get(i - 1)))
              || (i + 1 < parts.size() && isFactorSign(parts.get(i + 1)));
      if (factor && isSlashed(part)) {
        text.append('(');
        append(part);
        text.append(')');
      } else {
        append(part);
      }
    }
  }

  private static boolean isFactorSign(Notation part) {
    return part instanceof Sign sign
        && sign.level() >= Precedence.TENSOR
        && sign.level() <= Precedence.PRODUCT;
  }

  /** Whether this is a fraction that text writes with a slash. */
  private static boolean isSlashed(Notation part) {
    return switch (part) {
      case Fraction fraction -> fraction(fraction).indexOf('/') >= 0;
      case Marked(Notation body) -> isSlashed(body);
      default -> false;
    };
  }

  private static String fraction(Fraction fraction) {
    String above = marked(fraction.numerator());
    String below = marked(fraction.denominator());
    if (fraction.small()) {
      String slashed = above + "/" + below;
      return SMALL_FRACTIONS.getOrDefault(slashed, slashed);
    }
    return (holdsAbove(fraction.numerator()) ? above : "(" + above + ")")
        + "/"
        + (Precedence.of(fraction.denominator()) >= Precedence.POSTFIX ? below : "(" + below + ")");
  }

  /** Whether a numerator needs no brackets: a product that nothing in it could take further. */
  private static boolean holdsAbove(Notation numerator) {
    return switch (numerator) {
      case Row(var parts) ->
          Precedence.of(numerator) >= Precedence.PRODUCT
              && parts.stream()
                  .filter(part -> !(part instanceof Sign))
                  .allMatch(part -> Precedence.of(part) >= Precedence.POSTFIX);
      default -> Precedence.of(numerator) >= Precedence.POSTFIX;
    };
  }

  private void script(Script script) {
    append(script.base());
    script.lower().ifPresent(lower -> text.append(lowered(lower)));
    script.upper().ifPresent(upper -> text.append(raised(upper)));
  }

  /** Digits are lowered; words stand behind an underscore, so that they stay legible. */
  private static String lowered(Notation lower) {
    if (lower instanceof Row(var parts) && parts.contains(Sign.COMMA)) {
      return groups(parts).stream()
          .map(TextWriter::lowered)
          .reduce((before, part) -> before + (part.startsWith("_") ? "" : ",") + part)
          .orElseThrow();
    }
    String below = marked(lower);
    boolean number = Marks.strip(below).chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? UnicodeScripts.lowered(below).orElse(below) : "_" + enclosed(below);
  }

  /** What stands between commas. */
  private static List<Notation> groups(List<Notation> parts) {
    List<Notation> groups = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= parts.size(); i++) {
      if (i == parts.size() || parts.get(i) == Sign.COMMA) {
        groups.add(Notation.row(parts.subList(start, i)));
        start = i + 1;
      }
    }
    return groups;
  }

  private static String raised(Notation upper) {
    String above = marked(upper);
    return UnicodeScripts.raised(above).orElseGet(() -> "^" + enclosed(above));
  }

  private static String enclosed(String text) {
    boolean plain = text.codePoints().noneMatch(c -> " /+−(×".indexOf(c) >= 0);
    return plain ? text : "(" + text + ")";
  }

  private void entry(Entry entry) {
    String base = marked(entry.base());
    text.append(base);
    boolean taken = Precedence.lower(entry.base()).isPresent() || base.indexOf('^') >= 0;
    String joined =
        entry.positions().stream().map(TextWriter::marked).collect(Collectors.joining());
    boolean letters = entry.positions().stream().allMatch(Scripts::isSingleLetter);
    boolean number =
        entry.positions().size() == 1 && entry.positions().getFirst() instanceof Numeral;
    Optional<String> below =
        !taken && (letters || number) ? UnicodeScripts.lowered(joined) : Optional.empty();
    text.append(
        below.orElseGet(() ->
            entry.positions().stream()
                .map(TextWriter::marked)
                .collect(Collectors.joining(",", "[", "]"))));
  }

  private static String accented(Accent accent, String base) {
    boolean letter = base.codePointCount(0, base.length()) == 1;
    return letter
        ? Normalizer.normalize(base + accent.combining(), Normalizer.Form.NFC)
        : accent.command() + "(" + base + ")";
  }

  private void applied(Applied applied) {
    append(applied.function());
    String arguments =
        applied.arguments().stream().map(TextWriter::marked).collect(Collectors.joining(", "));
    if (applied.fenced()) {
      text.append('(').append(arguments).append(')');
    } else {
      text.append(' ').append(arguments);
    }
  }

  private void sum(BigSum sum) {
    String below = marked(sum.lower());
    text.append('Σ');
    boolean single = sum.upper().isEmpty() && Scripts.isSingleLetter(sum.lower());
    Optional<String> lowered = single ? UnicodeScripts.lowered(below) : Optional.empty();
    text.append(
        lowered.orElseGet(
            () -> "[" + below + sum.upper().map(upper -> ".." + marked(upper)).orElse("") + "]"));
    text.append(' ');
    boolean slashed = isSlashed(sum.body());
    append(slashed ? Notation.bracketed(sum.body()) : sum.body());
  }
}
