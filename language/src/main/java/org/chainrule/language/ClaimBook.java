package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Makes claims in the order of a text, and keeps what they define: {@code claim delta = y - t} with
 * a name that stands for nothing else.
 */
final class ClaimBook {
  /** Nobody needs more; and every formula has to be searched for all of them. */
  private static final int MOST_DEFINITIONS = 300;

  /** In longer blocks what is defined is only known below. */
  private static final int MOST_AHEAD = 200;

  private final Claims claims;
  private final Workspace workspace;
  private final AuthorNames names;
  private final BoundVariables variables;
  private final List<Expression> definitions = new ArrayList<>();
  private int defined;

  ClaimBook(Claims claims) {
    this.claims = claims;
    this.workspace = claims.workspace();
    this.names = new AuthorNames(workspace);
    this.variables = new BoundVariables(claims);
  }

  Claims claims() {
    return claims;
  }

  /** Returns the letters that are any number or vector in what was added last. */
  BoundVariables variables() {
    return variables;
  }

  /** Returns the author's names that are no definitions: they stand for formulas. */
  Set<String> formulas() {
    return names.families();
  }

  /** Returns what was defined so far, each an expression with a name. */
  List<Expression> definitions() {
    return definitions;
  }

  /**
   * Returns the claims of statements that stand together: what one of them defines the others may
   * use, above it too.
   */
  List<Claim> add(List<Draft> block) {
    variables.forget();
    Claim[] made = new Claim[block.size()];
    for (int place : candidates(block)) {
      made[place] = made(block.get(place));
    }
    List<Claim> all = new ArrayList<>();
    for (int i = 0; i < made.length; i++) {
      all.add(made[i] != null ? made[i] : made(block.get(i)));
    }
    return all;
  }

  /** Returns the places of what seem to be definitions, each behind those that it needs. */
  private List<Integer> candidates(List<Draft> block) {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      if (head(block.get(i)).isPresent()) {
        open.add(i);
      }
    }
    if (open.size() > MOST_AHEAD) {
      return open;
    }
    List<Integer> ordered = new ArrayList<>();
    while (!open.isEmpty()) {
      Integer ready =
          open.stream().filter(i -> isReady(i, open, block)).findFirst().orElse(open.getFirst());
      open.remove((Object) ready);
      ordered.add(ready);
    }
    return ordered;
  }

  private boolean isReady(int place, List<Integer> open, List<Draft> block) {
    Set<String> waited = new HashSet<>();
    for (int other : open) {
      if (other != place) {
        head(block.get(other)).ifPresent(head -> waited.add(head.name().name()));
      }
    }
    head(block.get(place)).ifPresent(head -> waited.remove(head.name().name()));
    return block.get(place).terms().stream()
        .flatMap(term -> NameWalk.names(term).stream())
        .noneMatch(name -> waited.contains(name.name()));
  }

  /** Returns the head of a draft that may introduce a name. */
  private Optional<ClaimHead> head(Draft draft) {
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

  /** Whether the name stands for nothing, in the network and in the claims so far. */
  boolean isUnknown(String name) {
    return workspace.value(name).isEmpty() && !names.contains(name);
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
  private boolean defines(ClaimHead head, Draft draft) {
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

  private Claim made(Draft draft) {
    try {
      Optional<ClaimHead> head = head(draft);
      if (head.isPresent() && defined >= MOST_DEFINITIONS) {
        return claims.failed(draft, DocumentMessages.tooManyNames(MOST_DEFINITIONS));
      }
      if (head.isPresent() && defines(head.get(), draft)) {
        return defined(head.get(), draft);
      }
      head.ifPresent(known -> names.addLetters(known.name().name(), known.letterNames()));
      return claim(draft);
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      return claims.failed(draft, reported);
    }
  }

  /** Returns the claim; its text keeps the author's names, its sides say what they stand for. */
  private Claim claim(Draft draft) {
    Draft resolved = draft.with(names::resolve);
    Claim claim = variables.claim(resolved).orElseGet(() -> claims.claim(resolved));
    return with(claim, draft.text(), Optional.empty());
  }

  private Claim defined(ClaimHead head, Draft draft) {
    Optional<Symbol> symbol = Optional.empty();
    try {
      symbol = define(head, draft);
    } catch (ShapeFailure wrong) {
      workspace.definitionFailed(head.name());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      claims.ignore(reported);
      workspace.definitionFailed(head.name());
    }
    Claim claim = claim(draft);
    return with(claim, draft.text(), symbol);
  }

  private static Claim with(Claim claim, String text, Optional<Symbol> defines) {
    return new Claim(
        claim.line(),
        text,
        claim.sides(),
        claim.digits(),
        claim.layout(),
        claim.varying(),
        claim.conditions(),
        claim.letters(),
        defines,
        claim.instances());
  }

  private Optional<Symbol> define(ClaimHead head, Draft draft) {
    defined++;
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
      return Optional.of(Symbol.of(name, Symbol.Kind.DEFINITION, Shape.SCALAR));
    }
    Expression value = value(label ? List.of() : head.letters(), body, draft);
    String free = names.freeSymbol(name, letters, label);
    Symbol symbol =
        new Symbol(free, Symbol.Kind.DEFINITION, Domain.REAL, value.shape(), Optional.empty());
    Expression named = Expressions.named(symbol, value);
    workspace.addDefinition(named);
    definitions.add(named);
    names.addValue(name, letters, label, free);
    return Optional.of(symbol);
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
