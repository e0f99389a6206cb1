package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Claim;

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

  private final Subject subject;
  private final Claim claim;
  private final CheckOptions options;
  private final Instant deadline;
  private final Rulings rulings;

  /**
   * Makes a check.
   *
   * @param rulings where to put what is found about the sides 1, 2, …: the worst of all instances
   */
  InstancesCheck(
      Subject subject, Claim claim, CheckOptions options, Instant deadline, Rulings rulings) {
    this.subject = subject;
    this.claim = claim;
    this.options = options;
    this.deadline = deadline;
    this.rulings = rulings;
  }

  /** Judges all instances, as far as they tell something. */
  void run() {
    int count = claim.sides().size() - 1;
    List<Ruled> worst = new ArrayList<>();
    int judged = 0;
    for (Claim instance : claim.instances()) {
      Rulings found = new Rulings(instance);
      new ClaimCheck(subject, instance, options, deadline, new Mistakes(), found).run();
      judged++;
      List<Ruled> all = found.completed(count, Ruled.of(Ruling.UNDECIDED));
      for (int side = 0; side < count; side++) {
        Ruled ruled = named(all.get(side), instance);
        if (worst.size() <= side) {
          worst.add(ruled);
        } else if (rank(ruled) < rank(worst.get(side))) {
          worst.set(side, ruled);
        }
      }
      publish(worst, judged);
      if (worst.stream().allMatch(Ruled::isWrong)) {
        return;
      }
    }
  }

  /** What holds for some units only so far is not known to be right. */
  private void publish(List<Ruled> worst, int judged) {
    int all = claim.instances().size();
    rulings.replace(
        worst.stream()
            .map(ruled ->
                !ruled.isRight()
                    ? ruled
                    : judged == all
                        ? ruled.noting(CheckMessages.holdsForAll(all))
                        : Ruled.undecided(CheckMessages.holdsForSome(judged, all)))
            .toList());
  }

  private static Ruled named(Ruled ruled, Claim instance) {
    return ruled.isRight() ? ruled : ruled.noting(CheckMessages.failsFor(instance.text()));
  }

  private static int rank(Ruled ruled) {
    return WORST_FIRST.indexOf(ruled.ruling());
  }
}
