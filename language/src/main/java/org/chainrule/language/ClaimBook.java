package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
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
  private final ClaimDefinitions definitions;
  private final BoundVariables variables;

  ClaimBook(Claims claims) {
    this.claims = claims;
    this.workspace = claims.workspace();
    this.definitions = new ClaimDefinitions(claims);
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
    return definitions.names().families();
  }

  /** Returns what was defined so far, each an expression with a name. */
  List<Expression> definitions() {
    return definitions.values();
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
      if (definitions.head(block.get(i)).isPresent()) {
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
        definitions.head(block.get(other)).ifPresent(head -> waited.add(head.name().name()));
      }
    }
    definitions.head(block.get(place)).ifPresent(head -> waited.remove(head.name().name()));
    return block.get(place).terms().stream()
        .flatMap(term -> NameWalk.names(term).stream())
        .noneMatch(name -> waited.contains(name.name()));
  }

  /** Whether the name stands for nothing, in the network and in the claims so far. */
  boolean isUnknown(String name) {
    return workspace.value(name).isEmpty() && !definitions.names().contains(name);
  }

  private Claim made(Draft draft) {
    try {
      Optional<ClaimHead> head = definitions.head(draft);
      if (head.isPresent() && definitions.defines(head.get(), draft)) {
        return definitions.count() < MOST_DEFINITIONS
            ? defined(head.get(), draft)
            : claims.failed(draft, DocumentMessages.tooManyNames(MOST_DEFINITIONS));
      }
      head.ifPresent(
          known -> definitions.names().addLetters(known.name().name(), known.letterNames()));
      return claim(draft);
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      return claims.failed(draft, reported);
    }
  }

  /** Returns the claim; its text keeps the author's names, its sides say what they stand for. */
  private Claim claim(Draft draft) {
    Draft resolved = draft.with(definitions.names()::resolve);
    Claim claim = variables.claim(resolved).orElseGet(() -> claims.claim(resolved));
    return claim.with(draft.text(), claim.sides(), Optional.empty());
  }

  private Claim defined(ClaimHead head, Draft draft) {
    Optional<Symbol> symbol = Optional.empty();
    try {
      symbol = Optional.of(definitions.define(head, draft));
    } catch (ShapeFailure wrong) {
      workspace.definitionFailed(head.name());
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      claims.ignore(reported);
      workspace.definitionFailed(head.name());
    }
    Claim claim = claim(draft);
    return claim.with(draft.text(), claim.sides(), symbol);
  }
}
