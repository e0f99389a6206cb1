package org.chainrule.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables of published derivatives and claims: their columns as texts of the language. */
public final class PublishedLines {
  private static final Map<Character, String> SETS =
      Map.of('s', "symmetric", 'P', "posdef", '+', "positive", 'u', "simplex");

  private PublishedLines() {}

  /**
   * Returns the text of a network.
   *
   * @param shapes {@code A:m,n~s x:n}: names with shapes, and flags for sets
   * @param definitions {@code h = tanh(A*x); f(z) = z.^2}, or {@code -} for none
   */
  public static String network(String shapes, String definitions) {
    Set<String> sizes = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    for (String symbol : shapes.split(" ", -1)) {
      String name = symbol.substring(0, symbol.indexOf(':'));
      String rest = symbol.substring(symbol.indexOf(':') + 1);
      int tilde = rest.indexOf('~');
      String flags = tilde < 0 ? "" : rest.substring(tilde + 1);
      String shape = tilde < 0 ? rest : rest.substring(0, tilde);
      for (String size : shape.split(",", -1)) {
        if (!size.isEmpty() && Character.isLetter(size.charAt(0))) {
          sizes.add(size);
        }
      }
      String set =
          flags
              .chars()
              .mapToObj(flag -> SETS.getOrDefault((char) flag, "R"))
              .filter(word -> !word.equals("R"))
              .findFirst()
              .orElse("R");
      text.append("param %s in %s[%s]\n".formatted(name, set, shape));
    }
    if (!definitions.equals("-")) {
      text.append(definitions.replace("; ", "\n")).append('\n');
    }
    String dimensions = sizes.isEmpty() ? "" : "dim " + String.join(", ", sizes) + "\n";
    return dimensions + text;
  }
}
