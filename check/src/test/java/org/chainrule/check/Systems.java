package org.chainrule.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;

/**
 * The 354 statements of hand-made calculus on ten networks ({@code systems/statements.tsv}), with
 * the verdicts that count as correct.
 */
final class Systems {
  private Systems() {}

  /** One statement and what is expected of a checker. */
  record Statement(
      String system,
      String id,
      int level,
      int link,
      String left,
      String right,
      String over,
      String units,
      String varying,
      String verdict,
      List<String> accept,
      String head,
      List<String> kinds,
      String correct) {

    /** Whether a ruling is one of those that count as correct. */
    boolean accepts(Ruling ruling) {
      return switch (ruling) {
        case PROVED, CONFIRMED, DEFINED ->
            accept.contains("right") || verdict.equals("any") || head.equals("right");
        case LAYOUT -> accept.contains("layout") || head.equals("layout");
        case REFUTED -> accept.contains("refuted") || head.equals("refuted");
        case SHAPE -> accept.contains("shape") || head.equals("shape");
        case UNREAD -> accept.contains("unread");
        case FOLLOWS ->
            !verdict.equals("right")
                || !head.equals("-")
                || (link > 1 && accept.contains("unread"));
        case UNDECIDED -> false;
      };
    }

    /** Whether a checker makes a fool of itself: it calls a wrong statement right, or reversed. */
    boolean isContradictedBy(Ruling ruling) {
      return !accepts(ruling)
          && (ruling.isRight() || (verdict.equals("right") && ruling.isWrong()));
    }
  }

  static List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    for (String line : resource("systems/statements.tsv").lines().skip(1).toList()) {
      String[] f = line.split("\t", -1);
      statements.add(
          new Statement(
              f[0],
              f[1],
              Integer.parseInt(f[2]),
              Integer.parseInt(f[3]),
              f[4],
              f[5],
              f[6],
              f[7],
              f[8],
              f[9],
              List.of(f[10].split(",")),
              f[11],
              f[12].equals("-") ? List.of() : List.of(f[12].split(",")),
              f[13]));
    }
    return statements;
  }

  /** Returns the statements of one equation after another. */
  static List<List<Statement>> equations() {
    Map<String, List<Statement>> equations = new LinkedHashMap<>();
    for (Statement statement : statements()) {
      equations
          .computeIfAbsent(statement.system() + " " + statement.id(), _ -> new ArrayList<>())
          .add(statement);
    }
    return List.copyOf(equations.values());
  }

  /** Returns the text of a system's network. */
  static String network(String system) {
    return resource("systems/" + system + ".network");
  }

  /** Returns the claims of an equation: a statement that begins where the last ended goes on. */
  static List<String> claims(List<Statement> equation) {
    List<String> claims = new ArrayList<>();
    String last = "";
    for (Statement statement : equation) {
      if (statement.left().equals(last)) {
        claims.add(claims.removeLast() + " = " + statement.right());
      } else {
        claims.add("claim " + statement.left() + " = " + statement.right());
      }
      last = statement.right();
    }
    Statement first = equation.getFirst();
    return claims.stream().map(claim -> claim + clauses(first)).toList();
  }

  private static String clauses(Statement statement) {
    return (statement.varying().equals("-") ? "" : " varying " + statement.varying())
        + (statement.over().equals("-") ? "" : " for " + statement.over());
  }

  /** Returns what the checker finds about the statements of an equation. */
  static List<Finding> findings(List<Statement> equation) {
    String text =
        network(equation.getFirst().system()) + "\n" + String.join("\n", claims(equation)) + "\n";
    Network network = Networks.parse(text, "reading");
    return Checker.check(network, network.claims());
  }

  static String resource(String name) {
    try (InputStream stream = Systems.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
