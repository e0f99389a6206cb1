package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Comparison;
import org.chainrule.expression.Operation.IndexValue;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

/**
 * The statements of hand-made calculus on five systems, with their derivatives resolved, before the
 * judge: what it finds against what is expected. Printed figures are for others to judge.
 */
class ClaimsResolutionTest {
  private final Map<String, Integer> table = new TreeMap<>();
  private final List<String> unexpected = new ArrayList<>();
  private final Set<String> merelyConfirmed = new TreeSet<>();

  @Test
  void everyStatementGetsAnAcceptableVerdict() {
    for (ReadClaims reading : ReadClaims.all()) {
      // The unit deltas of two equations are introduced there: there is nothing to judge.
      boolean introduces = reading.id().equals("delta") && !reading.units().equals("-");
      if (!reading.rounded() && !introduces) {
        judge(reading);
      }
    }
    System.out.println("statements by expected and found verdict: " + table);
    assertThat(unexpected).isEmpty();
    assertThat(merelyConfirmed).isEmpty();
    assertThat(table.values().stream().mapToInt(n -> n).sum()).isGreaterThan(270);
  }

  private void judge(ReadClaims reading) {
    String text = ReadClaims.resource(reading.system() + ".network");
    List<String> statements =
        reading.units().equals("-")
            ? List.of(reading.statement())
            : new UnitChoices(network(text).graphs().getFirst())
                .instances(reading.statement(), reading.units());
    Set<String> found = new TreeSet<>();
    for (String statement : statements) {
      String outcome = reading.stated(text, statement).map(this::outcome).orElse("unread");
      found.add(outcome);
      if (outcome.equals("confirmed")) {
        merelyConfirmed.add(reading.system() + " " + reading.id() + ": " + statement);
      }
    }
    // Of all units, one that refutes a statement is enough.
    String verdict =
        found.contains("refuted")
            ? "refuted"
            : found.size() == 1 ? found.iterator().next() : "" + found;
    table.merge(reading.verdict() + " → " + verdict, 1, Integer::sum);
    boolean isRight = verdict.equals("proved") || verdict.equals("confirmed");
    if (!reading.accept().contains(isRight ? "right" : verdict)) {
      unexpected.add(
          "%s %s: %s is %s, wanted %s"
              .formatted(
                  reading.system(), reading.id(), reading.statement(), verdict, reading.accept()));
    }
  }

  private static Network network(String text) {
    return Networks.parse(text, "network");
  }

  private String outcome(ReadClaims.Stated stated) {
    Claim claim = stated.claim();
    Optional<Claim.Problem> problem =
        claim.sides().stream().flatMap(side -> side.problem().stream()).reduce((_, last) -> last);
    if (problem.isPresent()) {
      return switch (problem.get().kind()) {
        case SHAPE -> problem.get().text().contains("more than two indices") ? "unread" : "shape";
        case RANGE -> "refuted";
        case UNDECLARED, UNREAD -> "unread";
      };
    }
    DerivativeResolution all = DerivativeResolution.of(stated.network());
    DerivativeResolution resolution =
        claim.varying().isEmpty() ? all : all.varying(claim.varying());
    List<Expression> sides =
        claim.sides().stream()
            .map(side -> resolution.resolved(side.expression().orElseThrow()))
            .toList();
    List<Condition> conditions = claim.conditions().stream().map(c -> condition(c)).toList();
    Verdict verdict = Judge.judge(sides.get(0), sides.get(1), conditions);
    boolean transposed =
        !verdict.isRight()
            && Judge.judge(sides.get(0), Expressions.transpose(sides.get(1)), conditions).isRight();
    return transposed ? "layout" : word(verdict);
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Proved _ -> "proved";
      case Verdict.Confirmed _ -> "confirmed";
      case Verdict.Refuted _ -> "refuted";
      case Verdict.ShapeMismatch _ -> "shape";
      case Verdict.Undecided _ -> "undecided";
    };
  }

  private static Condition condition(Expression bracket) {
    if (bracket.operation() instanceof Comparison(var relation)
        && bracket.operand(0).operation() instanceof IndexValue(IndexTerm left)
        && bracket.operand(1).operation() instanceof IndexValue(IndexTerm right)) {
      return new Condition.Indices(
          left.variable().orElseThrow(), relation, right.variable().orElseThrow());
    }
    return new Condition.Holds(bracket);
  }
}
