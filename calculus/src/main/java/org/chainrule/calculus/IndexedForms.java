package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;

/** Finds the {@linkplain IndexedForm matrix forms} of scalar formulas, each once. */
final class IndexedForms {
  private final Map<Key, Optional<IndexedForm>> known = new HashMap<>();

  private record Key(Expression formula, List<Index> open) {}

  /** Returns the form of {@code formula} over those of {@code open} that it mentions. */
  Optional<IndexedForm> of(Expression formula, List<Index> open) {
    Key key = new Key(formula, open);
    Optional<IndexedForm> form = known.get(key);
    if (form == null) {
      form = find(formula, open);
      known.put(key, form);
    }
    return form;
  }

  private Optional<IndexedForm> find(Expression formula, List<Index> open) {
    boolean closed = open.stream().noneMatch(formula.freeIndices()::contains);
    if (!closed) {
      return structured(formula, open);
    }
    Optional<IndexedForm> sum =
        formula.operation() instanceof IndexSum ? structured(formula, open) : Optional.empty();
    return formula.isScalar()
        ? sum.or(() -> Optional.of(new IndexedForm(formula, List.of())))
        : sum;
  }

  private Optional<IndexedForm> structured(Expression formula, List<Index> open) {
    return switch (formula.operation()) {
      case Part(Selection.At row, Selection.At column) -> entry(formula, row, column, open);
      case KroneckerDelta(IndexTerm left, IndexTerm right) -> unit(left, right, open);
      case Call(var function, var written) -> call(formula, open, function, written);
      case StopGradient() -> entrywise(formula, open, m -> Expressions.stopGradient(m.getFirst()));
      case Hadamard() -> factors(formula, open).flatMap(Contraction::outer);
      case Add() -> entrywise(formula, open, Expressions::add);
      case Divide() -> entrywise(formula, open, m -> Expressions.divide(m.get(0), m.get(1)));
      case Power() -> entrywise(formula, open, m -> Expressions.power(m.get(0), m.get(1)));
      case Elementwise(var f) ->
          entrywise(formula, open, m -> Expressions.elementwise(f, m.getFirst()));
      case Comparison(Relation relation) ->
          entrywise(formula, open, m -> Expressions.comparison(relation, m.get(0), m.get(1)));
      case Extremum(boolean largest) ->
          entrywise(
              formula,
              open,
              m ->
                  largest
                      ? Expressions.maximum(m.get(0), m.get(1))
                      : Expressions.minimum(m.get(0), m.get(1)));
      case Product() -> rowsTimesColumns(formula, open);
      case IndexSum(Index index, List<IndexTerm> except) when except.isEmpty() ->
          sum(formula.operand(0), index, open);
      default -> Optional.empty();
    };
  }

  /** f(x_k) is f(x) where the author's function takes the matrices as it takes their entries. */
  private Optional<IndexedForm> call(
      Expression call, List<Index> open, String function, Optional<String> written) {
    Optional<IndexedForm> body = of(call.operand(0), open);
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : call.operands().subList(1, call.operands().size())) {
      Optional<IndexedForm> form = of(argument, open);
      if (form.isEmpty() || !form.get().axes().equals(body.map(IndexedForm::axes).orElse(open))) {
        return body;
      }
      arguments.add(form.get().matrix());
    }
    return body.map(form ->
        new IndexedForm(
            Expressions.call(function, written, form.matrix(), arguments), form.axes()));
  }

  /** Returns the forms of the factors of a product, or of the formula itself as the only one. */
  private Optional<List<IndexedForm>> factors(Expression formula, List<Index> open) {
    List<Expression> factors =
        formula.operation() instanceof Hadamard ? formula.operands() : List.of(formula);
    List<IndexedForm> forms = new ArrayList<>();
    for (Expression factor : factors) {
      Optional<IndexedForm> form = of(factor, open);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      forms.add(form.get());
    }
    return Optional.of(forms);
  }

  private Optional<IndexedForm> entrywise(
      Expression formula, List<Index> open, Function<List<Expression>, Expression> operation) {
    List<IndexedForm> forms = new ArrayList<>();
    for (Expression operand : formula.operands()) {
      Optional<IndexedForm> form = of(operand, open);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      forms.add(form.get());
    }
    List<Index> axes = IndexedForm.union(forms);
    if (axes.size() > 2) {
      return Optional.empty();
    }
    List<Expression> aligned = forms.stream().map(form -> form.alignedTo(axes)).toList();
    return Optional.of(new IndexedForm(operation.apply(aligned), axes));
  }

  /** Σ_index of a product: a contraction; of anything else: the sum along the axis. */
  private Optional<IndexedForm> sum(Expression body, Index index, List<Index> open) {
    if (open.contains(index)) {
      return Optional.empty();
    }
    List<Index> inner = new ArrayList<>(open);
    inner.add(index);
    return factors(body, inner).flatMap(factors -> Contraction.over(index, factors));
  }

  /** A_ij of a matrix that does not depend on the open indices. */
  private Optional<IndexedForm> entry(
      Expression formula, Selection.At row, Selection.At column, List<Index> open) {
    Expression a = formula.operand(0);
    if (open.stream().anyMatch(a.freeIndices()::contains)) {
      return Optional.empty();
    }
    Optional<Index> i = row.position().variable().filter(open::contains);
    Optional<Index> j = column.position().variable().filter(open::contains);
    if (i.isPresent() && i.equals(j)) {
      boolean diagonal =
          row.equals(column)
              && Selections.covers(row.position(), a.shape().rows())
              && a.shape().isSquare();
      return diagonal
          ? Optional.of(new IndexedForm(Expressions.diagonal(a), List.of(i.get())))
          : Optional.empty();
    }
    if (i.filter(IndexedForms::isNoRange).isPresent()
        || j.filter(IndexedForms::isNoRange).isPresent()) {
      return Optional.empty();
    }
    Selection rows = selected(row, i, a.shape().rows());
    Selection columns = selected(column, j, a.shape().columns());
    Expression part = Expressions.part(a, rows, columns);
    if (i.isPresent() && j.isPresent()) {
      return Optional.of(new IndexedForm(part, List.of(i.get(), j.get())));
    }
    return i.isPresent()
        ? Optional.of(new IndexedForm(part, List.of(i.get())))
        : Optional.of(new IndexedForm(Expressions.transpose(part), List.of(j.orElseThrow())));
  }

  private static Selection selected(
      Selection.At selection, Optional<Index> open, Dimension available) {
    return open.isPresent()
        ? Selections.range(selection.position(), available)
        : Selections.whole(selection, available);
  }

  /**
   * Whether the index may run backwards, as 3..N for N = 1: no part of a matrix stands for that.
   */
  static boolean isNoRange(Index index) {
    return !index.first().atMost(index.last().plus(Dimension.ONE));
  }

  private Optional<IndexedForm> unit(IndexTerm left, IndexTerm right, List<Index> open) {
    Optional<Index> i = left.variable().filter(open::contains).filter(left::is);
    Optional<Index> j = right.variable().filter(open::contains).filter(right::is);
    boolean square =
        i.isPresent()
            && j.isPresent()
            && i.get().first().sameAs(j.get().first())
            && i.get().last().sameAs(j.get().last());
    return square
        ? Optional.of(
            new IndexedForm(Expressions.identity(i.get().size()), List.of(i.get(), j.get())))
        : Optional.empty();
  }

  /** A[i,:] B C[:,j], a scalar for each i and j: the matrix A B C. */
  private Optional<IndexedForm> rowsTimesColumns(Expression product, List<Index> open) {
    List<Expression> factors = new ArrayList<>(product.operands());
    List<Index> axes = new ArrayList<>();
    if (factors.getFirst().operation() instanceof Part(Selection.At row, Selection.All _)
        && row.position().variable().filter(open::contains).isPresent()
        && Selections.covers(row.position(), factors.getFirst().operand(0).shape().rows())) {
      axes.add(row.position().variable().get());
      factors.set(0, factors.getFirst().operand(0));
    }
    int last = factors.size() - 1;
    if (factors.get(last).operation() instanceof Part(Selection.All _, Selection.At column)
        && column.position().variable().filter(open::contains).isPresent()
        && Selections.covers(column.position(), factors.get(last).operand(0).shape().columns())) {
      axes.add(column.position().variable().get());
      factors.set(last, factors.get(last).operand(0));
    }
    boolean closed =
        factors.stream().noneMatch(f -> open.stream().anyMatch(f.freeIndices()::contains));
    if (axes.isEmpty() || axes.stream().distinct().count() < axes.size() || !closed) {
      return Optional.empty();
    }
    Expression matrix = Expressions.product(factors);
    boolean alongColumns = axes.size() == 1 && matrix.shape().rows().is(1);
    return Optional.of(
        new IndexedForm(alongColumns ? Expressions.transpose(matrix) : matrix, axes));
  }
}
