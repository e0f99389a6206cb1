package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.chainrule.expression.Claim.Layout;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Setting;
import org.chainrule.expression.Symbol;

/** A statement as it was written: the syntax tree of one. */
sealed interface Statement {
  /** Returns where it stands. */
  Span span();

  /** {@code dim N, H = 16}. */
  record Sizes(List<Size> sizes, Span span) implements Statement {}

  /** One size. */
  record Size(Term.Name name, Optional<Term> value) {}

  /** {@code param W in R[N,H] written "W^1", b in R}. */
  record Declarations(Symbol.Kind kind, List<Declaration> declarations, Span span)
      implements Statement {}

  /** Names of one set and shape; the shape has none, one or two sizes. */
  record Declaration(
      List<Term.Name> names, Domain domain, List<Term> shape, Optional<String> written) {}

  /** {@code h = …}, {@code S[i,j] = …} with indices, {@code loss L = …}. */
  record Definition(
      Term.Name name,
      List<Term.Binder> indices,
      Term body,
      Optional<String> written,
      boolean loss,
      Span span)
      implements Statement {}

  /** {@code f(z) = …}. */
  record Function(
      Term.Name name, List<Term.Name> parameters, Term body, Optional<String> written, Span span)
      implements Statement {}

  /** {@code opaque ell(y, yhat)}. */
  record Opaque(Term.Name name, List<Term.Name> parameters, Optional<String> written, Span span)
      implements Statement {}

  /** {@code given x = [1; 0], w(x1,u) = 0.5}. */
  record Givens(List<Value> values, Span span) implements Statement {}

  /** A symbol, or the weight of an edge, and its value. */
  record Value(Term symbol, Term value) {}

  /** {@code step then "both layers" sgd(rate = 0.5) freeze W1 as new}. */
  record Step(
      Optional<String> name,
      Optional<String> written,
      Setting.Invocation optimizer,
      List<Term.Name> frozen,
      Optional<String> tag,
      boolean follows,
      Span span)
      implements Statement {}

  /** {@code claim dL/dV = h'(y - t)}. */
  record Claimed(
      List<Term> sides,
      OptionalInt digits,
      Optional<Layout> layout,
      List<Term.Name> varying,
      List<Term.Bracket> conditions,
      Span span)
      implements Statement {}

  /** {@code train { … }}. */
  record Training(SequencedMap<String, Setting> settings, Span span) implements Statement {}

  /** {@code graph net { … }}. */
  record Graph(Term.Name name, List<Unit> units, Span span) implements Statement {}

  /** A unit: its kind with a width, and the units it reads; kind {@code input} reads none. */
  record Unit(
      Term.Name name,
      Term.Name kind,
      Optional<Term> width,
      List<Term.Name> parents,
      boolean output,
      Optional<String> written) {}

  /** A statement that could not be read, with the names that it meant to introduce. */
  record Broken(List<String> names, Span span) implements Statement {}
}
