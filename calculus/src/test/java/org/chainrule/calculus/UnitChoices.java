package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.UnitGraph;

/**
 * The choices of units that a statement is claimed for: {@code v in boltzmann but v_out; u in
 * parents(v)}.
 */
final class UnitChoices {
  private final UnitGraph graph;

  UnitChoices(UnitGraph graph) {
    this.graph = graph;
  }

  /** Returns the statement once for each choice. */
  List<String> instances(String statement, String units) {
    List<Map<String, String>> choices = List.of(Map.of());
    for (String clause : units.split("; ", -1)) {
      String[] parts = clause.split(" in ", 2);
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> choice : choices) {
        for (UnitGraph.Unit unit : graph.units()) {
          if (matches(unit, parts[1], choice)) {
            Map<String, String> next = new HashMap<>(choice);
            next.put(parts[0], unit.name());
            longer.add(next);
          }
        }
      }
      choices = longer;
    }
    return choices.stream().map(choice -> put(statement, choice)).toList();
  }

  private static String put(String statement, Map<String, String> choice) {
    String text = statement;
    for (Map.Entry<String, String> unit : choice.entrySet()) {
      text = text.replaceAll("\\b" + unit.getKey() + "\\b", unit.getValue());
    }
    return text;
  }

  private boolean matches(UnitGraph.Unit unit, String set, Map<String, String> choice) {
    String[] both = set.split(" but ", 2);
    if (both.length == 2) {
      return isIn(unit, both[0], choice) && !isIn(unit, both[1], choice);
    }
    for (String part : set.split(" and ", -1)) {
      if (!isIn(unit, part, choice)) {
        return false;
      }
    }
    return true;
  }

  private boolean isIn(UnitGraph.Unit unit, String set, Map<String, String> choice) {
    if (set.startsWith("parents(")) {
      String of = set.substring("parents(".length(), set.length() - 1);
      String child = choice.getOrDefault(of, of);
      return graph.units().stream()
          .filter(u -> u.name().equals(child))
          .anyMatch(u -> u.parents().contains(unit.name()));
    }
    return unit.kind().equals(set) || unit.name().equals(set);
  }
}
