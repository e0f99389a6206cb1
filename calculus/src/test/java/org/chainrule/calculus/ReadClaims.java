package org.chainrule.calculus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Networks;

/**
 * The intended readings of 354 statements from hand-made calculus on five systems ({@code
 * systems/claims.tsv}), with the verdicts that an honest judge may give.
 *
 * @param system the network's name
 * @param id the equation's
 * @param statement left and right side in the language
 * @param restriction what stands after {@code for}, or {@code -}
 * @param units the units that it is claimed for, or {@code -}
 * @param varying what varies in its differentials, or {@code -}
 * @param verdict the expected verdict
 * @param accept all verdicts that count
 * @param rounded whether it compares printed figures
 */
record ReadClaims(
    String system,
    String id,
    String statement,
    String restriction,
    String units,
    String varying,
    String verdict,
    List<String> accept,
    boolean rounded) {

  static List<ReadClaims> all() {
    List<ReadClaims> all = new ArrayList<>();
    for (String line : resource("claims.tsv").lines().skip(1).toList()) {
      String[] f = line.split("\t", -1);
      all.add(
          new ReadClaims(
              f[0],
              f[1],
              f[2] + " = " + f[3],
              f[5],
              f[6],
              f[7],
              f[8],
              List.of(f[9].split(",")),
              f[10].equals("yes")));
    }
    return all;
  }

  static String resource(String name) {
    try (InputStream stream = ReadClaims.class.getResourceAsStream("/systems/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A claim in its network. */
  record Stated(Network network, Claim claim) {}

  /** Returns the claim; empty where the language has no such claim. */
  Optional<Stated> stated() {
    return stated(resource(system + ".network"), statement);
  }

  Optional<Stated> stated(String network, String statement) {
    String claim =
        "claim %s%s%s"
            .formatted(
                statement,
                varying.equals("-") ? "" : " varying " + varying,
                restriction.equals("-") ? "" : " for " + restriction);
    try {
      Network read = Networks.parse(network + claim + "\n", system);
      return Optional.of(new Stated(read, read.claims().getLast()));
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }
}
