/**
 * Derivatives of expressions, as expressions.
 *
 * <p>Reverse mode runs over the expression graph itself: the gradient is a graph that shares the
 * forward pass's nodes, with its intermediates under the author's names. What is derived here is
 * what is printed and what is compiled and run; there is no second differentiation anywhere.
 */
package org.chainrule.calculus;
