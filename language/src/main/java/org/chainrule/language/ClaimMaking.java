package org.chainrule.language;

import java.util.ArrayList;
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

/** Makes one claim: every side gets its meaning, or says why it has none. */
final class ClaimMaking {
  private final Draft draft;
  private final Elaboration elaboration;
  private final Workspace workspace;

  ClaimMaking(Draft draft, Elaboration elaboration) {
    this.draft = draft;
    this.elaboration = elaboration;
    this.workspace = elaboration.workspace();
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
      return claim(sides, varying(), conditions, letters.ranges());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      Message found = taken(reported).message();
      return failed(found.kind(), found);
    }
  }

  /** Returns the claim with this problem on every side. */
  Claim failed(Kind kind, Message why) {
    List<Claim.Side> sides =
        draft.sides().stream().map(side -> broken(side, kind, why, side.span())).toList();
    return claim(sides, List.of(), List.of(), List.of());
  }

  private Claim claim(
      List<Claim.Side> sides,
      List<Symbol> varying,
      List<Expression> conditions,
      List<Index> letters) {
    return new Claim(
        line(draft.span()),
        draft.text(),
        sides,
        draft.digits(),
        draft.layout(),
        varying,
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
    ClaimSyntax.Side syntax = side.syntax();
    if (syntax.term().isEmpty()) {
      Span place = syntax.place().orElse(syntax.span());
      return broken(side, Kind.UNREAD, new Message(syntax.problem()), place);
    }
    Term term = syntax.term().get();
    try {
      Expression expression = elaboration.terms().elaborate(term, letters.scope());
      letters.checkConflict(term);
      return new Claim.Side(
          line(side.span()), side.source(), side.text(), Optional.of(expression), Optional.empty());
    } catch (ShapeFailure wrong) {
      return broken(side, wrong.kind(), wrong.problem(), wrong.span());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      Reporter.Found found = taken(reported);
      return broken(side, found.message().kind(), found.message(), found.span());
    }
  }

  private Claim.Side broken(Draft.Side side, Kind kind, Message why, Span place) {
    String shown = Message.brief(workspace.reporter().source().text(place));
    return new Claim.Side(
        line(side.span()),
        side.source(),
        side.text(),
        Optional.empty(),
        Optional.of(new Claim.Problem(kind, told(kind, why), shown)));
  }

  /** What to do about a shape is for those to say who judge the claim. */
  private static String told(Kind kind, Message why) {
    boolean withHint = kind == Kind.UNREAD || kind == Kind.UNDECLARED;
    return withHint && !why.hint().isEmpty() ? why.text() + ": " + why.hint() : why.text();
  }

  private Expression condition(Term condition, Scope scope) {
    try {
      return elaboration.terms().elaborate(condition, scope);
    } catch (ShapeFailure failure) {
      throw workspace.reporter().report(failure.span(), failure.problem());
    }
  }

  /** Returns what was reported; where that is a mistake of the text, it stays one. */
  private Reporter.Found taken(RuntimeException reported) {
    if (!elaboration.isTolerant()) {
      throw reported;
    }
    return elaboration
        .take()
        .orElseGet(() -> new Reporter.Found(draft.span(), DocumentMessages.notKnown()));
  }

  private List<Symbol> varying() {
    return draft.varying().stream().map(this::symbol).toList();
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
}
