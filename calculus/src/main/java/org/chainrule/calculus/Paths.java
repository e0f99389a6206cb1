package org.chainrule.calculus;

/** Which paths a derivative by an intermediate value counts. */
public enum Paths {
  /** All paths that lead from it. */
  ALL,
  /**
   * What lies on every path; other named values are held: of a unit by its parent the edge alone.
   */
  DIRECT
}
