package org.chainrule.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One seed gives every use of chance its own stream of numbers, so that changing one (a larger
 * holdout, another initial value) leaves the others as they were.
 *
 * <p>The generator of stream {@code k} starts at {@code mix(seed + (k + 1) · γ)}, that of an epoch
 * at {@code mix(start + epoch · γ)}, where {@code γ} is 2⁶⁴ divided by the golden ratio and {@code
 * mix} the finalizer 13 of Stafford, as in SplitMix64 (Steele, Lea, Flood 2014). An epoch's order
 * depends on seed and epoch alone, so a resumed run needs no saved generator.
 *
 * @param seed any number
 */
public record Seeds(long seed) {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** Its algorithm is fixed by the documentation of {@code java.util.random}. */
  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  /** Stream 0: the initial values of all parameters, in the order of their declaration. */
  public RandomGenerator initialValues() {
    return generator(start(0));
  }

  /** Stream 1: which samples are held out. */
  public RandomGenerator split() {
    return generator(start(1));
  }

  /**
   * Stream 2: the order of the samples in an epoch.
   *
   * @param epoch from 1
   */
  public RandomGenerator shuffle(int epoch) {
    return generator(mix(start(2) + epoch * GOLDEN_GAMMA));
  }

  private long start(int stream) {
    return mix(seed + (stream + 1) * GOLDEN_GAMMA);
  }

  private static RandomGenerator generator(long start) {
    return ALGORITHM.create(start);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
