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
  /** In longer blocks what is defined is only known below. */
  private static final int MOST_AHEAD = 200;

  private final Claims claims;
  private final Workspace workspace;
  private final AuthorNames names;
  private final List<Expression> definitions = new ArrayList<>();

  ClaimBook(Claims claims) {
    this.claims = claims;
    this.workspace = claims.workspace();
    this.names = new AuthorNames(workspace);
  }

  Claims claims() {
    return claims;
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
    Claim[] made = new Claim[block.size()];
    for (int place : definitionsOf(block)) {
      made[place] = defined(block.get(place));
    }
    List<Claim> all = new ArrayList<>();
    for (int i = 0; i < made.length; i++) {
      all.add(made[i] != null ? made[i] : plain(block.get(i)));
    }
    return all;
  }

  /** Returns the places of the definitions, each behind those that it needs. */
  private List<Integer> definitionsOf(List<Draft> block) {
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

  /** Returns the head of a draft that introduces a name. */
  private Optional<ClaimHead> head(Draft draft) {
    return draft
        .sides()
        .getFirst()
        .term()
        .flatMap(ClaimHead::of)
        .filter(head -> isNew(head, draft));
  }

  private boolean isNew(ClaimHead head, Draft draft) {
    String name = head.name().name();
    boolean kronecker = head.isKronecker() && !draft.introduces();
    if (kronecker || draft.sides().get(1).term().isEmpty() || countsUp(draft)) {
      return false;
    }
    if (names.contains(name)) {
      return draft.introduces();
    }
    return workspace.value(name).isEmpty()
        && workspace.valueAfterStep(name).isEmpty()
        && workspace.function(name).isEmpty()
        && workspace.opaque(name).isEmpty()
        && !workspace.hasFailed(name)
        && !workspace.isUnitValue(name)
        && !Builtins.isFunction(name)
        && head.letters().stream().allMatch(letter -> workspace.value(letter.name()).isEmpty());
  }

  /** {@code i = 1} says where a letter starts, and defines nothing. */
  private static boolean countsUp(Draft draft) {
    return draft.sides().get(0).term().orElseThrow() instanceof Term.Name(String name, _)
        && name.length() == 1
        && Character.isLowerCase(name.charAt(0))
        && draft.sides().get(1).term().orElse(null) instanceof Term.Numeral(String text, _)
        && text.chars().allMatch(Character::isDigit);
  }

  private Claim plain(Draft draft) {
    Optional<ClaimHead> again =
        draft
            .sides()
            .getFirst()
            .term()
            .flatMap(ClaimHead::of)
            .filter(head -> names.contains(head.name().name()) && isAnother(head, draft));
    return again.isPresent() ? defined(draft) : claim(draft);
  }

  private Claim claim(Draft draft) {
    try {
      return claims.claim(draft.with(names::resolve));
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      return claims.failed(draft, reported);
    }
  }

  private Claim defined(Draft draft) {
    ClaimHead head = draft.sides().getFirst().term().flatMap(ClaimHead::of).orElseThrow();
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
    return symbol.map(defined -> defining(claim, defined)).orElse(claim);
  }

  private static Claim defining(Claim claim, Symbol symbol) {
    return new Claim(
        claim.line(),
        claim.text(),
        claim.sides(),
        claim.digits(),
        claim.layout(),
        claim.varying(),
        claim.conditions(),
        claim.letters(),
        Optional.of(symbol),
        claim.instances());
  }

  private Optional<Symbol> define(ClaimHead head, Draft draft) {
    Term body = names.resolve(draft.sides().get(1).term().orElseThrow());
    String name = head.name().name();
    if (isFormula(head, body)) {
      names.addFamily(name, head.letterNames(), body);
      return Optional.of(Symbol.of(name, Symbol.Kind.DEFINITION, Shape.SCALAR));
    }
    Expression value = value(head, body, draft);
    String free = names.freeSymbol(name, head.letterNames());
    Symbol symbol =
        new Symbol(free, Symbol.Kind.DEFINITION, Domain.REAL, value.shape(), Optional.empty());
    Expression named = Expressions.named(symbol, value);
    workspace.addDefinition(named);
    definitions.add(named);
    names.addValue(name, head.letterNames(), free);
    return Optional.of(symbol);
  }

  /** Whether the definition is no single value: it has letters that its head doesn't show. */
  private boolean isFormula(ClaimHead head, Term body) {
    Set<String> letters = FreeLetters.names(List.of(body), workspace);
    return head.letters().size() > 2
        || !UnitLetters.of(List.of(body), workspace).letters().isEmpty()
        || !letters.equals(new HashSet<>(head.letterNames()));
  }

  private Expression value(ClaimHead head, Term body, Draft draft) {
    Elaboration elaboration = claims.elaboration();
    if (head.letters().isEmpty()) {
      return elaboration.terms().elaborate(body, Scope.empty());
    }
    List<Term.Binder> indices = new ArrayList<>();
    for (Term.Name letter : head.letters()) {
      indices.add(
          new Term.Binder(
              letter.name(), Optional.empty(), List.of(), Optional.empty(), letter.span()));
    }
    Statement.Definition definition =
        new Statement.Definition(head.name(), indices, body, Optional.empty(), false, draft.span());
    return elaboration.terms().binders().tabulated(definition, Scope.empty());
  }

  /**
   * Whether a known name is given to something else: of another size, or for another letter where
   * sizes don't tell.
   */
  private boolean isAnother(ClaimHead head, Draft draft) {
    Optional<Expression> known =
        names.symbol(head.name().name(), head.letterNames()).flatMap(workspace::value);
    if (known.isEmpty() || draft.sides().get(1).term().isEmpty()) {
      return false;
    }
    try {
      Term body = names.resolve(draft.sides().get(1).term().get());
      if (isFormula(head, body)) {
        return false;
      }
      Shape shape = value(head, body, draft).shape();
      boolean sameLetters = names.has(head.name().name(), head.letterNames());
      boolean fixed = shape.entries().constant().isPresent();
      return !shape.sameAs(known.get().shape()) || (!sameLetters && fixed);
    } catch (ShapeFailure wrong) {
      return false;
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      claims.ignore(reported);
      return false;
    }
  }
}
