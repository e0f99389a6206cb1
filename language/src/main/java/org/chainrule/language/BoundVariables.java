package org.chainrule.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * Claims about functions, as {@code sigmoid(s) = 1/(1 + exp(-s))}: letters that stand for nothing
 * in the network, in a claim that speaks of nothing of the network, are any number, or else any
 * vector.
 */
final class BoundVariables {
  private static final int MOST = 3;
  private static final Pattern LETTER =
      Pattern.compile("\\p{L}_?\\d?|alpha|beta|gamma|theta|xi|zeta|eta|rho|tau|phi|psi|omega");

  private final Claims claims;
  private final Workspace workspace;
  private final List<SizeName> sizes = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();

  BoundVariables(Claims claims) {
    this.claims = claims;
    this.workspace = claims.workspace();
  }

  /** Returns the sizes of the letters of the claims that were made since they were forgotten. */
  List<SizeName> sizes() {
    return sizes;
  }

  /** Returns the letters of the claims that were made since they were forgotten. */
  List<Symbol> symbols() {
    return symbols;
  }

  void forget() {
    sizes.clear();
    symbols.clear();
  }

  /** Returns the claim, where it is one about functions only and has a meaning. */
  Optional<Claim> claim(Draft draft) {
    Set<String> letters = letters(draft);
    if (letters.isEmpty() || letters.size() > MOST) {
      return Optional.empty();
    }
    Optional<Claim> ofNumbers = attempt(draft, letters, _ -> Shape.SCALAR);
    return ofNumbers.isPresent()
        ? ofNumbers
        : attempt(draft, letters, letter -> Shape.column(Dimension.of(size(letter))));
  }

  private static SizeName size(String letter) {
    return SizeName.symbolic("n_" + letter);
  }

  private Optional<Claim> attempt(Draft draft, Set<String> letters, Function<String, Shape> shape) {
    List<Symbol> added = new ArrayList<>();
    letters.forEach(
        letter -> added.add(Symbol.of(letter, Symbol.Kind.CONSTANT, shape.apply(letter))));
    added.forEach(this::add);
    Claim claim = claims.attempt(draft);
    added.forEach(this::remove);
    if (claim.sides().stream().anyMatch(side -> side.problem().isPresent())) {
      return Optional.empty();
    }
    added.stream().filter(symbol -> !symbols.contains(symbol)).forEach(this::keep);
    return Optional.of(claim);
  }

  private void add(Symbol symbol) {
    workspace.add(symbol);
    symbol.shape().rows().symbolicSizes().forEach(workspace::add);
  }

  private void remove(Symbol symbol) {
    workspace.remove(symbol);
    symbol.shape().rows().symbolicSizes().forEach(workspace::remove);
  }

  private void keep(Symbol symbol) {
    symbols.removeIf(other -> other.name().equals(symbol.name()));
    symbols.add(symbol);
    symbol.shape().rows().symbolicSizes().stream()
        .filter(size -> !sizes.contains(size))
        .forEach(sizes::add);
  }

  /** What equals a lone name says what that is. */
  private static boolean isName(Draft draft) {
    return draft.sides().getFirst().term().orElseThrow() instanceof Term.Name;
  }

  /** Returns the letters of a claim that speaks of nothing else. */
  private Set<String> letters(Draft draft) {
    Set<String> letters = new LinkedHashSet<>();
    boolean[] known = {draft.sides().stream().anyMatch(side -> side.term().isEmpty())};
    boolean[] function = {false};
    NameWalk walk =
        new NameWalk() {
          @Override
          void value(Term.Name name, Set<String> bound) {
            if (bound.contains(name.name())) {
              return;
            }
            boolean isLetter =
                workspace.value(name.name()).isEmpty()
                    && workspace.valueAfterStep(name.name()).isEmpty()
                    && LETTER.matcher(name.name()).matches();
            known[0] |= !isLetter;
            letters.add(name.name());
          }

          @Override
          boolean isUnitValue(String name) {
            return workspace.isUnitValue(name);
          }

          @Override
          void unit(Term.Name name, Set<String> bound) {
            known[0] = true;
          }

          @Override
          void function(Term.Call call, Set<String> bound) {
            function[0] = true;
          }

          @Override
          void position(Term.Name name, Set<String> bound) {
            // Index letters get their ranges from what they stand at.
          }
        };
    draft.terms().forEach(term -> walk.walk(term, Set.of(), false));
    return known[0] || !function[0] || isName(draft) ? Set.of() : letters;
  }
}
