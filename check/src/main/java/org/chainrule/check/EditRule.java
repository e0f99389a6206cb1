package org.chainrule.check;

import java.util.function.Consumer;

/** A way to change one piece of a formula. */
interface EditRule {
  /** Gives all changes of this kind at {@code place}. */
  void propose(Subterm place, Case c, Consumer<Edit> edits);
}
