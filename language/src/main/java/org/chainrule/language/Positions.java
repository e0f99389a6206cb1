package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;

/** Entries and parts of matrices. */
final class Positions {
  private final Elaboration elaboration;
  private final TermElaborator terms;
  private final SizeTerms sizes;

  Positions(Elaboration elaboration, TermElaborator terms) {
    this.elaboration = elaboration;
    this.terms = terms;
    this.sizes = new SizeTerms(elaboration);
  }

  SizeTerms sizes() {
    return sizes;
  }

  /** A position that is an index, or none, plus an offset. */
  private record Affine(Optional<IndexSlot> slot, Optional<IndexTerm> term, Dimension offset) {
    static Affine fixed(Dimension offset) {
      return new Affine(Optional.empty(), Optional.empty(), offset);
    }

    Affine plus(Dimension more) {
      return new Affine(slot, term, offset.plus(more));
    }

    boolean hasIndex() {
      return slot.isPresent() || term.isPresent();
    }
  }

  /** What one position selects: some rows, or a row that a number picks. */
  private sealed interface Choice {
    record Selected(Selection selection) implements Choice {}

    record Looked(Expression position) implements Choice {}
  }

  /** Returns the value of an index where a number is wanted. */
  Expression value(IndexSlot slot, Span span) {
    checkRange(slot, span);
    return slot.index()
        .map(index -> Expressions.indexValue(IndexTerm.of(index)))
        .orElseGet(() -> Expressions.constant(1));
  }

  /** A letter that stands in no index of a formula has no range. */
  private void checkRange(IndexSlot slot, Span span) {
    if (slot.index().isEmpty() && !elaboration.isProbing()) {
      throw elaboration.misfit(span, ShapeMessages.rangeUnknown(slot.name()));
    }
  }

  Expression index(Term.Index index, Scope scope) {
    if (index.base() instanceof Term.Name(String name, _)
        && name.equals("delta")
        && scope.find(name).isEmpty()
        && isKronecker(index)) {
      return delta(index, scope);
    }
    Expression base = terms.elaborate(index.base(), scope);
    Shape shape = base.shape();
    Supplier<String> name = () -> Elaboration.name(index.base());
    List<Term.Position> positions = index.positions();
    if (positions.size() > 2) {
      throw elaboration.misfit(
          index.span(), ShapeMessages.manyIndices(name.get(), positions.size()));
    }
    if (positions.size() == 2) {
      return part(
          index,
          base,
          choice(positions.get(0), shape.rows(), name, scope),
          choice(positions.get(1), shape.columns(), name, scope));
    }
    if (!shape.isVector()) {
      throw elaboration.misfit(index.span(), ShapeMessages.oneIndex(name.get(), shape.toString()));
    }
    if (shape.isScalar()) {
      throw elaboration.misfit(index.span(), ShapeMessages.indexOfScalar(name.get()));
    }
    Choice choice = choice(positions.getFirst(), shape.entries(), name, scope);
    Choice only = new Choice.Selected(new Selection.At(IndexTerm.at(1)));
    return shape.isColumn() ? part(index, base, choice, only) : part(index, base, only, choice);
  }

  /** A vector called delta has one index, Kronecker's delta two. */
  private boolean isKronecker(Term.Index index) {
    return elaboration
        .workspace()
        .value("delta")
        .map(value -> value.shape().isVector() && index.positions().size() == 2)
        .orElse(true);
  }

  /** Returns the entry of a column at {@code place}; the whole of a scalar. */
  Expression entry(Expression column, Term place, Supplier<String> name, Span span, Scope scope) {
    Choice rows = choice(new Term.Position.At(place), column.shape().rows(), name, scope);
    Selection only = new Selection.At(IndexTerm.at(1));
    return elaboration.build(
        span, List.of(), () -> Expressions.part(column, selection(rows), only));
  }

  private Expression part(Term.Index index, Expression base, Choice rows, Choice columns) {
    return elaboration.build(
        index.span(),
        List.of(index.base()),
        () -> {
          Selection row = selection(rows);
          Selection column = selection(columns);
          Expression part = base;
          if (rows instanceof Choice.Looked(Expression position)) {
            part = Expressions.product(Expressions.oneHot(position, base.shape().rows()), part);
            row = base.shape().rows().is(1) ? row : Selection.all();
          }
          if (columns instanceof Choice.Looked(Expression position)) {
            Expression picks = Expressions.oneHot(position, base.shape().columns());
            part = Expressions.product(part, Expressions.transpose(picks));
          }
          return Expressions.part(part, row, column);
        });
  }

  private static Selection selection(Choice choice) {
    return choice instanceof Choice.Selected(Selection selection) ? selection : Selection.all();
  }

  private Choice choice(
      Term.Position position, Dimension size, Supplier<String> where, Scope scope) {
    return switch (position) {
      case Term.Position.All() -> new Choice.Selected(Selection.all());
      case Term.Position.Range(Term first, Term last) ->
          new Choice.Selected(
              new Selection.Range(sizes.value(first, scope), sizes.value(last, scope)));
      case Term.Position.At(Term place) -> place(place, size, where, scope);
    };
  }

  private Choice place(Term place, Dimension size, Supplier<String> where, Scope scope) {
    Optional<Affine> affine = affine(place, scope);
    if (affine.isPresent()) {
      affine.get().slot().ifPresent(slot -> checkRange(slot, place.span()));
      return new Choice.Selected(new Selection.At(used(affine.get(), size, where)));
    }
    if (place instanceof Term.Name name) {
      checkKnown(name, scope);
    }
    Expression position = terms.elaborate(place, scope);
    if (!position.isScalar()) {
      throw elaboration.misfit(
          place.span(),
          ShapeMessages.positionNotScalar(Elaboration.name(place), position.shape().toString()));
    }
    if (position.operation() instanceof Operation.Constant || !position.freeIndices().isEmpty()) {
      throw elaboration.misfit(place.span(), ShapeMessages.badPosition(Elaboration.name(place)));
    }
    return new Choice.Looked(position);
  }

  /** An unknown name in an index is most likely meant to be one. */
  private void checkKnown(Term.Name name, Scope scope) {
    Workspace workspace = elaboration.workspace();
    boolean known =
        scope.find(name.name()).isPresent()
            || workspace.value(name.name()).isPresent()
            || workspace.hasFailed(name.name());
    if (!known) {
      throw elaboration.error(name.span(), NameMessages.noIndex(name.name()));
    }
  }

  /** Returns the position, and notes what it says of its index's range. */
  private static IndexTerm used(Affine affine, Dimension size, Supplier<String> where) {
    if (affine.slot().isPresent()) {
      IndexSlot slot = affine.slot().get();
      if (slot.index().isEmpty()) {
        slot.use(size, affine.offset(), where);
        return IndexTerm.at(1);
      }
      return new IndexTerm(slot.index(), affine.offset());
    }
    return affine
        .term()
        .map(term -> new IndexTerm(term.variable(), term.offset().plus(affine.offset())))
        .orElseGet(() -> IndexTerm.at(affine.offset()));
  }

  private Optional<Affine> affine(Term term, Scope scope) {
    return switch (term) {
      case Term.Group(Term inner, _) -> affine(inner, scope);
      case Term.Name(String name, _) when scope.find(name).isPresent() ->
          local(scope.find(name).get());
      case Term.Chain chain when chain.links().getFirst().operator().level() == Operator.SUM ->
          affineSum(chain, scope);
      default -> size(term, scope).map(Affine::fixed);
    };
  }

  private Optional<Dimension> size(Term term, Scope scope) {
    try {
      return sizes.find(term, scope);
    } catch (ArithmeticException e) {
      throw elaboration.error(term.span(), ShapeMessages.tooLarge());
    }
  }

  private static Optional<Affine> local(Scope.Binding binding) {
    return switch (binding) {
      case Scope.Binding.Letter(IndexSlot slot) ->
          Optional.of(new Affine(Optional.of(slot), Optional.empty(), Dimension.of(0)));
      case Scope.Binding.Parameter(Expression argument) ->
          argument.operation() instanceof Operation.IndexValue(IndexTerm position)
              ? Optional.of(new Affine(Optional.empty(), Optional.of(position), Dimension.of(0)))
              : Arithmetic.size(argument).map(Affine::fixed);
      case Scope.Binding.Unit _ -> Optional.empty();
    };
  }

  private Optional<Affine> affineSum(Term.Chain chain, Scope scope) {
    Optional<Affine> sum = affine(chain.first(), scope);
    for (Term.Link link : chain.links()) {
      Optional<Affine> next = affine(link.operand(), scope);
      if (sum.isEmpty() || next.isEmpty()) {
        return Optional.empty();
      }
      boolean minus = link.operator() == Operator.MINUS;
      if (next.get().hasIndex() && (minus || sum.get().hasIndex())) {
        return Optional.empty();
      }
      Affine a = sum.get();
      Affine b = next.get();
      try {
        sum =
            Optional.of(
                b.hasIndex()
                    ? b.plus(a.offset())
                    : a.plus(minus ? Dimension.of(0).minus(b.offset()) : b.offset()));
      } catch (ArithmeticException e) {
        throw elaboration.error(link.operand().span(), ShapeMessages.tooLarge());
      }
    }
    return sum;
  }

  private Expression delta(Term.Index index, Scope scope) {
    List<Term.Position> positions = index.positions();
    List<IndexTerm> places = new ArrayList<>();
    List<Term> written = new ArrayList<>();
    for (Term.Position position : positions) {
      if (position instanceof Term.Position.At(Term place)) {
        written.add(place);
        Affine affine =
            affine(place, scope)
                .orElseThrow(() ->
                    place instanceof Term.Name name
                            && elaboration.workspace().value(name.name()).isEmpty()
                        ? elaboration.workspace().unknown(name, scope.names())
                        : elaboration.error(
                            place.span(), ShapeMessages.badPosition(Elaboration.name(place))));
        affine.slot().ifPresent(slot -> checkRange(slot, place.span()));
        places.add(
            affine.slot().isPresent() && affine.slot().get().index().isEmpty()
                ? IndexTerm.at(1)
                : used(affine, Dimension.ONE, () -> "delta"));
      }
    }
    if (places.size() != 2 || positions.size() != 2) {
      throw elaboration.error(index.span(), ShapeMessages.deltaForm());
    }
    compare(written.get(0), written.get(1), scope);
    return elaboration.build(
        index.span(), List.of(), () -> Expressions.delta(places.get(0), places.get(1)));
  }

  /** Notes that two terms are compared: if both are indices, they have one range. */
  void compare(Term left, Term right, Scope scope) {
    Optional<IndexSlot> a = slot(left, scope);
    Optional<IndexSlot> b = slot(right, scope);
    if (a.isPresent() && b.isPresent()) {
      a.get().comparedWith(b.get());
      b.get().comparedWith(a.get());
    }
  }

  private static Optional<IndexSlot> slot(Term term, Scope scope) {
    return term instanceof Term.Name(String name, _)
            && scope.find(name).orElse(null) instanceof Scope.Binding.Letter(IndexSlot slot)
        ? Optional.of(slot)
        : Optional.empty();
  }

  /** Returns a position that is no lookup, as those that a sum leaves out. */
  IndexTerm except(Term term, Scope scope) {
    Affine affine =
        affine(term, scope)
            .orElseThrow(() ->
                term instanceof Term.Name name
                        && elaboration.workspace().value(name.name()).isEmpty()
                    ? elaboration.workspace().unknown(name, scope.names())
                    : elaboration.error(
                        term.span(), ShapeMessages.badPosition(Elaboration.name(term))));
    return affine.slot().isPresent() && affine.slot().get().index().isEmpty()
        ? IndexTerm.at(1)
        : used(affine, Dimension.ONE, () -> "");
  }

  Expression placement(Term.Placement placement, Scope scope) {
    List<Term> arguments = placement.arguments();
    Expression a = terms.elaborate(arguments.get(0), scope);
    Dimension rows = sizes.size(arguments.get(1), scope);
    Dimension columns = sizes.size(arguments.get(2), scope);
    Selection row = selection(choice(placement.positions().get(0), rows, () -> "place", scope));
    Selection column =
        selection(choice(placement.positions().get(1), columns, () -> "place", scope));
    Shape shape = new Shape(rows, columns);
    return elaboration.build(
        placement.span(),
        List.of(arguments.get(0)),
        () -> {
          Expression hole = Expressions.part(Expressions.zeros(shape), row, column);
          Expression.of(new Operation.Add(), List.of(hole, a));
          return Expressions.place(a, row, column, shape);
        });
  }
}
