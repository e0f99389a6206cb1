package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;

/** Values that are used in several places, and what comes out where some of them are forgotten. */
final class Paths {
  private static final int MOST_EDGES = 200;

  /**
   * Some uses of one value.
   *
   * @param value the value
   * @param edges the uses
   * @param through the values that they lead to first, by name
   * @param sole whether these are all uses but one
   */
  record Forgotten(
      Expression value, List<WrongGraph.Edge> edges, Set<Expression> through, boolean sole) {

    /** Copies both. */
    Forgotten {
      edges = List.copyOf(edges);
      through = new LinkedHashSet<>(through);
    }

    WrongGraph graph() {
      return new WrongGraph(Map.of(), edges);
    }
  }

  private Paths() {}

  /** Returns what may be forgotten on the way from {@code root} back to {@code by}. */
  static List<Forgotten> of(Expression root, Expression by) {
    List<Expression> order = Expression.topologicalOrder(List.of(root), n -> !n.equals(by));
    Set<Expression> active = new HashSet<>(List.of(by));
    Map<Expression, List<WrongGraph.Edge>> uses = new LinkedHashMap<>();
    for (Expression node : order) {
      if (node.equals(by)) {
        continue;
      }
      for (int i = 0; i < node.operands().size(); i++) {
        if (active.contains(node.operand(i)) && carries(node, i)) {
          active.add(node);
          uses.computeIfAbsent(node.operand(i), _ -> new ArrayList<>())
              .add(new WrongGraph.Edge(node, i));
        }
      }
    }
    return forgotten(uses, leadTo(uses, order));
  }

  private static boolean carries(Expression node, int place) {
    return !(node.operation() instanceof Call) || place == 0;
  }

  /** Every node ↦ the named values that it leads to first. */
  private static Map<Expression, Set<Expression>> leadTo(
      Map<Expression, List<WrongGraph.Edge>> uses, List<Expression> order) {
    Map<Expression, Set<Expression>> leads = new HashMap<>();
    for (Expression node : order.reversed()) {
      Set<Expression> names = new LinkedHashSet<>();
      if (node.operation() instanceof Named) {
        names.add(node);
      } else {
        for (WrongGraph.Edge use : uses.getOrDefault(node, List.of())) {
          names.addAll(leads.getOrDefault(use.user(), Set.of()));
        }
      }
      leads.put(node, names);
    }
    return leads;
  }

  private static List<Forgotten> forgotten(
      Map<Expression, List<WrongGraph.Edge>> uses, Map<Expression, Set<Expression>> leads) {
    List<Forgotten> found = new ArrayList<>();
    int edges = 0;
    for (Map.Entry<Expression, List<WrongGraph.Edge>> entry : uses.entrySet()) {
      List<WrongGraph.Edge> all = entry.getValue();
      edges += all.size();
      if (all.size() < 2 || edges > MOST_EDGES) {
        continue;
      }
      for (WrongGraph.Edge edge : all) {
        found.add(forgotten(entry.getKey(), List.of(edge), leads, all.size() == 2));
      }
      if (all.size() > 2) {
        for (WrongGraph.Edge edge : all) {
          List<WrongGraph.Edge> others = new ArrayList<>(all);
          others.remove(edge);
          found.add(forgotten(entry.getKey(), others, leads, true));
        }
      }
    }
    return found;
  }

  private static Forgotten forgotten(
      Expression value,
      List<WrongGraph.Edge> edges,
      Map<Expression, Set<Expression>> leads,
      boolean sole) {
    Set<Expression> through = new LinkedHashSet<>();
    edges.forEach(edge -> through.addAll(leads.getOrDefault(edge.user(), Set.of())));
    return new Forgotten(value, edges, through, sole);
  }
}
