package org.chainrule.check;

import java.util.List;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;

/** What the checker finds about claims of the language. */
final class Claimed {
  private Claimed() {}

  /** Returns the findings about claims, a line each, about a network. */
  static List<Finding> of(String network, String... claims) {
    StringBuilder text = new StringBuilder(network).append('\n');
    for (String claim : claims) {
      text.append("claim ").append(claim).append('\n');
    }
    Network read = Networks.parse(text.toString(), "test");
    return Checker.check(read, read.claims());
  }

  /** Returns the finding about the only statement of a claim. */
  static Finding one(String network, String claim) {
    return of(network, claim).getFirst();
  }

  /** Returns the words for the rulings about all statements. */
  static List<String> rulings(String network, String... claims) {
    return of(network, claims).stream().map(finding -> finding.ruling().word()).toList();
  }
}
