package org.chainrule.expression;

import java.util.List;

/**
 * A network drawn unit by unit, in which every edge owns a weight.
 *
 * @param name its name
 * @param units the units, every one after its parents
 */
public record UnitGraph(String name, List<Unit> units) {

  /**
   * A unit.
   *
   * @param name its name
   * @param kind {@code input}, an elementwise function's name, {@code linear}, or {@code boltzmann}
   * @param width the number of energies of a boltzmann unit, else 1
   * @param parents the units whose outputs it reads, in the author's order
   * @param output whether it is an output of the graph
   */
  public record Unit(String name, String kind, int width, List<String> parents, boolean output) {
    /** Copies the list. */
    public Unit {
      parents = List.copyOf(parents);
    }
  }

  /** Copies the list. */
  public UnitGraph {
    units = List.copyOf(units);
  }
}
