/**
 * Expressions, networks and their reference evaluation.
 *
 * <p>An {@link org.chainrule.expression.Expression} is an {@link
 * org.chainrule.expression.Operation} applied to operands. It is immutable, shape-checked when it
 * is made, and hash-consed: equal expressions are one object, so that a network and its gradients
 * are one directed acyclic graph.
 */
package org.chainrule.expression;
