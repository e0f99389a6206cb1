package org.chainrule.expression;

/**
 * Numbers for a symbol: {@code given x = [1; 0]}.
 *
 * @param symbol what gets the value
 * @param value a closed expression: it contains no variables
 */
public record Given(Symbol symbol, Expression value) {}
