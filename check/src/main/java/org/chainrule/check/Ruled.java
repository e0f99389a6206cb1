package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.judge.Condition;
import org.chainrule.judge.CounterExample;

/** What was found about a statement, before it has its place in a document. */
record Ruled(
    Ruling ruling,
    Optional<Diagnosis> diagnosis,
    Optional<CounterExample> counterExample,
    List<Condition> conditions,
    List<String> notes,
    OptionalInt follows) {

  /** Copies the lists. */
  Ruled {
    conditions = List.copyOf(conditions);
    notes = List.copyOf(notes);
  }

  static Ruled of(Ruling ruling) {
    return new Ruled(
        ruling, Optional.empty(), Optional.empty(), List.of(), List.of(), OptionalInt.empty());
  }

  /** Returns that it can't be found out, and why. */
  static Ruled undecided(String reason) {
    return of(Ruling.UNDECIDED).noting(reason);
  }

  /** Returns that it carries on the mistake of an earlier line. */
  static Ruled following(int line) {
    return new Ruled(
        Ruling.FOLLOWS,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        OptionalInt.of(line));
  }

  Ruled noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Ruled(ruling, diagnosis, counterExample, conditions, more, follows);
  }

  Ruled under(List<Condition> used) {
    return new Ruled(ruling, diagnosis, counterExample, used, notes, follows);
  }

  Ruled alsoUnder(List<Condition> further) {
    Set<Condition> all = new LinkedHashSet<>(conditions);
    all.addAll(further);
    return under(List.copyOf(all));
  }

  Ruled because(Diagnosis found) {
    return new Ruled(ruling, Optional.of(found), counterExample, conditions, notes, follows);
  }

  Ruled at(CounterExample example) {
    return new Ruled(ruling, diagnosis, Optional.of(example), conditions, notes, follows);
  }

  boolean isRight() {
    return ruling.isRight();
  }

  boolean isWrong() {
    return ruling.isWrong();
  }
}
