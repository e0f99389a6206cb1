package org.chainrule.report;

import org.chainrule.calculus.Exposition;

/** Writes a derivation in one format. */
public interface Renderer {

  /** Returns the whole document. */
  String render(Exposition exposition);
}
