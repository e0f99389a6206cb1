package org.chainrule.calculus;

/**
 * How well the formulas and steps that are shown have been checked.
 *
 * @param proved how many of them the judge proved
 * @param confirmed how many it confirmed with numbers
 * @param points the number of random points at which results were compared with the plain
 *     derivative
 * @param maxRelativeError the largest difference seen there
 */
public record Verification(int proved, int confirmed, int points, double maxRelativeError) {}
