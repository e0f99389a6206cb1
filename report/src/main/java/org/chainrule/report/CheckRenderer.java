package org.chainrule.report;

import java.util.List;

/** Writes what a check has found, in one format. */
public interface CheckRenderer {

  /** Returns the whole report about files, in their order. */
  String render(List<CheckedFile> files);
}
