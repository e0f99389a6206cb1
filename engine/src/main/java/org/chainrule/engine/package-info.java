/**
 * Programs over minibatches.
 *
 * <p>{@link org.chainrule.engine.Compiler} turns the expression of a loss and of its gradients,
 * which are about one sample, into a {@link org.chainrule.engine.Program} over the rows of a
 * minibatch: a list of {@link org.chainrule.engine.Instruction}s on views of one array, whose
 * layout {@link org.chainrule.engine.MemoryPlan} decides once. All arithmetic is behind {@link
 * org.chainrule.engine.Kernels}.
 */
package org.chainrule.engine;
