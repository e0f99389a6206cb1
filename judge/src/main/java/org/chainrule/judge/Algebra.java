package org.chainrule.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Rational;

/** Arithmetic of normal forms: every result is one again. */
final class Algebra {
  private final Budget budget;
  private final Variables variables;
  private final Facts facts;
  private final Atoms atoms = new Atoms();
  private final Functions functions = new Functions(this);
  private final Reducer reducer;
  private int depth;

  /**
   * Makes an algebra.
   *
   * @param unrolled the largest fixed size up to which sums are written out
   */
  Algebra(Budget budget, Variables variables, Facts facts, int unrolled) {
    this.budget = budget;
    this.variables = variables;
    this.facts = facts;
    this.reducer = new Reducer(this, unrolled);
  }

  Budget budget() {
    return budget;
  }

  Variables variables() {
    return variables;
  }

  Facts facts() {
    return facts;
  }

  Atoms atoms() {
    return atoms;
  }

  Functions functions() {
    return functions;
  }

  /** Returns the sum of {@code products}. */
  Polynomial reduce(List<Term> products) {
    return reducer.reduce(products);
  }

  Polynomial of(Factor factor) {
    return reduce(List.of(Term.of(Rational.ONE, factor)));
  }

  /** Returns a size as a number. */
  Polynomial size(Dimension size) {
    List<Term> products = new ArrayList<>();
    for (Dimension.Term term : Sizes.plain(size).terms()) {
      List<Factor> factors = new ArrayList<>();
      term.names().forEach(name -> factors.add(atoms.plain(new Head.Size(name), List.of())));
      products.add(new Term(Rational.of(term.coefficient()), List.of(), factors));
    }
    return reduce(products);
  }

  /** Returns a position as a number. */
  Polynomial number(Position position) {
    Polynomial offset = size(position.offset());
    return position.variable() == Position.FIXED
        ? offset
        : offset.plus(
            of(atoms.plain(new Head.Ordinal(), List.of(Position.of(position.variable())))));
  }

  Polynomial multiply(Polynomial a, Polynomial b) {
    if (a.isNumber()) {
      return b.times(a.number());
    }
    if (b.isNumber()) {
      return a.times(b.number());
    }
    List<Term> products = new ArrayList<>();
    a.terms()
        .forEach((m, c) ->
            b.terms()
                .forEach((n, d) -> {
                  budget.spend(1);
                  products.add(Term.of(m, c).times(n, d));
                }));
    return reduce(products);
  }

  /** Returns {@code a} times {@code factor}. */
  Polynomial multiply(Polynomial a, Factor factor) {
    return multiply(a, List.of(factor));
  }

  /** Returns {@code a} times {@code factors}, which mention no summed index. */
  Polynomial multiply(Polynomial a, List<Factor> factors) {
    List<Term> products = new ArrayList<>();
    a.terms()
        .forEach((m, c) -> {
          Term product = Term.of(m, c);
          for (Factor factor : factors) {
            product = product.with(factor);
          }
          products.add(product);
        });
    return reduce(products);
  }

  /** Returns {@code a} to the power {@code exponent} ≥ 0. */
  Polynomial power(Polynomial a, int exponent) {
    Polynomial power = Polynomial.ONE;
    for (int i = 0; i < exponent; i++) {
      power = multiply(power, a);
    }
    return power;
  }

  /** Returns {@code a} with positions put for variables. */
  Polynomial substitute(Polynomial a, Map<Integer, Position> positions) {
    boolean affected = a.freeVariables().stream().anyMatch(positions::containsKey);
    if (!affected) {
      return a;
    }
    List<Term> products = new ArrayList<>();
    a.terms().forEach((m, c) -> products.addAll(substitute(Term.of(m, c), positions)));
    return reduce(products);
  }

  /** Returns the sum of {@code a} over {@code 1..size} for {@code variable}. */
  Polynomial sum(Polynomial a, int variable, Dimension size) {
    List<Term> products = new ArrayList<>();
    a.terms()
        .forEach((m, c) -> {
          List<Dimension> sums = new ArrayList<>(m.sums());
          sums.add(Sizes.plain(size));
          int bound = Position.bound(m.sums().size());
          List<Factor> factors = new ArrayList<>();
          for (Factor factor : m.factors()) {
            factors.add(
                factor.moved(p -> p.variable() == variable ? new Position(bound, p.offset()) : p));
          }
          products.add(new Term(c, sums, factors));
        });
    return reduce(products);
  }

  /**
   * Returns {@code product} with positions put for variables, as a sum: a factor that has to be
   * made anew, since two of its slots meet or one becomes fixed, may turn into one.
   */
  List<Term> substitute(Term product, Map<Integer, Position> positions) {
    List<Factor> kept = new ArrayList<>();
    List<Polynomial> rebuilt = new ArrayList<>();
    Map<Integer, Position> opened = new HashMap<>();
    for (Factor factor : product.factors()) {
      Factor moved = factor.moved(p -> replaced(p, positions));
      if (hasPlainSlots(moved)) {
        kept.add(moved);
      } else {
        rebuilt.add(rebuilt(moved.moved(p -> open(p, product.sums(), opened))));
      }
    }
    List<Term> products = List.of(product.withFactors(kept));
    for (Polynomial factor : rebuilt) {
      List<Term> longer = new ArrayList<>();
      for (Term p : products) {
        factor
            .terms()
            .forEach((m, c) -> {
              budget.spend(1);
              longer.add(p.times(m, c));
            });
      }
      products = longer;
    }
    if (opened.isEmpty()) {
      return products;
    }
    Map<Integer, Position> closing = new HashMap<>();
    opened.forEach((bound, open) -> closing.put(open.variable(), Position.of(bound)));
    return products.stream()
        .map(p ->
            p.withFactors(
                p.factors().stream().map(f -> f.moved(q -> replaced(q, closing))).toList()))
        .toList();
  }

  private static Position replaced(Position position, Map<Integer, Position> positions) {
    Position replacement = positions.get(position.variable());
    return replacement == null ? position : replacement.plus(position.offset());
  }

  /** Returns the position with a free variable for a summed one, so that sums inside differ. */
  private Position open(Position position, List<Dimension> sums, Map<Integer, Position> opened) {
    return position.isBound()
        ? opened
            .computeIfAbsent(
                position.variable(),
                bound -> Position.of(variables.fresh(sums.get(Position.place(bound)))))
            .plus(position.offset())
        : position;
  }

  private static boolean hasPlainSlots(Factor factor) {
    List<Position> positions = factor.positions();
    for (int i = factor.atom().explicit(); i < positions.size(); i++) {
      if (!positions.get(i).isPlain()) {
        return false;
      }
      for (int j = factor.atom().explicit(); j < i; j++) {
        if (positions.get(i).variable() == positions.get(j).variable()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Makes a factor anew from its arguments. */
  private Polynomial rebuilt(Factor factor) {
    depth++;
    try {
      if (depth > MOST_DEPTH) {
        throw new GivenUp("functions are nested too deeply");
      }
      Atom atom = factor.atom();
      List<Atom.Argument> arguments = new ArrayList<>();
      for (Atom.Argument argument : atom.arguments()) {
        arguments.add(instantiated(argument, slots(factor)));
      }
      Polynomial base =
          functions.of(atom.head(), factor.positions().subList(0, atom.explicit()), arguments);
      return functions.power(base, factor.exponent());
    } finally {
      depth--;
    }
  }

  private static final int MOST_DEPTH = 200;

  /** Returns what stands in the slots of {@code factor}. */
  static Map<Integer, Position> slots(Factor factor) {
    Map<Integer, Position> slots = new LinkedHashMap<>();
    int explicit = factor.atom().explicit();
    for (int i = explicit; i < factor.positions().size(); i++) {
      slots.put(Position.SLOT + i - explicit, factor.position(i));
    }
    return slots;
  }

  private Atom.Argument instantiated(Atom.Argument argument, Map<Integer, Position> slots) {
    if (argument.sizes().isEmpty()) {
      return Atom.Argument.scalar(substitute(argument.body(), slots));
    }
    Map<Integer, Position> positions = new HashMap<>(slots);
    Map<Integer, Integer> closing = new HashMap<>();
    for (int i = 0; i < argument.sizes().size(); i++) {
      int open = variables.fresh(argument.sizes().get(i));
      positions.put(Position.PARAMETER + i, Position.of(open));
      closing.put(open, Position.PARAMETER + i);
    }
    return new Atom.Argument(
        argument.sizes(), Atoms.renamed(substitute(argument.body(), positions), closing));
  }
}
