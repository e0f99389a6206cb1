package org.chainrule.calculus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;

/** Published derivatives, as networks: {@code identities/identities.tsv}. */
final class PublishedIdentities {
  private static final Map<Character, String> SETS =
      Map.of('s', "symmetric", 'P', "posdef", '+', "positive", 'u', "simplex");

  /**
   * One line of the table.
   *
   * @param id its name
   * @param network the symbols and definitions, and {@code value}, which is differentiated
   * @param of what is differentiated
   * @param by the variable, or an entry of it
   * @param published the published derivative
   * @param layout G, N or I, as the table says
   */
  record Identity(
      String id,
      Network network,
      Expression of,
      Expression by,
      Expression published,
      String layout) {}

  private PublishedIdentities() {}

  /** Returns all lines. */
  static List<Identity> all() {
    try (InputStream stream =
        PublishedIdentities.class.getResourceAsStream("/identities/identities.tsv")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      List<Identity> identities = new ArrayList<>();
      text.lines().skip(1).forEach(line -> identities.add(read(line.split("\t", -1))));
      return identities;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Identity read(String[] fields) {
    boolean entrywise = fields[4].equals("I");
    String definition = entrywise ? "" : "value = " + fields[1] + "\n";
    Network network = network(fields[5], fields[6], definition);
    Expression of =
        entrywise ? Formulas.parse(fields[1], network) : network.definition("value").orElseThrow();
    Expression by = Formulas.parse(fields[2], network);
    Set<Index> indices = new HashSet<>(of.freeIndices());
    indices.addAll(by.freeIndices());
    Expression published = Formulas.parse(fields[3], network, indices);
    return new Identity(fields[0], network, of, by, published, fields[4]);
  }

  /** Makes a network of {@code A:m,n~s x:n} and {@code h = tanh(A*x); f(z) = z.^2}. */
  private static Network network(String shapes, String definitions, String last) {
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
    return Networks.parse(dimensions + text + last, "identity");
  }
}
