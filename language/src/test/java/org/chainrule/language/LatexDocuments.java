package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.expression.Network;

/** The documents of {@code systems/}, taken apart as simply as they are made. */
final class LatexDocuments {
  private static final Pattern EQUATION =
      Pattern.compile(
          "<!-- eq ([^>]*?) -->\\s*(\\$\\$.*?\\$\\$|\\\\begin\\{align}.*?\\\\end\\{align})",
          Pattern.DOTALL);
  private static final Pattern NETWORK = Pattern.compile("```chainrule\n(.*?)```", Pattern.DOTALL);

  private LatexDocuments() {}

  /** A piece of mathematics with its name. */
  record Piece(String id, Span math) {}

  static Source source(String system) {
    return new Source(system, TestTexts.resource("systems/" + system + ".md"));
  }

  static Network network(String system) {
    Matcher block = NETWORK.matcher(source(system).text());
    if (!block.find()) {
      throw new IllegalArgumentException("no network in " + system);
    }
    return Networks.parse(block.group(1), system);
  }

  static List<Piece> pieces(Source source) {
    List<Piece> pieces = new ArrayList<>();
    Matcher equation = EQUATION.matcher(source.text());
    while (equation.find()) {
      pieces.add(new Piece(equation.group(1), new Span(equation.start(2), equation.end(2))));
    }
    return pieces;
  }
}
