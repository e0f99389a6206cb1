package org.chainrule.engine;

import java.util.List;
import java.util.function.Function;
import org.chainrule.expression.Expression;

/**
 * A value to compute: that of a node for each sample, or its mean over the samples.
 *
 * @param node the node
 * @param mean whether the mean is wanted
 * @param block where its instructions belong
 */
record Task(Expression node, boolean mean, Block block) {

  /**
   * How to do a task.
   *
   * @param needs what has to be there first
   * @param writer writes the instructions, given where the needs lie, in their order
   */
  record Plan(List<Task> needs, Function<List<View>, View> writer) {
    /** Copies the list. */
    Plan {
      needs = List.copyOf(needs);
    }
  }
}
