package org.chainrule.language;

import java.util.List;

/**
 * What stands below and above a sign, without the braces around it.
 *
 * @param lower what stands below, all of it in order
 * @param upper what stands above, primes among it
 */
record LatexScripts(List<LatexToken> lower, List<LatexToken> upper) {
  static final LatexScripts NONE = new LatexScripts(List.of(), List.of());

  boolean isEmpty() {
    return lower.isEmpty() && upper.isEmpty();
  }
}
