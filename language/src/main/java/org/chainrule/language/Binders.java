package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation;

/** Sums over indices and units, columns side by side, and matrices given entry by entry. */
final class Binders {
  private final Elaboration elaboration;
  private final TermElaborator terms;
  private final Positions positions;
  private final UnitValues units;

  Binders(Elaboration elaboration, TermElaborator terms, Positions positions, UnitValues units) {
    this.elaboration = elaboration;
    this.terms = terms;
    this.positions = positions;
    this.units = units;
  }

  Expression bound(Term.Bound bound, Scope scope) {
    return bound(bound, bound.binders(), scope);
  }

  private Expression bound(Term.Bound bound, List<Term.Binder> binders, Scope scope) {
    if (binders.isEmpty()) {
      return terms.elaborate(bound.body(), scope);
    }
    Term.Binder binder = binders.getFirst();
    List<Term.Binder> rest = binders.subList(1, binders.size());
    if (binder.relatives().isPresent()) {
      return overUnits(bound, binder, rest, scope);
    }
    return withIndex(
        binder,
        scope,
        inner -> bound(bound, rest, inner),
        (index, except, body) ->
            elaboration.build(
                bound.span(),
                List.of(bound.body()),
                () ->
                    bound.kind() == Term.Big.SUM
                        ? Expressions.indexSum(index, except, body)
                        : sideBySide(bound, index, body, scope)));
  }

  /** Reads what stands in the scope of a binder. */
  private interface Body {
    Expression read(Scope scope);
  }

  /** Makes the result of the index, the positions left out, and the body. */
  private interface Maker {
    Expression make(Index index, List<IndexTerm> except, Expression body);
  }

  /**
   * Reads the body of one binder: where its range is not written, a first reading finds it, in
   * which every index stands at 1. While an outer range is looked for, one reading serves all.
   */
  private Expression withIndex(Term.Binder binder, Scope scope, Body body, Maker maker) {
    Optional<Index> known = scope.range(binder).or(() -> written(binder, scope));
    if (known.isEmpty()) {
      IndexSlot slot = new IndexSlot(binder.name(), scope.freshIndex(binder.name()));
      Scope probing = scope.with(binder.name(), new Scope.Binding.Letter(slot));
      Expression probe = elaboration.probing(() -> body.read(probing));
      binder.except().forEach(e -> positions.compare(name(binder), e, probing));
      IndexSlot.Inference inference = infer(slot);
      Index found =
          inference
              .range()
              .orElseThrow(
                  () -> elaboration.misfit(binder.span(), inference.problem().orElseThrow()));
      scope.foundRange(binder, found);
      if (elaboration.isProbing()) {
        return maker.make(found, List.of(), probe);
      }
      known = Optional.of(found);
    }
    Index index = known.get();
    Scope inner =
        scope.with(binder.name(), new Scope.Binding.Letter(IndexSlot.of(binder.name(), index)));
    List<IndexTerm> except = binder.except().stream().map(e -> positions.except(e, scope)).toList();
    binder.except().forEach(e -> positions.compare(name(binder), e, inner));
    return maker.make(index, except, body.read(inner));
  }

  private static Term.Name name(Term.Binder binder) {
    return new Term.Name(binder.name(), binder.span());
  }

  static IndexSlot.Inference infer(IndexSlot slot) {
    try {
      return slot.infer();
    } catch (ArithmeticException e) {
      return new IndexSlot.Inference(Optional.empty(), Optional.of(ShapeMessages.tooLarge()));
    }
  }

  private Optional<Index> written(Term.Binder binder, Scope scope) {
    return binder
        .range()
        .map(range -> {
          Dimension first = positions.sizes().value(range.first(), scope);
          Dimension last = positions.sizes().value(range.last(), scope);
          if (!first.atMost(last) && last.atMost(first)) {
            throw elaboration.misfit(binder.span(), ShapeMessages.emptyRange(binder.name()));
          }
          return new Index(scope.freshIndex(binder.name()), first, last);
        });
  }

  /** Columns become a matrix, numbers a row, and rows one longer row of the same kind. */
  private Expression sideBySide(Term.Bound bound, Index index, Expression body, Scope scope) {
    if (body.isScalar()) {
      return Expressions.transpose(Expressions.tabulate(index, body));
    }
    if (!body.shape().isColumn()) {
      throw elaboration.misfit(
          bound.body().span(),
          ShapeMessages.notAColumn(Elaboration.name(bound.body()), body.shape().toString()));
    }
    Index row = rowOf(body, scope.with(index.name(), letter(index)));
    // The row may count from elsewhere than 1, as the column's own index does.
    IndexTerm place = new IndexTerm(Optional.of(row), Dimension.ONE.minus(row.first()));
    return Expressions.tabulate(row, index, Expressions.entry(body, place));
  }

  private static Scope.Binding letter(Index index) {
    return new Scope.Binding.Letter(IndexSlot.of(index.name(), index));
  }

  /** Returns the row index that a column was made with, else a new one. */
  private static Index rowOf(Expression column, Scope scope) {
    if (column.operation() instanceof Operation.Tabulate(Index row, _)
        && !scope.indexNames().contains(row.name())) {
      return row;
    }
    Dimension size = column.shape().rows();
    Index row = Index.over(scope.freshIndex("i"), size);
    for (int i = 1; nameOccurs(row.name(), column); i++) {
      row = Index.over(scope.freshIndex("i_" + i), size);
    }
    return row;
  }

  private static boolean nameOccurs(String name, Expression column) {
    return column.freeIndices().stream().anyMatch(index -> index.name().equals(name));
  }

  private Expression overUnits(
      Term.Bound bound, Term.Binder binder, List<Term.Binder> rest, Scope scope) {
    List<Expression> summands = new ArrayList<>();
    for (String unit : units.relatives(binder.relatives().orElseThrow(), scope)) {
      summands.add(bound(bound, rest, scope.with(binder.name(), new Scope.Binding.Unit(unit))));
    }
    if (bound.kind() != Term.Big.SUM) {
      throw elaboration.error(
          bound.span(), NameMessages.wrongUse("concat", "concat[i](…) over an index"));
    }
    return summands.isEmpty()
        ? Expressions.constant(0)
        : elaboration.build(bound.span(), List.of(), () -> Expressions.add(summands));
  }

  /** Reads {@code name[i] = body} or {@code name[i, j] = body}. */
  Expression tabulated(Statement.Definition definition, Scope scope) {
    List<Term.Binder> indices = definition.indices();
    if (indices.size() == 1) {
      return withIndex(
          indices.getFirst(),
          scope,
          inner -> entry(definition, inner),
          (row, _, body) ->
              elaboration.build(
                  definition.span(), List.of(), () -> Expressions.tabulate(row, body)));
    }
    List<Index> column = new ArrayList<>();
    return withIndex(
        indices.get(0),
        scope,
        outer ->
            withIndex(
                indices.get(1),
                outer,
                inner -> entry(definition, inner),
                (index, _, body) -> {
                  column.clear();
                  column.add(index);
                  return body;
                }),
        (row, _, body) ->
            elaboration.build(
                definition.span(),
                List.of(),
                () -> Expressions.tabulate(row, column.getFirst(), body)));
  }

  private Expression entry(Statement.Definition definition, Scope scope) {
    Expression entry = terms.elaborate(definition.body(), scope);
    if (!entry.isScalar()) {
      throw elaboration.misfit(
          definition.body().span(),
          StatementMessages.entryNotScalar(definition.name().name(), entry.shape().toString()));
    }
    return entry;
  }
}
