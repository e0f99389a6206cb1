package org.chainrule.judge;

/**
 * 64-bit hashes that are the same in every run, so that orders taken from them are too. They only
 * order and prune: whether two forms are equal is decided by comparing them.
 */
final class Mix {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Mix() {}

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  static long of(long value) {
    long z = value + STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  static long of(long a, long b) {
    return of(of(a) * 31 + b);
  }

  static long of(long a, long b, long c) {
    return of(of(a, b), c);
  }

  static long of(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = of(hash, text.charAt(i));
    }
    return hash;
  }
}
