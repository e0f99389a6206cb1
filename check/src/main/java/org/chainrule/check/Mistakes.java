package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;

/** The mistakes of the lines above: what was written, and what it should have been. */
final class Mistakes {
  private static final int MOST = 50;

  /**
   * A name of the author's with a wrong meaning.
   *
   * @param name the name
   * @param line where it was claimed to be what it is not
   * @param wrong what it stands for
   * @param right what it was claimed to be
   */
  record WrongName(String name, int line, Expression wrong, Expression right) {}

  private final List<WrongName> names = new ArrayList<>();

  void add(WrongName name) {
    if (names.size() < MOST) {
      names.add(name);
    }
  }

  /** Returns the first of the wrong names that {@code side} uses, with the side put right. */
  Optional<Repaired> repaired(Expression side) {
    for (WrongName name : names) {
      Expression repaired = side.transform(node -> node.equals(name.wrong()) ? name.right() : node);
      if (!repaired.equals(side)) {
        return Optional.of(new Repaired(name, repaired));
      }
    }
    return Optional.empty();
  }

  /** A side in which a wrong name has its right meaning. */
  record Repaired(WrongName name, Expression side) {}
}
