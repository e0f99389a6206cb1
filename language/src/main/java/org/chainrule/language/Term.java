package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Relation;

/** A formula as it was written: the syntax tree of an expression. */
public sealed interface Term {
  /** Returns where it stands. */
  Span span();

  /** A number, in its own digits. */
  record Numeral(String text, Span span) implements Term {}

  /** A name. */
  record Name(String name, Span span) implements Term {}

  /** Brackets around a term. */
  record Group(Term inner, Span span) implements Term {}

  /** A call, with or without brackets. */
  record Call(String function, List<Argument> arguments, Span nameSpan, Span span)
      implements Term {}

  /** An argument, {@code beta = 2} with a name. */
  record Argument(Optional<String> name, Term value) {}

  /** Entries of a term: {@code A[i, :]}. */
  record Index(Term base, List<Position> positions, Span span) implements Term {}

  /** What stands between the brackets of an index. */
  sealed interface Position {
    /** All: {@code :}. */
    record All() implements Position {}

    /** From one to another: {@code 2:5}. */
    record Range(Term first, Term last) implements Position {}

    /** A single one. */
    record At(Term place) implements Position {}
  }

  /** A minus sign before an operand. */
  record Negation(Term operand, Span span) implements Term {}

  /** {@code A'}. */
  record Transposition(Term operand, Span span) implements Term {}

  /** {@code A^2} or {@code A.^2}. */
  record Power(Term base, Term exponent, boolean entrywise, Span span) implements Term {}

  /** Operands joined by operators of one level. */
  record Chain(Term first, List<Link> links, Span span) implements Term {}

  /** An operator and the operand after it. */
  record Link(Operator operator, Term operand) {}

  /** A matrix of blocks, row by row. */
  record Literal(List<List<Term>> rows, Span span) implements Term {}

  /** {@code [a < b]}; further tests must hold too: {@code [0 < x <= 1]}. */
  record Bracket(Term first, List<Test> tests, Span span) implements Term {}

  /** A relation and what stands after it. */
  record Test(Relation relation, Term operand) {}

  /** A sum over indices or units, or columns side by side. */
  record Bound(Big kind, List<Binder> binders, Term body, Span span) implements Term {}

  /** What is done with the body of a {@link Bound}. */
  enum Big {
    SUM("sum"),
    CONCAT("concat");

    private final String word;

    Big(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * An index that is bound: {@code k}, {@code k = 1..N}, {@code k != j}, {@code p in parents(v)}.
   */
  record Binder(
      String name,
      Optional<Position.Range> range,
      List<Term> except,
      Optional<Relatives> relatives,
      Span span) {}

  /** The units {@code parents(v)} or {@code children(v)}. */
  record Relatives(boolean parents, Name unit) {}

  /** ∂of/∂by, of order 1 or 2. */
  record Derivative(int order, Term of, Term by, Span span) implements Term {}

  /** The differential of a term. */
  record Differential(Term of, Span span) implements Term {}

  /** ∇ by a name of a function left unspecified, or of a value. */
  record Gradient(Name by, Term of, Span span) implements Term {}

  /** {@code place[rows, columns](A, m, n)}: A within zeros. */
  record Placement(List<Position> positions, List<Term> arguments, Span span) implements Term {}
}
