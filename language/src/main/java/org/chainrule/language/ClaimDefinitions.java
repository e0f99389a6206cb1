package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** What claims define, and which of them do. */
final class ClaimDefinitions {
  private final Claims claims;
  private final Workspace workspace;
  private final AuthorNames names;
  private final List<Expression> values = new ArrayList<>();
  private int count;

  ClaimDefinitions(Claims claims) {
    this.claims = claims;
    this.workspace = claims.workspace();
    this.names = new AuthorNames(workspace);
  }

  AuthorNames names() {
    return names;
  }

  /** Returns the values that were defined so far, each an expression with a name. */
  List<Expression> values() {
    return values;
  }

  /** Returns how many definitions there were so far. */
  int count() {
    return count;
  }

  /** Returns the head of a draft that may introduce a name. */
  Optional<ClaimHead> head(Draft draft) {
    boolean readable = draft.sides().get(1).term().isPresent() && !countsUp(draft);
    return draft
        .sides()
        .getFirst()
        .term()
        .filter(_ -> readable)
        .flatMap(ClaimHead::of)
        .filter(head -> !head.isKronecker() || draft.introduces())
        .filter(head -> isFree(head.name().name()));
  }

  /** Whether the network has nothing of that name; the author of the claims may have. */
  private boolean isFree(String name) {
    return names.contains(name)
        || (workspace.value(name).isEmpty()
            && workspace.valueAfterStep(name).isEmpty()
            && workspace.function(name).isEmpty()
            && workspace.opaque(name).isEmpty()
            && !workspace.hasFailed(name)
            && !workspace.isUnitValue(name)
            && !Builtins.isFunction(name));
  }

  /** Whether the draft gives a meaning to its head, rather than claiming something of it. */
  boolean defines(ClaimHead head, Draft draft) {
    String name = head.name().name();
    if (!names.contains(name) || draft.introduces()) {
      return true;
    }
    Term body = names.resolve(draft.sides().get(1).term().orElseThrow());
    return isLabelled(head, body)
        ? !names.hasLabel(name, head.letterNames())
        : isAnother(head, body, draft);
  }

  /** Whether the letters of the head are part of the name: what it equals doesn't have them. */
  private boolean isLabelled(ClaimHead head, Term body) {
    boolean ofUnits =
        head.letterNames().stream().anyMatch(letter -> workspace.unit(letter).isPresent());
    if (head.letters().isEmpty() || ofUnits) {
      return false;
    }
    Set<String> inside = new HashSet<>(FreeLetters.names(List.of(body), workspace));
    inside.addAll(UnitLetters.of(List.of(body), workspace).letters());
    return head.letterNames().stream().noneMatch(inside::contains);
  }

  /** {@code i = 1} says where a letter starts, and defines nothing. */
  private static boolean countsUp(Draft draft) {
    return draft.sides().get(0).term().orElse(null) instanceof Term.Name(String name, _)
        && name.length() == 1
        && Character.isLowerCase(name.charAt(0))
        && draft.sides().get(1).term().orElse(null) instanceof Term.Numeral(String text, _)
        && text.chars().allMatch(Character::isDigit);
  }

  /**
   * Gives the head's name its meaning; returns its symbol.
   *
   * @throws ShapeFailure if what it equals does not conform
   * @throws Reporter.Failure if it speaks of something that is not known
   */
  Symbol define(ClaimHead head, Draft draft) {
    count++;
    Term body = names.resolve(draft.sides().get(1).term().orElseThrow());
    String name = head.name().name();
    if (!draft.introduces() && name.length() > 2) {
      Suggestions.nearest(name, workspace.valueNames())
          .ifPresent(near ->
              workspace.reporter().warn(head.name().span(), DocumentMessages.newName(name, near)));
    }
    boolean label = isLabelled(head, body);
    List<String> letters = head.letterNames();
    if (isFormula(label ? List.of() : letters, body)) {
      names.addFamily(name, letters, body);
      return Symbol.of(name, Symbol.Kind.DEFINITION, Shape.SCALAR);
    }
    Expression value = value(label ? List.of() : head.letters(), body, draft);
    String free = names.freeSymbol(name, letters, label);
    Symbol symbol =
        new Symbol(free, Symbol.Kind.DEFINITION, Domain.REAL, value.shape(), Optional.empty());
    Expression named = Expressions.named(symbol, value);
    workspace.addDefinition(named);
    values.add(named);
    names.addValue(name, letters, label, free);
    return symbol;
  }

  /** Whether the definition is no single value: it has letters that its head doesn't show. */
  private boolean isFormula(List<String> shown, Term body) {
    Set<String> letters = FreeLetters.names(List.of(body), workspace);
    return shown.size() > 2
        || !UnitLetters.of(List.of(body), workspace).letters().isEmpty()
        || !letters.equals(new HashSet<>(shown));
  }

  private Expression value(List<Term.Name> letters, Term body, Draft draft) {
    Elaboration elaboration = claims.elaboration();
    if (letters.isEmpty()) {
      return elaboration.terms().elaborate(body, Scope.empty());
    }
    List<Term.Binder> indices = new ArrayList<>();
    for (Term.Name letter : letters) {
      indices.add(
          new Term.Binder(
              letter.name(), Optional.empty(), List.of(), Optional.empty(), letter.span()));
    }
    Statement.Definition definition =
        new Statement.Definition(
            new Term.Name("", draft.span()), indices, body, Optional.empty(), false, draft.span());
    return IndexedRows.oriented(elaboration.terms().binders().tabulated(definition, Scope.empty()));
  }

  /**
   * Whether a known name is given to something else: of another size, or for another letter where
   * sizes don't tell.
   */
  private boolean isAnother(ClaimHead head, Term body, Draft draft) {
    Optional<Expression> known =
        names.symbol(head.name().name(), head.letterNames()).flatMap(workspace::value);
    if (known.isEmpty() || isFormula(head.letterNames(), body)) {
      return false;
    }
    try {
      Shape shape = value(head.letters(), body, draft).shape();
      Shape before = known.get().shape();
      boolean same =
          shape.sameAs(before)
              || (head.letters().size() == 1
                  && before.isVector()
                  && before.entries().sameAs(shape.entries()));
      boolean sameLetters = names.has(head.name().name(), head.letterNames());
      boolean fixed = shape.entries().constant().isPresent();
      return !same || (!sameLetters && fixed && !head.letters().isEmpty());
    } catch (ShapeFailure wrong) {
      return false;
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      claims.ignore(reported);
      return false;
    }
  }
}
