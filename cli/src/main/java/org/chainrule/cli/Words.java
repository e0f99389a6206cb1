package org.chainrule.cli;

import java.util.Locale;

/** How values are written on the command line. */
final class Words {
  private Words() {}

  /** An option's value in small letters. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
