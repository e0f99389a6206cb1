package org.chainrule.testing;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Checks a statement on many generated values. Values grow from case to case; the first that fails
 * is generated again from the same seed at every smaller size, and the smallest that still fails is
 * reported with all that is needed to repeat it.
 *
 * {@snippet :
 * Property.forAll(1, 200, (random, size) -> random.ints(random.nextInt(size)).toArray(),
 *     values -> assertThat(reversed(reversed(values))).isEqualTo(values));
 * }
 */
public final class Property {
  /** The size of the last case. */
  public static final int MAX_SIZE = 30;

  /** The system property that replaces the seed of every call. */
  public static final String SEED_PROPERTY = "chainrule.seed";

  /** Far enough apart for the seeds of neighbouring cases: 2^64 divided by the golden ratio. */
  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

  private Property() {}

  /**
   * Makes a value of about the size asked for.
   *
   * @param <T> the type of the values
   */
  @FunctionalInterface
  public interface Generator<T> {
    /**
     * Makes a value from nothing but the arguments, so that it can be made again.
     *
     * @param size at least 1 and at most {@link #MAX_SIZE}; {@code random.nextInt(size)} is valid
     */
    T generate(RandomGenerator random, int size);
  }

  /**
   * What must hold of each value.
   *
   * @param <T> the type of the values
   */
  @FunctionalInterface
  public interface Check<T> {
    /** Throws whatever it likes if the statement does not hold of the value. */
    void check(T value) throws Exception;
  }

  /**
   * Runs the check on generated values, of size 1 in the first case and of {@link #MAX_SIZE} in the
   * last.
   *
   * @return the number of cases that were not {@linkplain #assume discarded}, at least 1
   * @throws IllegalArgumentException if fewer than one case is asked for
   * @throws AssertionError if the check fails on a value, or if it discarded all of them
   */
  public static <T> int forAll(long seed, int cases, Generator<T> generator, Check<T> check) {
    if (cases < 1) {
      throw new IllegalArgumentException(
          "A property needs at least 1 case, but " + cases + " were asked for.");
    }
    long actualSeed = seed(seed);
    int ran = 0;
    for (int i = 0; i < cases; i++) {
      long caseSeed = actualSeed + i * SEED_STEP;
      int size = cases == 1 ? MAX_SIZE : 1 + (int) ((long) i * (MAX_SIZE - 1) / (cases - 1));
      Outcome outcome = run(caseSeed, size, generator, check);
      if (outcome.failure().isPresent()) {
        Outcome smallest = shrink(outcome, caseSeed, generator, check);
        throw new AssertionError(
            message(actualSeed, i + 1, cases, size, smallest), smallest.failure().get());
      }
      ran += outcome.discarded() ? 0 : 1;
    }
    if (ran == 0) {
      throw new AssertionError("No case ran: all " + cases + " were discarded.");
    }
    return ran;
  }

  /** Leaves the case out if the condition does not hold; to be called by a check or a generator. */
  public static void assume(boolean condition) {
    if (!condition) {
      throw new Discarded();
    }
  }

  private static long seed(long seed) {
    String replacement = System.getProperty(SEED_PROPERTY);
    return replacement == null ? seed : Long.parseLong(replacement);
  }

  private static <T> Outcome run(long caseSeed, int size, Generator<T> generator, Check<T> check) {
    String shown = "(its generator failed)";
    try {
      T value = generator.generate(new SplittableRandom(caseSeed), size);
      shown = show(value);
      check.check(value);
      return new Outcome(size, shown, false, Optional.empty());
    } catch (Discarded e) {
      return new Outcome(size, shown, true, Optional.empty());
    } catch (Exception | AssertionError | StackOverflowError e) {
      return new Outcome(size, shown, false, Optional.of(e));
    }
  }

  private static <T> Outcome shrink(
      Outcome failed, long caseSeed, Generator<T> generator, Check<T> check) {
    for (int size = 1; size < failed.size(); size++) {
      Outcome smaller = run(caseSeed, size, generator, check);
      if (smaller.failure().isPresent()) {
        return smaller;
      }
    }
    return failed;
  }

  /** Taken before the check runs, which may change the value. */
  private static String show(Object value) {
    String inBrackets = Arrays.deepToString(new Object[] {value});
    return inBrackets.substring(1, inBrackets.length() - 1);
  }

  private static String message(long seed, int number, int cases, int size, Outcome smallest) {
    return """
    The property does not hold.
      value: %s
      size:  %d (first seen at size %d)
      case:  %d of %d
      seed:  %d (repeat it with -D%s=%d)
      found: %s\
    """
        .formatted(
            smallest.shown(),
            smallest.size(),
            size,
            number,
            cases,
            seed,
            SEED_PROPERTY,
            seed,
            smallest.failure().map(Throwable::toString).orElse("nothing"));
  }

  private record Outcome(int size, String shown, boolean discarded, Optional<Throwable> failure) {}

  private static final class Discarded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Discarded() {
      super("discarded", null, false, false);
    }
  }
}
