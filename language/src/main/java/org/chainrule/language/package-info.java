/**
 * The language in which networks are written.
 *
 * <p>The way of a text: {@code Lexer} → {@code StatementParser} and {@code TermParser} (a syntax
 * tree of {@code Statement}s and {@code Term}s) → {@code Elaborator} (a {@link
 * org.chainrule.expression.Network}). {@link org.chainrule.language.Networks} and {@link
 * org.chainrule.language.Formulas} are the way in and the way back.
 */
package org.chainrule.language;
