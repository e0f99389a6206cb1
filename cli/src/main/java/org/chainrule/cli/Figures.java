package org.chainrule.cli;

import java.math.BigInteger;
import java.util.Locale;

/** Numbers for people. */
final class Figures {
  private Figures() {}

  /** {@code 2,410}. */
  static String count(long number) {
    return count(BigInteger.valueOf(number));
  }

  /** {@code 2,410}. Written out, since {@code String.format} costs a start 30 ms. */
  static String count(BigInteger number) {
    StringBuilder digits = new StringBuilder(number.abs().toString());
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return number.signum() < 0 ? "-" + digits : digits.toString();
  }

  /** {@code 1 row}, {@code 2,410 rows}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A loss or a metric, four figures after the point, or with an exponent where it is tiny. */
  static String metric(double value) {
    double size = Math.abs(value);
    boolean plain = value == 0 || (size >= 1e-3 && size < 1e6);
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value)
        : Double.toString(value);
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3:05}, {@code 2:03:05}. */
  static String duration(double seconds) {
    if (!(seconds >= 0 && seconds < 1e7)) {
      return "? s";
    }
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
