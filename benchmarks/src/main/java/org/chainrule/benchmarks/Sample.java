package org.chainrule.benchmarks;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chainrule.check.MistakeKind;

/**
 * A claim of the study.
 *
 * @param network the network's name
 * @param head the derivative
 * @param formula what is claimed to be equal to it
 * @param made what was done to the right formula
 * @param mistakes the number of mistakes made, 0 for a right claim in another form
 * @param accepted the kinds of mistakes that count as found
 */
record Sample(
    String network,
    String head,
    String formula,
    String made,
    int mistakes,
    Set<MistakeKind> accepted) {

  String claim() {
    return "claim " + head + " = " + formula;
  }

  String acceptedWords() {
    return new TreeSet<>(accepted).stream().map(MistakeKind::word).collect(Collectors.joining(","));
  }
}
