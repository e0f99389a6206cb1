/**
 * Claims, judged.
 *
 * <p>{@link org.chainrule.check.Checker} takes a document's claims one by one: derivatives in them
 * are resolved by the calculus, both sides of every statement go before the judge, figures are
 * compared with exact values. What does not hold goes down the ladder of diagnosis, whose rungs
 * look for one kind of mistake each.
 */
@org.jspecify.annotations.NullMarked
package org.chainrule.check;
