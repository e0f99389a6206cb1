package org.chainrule.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.judge.Condition;

/**
 * A statement that does not hold, and what a diagnosis has to go by.
 *
 * @param network what may be spoken of in it
 * @param claim the claim that it is part of
 * @param side the side that does not hold
 * @param truth what the side should be equal to: the value of the claim's head, without derivatives
 * @param claimed the value of the side, without derivatives, where it has one
 * @param conditions where the claim holds only
 * @param deadline when a diagnosis has to be there
 */
record Dispute(
    Network network,
    Claim claim,
    int side,
    Expression truth,
    Optional<Expression> claimed,
    List<Condition> conditions,
    Instant deadline) {

  /** Copies the list. */
  Dispute {
    conditions = List.copyOf(conditions);
  }
}
