package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/** Judges a claim about all units of a graph: it is right if it is for every choice of them. */
final class InstancesCheck {
  /** From what says most to what says least about the whole. */
  private static final List<Ruling> WORST_FIRST =
      List.of(
          Ruling.REFUTED,
          Ruling.SHAPE,
          Ruling.LAYOUT,
          Ruling.FOLLOWS,
          Ruling.UNREAD,
          Ruling.UNDECIDED,
          Ruling.CONFIRMED,
          Ruling.PROVED,
          Ruling.DEFINED);

  private final Network network;
  private final Claim claim;
  private final CheckOptions options;
  private final Instant deadline;

  InstancesCheck(Network network, Claim claim, CheckOptions options, Instant deadline) {
    this.network = network;
    this.claim = claim;
    this.options = options;
    this.deadline = deadline;
  }

  /** Returns what was found about the sides 1, 2, …: the worst of all instances. */
  List<Ruled> rulings() {
    List<Ruled> worst = new ArrayList<>();
    List<Claim> instances = claim.instances();
    for (Claim instance : instances) {
      List<Ruled> rulings =
          new ClaimCheck(network, instance, options, deadline, new Mistakes()).rulings();
      for (int side = 0; side < rulings.size(); side++) {
        Ruled ruled = rulings.get(side);
        if (worst.size() <= side) {
          worst.add(named(ruled, instance));
        } else if (rank(ruled) < rank(worst.get(side))) {
          worst.set(side, named(ruled, instance));
        }
      }
      if (worst.stream().allMatch(Ruled::isWrong)) {
        return worst;
      }
    }
    return worst.stream()
        .map(ruled ->
            ruled.isRight() ? ruled.noting(CheckMessages.holdsForAll(instances.size())) : ruled)
        .toList();
  }

  private static Ruled named(Ruled ruled, Claim instance) {
    return ruled.isRight() ? ruled : ruled.noting(CheckMessages.failsFor(instance.text()));
  }

  private static int rank(Ruled ruled) {
    return WORST_FIRST.indexOf(ruled.ruling());
  }
}
