package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chainrule.expression.Claim;
import org.chainrule.judge.Condition;
import org.chainrule.judge.CounterExample;

/**
 * What was found about one statement: one side of a claim against its head.
 *
 * @param id what the author calls the equation
 * @param line the line of the side, from 1
 * @param link which statement of its equation it is, from 1
 * @param claim the claim that it is part of
 * @param side which side of the claim is judged, from 1: the head is side 0
 * @param ruling the verdict
 * @param diagnosis what is wrong, where something is
 * @param counterExample values for which the statement is wrong, where it is refuted
 * @param conditions the facts that were used: it is right where these hold
 * @param notes what a reader should know: which reading of a derivative was taken
 * @param follows the line with the mistake that this one carries on
 */
public record Finding(
    Optional<String> id,
    int line,
    int link,
    Claim claim,
    int side,
    Ruling ruling,
    Optional<Diagnosis> diagnosis,
    Optional<CounterExample> counterExample,
    List<Condition> conditions,
    List<String> notes,
    OptionalInt follows) {

  /** Copies the lists. */
  public Finding {
    conditions = List.copyOf(conditions);
    notes = List.copyOf(notes);
  }

  /** Returns the statement as the author wrote it: the side before, and this one. */
  public String text() {
    return claim.sides().get(side - 1).source() + " = " + claim.sides().get(side).source();
  }

  /** Returns the statement in the language. */
  public String reading() {
    return claim.sides().get(side - 1).text() + " = " + claim.sides().get(side).text();
  }
}
