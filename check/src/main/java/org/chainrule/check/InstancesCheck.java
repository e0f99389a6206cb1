package org.chainrule.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Claim;

/** Judges a claim about all units of a graph: it is right if it is for every choice of them. */
final class InstancesCheck implements Inquiry {
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
  private final Rulings rulings = new Rulings();

  /** For each side the instance that says most, and what was found about it. */
  private final List<Telling> telling = new ArrayList<>();

  private record Telling(ClaimCheck check, Claim instance, Ruled ruled) {
    /** An instance that fails is named. */
    Ruled named(Ruled found) {
      return found.isRight() ? found : found.noting(CheckMessages.failsFor(instance.text()));
    }
  }

  InstancesCheck(Subject subject, Claim claim, CheckOptions options) {
    this.subject = subject;
    this.claim = claim;
    this.options = options;
  }

  @Override
  public Claim claim() {
    return claim;
  }

  @Override
  public Rulings rulings() {
    return rulings;
  }

  /** Judges the instances until it is known of every side that it is wrong. */
  @Override
  public void judge() {
    int judged = 0;
    for (Claim instance : claim.instances()) {
      ClaimCheck check = new ClaimCheck(subject, instance, options, new Mistakes());
      check.judge();
      judged++;
      for (int side = 1; side < claim.sides().size(); side++) {
        Telling found = new Telling(check, instance, check.rulings().of(side));
        if (telling.size() < side) {
          telling.add(found);
        } else if (rank(found.ruled()) < rank(telling.get(side - 1).ruled())) {
          telling.set(side - 1, found);
        }
      }
      publish(judged);
      if (telling.stream().allMatch(found -> found.ruled().isWrong())) {
        return;
      }
    }
  }

  /** What holds for some units only so far is not known to be right. */
  private void publish(int judged) {
    int all = claim.instances().size();
    List<Ruled> published = new ArrayList<>();
    for (Telling found : telling) {
      Ruled ruled = found.ruled();
      if (!ruled.isRight()) {
        published.add(found.named(ruled));
      } else if (judged == all) {
        published.add(ruled.noting(CheckMessages.holdsForAll(all)));
      } else {
        published.add(Ruled.undecided(CheckMessages.holdsForSome(judged, all)));
      }
    }
    rulings.replace(published);
  }

  @Override
  public void explain(int side, Instant deadline) {
    Telling found = telling.get(side - 1);
    found.check().explain(side, deadline);
    rulings.replace(side, found.named(found.check().rulings().of(side)));
  }

  private static int rank(Ruled ruled) {
    return WORST_FIRST.indexOf(ruled.ruling());
  }
}
