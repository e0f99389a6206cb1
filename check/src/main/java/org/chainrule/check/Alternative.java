package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.expression.Expression;

/**
 * What comes out where the head of a claim is worked out with a mistake.
 *
 * @param told the mistake
 * @param further more mistakes that were made on the way
 * @param value what then stands for the head, worked out when it is asked for; derivatives are in
 *     it still
 */
record Alternative(
    Supplier<Mistake> told, List<Supplier<Mistake>> further, Supplier<Optional<Expression>> value) {

  /** Copies the list. */
  Alternative {
    further = List.copyOf(further);
  }
}
