package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Shape;
import org.chainrule.expression.UnitGraph;

/** What formulas say of units: {@code a[v]}, {@code o[v]}, {@code w(u,v)}, {@code parents(v)}. */
final class UnitValues {
  /** The letters for energies, outputs and weights. */
  static final Set<String> KINDS = Set.of("a", "o", "w");

  private final Elaboration elaboration;
  private final Positions positions;

  UnitValues(Elaboration elaboration, Positions positions) {
    this.elaboration = elaboration;
    this.positions = positions;
  }

  static String weightName(String from, String to) {
    return "w(" + from + "," + to + ")";
  }

  static String energyName(String unit) {
    return "a[" + unit + "]";
  }

  /** Returns the energy {@code a[v]} or the output {@code o[v]}, where the index is one. */
  Optional<Expression> value(Term.Index index, Scope scope) {
    Workspace workspace = elaboration.workspace();
    if (!workspace.hasUnits()
        || !(index.base() instanceof Term.Name(String kind, _))
        || !isUnitValue(kind)
        || scope.find(kind).isPresent()
        || workspace.value(kind).isPresent()) {
      return Optional.empty();
    }
    if (index.positions().size() != 1
        || !(index.positions().getFirst() instanceof Term.Position.At(Term.Name name))) {
      throw elaboration.error(index.span(), NameMessages.wrongUse(kind, kind + "[unit]"));
    }
    UnitGraph.Unit unit = unit(name, scope);
    if (kind.equals("o")) {
      return workspace.value(unit.name());
    }
    if (unit.kind().equals("input")) {
      throw elaboration.error(index.span(), NameMessages.inputHasNoEnergy(unit.name()));
    }
    return workspace.value(energyName(unit.name()));
  }

  private static boolean isUnitValue(String name) {
    return name.equals("a") || name.equals("o");
  }

  private UnitGraph.Unit unit(Term.Name name, Scope scope) {
    Workspace workspace = elaboration.workspace();
    String unit =
        scope.find(name.name()).orElse(null) instanceof Scope.Binding.Unit(String bound)
            ? bound
            : name.name();
    return workspace
        .unit(unit)
        .orElseThrow(() -> {
          if (workspace.hasFailed(unit)) {
            return new Reporter.Failure();
          }
          List<String> known = workspace.units().stream().map(UnitGraph.Unit::name).toList();
          return elaboration.error(
              name.span(), NameMessages.notAUnit(unit, Suggestions.phrase(unit, known)));
        });
  }

  /** Returns {@code w(u,v)}, or its entry {@code w(i,u,v)}. */
  Expression weight(Term.Call call, Scope scope) {
    List<Term.Argument> arguments = call.arguments();
    int count = arguments.size();
    boolean fits =
        (count == 2 || count == 3)
            && arguments.stream().allMatch(argument -> argument.name().isEmpty())
            && arguments.get(count - 2).value() instanceof Term.Name
            && arguments.get(count - 1).value() instanceof Term.Name;
    if (!fits) {
      throw elaboration.error(
          call.span(), NameMessages.wrongUse("w", "w(u,v), or w(i,u,v) for an entry"));
    }
    UnitGraph.Unit from = unit((Term.Name) arguments.get(count - 2).value(), scope);
    UnitGraph.Unit to = unit((Term.Name) arguments.get(count - 1).value(), scope);
    Expression weight = weight(call, from, to, scope);
    return count == 2
        ? weight
        : positions.entry(
            weight, arguments.getFirst().value(), () -> Elaboration.name(call), call.span(), scope);
  }

  /** In a sum over units the weight of an edge that does not exist is 0. */
  private Expression weight(Term.Call call, UnitGraph.Unit from, UnitGraph.Unit to, Scope scope) {
    if (to.parents().contains(from.name())) {
      return elaboration.workspace().value(weightName(from.name(), to.name())).orElseThrow();
    }
    boolean inSum =
        call.arguments().stream()
            .anyMatch(argument ->
                argument.value() instanceof Term.Name(String name, _)
                    && scope.find(name).orElse(null) instanceof Scope.Binding.Unit);
    if (!inSum) {
      throw elaboration.error(call.span(), StatementMessages.noEdge(from.name(), to.name()));
    }
    return Expressions.zeros(Shape.column(Dimension.of(to.width())));
  }

  /** Returns the names of the parents or children, in the order of the graph. */
  List<String> relatives(Term.Relatives relatives, Scope scope) {
    UnitGraph.Unit unit = unit(relatives.unit(), scope);
    return relatives.parents()
        ? unit.parents()
        : elaboration.workspace().units().stream()
            .filter(other -> other.parents().contains(unit.name()))
            .map(UnitGraph.Unit::name)
            .toList();
  }
}
