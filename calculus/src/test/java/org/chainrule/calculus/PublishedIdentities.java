package org.chainrule.calculus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.testing.PublishedLines;

/** Published derivatives, as networks: {@code identities/identities.tsv}. */
final class PublishedIdentities {
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
    Network network =
        Networks.parse(PublishedLines.network(fields[5], fields[6]) + definition, "identity");
    Expression of =
        entrywise ? Formulas.parse(fields[1], network) : network.definition("value").orElseThrow();
    Expression by = Formulas.parse(fields[2], network);
    Set<Index> indices = new HashSet<>(of.freeIndices());
    indices.addAll(by.freeIndices());
    Expression published = Formulas.parse(fields[3], network, indices);
    return new Identity(fields[0], network, of, by, published, fields[4]);
  }
}
