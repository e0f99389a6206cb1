package org.chainrule.check;

import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;

/**
 * Something that figures may have been meant for.
 *
 * @param name its name in the language: {@code H}, {@code ∂L/∂H}
 * @param value what it is
 * @param derivative whether it is a derivative
 * @param after whether it is what a step makes of something
 * @param number its value at the given numbers
 */
record Quantity(String name, Expression value, boolean derivative, boolean after, Matrix number) {}
