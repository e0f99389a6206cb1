package org.chainrule.training;

import org.chainrule.engine.Precision;

/** How numbers of a data set are kept; arithmetic on them is in double precision either way. */
public enum Storage {
  /** Four bytes a value, rounded: a million rows of 64 columns take 256 MB. */
  FLOAT32,
  /** Eight bytes a value, as read. */
  FLOAT64;

  /** How data for programs of that precision are kept. */
  static Storage of(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> FLOAT32;
      case FLOAT64 -> FLOAT64;
    };
  }
}
