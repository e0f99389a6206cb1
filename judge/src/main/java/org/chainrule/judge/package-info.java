/**
 * Proves two expressions equal, confirms it with numbers, or finds where they differ.
 *
 * <p>{@link org.chainrule.judge.Judge} asks two judges. The {@code Prover} brings both sides into a
 * normal form: {@code Entries} says what an entry of each operation is, {@code Algebra} adds and
 * multiplies such forms, {@code Reducer} applies the rules to every product ({@code Deltas}, {@code
 * Brackets}, {@code Cancellation}), {@code Functions} those of exponentials, logarithms, roots and
 * brackets, and {@code Labelling} and {@code Atoms} name summed indices alike on both sides. The
 * {@code NumericJudge} computes both sides of an {@code Equation} at random points, away from
 * {@code Kinks}, from {@code Underflow} and from singular matrices, and {@code CounterExamples}
 * looks for plain ones. Both keep to the {@code Deadline} of the options. {@link
 * org.chainrule.judge.Trial} compares many candidates at one point, for who then asks the judge.
 *
 * <p>No proof is wrong for want of a rule: a missing rule leaves two equal forms different, and the
 * numbers to speak.
 */
@org.jspecify.annotations.NullMarked
package org.chainrule.judge;
