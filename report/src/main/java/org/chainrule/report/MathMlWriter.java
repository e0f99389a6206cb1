package org.chainrule.report;

import java.util.List;
import java.util.Optional;
import org.chainrule.report.Notation.*;

/**
 * Writes notation as MathML Core. Every element but operators gets an id, so that a page can point
 * at each part of a formula; names carry the language's name as well.
 */
final class MathMlWriter {
  private static final String THIN_SPACE = "<mspace width=\"0.1667em\"></mspace>";
  private static final String APPLICATION = "<mo>\u2061</mo>";

  /** The longest exponent of e, in characters of text. */
  private static final int SHORT = 12;

  private final String prefix;
  private final StringBuilder xml = new StringBuilder();
  private int ids;

  private MathMlWriter(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns a {@code math} element.
   *
   * @param prefix the id of the element; those within begin with it. Empty for none
   */
  static String write(Notation notation, boolean block, String prefix) {
    MathMlWriter writer = new MathMlWriter(prefix);
    writer.xml.append("<math");
    if (!prefix.isEmpty()) {
      writer.xml.append(" id=\"").append(Markup.escaped(prefix)).append('"');
    }
    writer.xml.append(block ? " display=\"block\">" : ">");
    writer.append(notation);
    return writer.xml.append("</math>").toString();
  }

  private void open(String element, String attributes) {
    xml.append('<').append(element);
    if (!prefix.isEmpty()) {
      ids++;
      xml.append(" id=\"").append(Markup.escaped(prefix)).append('-').append(ids).append('"');
    }
    xml.append(attributes).append('>');
  }

  private void close(String element) {
    xml.append("</").append(element).append('>');
  }

  private void element(String element, String attributes, Notation... children) {
    open(element, attributes);
    for (Notation child : children) {
      append(child);
    }
    close(element);
  }

  private void text(String element, String attributes, String text) {
    open(element, attributes);
    xml.append(Markup.escaped(text));
    close(element);
  }

  private void operator(String attributes, String text) {
    xml.append("<mo").append(attributes).append('>').append(Markup.escaped(text)).append("</mo>");
  }

  private void append(Notation notation) {
    switch (notation) {
      case Identifier identifier -> identifier(identifier, "");
      case Numeral(String digits) -> text("mn", "", digits);
      case Punctuation(String text) ->
          operator(" stretchy=\"false\" form=\"infix\" lspace=\"0\" rspace=\"0\"", text);
      case Words(String words) -> text("mtext", "", words);
      case Sign sign -> sign(sign);
      case Row(var parts) -> row(parts);
      case Fraction(Notation above, Notation below, boolean small) -> fraction(above, below, small);
      case Script script -> script(Scripts.merged(script));
      case Entry entry -> script(Scripts.of(entry));
      case Accented(Accent accent, Notation base) -> accented(accent, base, "");
      case Fenced(Fence fence, Notation body) -> fenced(fence, body);
      case Applied applied -> applied(applied);
      case Exponential(Notation argument) -> exponential(argument);
      case BigSum sum -> sum(sum);
      case Root(Notation radicand) -> element("msqrt", "", radicand);
      case Grid(var rows) -> grid(rows);
      case Cases(var cases) -> cases(cases);
      case Aligned(Notation left, var rights) -> aligned(left, rights);
      case Name(String name, Notation form) -> name(name, form);
      case Marked(Notation body) -> element("mrow", " class=\"focus\"", body);
    }
  }

  private void row(List<Notation> parts) {
    open("mrow", "");
    for (int i = 0; i < parts.size(); i++) {
      append(parts.get(i));
      boolean times = parts.get(i) == Sign.TIMES && i > 0 && i + 1 < parts.size();
      if (times && Spacing.isNeeded(parts.get(i - 1), parts.get(i + 1))) {
        xml.append(THIN_SPACE);
      }
    }
    close("mrow");
  }

  /** A single letter is italic by itself. */
  private void identifier(Identifier identifier, String attributes) {
    String text = identifier.text();
    boolean upright =
        identifier.variant() == Variant.UPRIGHT && text.codePointCount(0, text.length()) == 1;
    String variant = upright ? " mathvariant=\"normal\"" : "";
    text("mi", attributes + variant, identifier.variant().styled(text));
  }

  private void name(String name, Notation form) {
    String attribute = " data-name=\"" + Markup.escaped(name) + "\"";
    switch (form) {
      case Identifier identifier -> identifier(identifier, attribute);
      case Accented(Accent accent, Notation base) -> accented(accent, base, attribute);
      default -> element("mrow", attribute, form);
    }
  }

  private void sign(Sign sign) {
    switch (sign) {
      case TIMES -> operator("", sign.operator());
      case NEGATIVE -> operator(" form=\"prefix\"", sign.operator());
      case PARTIAL -> operator(" form=\"prefix\" lspace=\"0\" rspace=\"0\"", sign.operator());
      case TRANSPOSE, PRIME, COLON, ENTRYWISE_MARK ->
          operator(" form=\"prefix\" lspace=\"0\" rspace=\"0\"", sign.operator());
      default -> operator("", sign.operator());
    }
  }

  private void fraction(Notation above, Notation below, boolean small) {
    if (small) {
      // As \tfrac: of the size of text in displayed formulas too.
      xml.append("<mstyle displaystyle=\"false\">");
    }
    element("mfrac", "", above, below);
    if (small) {
      xml.append("</mstyle>");
    }
  }

  private void script(Script script) {
    if (script.lower().isPresent() && script.upper().isPresent()) {
      element("msubsup", "", script.base(), script.lower().get(), script.upper().get());
    } else if (script.lower().isPresent()) {
      element("msub", "", script.base(), script.lower().get());
    } else {
      script.upper().ifPresent(upper -> element("msup", "", script.base(), upper));
    }
  }

  private void accented(Accent accent, Notation base, String attributes) {
    open("mover", attributes + " accent=\"true\"");
    append(base);
    boolean letter = base instanceof Identifier(String text, _) && text.length() == 1;
    operator(letter ? " stretchy=\"false\"" : "", accent.operator());
    close("mover");
  }

  private void fenced(Fence fence, Notation body) {
    String stretch = Heights.isTall(body) ? "" : " stretchy=\"false\"";
    open("mrow", "");
    operator(" form=\"prefix\"" + stretch, fence.open());
    append(body);
    operator(" form=\"postfix\"" + stretch, fence.close());
    close("mrow");
  }

  private void applied(Applied applied) {
    open("mrow", "");
    append(applied.function());
    xml.append(APPLICATION);
    Notation arguments = commas(applied.arguments());
    if (applied.fenced()) {
      fenced(Fence.ROUND, arguments);
    } else {
      xml.append(THIN_SPACE);
      append(arguments);
    }
    close("mrow");
  }

  private static Notation commas(List<Notation> arguments) {
    return Notation.row(
        arguments.stream()
            .flatMap(argument -> java.util.stream.Stream.of(Sign.COMMA, argument))
            .skip(1)
            .toList());
  }

  private void exponential(Notation argument) {
    boolean small = !Heights.isTall(argument) && TextWriter.write(argument).length() <= SHORT;
    append(
        small
            ? Notation.raised(Notation.letter("e"), argument)
            : new Applied(Notation.word("exp"), List.of(argument), true));
  }

  private void sum(BigSum sum) {
    open("mrow", "");
    Optional<Notation> upper = sum.upper();
    String element = upper.isPresent() ? "munderover" : "munder";
    open(element, "");
    xml.append("<mo largeop=\"true\" movablelimits=\"false\">∑</mo>");
    append(sum.lower());
    upper.ifPresent(this::append);
    close(element);
    append(sum.body());
    close("mrow");
  }

  private void grid(List<List<Notation>> rows) {
    open("mrow", "");
    operator(" form=\"prefix\"", "[");
    open("mtable", "");
    for (List<Notation> row : rows) {
      xml.append("<mtr>");
      for (Notation cell : row) {
        element("mtd", "", cell);
      }
      xml.append("</mtr>");
    }
    close("mtable");
    operator(" form=\"postfix\"", "]");
    close("mrow");
  }

  /** The first column holds the left side, the second the right sides with their signs. */
  private void aligned(Notation left, List<Notation> rights) {
    open("mtable", " class=\"aligned\" displaystyle=\"true\"");
    for (int i = 0; i < rights.size(); i++) {
      xml.append("<mtr><mtd>");
      if (i == 0) {
        append(left);
      }
      xml.append("</mtd>");
      open("mtd", "");
      xml.append("<mo>=</mo>");
      append(rights.get(i));
      close("mtd");
      xml.append("</mtr>");
    }
    close("mtable");
  }

  private void cases(List<Case> cases) {
    open("mrow", "");
    operator(" form=\"prefix\"", "{");
    open("mtable", " class=\"cases\"");
    for (Case line : cases) {
      xml.append("<mtr>");
      element("mtd", "", line.value());
      xml.append("<mtd><mtext>if\u00A0</mtext>");
      append(line.condition());
      xml.append("</mtd></mtr>");
    }
    close("mtable");
    close("mrow");
  }
}
