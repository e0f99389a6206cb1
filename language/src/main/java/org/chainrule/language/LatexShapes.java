package org.chainrule.language;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;

/** Finds the shapes of terms, as far as conventions need them. */
final class LatexShapes {
  private static final Set<String> SCALARS =
      Set.of("sum", "mean", "norm1", "norm2", "tr", "det", "logsumexp", "boltzmann", "dot");
  private static final Set<String> SAME =
      Set.of("softmax", "logsoftmax", "clip", "stopgrad", "inv", "leakyrelu", "elu");

  private final LatexNames names;
  private final IdentityHashMap<Term, Optional<Shape>> known = new IdentityHashMap<>();
  private final Map<String, Optional<Shape>> calls = new HashMap<>();

  LatexShapes(LatexNames names) {
    this.names = names;
  }

  /** Whether the shape is known and that of a number. */
  boolean isScalar(Term term) {
    return of(term).filter(Shape::isScalar).isPresent();
  }

  /** Whether the shape is known and not that of a number. */
  boolean isMatrix(Term term) {
    return of(term).filter(shape -> !shape.isScalar()).isPresent();
  }

  Optional<Shape> of(Term term) {
    Optional<Shape> before = known.get(term);
    if (before == null) {
      try {
        before = find(term);
      } catch (ArithmeticException e) {
        before = Optional.empty();
      }
      known.put(term, before);
    }
    return before;
  }

  private Optional<Shape> find(Term term) {
    return switch (term) {
      case Term.Numeral _ -> Optional.of(Shape.SCALAR);
      case Term.Name(String name, _) -> name(name);
      case Term.Group(Term inner, _) -> of(inner);
      case Term.Call call -> call(call);
      case Term.Index index -> index(index);
      case Term.Negation(Term operand, _) -> of(operand);
      case Term.Transposition(Term operand, _) -> of(operand).map(Shape::transposed);
      case Term.Power(Term base, _, _, _) -> of(base);
      case Term.Chain chain -> chain(chain);
      case Term.Literal(var rows, _) -> literal(rows);
      case Term.Bracket(Term first, _, _) -> of(first).or(() -> Optional.of(Shape.SCALAR));
      case Term.Bound(Term.Big kind, _, Term body, _) ->
          kind == Term.Big.SUM ? of(body) : Optional.empty();
      case Term.Derivative(_, Term of, Term by, _) -> derivative(of, by);
      case Term.Differential(Term of, _) -> of(of);
      case Term.Gradient(Term.Name by, _, _) -> of(by);
      case Term.Placement _ -> Optional.empty();
    };
  }

  private Optional<Shape> name(String name) {
    return names
        .workspace()
        .value(name)
        .or(() -> names.workspace().valueAfterStep(name))
        .map(Expression::shape)
        .or(() -> isIndexLetter(name) ? Optional.of(Shape.SCALAR) : Optional.empty());
  }

  private boolean isIndexLetter(String name) {
    return name.matches("[a-z](_[0-9]+)?") && !names.hasUnits();
  }

  private Optional<Shape> index(Term.Index index) {
    if (index.base() instanceof Term.Name(String kind, _)
        && names.hasUnits()
        && !names.isValue(kind)
        && UnitValues.KINDS.contains(kind)) {
      return unitValue(kind, index.positions().getFirst());
    }
    if (index.base() instanceof Term.Name(String name, _)
        && name.equals("delta")
        && !names.isValue(name)) {
      return Optional.of(Shape.SCALAR);
    }
    List<Term.Position> positions = index.positions();
    if (positions.size() == 1) {
      return positions.getFirst() instanceof Term.Position.At
          ? Optional.of(Shape.SCALAR)
          : Optional.empty();
    }
    boolean row = positions.get(0) instanceof Term.Position.At;
    boolean column = positions.get(1) instanceof Term.Position.At;
    if (row && column) {
      return Optional.of(Shape.SCALAR);
    }
    return of(index.base())
        .filter(_ -> row || column)
        .map(shape -> row ? Shape.row(shape.columns()) : Shape.column(shape.rows()));
  }

  private Optional<Shape> unitValue(String kind, Term.Position position) {
    if (kind.equals("o")) {
      return Optional.of(Shape.SCALAR);
    }
    return position instanceof Term.Position.At(Term.Name(String unit, _))
        ? names.unit(unit).map(LatexShapes::width)
        : Optional.empty();
  }

  private static Shape width(UnitGraph.Unit unit) {
    return Shape.column(Dimension.of(unit.width()));
  }

  private Optional<Shape> call(Term.Call call) {
    String function = call.function();
    List<Term> arguments = call.arguments().stream().map(Term.Argument::value).toList();
    if (function.equals("w") && names.hasUnits()) {
      boolean target = arguments.size() == 2 && arguments.get(1) instanceof Term.Name;
      return arguments.size() == 3
          ? Optional.of(Shape.SCALAR)
          : target
              ? names.unit(((Term.Name) arguments.get(1)).name()).map(LatexShapes::width)
              : Optional.empty();
    }
    if (names.opaque(function).isPresent()) {
      return Optional.of(Shape.SCALAR);
    }
    if (names.function(function).isPresent()) {
      return userCall(function, arguments);
    }
    if (SCALARS.contains(function)
        || ((function.equals("max") || function.equals("min")) && arguments.size() == 1)) {
      return Optional.of(Shape.SCALAR);
    }
    if (ElementwiseFunction.named(function).isPresent() || SAME.contains(function)) {
      return arguments.isEmpty() ? Optional.empty() : of(arguments.getFirst());
    }
    return switch (function) {
      case "diag" ->
          arguments.isEmpty()
              ? Optional.empty()
              : of(arguments.getFirst()).map(LatexShapes::diagonal);
      case "rowsum" -> of(arguments.getFirst()).map(s -> Shape.column(s.rows()));
      case "colsum" -> of(arguments.getFirst()).map(s -> Shape.row(s.columns()));
      case "max", "min" -> together(arguments);
      case "ones", "zeros" -> sized(arguments);
      case "eye" -> size(arguments.getFirst()).map(n -> new Shape(n, n));
      default -> Optional.empty();
    };
  }

  private static Shape diagonal(Shape shape) {
    return shape.isVector()
        ? new Shape(shape.entries(), shape.entries())
        : Shape.column(shape.rows());
  }

  private Optional<Shape> sized(List<Term> sizes) {
    Optional<Dimension> rows = size(sizes.getFirst());
    Optional<Dimension> columns =
        sizes.size() == 1 ? Optional.of(Dimension.ONE) : size(sizes.get(1));
    return rows.isPresent() && columns.isPresent()
        ? Optional.of(new Shape(rows.get(), columns.get()))
        : Optional.empty();
  }

  /** Returns the size that a term is. */
  Optional<Dimension> size(Term term) {
    return switch (term) {
      case Term.Numeral(String digits, _) when digits.matches("[0-9]{1,9}") ->
          Optional.of(Dimension.of(Integer.parseInt(digits)));
      case Term.Name(String name, _) -> names.workspace().size(name).map(Dimension::of);
      case Term.Group(Term inner, _) -> size(inner);
      default -> Optional.empty();
    };
  }

  /** The body tells, with placeholders put in. */
  private Optional<Shape> userCall(String function, List<Term> arguments) {
    List<Optional<Shape>> shapes = arguments.stream().map(this::of).toList();
    if (shapes.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Optional<Workspace.UserFunction> found = names.workspace().function(function);
    String key = function + shapes;
    Optional<Shape> before = calls.get(key);
    if (before != null) {
      return before;
    }
    Optional<Shape> result = Optional.empty();
    if (found.isPresent() && found.get().definition().parameters().size() == shapes.size()) {
      Map<String, Scope.Binding> bindings = new HashMap<>();
      for (int i = 0; i < shapes.size(); i++) {
        Shape shape = shapes.get(i).orElseThrow();
        bindings.put(
            found.get().definition().parameters().get(i),
            new Scope.Binding.Parameter(
                Expressions.variable(Symbol.of("argument" + i, Symbol.Kind.PLACEHOLDER, shape))));
      }
      result = elaborated(found.get().body(), Scope.ofCall(bindings, Set.of()));
    }
    calls.put(key, result);
    return result;
  }

  private Optional<Shape> elaborated(Term body, Scope scope) {
    Workspace workspace = Workspace.of(names.network(), new Reporter(new Source("function", "")));
    try {
      return Optional.of(
          new Elaboration(workspace, Elaboration.Mode.CLAIM)
              .terms()
              .elaborate(body, scope)
              .shape());
    } catch (ShapeFailure | Reporter.Failure | Reporter.GivenUp e) {
      return Optional.empty();
    }
  }

  private Optional<Shape> together(List<Term> operands) {
    boolean all = true;
    for (Term operand : operands) {
      Optional<Shape> shape = of(operand);
      if (shape.isPresent() && !shape.get().isScalar()) {
        return shape;
      }
      all &= shape.isPresent();
    }
    return all ? Optional.of(Shape.SCALAR) : Optional.empty();
  }

  private Optional<Shape> chain(Term.Chain chain) {
    Operator operator = chain.links().getFirst().operator();
    List<Term> operands = Arithmetic.operands(chain);
    if (operator == Operator.KRONECKER) {
      return kronecker(operands);
    }
    if (operator.level() == Operator.SUM) {
      return together(operands);
    }
    Optional<Shape> shape = of(chain.first());
    for (Term.Link link : chain.links()) {
      Optional<Shape> right = of(link.operand());
      if (shape.isEmpty() || right.isEmpty()) {
        return Optional.empty();
      }
      shape = product(link.operator(), shape.get(), right.get());
    }
    return shape;
  }

  private Optional<Shape> kronecker(List<Term> operands) {
    Optional<Shape> shape = of(operands.getFirst());
    for (Term operand : operands.subList(1, operands.size())) {
      Optional<Shape> next = of(operand);
      if (shape.isEmpty() || next.isEmpty()) {
        return Optional.empty();
      }
      shape =
          Optional.of(
              new Shape(
                  shape.get().rows().times(next.get().rows()),
                  shape.get().columns().times(next.get().columns())));
    }
    return shape;
  }

  /** Returns the shape of a product of two, if there is one. */
  static Optional<Shape> product(Operator operator, Shape left, Shape right) {
    if (left.isScalar()) {
      return Optional.of(right);
    }
    if (right.isScalar()) {
      return Optional.of(left);
    }
    return switch (operator) {
      case DOT -> left.sameAs(right) ? Optional.of(Shape.SCALAR) : Optional.empty();
      case TIMES_ENTRYWISE, DIVIDE_ENTRYWISE ->
          left.sameAs(right) ? Optional.of(left) : Optional.empty();
      default ->
          left.columns().sameAs(right.rows())
              ? Optional.of(new Shape(left.rows(), right.columns()))
              : Optional.empty();
    };
  }

  private Optional<Shape> literal(List<List<Term>> rows) {
    Dimension height = Dimension.of(0);
    for (List<Term> row : rows) {
      Optional<Shape> first = of(row.getFirst());
      if (first.isEmpty()) {
        return Optional.empty();
      }
      height = height.plus(first.get().rows());
    }
    Dimension width = Dimension.of(0);
    for (Term entry : rows.getFirst()) {
      Optional<Shape> shape = of(entry);
      if (shape.isEmpty()) {
        return Optional.empty();
      }
      width = width.plus(shape.get().columns());
    }
    return Optional.of(new Shape(height, width));
  }

  /** A scalar's gradient has the shape of the variable, a vector's derivative is a Jacobian. */
  private Optional<Shape> derivative(Term of, Term by) {
    Optional<Shape> top = of(of);
    Optional<Shape> below = of(by);
    if (top.isEmpty() || below.isEmpty()) {
      return Optional.empty();
    }
    if (top.get().isScalar()) {
      return below;
    }
    return below.get().isScalar()
        ? top
        : top.get().isVector() && below.get().isVector()
            ? Optional.of(new Shape(top.get().entries(), below.get().entries()))
            : Optional.empty();
  }
}
