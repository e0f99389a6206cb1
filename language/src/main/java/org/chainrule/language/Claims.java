package org.chainrule.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Claim.Problem.Kind;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Symbol;

/**
 * Makes claims of drafts. Index letters are free in them and have one range throughout; what
 * doesn't conform is a wrong claim, not a wrong text.
 */
final class Claims {
  private final Workspace workspace;
  private final Elaboration.Mode mode;

  private Claims(Workspace workspace, Elaboration.Mode mode) {
    this.workspace = workspace;
    this.mode = mode;
  }

  /** Returns one that reports names that stand for nothing, as mistakes of the text. */
  static Claims strict(Workspace workspace) {
    return new Claims(workspace, Elaboration.Mode.CLAIM);
  }

  /** Returns one for which names that stand for nothing are problems of their side only. */
  static Claims tolerant(Workspace workspace) {
    return new Claims(workspace, Elaboration.Mode.DOCUMENT);
  }

  Workspace workspace() {
    return workspace;
  }

  Elaboration elaboration() {
    return new Elaboration(workspace, mode);
  }

  /**
   * Returns the formula's meaning; shape problems are thrown as {@link ShapeFailure}.
   *
   * @param indices the ranges of free letters, where they are known
   */
  Expression formula(Term term, Collection<Index> indices) {
    Elaboration elaboration = elaboration();
    FreeLetters letters = FreeLetters.of(List.of(term), term.span(), indices, elaboration);
    letters.checkConflict(term);
    return elaboration.terms().elaborate(term, letters.scope());
  }

  /** Returns the claim that the draft is; the names that it introduces are known already. */
  Claim claim(Draft draft) {
    if (speaksOfAllUnits(draft)) {
      return new Making(draft).failed(Kind.UNREAD, ShapeMessages.unitsQuantified());
    }
    return new Making(draft).claim();
  }

  /** One claim on its way. */
  private final class Making {
    private final Draft draft;
    private final Elaboration elaboration = elaboration();

    Making(Draft draft) {
      this.draft = draft;
    }

    Claim claim() {
      try {
        List<Term> all = new ArrayList<>(draft.terms());
        all.addAll(draft.conditions());
        FreeLetters letters = FreeLetters.of(all, draft.span(), List.of(), elaboration);
        List<Claim.Side> sides = sides(letters);
        List<Expression> conditions = new ArrayList<>();
        for (Term condition : draft.conditions()) {
          conditions.add(condition(condition, letters.scope()));
        }
        return claim(sides, conditions, letters.ranges());
      } catch (Reporter.Failure | Reporter.GivenUp reported) {
        if (!elaboration.isTolerant()) {
          throw reported;
        }
        Message found = found().message();
        return failed(found.kind(), found);
      }
    }

    Claim failed(Kind kind, Message why) {
      List<Claim.Side> sides =
          draft.sides().stream().map(side -> broken(side, kind, why, side.span())).toList();
      return claim(sides, List.of(), List.of());
    }

    private Claim claim(List<Claim.Side> sides, List<Expression> conditions, List<Index> letters) {
      return new Claim(
          line(draft.span()),
          draft.text(),
          sides,
          draft.digits(),
          draft.layout(),
          draft.varying().stream().map(Claims.this::symbol).toList(),
          conditions,
          letters,
          Optional.empty(),
          List.of());
    }

    private List<Claim.Side> sides(FreeLetters letters) {
      List<Claim.Side> sides = new ArrayList<>();
      Optional<Reporter.Failure> failure = Optional.empty();
      for (Draft.Side side : draft.sides()) {
        try {
          sides.add(side(side, letters));
        } catch (Reporter.Failure reported) {
          failure = Optional.of(reported);
        }
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
      return sides;
    }

    private Claim.Side side(Draft.Side side, FreeLetters letters) {
      if (side.term().isEmpty()) {
        ClaimSyntax.Side syntax = side.syntax();
        return broken(
            side, Kind.UNREAD, new Message(syntax.problem()), syntax.place().orElse(syntax.span()));
      }
      Term term = side.term().get();
      try {
        Expression expression = elaboration.terms().elaborate(term, letters.scope());
        letters.checkConflict(term);
        return new Claim.Side(
            line(side.span()),
            side.source(),
            side.text(),
            Optional.of(expression),
            Optional.empty());
      } catch (ShapeFailure wrong) {
        return broken(side, wrong.kind(), wrong.problem(), wrong.span());
      } catch (Reporter.Failure | Reporter.GivenUp reported) {
        if (!elaboration.isTolerant()) {
          throw reported;
        }
        Reporter.Found found = found();
        return broken(side, found.message().kind(), found.message(), found.span());
      }
    }

    private Expression condition(Term condition, Scope scope) {
      try {
        return elaboration.terms().elaborate(condition, scope);
      } catch (ShapeFailure failure) {
        throw workspace.reporter().report(failure.span(), failure.problem());
      }
    }
  }

  private Claim.Side broken(Draft.Side side, Kind kind, Message why, Span place) {
    String shown = Message.brief(workspace.reporter().source().text(place));
    return new Claim.Side(
        line(side.span()),
        side.source(),
        side.text(),
        Optional.empty(),
        Optional.of(new Claim.Problem(kind, why.text(), shown)));
  }

  private Reporter.Found found() {
    return workspace
        .reporter()
        .take()
        .orElseGet(() -> new Reporter.Found(new Span(0, 0), DocumentMessages.notKnown()));
  }

  private Symbol symbol(Term.Name name) {
    Optional<Symbol> found =
        workspace
            .symbol(name.name())
            .or(() ->
                workspace
                    .value(name.name())
                    .filter(value -> value.operation() instanceof Operation.Named)
                    .map(Network::symbolOf));
    return found.orElseThrow(() -> workspace.unknown(name, Set.of()));
  }

  private int line(Span span) {
    return workspace.reporter().source().line(span.start());
  }

  private boolean speaksOfAllUnits(Draft draft) {
    List<String> variables = new ArrayList<>();
    NameWalk walk =
        new NameWalk() {
          @Override
          void value(Term.Name name, Set<String> bound) {}

          @Override
          boolean isUnitValue(String name) {
            return workspace.isUnitValue(name);
          }

          @Override
          void unit(Term.Name name, Set<String> bound) {
            if (!bound.contains(name.name()) && workspace.unit(name.name()).isEmpty()) {
              variables.add(name.name());
            }
          }
        };
    draft.terms().forEach(term -> walk.walk(term, Set.of(), false));
    return !variables.isEmpty();
  }
}
