package org.chainrule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * A number of rows or columns: a polynomial in named sizes with integer coefficients, such as
 * {@code 3}, {@code N}, {@code N + M} (blocks side by side) or {@code N*M} (a Kronecker product).
 *
 * <p>Equality is equality of the polynomial as written; {@link #sameAs} also uses the values of
 * sizes that are fixed, so that {@code N = 3} and {@code 3} agree.
 *
 * @param terms the monomials, in canonical order, without zero coefficients
 */
public record Dimension(List<Term> terms) {
  /** The dimension of a scalar's single row and column. */
  public static final Dimension ONE = of(1);

  /** A coefficient times a product of named sizes; the names are sorted and may repeat. */
  public record Term(long coefficient, List<SizeName> names) {}

  /** Returns the constant {@code value}. */
  public static Dimension of(long value) {
    return value == 0
        ? new Dimension(List.of())
        : new Dimension(List.of(new Term(value, List.of())));
  }

  /** Returns the size {@code name} itself. */
  public static Dimension of(SizeName name) {
    return new Dimension(List.of(new Term(1, List.of(name))));
  }

  /** Returns the symbolic size {@code name} itself. */
  public static Dimension named(String name) {
    return of(SizeName.symbolic(name));
  }

  /** Returns {@code this + other}. */
  public Dimension plus(Dimension other) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(other.terms);
    return collect(all);
  }

  /** Returns {@code this - other}. */
  public Dimension minus(Dimension other) {
    return plus(other.times(of(-1)));
  }

  /** Returns {@code this * other}. */
  public Dimension times(Dimension other) {
    List<Term> all = new ArrayList<>();
    for (Term a : terms) {
      for (Term b : other.terms) {
        List<SizeName> names = new ArrayList<>(a.names);
        names.addAll(b.names);
        all.add(new Term(Math.multiplyExact(a.coefficient, b.coefficient), names));
      }
    }
    return collect(all);
  }

  /**
   * Returns the number this is, where it contains no symbolic size.
   *
   * @throws ArithmeticException if it is beyond the range of an int
   */
  public OptionalInt constant() {
    Dimension substituted = substituteFixed();
    return switch (substituted.terms.size()) {
      case 0 -> OptionalInt.of(0);
      case 1 ->
          substituted.terms.getFirst().names.isEmpty()
              ? OptionalInt.of(Math.toIntExact(substituted.terms.getFirst().coefficient))
              : OptionalInt.empty();
      default -> OptionalInt.empty();
    };
  }

  /** Whether this is the number {@code value} for every value of the symbolic sizes. */
  public boolean is(int value) {
    if (terms.isEmpty()) {
      return value == 0;
    }
    Term first = terms.getFirst();
    if (first.names.isEmpty()) {
      return first.coefficient == value && terms.size() == 1;
    }
    return hasFixedSizes() && substituteFixed().equals(of(value));
  }

  private boolean isName() {
    return terms.size() == 1
        && terms.getFirst().coefficient == 1
        && terms.getFirst().names.size() == 1;
  }

  /** Whether both are equal for every value of the symbolic sizes. */
  public boolean sameAs(Dimension other) {
    return equals(other) || substituteFixed().equals(other.substituteFixed());
  }

  /**
   * Whether {@code this <= other} can be seen to hold for all positive values of the symbolic
   * sizes: with N = 1 + n for every size, no coefficient of {@code other - this} is negative. Then
   * it does; the converse fails for such as {@code 2 N M <= N^2 + M^2}.
   */
  public boolean atMost(Dimension other) {
    if (equals(other)) {
      return true;
    }
    if (is(1) && other.isName()) {
      return true;
    }
    Dimension shifted = of(0);
    for (Term term : other.minus(this).substituteFixed().terms) {
      Dimension product = of(term.coefficient);
      for (SizeName name : term.names) {
        product = product.times(of(name).plus(ONE));
      }
      shifted = shifted.plus(product);
    }
    return shifted.terms.stream().allMatch(term -> term.coefficient > 0);
  }

  /**
   * Returns the number this is when every symbolic size has the value that {@code sizes} gives.
   *
   * @throws ArithmeticException if it is beyond the range of an int
   */
  public int value(ToIntFunction<SizeName> sizes) {
    long sum = 0;
    for (Term term : terms) {
      long product = term.coefficient;
      for (SizeName name : term.names) {
        int factor = name.value().isPresent() ? name.value().getAsInt() : sizes.applyAsInt(name);
        product = Math.multiplyExact(product, (long) factor);
      }
      sum = Math.addExact(sum, product);
    }
    return Math.toIntExact(sum);
  }

  /** Returns the sizes without a fixed value that occur here. */
  public Set<SizeName> symbolicSizes() {
    Set<SizeName> names = new TreeSet<>();
    for (Term term : terms) {
      term.names.stream().filter(n -> n.value().isEmpty()).forEach(names::add);
    }
    return names;
  }

  private boolean hasFixedSizes() {
    for (Term term : terms) {
      for (SizeName name : term.names) {
        if (name.value().isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private Dimension substituteFixed() {
    if (!hasFixedSizes()) {
      return this;
    }
    List<Term> all = new ArrayList<>();
    for (Term term : terms) {
      long coefficient = term.coefficient;
      List<SizeName> symbolic = new ArrayList<>();
      for (SizeName name : term.names) {
        if (name.value().isPresent()) {
          coefficient = Math.multiplyExact(coefficient, (long) name.value().getAsInt());
        } else {
          symbolic.add(name);
        }
      }
      all.add(new Term(coefficient, symbolic));
    }
    return collect(all);
  }

  private static Dimension collect(List<Term> terms) {
    Map<List<SizeName>, Long> sums = new TreeMap<>(Dimension::compareNames);
    for (Term term : terms) {
      List<SizeName> names = term.names.stream().sorted().toList();
      sums.merge(names, term.coefficient, Math::addExact);
    }
    List<Term> collected = new ArrayList<>();
    sums.forEach((names, coefficient) -> {
      if (coefficient != 0) {
        collected.add(new Term(coefficient, names));
      }
    });
    return new Dimension(List.copyOf(collected));
  }

  /** Longer products first, then by name: the order in which a polynomial is written. */
  private static int compareNames(List<SizeName> a, List<SizeName> b) {
    if (a.size() != b.size()) {
      return Integer.compare(b.size(), a.size());
    }
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Returns the polynomial as the language writes it, for example {@code N + 2*M - 1}. */
  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      long magnitude = Math.abs(term.coefficient);
      String sign = term.coefficient < 0 ? "-" : "+";
      if (text.isEmpty()) {
        text.append(term.coefficient < 0 ? "-" : "");
      } else {
        text.append(' ').append(sign).append(' ');
      }
      String names = String.join("*", term.names.stream().map(SizeName::name).toList());
      if (names.isEmpty()) {
        text.append(magnitude);
      } else {
        text.append(magnitude == 1 ? "" : magnitude + "*").append(names);
      }
    }
    return text.toString();
  }
}
