package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Shape;

/** What the judge found about an equation. */
public sealed interface Verdict {

  /**
   * The normal forms agree: the equation holds for all values and sizes that satisfy {@code used}.
   */
  record Proved(List<Condition> used) implements Verdict {
    /** Copies the list. */
    public Proved {
      used = List.copyOf(used);
    }
  }

  /**
   * The values agree at {@code points} random points, with different sizes, but there is no proof.
   *
   * @param maxRelativeError the largest difference seen, relative to the larger value
   * @param used the conditions that the points satisfied
   */
  record Confirmed(int points, double maxRelativeError, List<Condition> used) implements Verdict {
    /** Copies the list. */
    public Confirmed {
      used = List.copyOf(used);
    }
  }

  /** The two differ, for example at these values. */
  record Refuted(CounterExample counterExample) implements Verdict {}

  /** The two can't be equal, since their shapes differ. */
  record ShapeMismatch(Shape left, Shape right) implements Verdict {}

  /** Neither could be found out: no point can be evaluated. */
  record Undecided(String reason) implements Verdict {}

  /** Whether the equation may be shown: it is proved, or confirmed. */
  default boolean isRight() {
    return this instanceof Proved || this instanceof Confirmed;
  }
}
