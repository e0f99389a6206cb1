package org.chainrule.judge;

import java.time.Duration;

/** A point in time, on the clock that never goes back. */
record Deadline(long nanos) {

  /** Returns one that does not come. */
  static Deadline never() {
    return in(Duration.ofDays(1_000));
  }

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - nanos > 0;
  }

  boolean isOverBy(Duration time) {
    return System.nanoTime() - nanos > time.toNanos();
  }

  /** Returns the deadline at which {@code share} of the time from now on is over. */
  Deadline share(double share) {
    long now = System.nanoTime();
    return new Deadline(now + (long) (share * (nanos - now)));
  }
}
