package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/**
 * The claims of one document and the time they may take. Claims are judged one after the other,
 * since one may carry on another's mistake; what is wrong is explained for several at once.
 */
final class Docket {
  private final CheckOptions options;
  private final Instant end;
  private final Mistakes mistakes = new Mistakes();
  private final IdentityHashMap<Network, Subject> subjects = new IdentityHashMap<>();

  Docket(CheckOptions options) {
    this.options = options;
    this.end = Instant.now().plus(options.perDocument());
  }

  /**
   * A claim that was judged.
   *
   * @param inquiry the work on it
   * @param left what is left of its time
   * @param rest what is said of the sides that were not judged
   */
  record Entry(Inquiry inquiry, Duration left, Ruled rest) {
    /** Returns the claim, as it was read in the end. */
    Claim claim() {
      return inquiry.claim();
    }

    /** Returns what was found about the sides 1, 2, … */
    List<Ruled> rulings() {
      return inquiry.rulings().completed(claim().sides().size() - 1, rest);
    }
  }

  /** Judges a claim. */
  Entry judged(Network network, Claim claim) {
    Instant start = Instant.now();
    Duration limit = shorter(Duration.between(start, end), options.perClaim());
    if (!limit.isPositive()) {
      Ruled late = Ruled.undecided(CheckMessages.documentOutOfTime(options.perDocument()));
      return new Entry(new Unbegun(claim), Duration.ZERO, late);
    }
    Inquiry inquiry = new Unbegun(claim);
    try {
      Subject subject = subjects.computeIfAbsent(network, Subject::new);
      inquiry = inquiry(subject, claim);
      if (TimeLimit.within(limit, inquiry::judge)) {
        Duration left = limit.minus(Duration.between(start, Instant.now()));
        return new Entry(inquiry, left, Ruled.of(Ruling.UNDECIDED));
      }
      // The thread that was left behind still works on these.
      subjects.remove(network);
      Ruled late = Ruled.undecided(CheckMessages.outOfTime(limit));
      return new Entry(inquiry, Duration.ZERO, late);
    } catch (RuntimeException e) {
      Ruled failed = Ruled.undecided(CheckMessages.failed(String.valueOf(e.getMessage())));
      return new Entry(inquiry, Duration.ZERO, failed);
    }
  }

  private Inquiry inquiry(Subject subject, Claim claim) {
    if (!claim.instances().isEmpty()) {
      return new InstancesCheck(subject, claim, options);
    }
    ClaimCheck asWritten = new ClaimCheck(subject, claim, options, mistakes);
    return GradientNotation.of(subject.network(), claim)
        .<Inquiry>map(gradients ->
            new EitherNotation(asWritten, new ClaimCheck(subject, gradients, options, mistakes)))
        .orElse(asWritten);
  }

  /** Explains what is wrong with the sides of claims, several claims at a time. */
  void explain(List<Entry> entries) {
    if (!options.diagnose()) {
      return;
    }
    List<Entry> wrong =
        entries.stream()
            .filter(entry -> entry.rulings().stream().anyMatch(Docket::wantsExplanation))
            .toList();
    if (wrong.isEmpty()) {
      return;
    }
    int threads = Math.min(Runtime.getRuntime().availableProcessors(), wrong.size());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      wrong.forEach(entry -> pool.execute(() -> explain(entry)));
    }
  }

  private static boolean wantsExplanation(Ruled ruled) {
    return ruled.isWrong() && ruled.ruling() != Ruling.FOLLOWS && ruled.diagnosis().isEmpty();
  }

  private void explain(Entry entry) {
    Instant start = Instant.now();
    Duration limit = shorter(entry.left(), Duration.between(start, end));
    try {
      if (limit.isPositive()) {
        boolean _ = TimeLimit.within(limit, () -> explainAll(entry, start.plus(limit)));
      }
    } catch (RuntimeException e) {
      // What could not be explained is said to be so.
    }
    for (int side = 1; side < entry.claim().sides().size(); side++) {
      if (wantsExplanation(entry.rulings().get(side - 1))) {
        String message = CheckMessages.unexplained(options.perClaim());
        Ruled ruled = entry.rulings().get(side - 1);
        entry.inquiry().rulings().replace(side, ruled.because(Problems.unexplained(message)));
      }
    }
  }

  private static void explainAll(Entry entry, Instant deadline) {
    for (int side = 1; side < entry.claim().sides().size(); side++) {
      if (wantsExplanation(entry.rulings().get(side - 1))) {
        entry.inquiry().explain(side, deadline);
      }
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** A claim for which there was no time. */
  private record Unbegun(Claim claim, Rulings rulings) implements Inquiry {
    Unbegun(Claim claim) {
      this(claim, new Rulings());
    }

    @Override
    public void judge() {}

    @Override
    public void explain(int side, Instant deadline) {}
  }
}
