package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Claim.Problem.Kind;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Shape;

/**
 * Makes of a claim about all units of a graph one claim for each fitting choice of units.
 *
 * <p>A choice fits when everything in the claim has a meaning for it, and all sides have one shape;
 * where none does, those fit for which everything has a meaning.
 */
final class UnitInstances {
  /** More choices are not judged. */
  private static final int MOST = 2_000;

  private final Claims claims;
  private final Draft draft;
  private final UnitLetters letters;

  UnitInstances(Claims claims, Draft draft, UnitLetters letters) {
    this.claims = claims;
    this.draft = draft;
    this.letters = letters;
  }

  Claim claim() {
    Optional<List<Map<String, String>>> choices = letters.choices(MOST);
    if (choices.isEmpty()) {
      return claims.failed(draft, ShapeMessages.tooManyChoices(letters.letters(), MOST));
    }
    List<Claim> conforming = new ArrayList<>();
    List<Claim> meaningful = new ArrayList<>();
    Optional<Claim> failed = Optional.empty();
    for (Map<String, String> choice : choices.get()) {
      Claim instance = claims.concrete(concrete(choice));
      if (isMeaningful(instance)) {
        meaningful.add(instance);
        if (conforms(instance)) {
          conforming.add(instance);
        }
      } else if (failed.map(f -> problems(instance) < problems(f)).orElse(true)) {
        failed = Optional.of(instance);
      }
    }
    List<Claim> fitting = conforming.isEmpty() ? meaningful : conforming;
    if (!fitting.isEmpty()) {
      return general(fitting);
    }
    return failed
        .map(this::withProblemsOf)
        .orElseGet(() -> claims.failed(draft, ShapeMessages.noFittingUnits(letters.letters())));
  }

  private Draft concrete(Map<String, String> choice) {
    Map<String, Term> units = new HashMap<>();
    choice.forEach((letter, unit) -> units.put(letter, new Term.Name(unit, draft.span())));
    return draft.with(term -> Substitution.in(term, units));
  }

  /** What the author's notation didn't let us read is no fault of the choice. */
  private static boolean isMeaningful(Claim instance) {
    return instance.sides().stream()
        .allMatch(side ->
            side.expression().isPresent()
                || side.problem().filter(p -> p.kind() == Kind.UNREAD).isPresent());
  }

  private static boolean conforms(Claim instance) {
    List<Shape> shapes =
        instance.sides().stream()
            .flatMap(side -> side.expression().stream())
            .map(Expression::shape)
            .toList();
    return shapes.stream().allMatch(shape -> shape.sameAs(shapes.getFirst()));
  }

  private static long problems(Claim instance) {
    return instance.sides().stream().filter(side -> side.problem().isPresent()).count();
  }

  private Claim general(List<Claim> instances) {
    List<Claim.Side> sides = new ArrayList<>();
    for (int i = 0; i < draft.sides().size(); i++) {
      Draft.Side side = draft.sides().get(i);
      Optional<Claim.Problem> unread = instances.getFirst().sides().get(i).problem();
      sides.add(
          new Claim.Side(
              claims.line(side.span()), side.source(), side.text(), Optional.empty(), unread));
    }
    return new Claim(
        claims.line(draft.span()),
        draft.text(),
        sides,
        draft.digits(),
        draft.layout(),
        instances.getFirst().varying(),
        List.of(),
        List.of(),
        Optional.empty(),
        instances);
  }

  /** Returns the claim with the problems of the choice that has the fewest. */
  private Claim withProblemsOf(Claim instance) {
    List<Claim.Side> sides = new ArrayList<>();
    for (int i = 0; i < draft.sides().size(); i++) {
      Draft.Side side = draft.sides().get(i);
      Claim.Side made = instance.sides().get(i);
      sides.add(
          new Claim.Side(
              made.line(), side.source(), side.text(), made.expression(), made.problem()));
    }
    return instance.with(draft.text(), sides, Optional.empty());
  }
}
