package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;

/** Makes formulas of a unit graph: a weight an edge, an energy and an output a unit. */
final class Graphs {
  private static final List<String> KINDS = List.of("linear", "product", "max", "boltzmann");
  private static final int WIDEST = 10_000;

  private final Elaboration elaboration;
  private final Workspace workspace;

  Graphs(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.workspace = elaboration.workspace();
  }

  UnitGraph define(Statement.Graph graph) {
    Map<String, Statement.Unit> units = new LinkedHashMap<>();
    try {
      workspace.introduce(graph.name());
      collect(graph, units);
      List<Statement.Unit> ordered = inOrder(graph, units);
      checkOutputs(graph, units);
      List<UnitGraph.Unit> made = new ArrayList<>();
      for (Statement.Unit unit : ordered) {
        UnitGraph.Unit known = known(unit);
        workspace.add(known);
        define(unit, known);
        made.add(known);
      }
      return new UnitGraph(graph.name().name(), made);
    } catch (Reporter.Failure reported) {
      graph.units().forEach(unit -> workspace.fail(unit.name().name()));
      UnitValues.KINDS.forEach(workspace::fail);
      throw reported;
    }
  }

  /** Checks each unit for itself. */
  private void collect(Statement.Graph graph, Map<String, Statement.Unit> units) {
    Optional<Reporter.Failure> failure = Optional.empty();
    for (Statement.Unit unit : graph.units()) {
      try {
        if (units.putIfAbsent(unit.name().name(), unit) != null) {
          throw elaboration.error(
              unit.name().span(), StatementMessages.unitTwice(unit.name().name()));
        }
        workspace.introduce(unit.name());
      } catch (Reporter.Failure reported) {
        failure = Optional.of(reported);
      }
    }
    for (Statement.Unit unit : graph.units()) {
      try {
        checkKind(unit);
        checkParents(unit, units);
      } catch (Reporter.Failure reported) {
        failure = Optional.of(reported);
      }
    }
    if (failure.isEmpty() && units.isEmpty()) {
      failure =
          Optional.of(
              elaboration.error(
                  graph.name().span(), StatementMessages.emptyGraph(graph.name().name())));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void checkKind(Statement.Unit unit) {
    String kind = unit.kind().name();
    boolean boltzmann = kind.equals("boltzmann") && workspace.function(kind).isEmpty();
    boolean known =
        boltzmann
            || kind.equals("input")
            || KINDS.contains(kind)
            || ElementwiseFunction.named(kind).isPresent()
            || workspace
                .function(kind)
                .filter(f -> f.definition().parameters().size() == 1)
                .isPresent();
    if (!known) {
      if (workspace.hasFailed(kind)) {
        throw new Reporter.Failure();
      }
      List<String> kinds = new ArrayList<>(KINDS);
      for (ElementwiseFunction function : ElementwiseFunction.values()) {
        kinds.add(function.word());
      }
      workspace.functions().forEach(function -> kinds.add(function.name()));
      throw elaboration.error(
          unit.kind().span(), StatementMessages.unknownKind(kind, Suggestions.phrase(kind, kinds)));
    }
    if (boltzmann && unit.width().isEmpty()) {
      throw elaboration.error(unit.kind().span(), StatementMessages.boltzmannWidth());
    }
    if (!boltzmann && unit.width().isPresent()) {
      throw elaboration.error(unit.width().get().span(), StatementMessages.needlessWidth(kind));
    }
  }

  private void checkParents(Statement.Unit unit, Map<String, Statement.Unit> units) {
    if (unit.parents().isEmpty() && !unit.kind().name().equals("input")) {
      throw elaboration.error(
          unit.name().span(), StatementMessages.unitWithoutParents(unit.name().name()));
    }
    Set<String> seen = new HashSet<>();
    for (Term.Name parent : unit.parents()) {
      if (!units.containsKey(parent.name())) {
        throw elaboration.error(
            parent.span(),
            NameMessages.notAUnit(
                parent.name(), Suggestions.phrase(parent.name(), units.keySet())));
      }
      if (!seen.add(parent.name())) {
        throw elaboration.error(
            parent.span(), StatementMessages.parentTwice(parent.name(), unit.name().name()));
      }
    }
  }

  /**
   * Returns every unit after its parents: the first in the author's order that is ready is next.
   */
  private List<Statement.Unit> inOrder(Statement.Graph graph, Map<String, Statement.Unit> units) {
    Map<String, List<Integer>> children = new HashMap<>();
    int[] missing = new int[graph.units().size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < missing.length; i++) {
      int place = i;
      List<Term.Name> parents = graph.units().get(i).parents();
      parents.forEach(p -> children.computeIfAbsent(p.name(), _ -> new ArrayList<>()).add(place));
      missing[i] = parents.size();
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<Statement.Unit> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    while (!ready.isEmpty()) {
      Statement.Unit unit = graph.units().get(ready.remove());
      ordered.add(unit);
      placed.add(unit.name().name());
      for (int child : children.getOrDefault(unit.name().name(), List.of())) {
        if (--missing[child] == 0) {
          ready.add(child);
        }
      }
    }
    if (ordered.size() < missing.length) {
      List<Statement.Unit> waiting =
          graph.units().stream().filter(u -> !placed.contains(u.name().name())).toList();
      throw elaboration.error(
          waiting.getFirst().name().span(), StatementMessages.cycle(cycle(waiting, units, placed)));
    }
    return ordered;
  }

  private static List<String> cycle(
      List<Statement.Unit> waiting, Map<String, Statement.Unit> units, Set<String> placed) {
    SequencedSet<String> path = new LinkedHashSet<>();
    String at = waiting.getFirst().name().name();
    while (path.add(at)) {
      Statement.Unit unit = java.util.Objects.requireNonNull(units.get(at));
      at =
          unit.parents().stream()
              .map(Term.Name::name)
              .filter(p -> !placed.contains(p))
              .findFirst()
              .orElseThrow();
    }
    List<String> whole = List.copyOf(path);
    List<String> circle = new ArrayList<>(whole.subList(whole.indexOf(at), whole.size()));
    circle.add(at);
    List<String> forward = circle.reversed();
    return forward.size() <= 12
        ? forward
        : List.of(forward.get(0), forward.get(1), "…", forward.getLast());
  }

  private void checkOutputs(Statement.Graph graph, Map<String, Statement.Unit> units) {
    Set<String> useful = new HashSet<>();
    List<String> open = new ArrayList<>();
    graph.units().stream()
        .filter(Statement.Unit::output)
        .forEach(unit -> open.add(unit.name().name()));
    if (open.isEmpty()) {
      throw elaboration.error(graph.name().span(), StatementMessages.noOutput(graph.name().name()));
    }
    while (!open.isEmpty()) {
      String unit = open.removeLast();
      if (useful.add(unit)) {
        java.util.Objects.requireNonNull(units.get(unit))
            .parents()
            .forEach(p -> open.add(p.name()));
      }
    }
    List<Statement.Unit> useless =
        graph.units().stream().filter(u -> !useful.contains(u.name().name())).toList();
    if (!useless.isEmpty()) {
      throw elaboration.error(
          useless.getFirst().name().span(),
          StatementMessages.unreachable(
              useless.stream().limit(10).map(unit -> unit.name().name()).toList()));
    }
  }

  private UnitGraph.Unit known(Statement.Unit unit) {
    int width = 1;
    if (unit.width().isPresent()) {
      Term term = unit.width().get();
      Dimension size = elaboration.terms().positions().sizes().size(term, Scope.empty());
      if (size.constant().isEmpty() || size.constant().getAsInt() > WIDEST) {
        throw elaboration.error(term.span(), ShapeMessages.notASize(Elaboration.name(term)));
      }
      width = size.constant().getAsInt();
    }
    return new UnitGraph.Unit(
        unit.name().name(),
        unit.kind().name(),
        width,
        unit.parents().stream().map(Term.Name::name).toList(),
        unit.output());
  }

  private void define(Statement.Unit unit, UnitGraph.Unit known) {
    if (known.kind().equals("input")) {
      workspace.add(
          new Symbol(known.name(), Symbol.Kind.INPUT, Domain.REAL, Shape.SCALAR, unit.written()));
      return;
    }
    List<Expression> products = new ArrayList<>();
    for (String parent : known.parents()) {
      Symbol weight =
          Symbol.of(
              UnitValues.weightName(parent, known.name()),
              Symbol.Kind.PARAMETER,
              Shape.column(Dimension.of(known.width())));
      workspace.add(weight);
      products.add(
          Expressions.product(Expressions.variable(weight), workspace.value(parent).orElseThrow()));
    }
    Expression energy =
        switch (known.kind()) {
          case "product" -> Expressions.product(products);
          case "max" -> products.stream().reduce(Expressions::maximum).orElseThrow();
          default -> Expressions.add(products);
        };
    Expression named = named(UnitValues.energyName(known.name()), Optional.empty(), energy);
    workspace.addDefinition(named);
    workspace.addDefinition(named(known.name(), unit.written(), output(unit, known, named)));
  }

  private Expression output(Statement.Unit unit, UnitGraph.Unit known, Expression energy) {
    String kind = known.kind();
    if (workspace.function(kind).isPresent()) {
      Term.Call call =
          new Term.Call(
              kind,
              List.of(
                  new Term.Argument(
                      Optional.empty(), new Term.Name(known.name(), unit.name().span()))),
              unit.kind().span(),
              unit.kind().span());
      Scope scope = Scope.empty().with(known.name(), new Scope.Binding.Parameter(energy));
      Expression value = elaboration.terms().elaborate(call, scope);
      if (!value.isScalar()) {
        throw elaboration.error(
            unit.kind().span(),
            StatementMessages.entryNotScalar(known.name(), value.shape().toString()));
      }
      return value;
    }
    return switch (kind) {
      case "linear", "product", "max" -> energy;
      case "boltzmann" -> energy.isScalar() ? energy : Expressions.boltzmann(energy);
      default -> Expressions.elementwise(ElementwiseFunction.named(kind).orElseThrow(), energy);
    };
  }

  private static Expression named(String name, Optional<String> written, Expression value) {
    Symbol symbol = new Symbol(name, Symbol.Kind.DEFINITION, Domain.REAL, value.shape(), written);
    return Expressions.named(symbol, value);
  }
}
