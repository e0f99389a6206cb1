package org.chainrule.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The setting {@code init}: which values weights start from. Biases start at 0, whatever is set.
 * {@code fanIn} is how many inputs of a layer a weight matrix reads, {@code fanOut} how many
 * outputs it makes; which axis is which depends on how the network applies it, so the caller says.
 */
public sealed interface Initializer {
  /** All 0. */
  record Zeros() implements Initializer {}

  /**
   * Normal with mean 0.
   *
   * @param sd the standard deviation, greater than 0
   */
  record Normal(double sd) implements Initializer {
    /** Krizhevsky, Sutskever and Hinton 2012, section 5. */
    static final double DEFAULT_SD = 0.01;

    /**
     * Checks the deviation.
     *
     * @throws DataException if it is not greater than 0
     */
    public Normal {
      requirePositive("normal", "sd", sd);
    }
  }

  /**
   * Uniform in [−limit, limit).
   *
   * @param limit greater than 0
   */
  record Uniform(double limit) implements Initializer {
    /**
     * Checks the limit.
     *
     * @throws DataException if it is not greater than 0
     */
    public Uniform {
      requirePositive("uniform", "limit", limit);
    }
  }

  /**
   * Uniform with limit {@code √(6 / (fanIn + fanOut))}: Glorot and Bengio 2010, equation 16. For
   * sigmoid, tanh and softmax.
   */
  record Glorot() implements Initializer {}

  /** Normal with sd {@code √(2 / fanIn)}: He et al. 2015, equation 10. For relu and its kin. */
  record He() implements Initializer {}

  /**
   * The initialiser that {@code name(constant = value)} means.
   *
   * @throws DataException if the name or a constant is unknown or a value out of range
   */
  static Initializer of(String name, Map<String, Double> constants) {
    return switch (name) {
      case "zeros" -> checked(name, constants, Set.of(), new Zeros());
      case "glorot" -> checked(name, constants, Set.of(), new Glorot());
      case "he" -> checked(name, constants, Set.of(), new He());
      case "normal" ->
          checked(
              name,
              constants,
              Set.of("sd"),
              new Normal(constants.getOrDefault("sd", Normal.DEFAULT_SD)));
      case "uniform" -> {
        Double limit = constants.get("limit");
        if (limit == null) {
          throw new DataException(
              "init",
              "uniform lacks its limit",
              "Write, for example, init = uniform(limit = 0.1).");
        }
        yield checked(name, constants, Set.of("limit"), new Uniform(limit));
      }
      default -> throw unknown(name);
    };
  }

  private static Initializer checked(
      String name, Map<String, Double> constants, Set<String> known, Initializer result) {
    for (String constant : constants.keySet()) {
      if (!known.contains(constant)) {
        throw new DataException(
            "init",
            "%s has no constant %s".formatted(name, Wording.quoted(constant)),
            known.isEmpty()
                ? "Write init = " + name + "."
                : "Its only constant is " + String.join(", ", known) + ".");
      }
    }
    return result;
  }

  private static DataException unknown(String name) {
    List<String> names = List.of("zeros", "normal", "uniform", "glorot", "he");
    return new DataException(
        "init",
        Wording.quoted(name) + " is unknown, wanted " + Wording.list(names),
        Wording.nearest(name, names)
            .map(near -> "Did you mean " + near + "?")
            .orElse("Write, for example, init = glorot."));
  }

  private static void requirePositive(String name, String constant, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new DataException(
          "init",
          "%s(%s = %s) is out of range, wanted a number greater than 0"
              .formatted(name, constant, NumberText.canonical(value)),
          "Correct the value.");
    }
  }

  /**
   * Fills a weight matrix, in the order of the array.
   *
   * @param values overwritten
   * @param fanIn at least 1
   * @param fanOut at least 1
   * @param random drawn from as often as needed
   */
  default void fill(double[] values, int fanIn, int fanOut, RandomGenerator random) {
    switch (this) {
      case Zeros _ -> Arrays.fill(values, 0);
      case Normal(double sd) -> fillNormal(values, sd, random);
      case Uniform(double limit) -> fillUniform(values, limit, random);
      case Glorot _ -> fillUniform(values, Math.sqrt(6.0 / ((double) fanIn + fanOut)), random);
      case He _ -> fillNormal(values, Math.sqrt(2.0 / fanIn), random);
    }
  }

  private static void fillNormal(double[] values, double sd, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = sd * Draws.normal(random);
    }
  }

  private static void fillUniform(double[] values, double limit, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = limit * (2 * Draws.unit(random) - 1);
    }
  }
}
