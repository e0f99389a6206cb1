package org.chainrule.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Symbol;

/**
 * Makes claims of statements. Index letters are free in them and have one range throughout; what
 * doesn't conform is a wrong claim, not a wrong text.
 */
final class Claims {
  private static final int MOST_INDICES = 60;

  private final Workspace workspace;
  private final Elaboration elaboration;

  Claims(Workspace workspace) {
    this.workspace = workspace;
    this.elaboration = new Elaboration(workspace, Elaboration.Mode.CLAIM);
  }

  Claim claim(Statement.Claimed statement) {
    List<Symbol> varying = new ArrayList<>();
    statement.varying().forEach(name -> varying.add(symbol(name)));
    List<Term> all = new ArrayList<>(statement.sides());
    all.addAll(statement.conditions());
    List<Claim.Side> sides;
    List<Expression> conditions = new ArrayList<>();
    List<Index> ranges = List.of();
    if (speaksOfAllUnits(all)) {
      sides = statement.sides().stream().map(side -> unread(side, statement)).toList();
    } else {
      Letters letters = letters(all, statement.span(), List.of());
      sides = sides(statement, letters);
      for (Term condition : statement.conditions()) {
        conditions.add(condition(condition, letters.scope()));
      }
      ranges = letters.ranges();
    }
    return new Claim(
        line(statement.span()),
        text(statement),
        sides,
        statement.digits(),
        statement.layout(),
        varying,
        conditions,
        ranges,
        Optional.empty(),
        List.of());
  }

  /**
   * Returns the formula's meaning; shape problems are thrown as {@link ShapeFailure}.
   *
   * @param indices the ranges of free letters, where they are known
   */
  Expression formula(Term term, Collection<Index> indices) {
    Letters letters = letters(List.of(term), term.span(), indices);
    if (!letters.conflicts().isEmpty()) {
      throw new ShapeFailure(term.span(), letters.conflicts().values().iterator().next());
    }
    return elaboration.terms().elaborate(term, letters.scope());
  }

  private Expression condition(Term condition, Scope scope) {
    try {
      return elaboration.terms().elaborate(condition, scope);
    } catch (ShapeFailure failure) {
      throw workspace.reporter().report(failure.span(), failure.problem());
    }
  }

  private Symbol symbol(Term.Name name) {
    Optional<Symbol> found =
        workspace
            .symbol(name.name())
            .or(() ->
                workspace
                    .value(name.name())
                    .filter(value ->
                        value.operation() instanceof org.chainrule.expression.Operation.Named)
                    .map(org.chainrule.expression.Network::symbolOf));
    return found.orElseThrow(() -> workspace.unknown(name, Set.of()));
  }

  private int line(Span span) {
    return workspace.reporter().source().line(span.start());
  }

  private Claim.Side unread(Term side, Statement.Claimed statement) {
    return broken(
        side, statement, Claim.Problem.Kind.UNREAD, ShapeMessages.unitsQuantified(), side.span());
  }

  private Claim.Side broken(
      Term side, Statement.Claimed statement, Claim.Problem.Kind kind, Message why, Span place) {
    String text = text(side, statement);
    String shown = Message.brief(workspace.reporter().source().text(place));
    return new Claim.Side(
        line(side.span()),
        text,
        text,
        Optional.empty(),
        Optional.of(new Claim.Problem(kind, why.text(), shown)));
  }

  private String text(Statement.Claimed statement) {
    Source source = workspace.reporter().source();
    String text =
        source.isOneLine(statement.span())
            ? source.text(statement.span())
            : StatementPrinter.claim(statement);
    return text.substring("claim".length()).strip();
  }

  /** A claim of one line is kept as it was written, a longer one is put into one line. */
  private String text(Term side, Statement.Claimed statement) {
    Source source = workspace.reporter().source();
    return source.isOneLine(statement.span())
        ? source.text(side.span())
        : SyntaxPrinter.print(side);
  }

  private List<Claim.Side> sides(Statement.Claimed statement, Letters letters) {
    List<Claim.Side> sides = new ArrayList<>();
    Optional<Reporter.Failure> failure = Optional.empty();
    for (Term term : statement.sides()) {
      String text = text(term, statement);
      try {
        Expression expression = elaboration.terms().elaborate(term, letters.scope());
        Message conflict = letters.conflicts().get(term);
        if (conflict != null) {
          throw new ShapeFailure(term.span(), conflict);
        }
        sides.add(
            new Claim.Side(
                line(term.span()), text, text, Optional.of(expression), Optional.empty()));
      } catch (ShapeFailure wrong) {
        sides.add(broken(term, statement, Claim.Problem.Kind.SHAPE, wrong.problem(), wrong.span()));
      } catch (Reporter.Failure reported) {
        failure = Optional.of(reported);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return sides;
  }

  /** A scope with the free letters, and the terms that use one of them in two ranges. */
  private record Letters(
      Scope scope, IdentityHashMap<Term, Message> conflicts, Collection<IndexSlot> slots) {

    List<Index> ranges() {
      return slots.stream().flatMap(slot -> slot.index().stream()).toList();
    }
  }

  /** Finds the free letters of all terms, and their ranges from the first term that tells. */
  private Letters letters(List<Term> terms, Span span, Collection<Index> known) {
    Map<String, IndexSlot> slots = new LinkedHashMap<>();
    known.forEach(index -> slots.put(index.name(), IndexSlot.of(index.name(), index)));
    for (String letter : freeLetters(terms)) {
      slots.putIfAbsent(letter, new IndexSlot(letter, letter));
    }
    if (slots.size() > MOST_INDICES) {
      throw elaboration.error(span, ShapeMessages.tooManyIndices(MOST_INDICES));
    }
    Scope scope = Scope.empty();
    for (IndexSlot slot : slots.values()) {
      scope = scope.with(slot.name(), new Scope.Binding.Letter(slot));
    }
    IdentityHashMap<Term, Message> conflicts = new IdentityHashMap<>();
    if (slots.values().stream().anyMatch(slot -> slot.index().isEmpty())) {
      for (Term term : terms) {
        probe(term, scope);
        slots.values().forEach(slot -> resolve(slot, term, conflicts));
      }
    }
    return new Letters(scope, conflicts, List.copyOf(slots.values()));
  }

  private static void resolve(IndexSlot slot, Term term, IdentityHashMap<Term, Message> conflicts) {
    if (slot.index().isPresent()) {
      return;
    }
    IndexSlot.Inference inference = Binders.infer(slot);
    if (inference.range().isPresent()) {
      slot.resolve(inference.range().get());
    } else if (slot.isUsed()) {
      conflicts.put(term, inference.problem().orElseThrow());
      slot.resolveByFirstUse();
    }
  }

  private void probe(Term term, Scope scope) {
    try {
      Expression _ = elaboration.probing(() -> elaboration.terms().elaborate(term, scope));
    } catch (ShapeFailure wrong) {
      // It is wrong for its own reasons, which come out when it is read in earnest.
    }
  }

  /** Returns the names that stand as indices and are nothing else. */
  private Set<String> freeLetters(List<Term> terms) {
    Set<String> letters = new LinkedHashSet<>();
    NameWalk walk =
        new UnitWalk() {
          @Override
          void value(Term.Name name, Set<String> bound) {}

          @Override
          void position(Term.Name name, Set<String> bound) {
            boolean known =
                bound.contains(name.name())
                    || workspace.value(name.name()).isPresent()
                    || workspace.hasFailed(name.name());
            if (!known) {
              letters.add(name.name());
            }
          }
        };
    terms.forEach(term -> walk.walk(term, Set.of(), term instanceof Term.Bracket));
    return letters;
  }

  private boolean speaksOfAllUnits(List<Term> terms) {
    List<String> variables = new ArrayList<>();
    NameWalk walk =
        new UnitWalk() {
          @Override
          void value(Term.Name name, Set<String> bound) {}

          @Override
          void unit(Term.Name name, Set<String> bound) {
            if (!bound.contains(name.name()) && workspace.unit(name.name()).isEmpty()) {
              variables.add(name.name());
            }
          }
        };
    terms.forEach(term -> walk.walk(term, Set.of(), false));
    return !variables.isEmpty();
  }

  private abstract class UnitWalk extends NameWalk {
    @Override
    boolean isUnitValue(String name) {
      return workspace.hasUnits()
          && UnitValues.KINDS.contains(name)
          && workspace.value(name).isEmpty();
    }
  }
}
