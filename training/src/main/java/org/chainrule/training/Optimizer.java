package org.chainrule.training;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * How parameters {@code θ} follow from their gradients {@code g}. An optimiser here is its
 * constants; the loops over the parameters, and the state kept with each, are the engine's.
 */
public sealed interface Optimizer permits Sgd, Momentum, Adam {
  /** Its name in the language. */
  String name();

  /** Its constants by their names in the language. */
  SequencedMap<String, Double> constants();

  /** The factor on the gradient. */
  double rate();

  /** How many numbers of state each parameter has: 0, 1 (velocity) or 2 (moments). */
  int stateSize();

  /**
   * The optimiser that {@code name(constant = value, …)} means; what is not given has its default.
   *
   * @throws DataException if the name or a constant is unknown, or a value out of range
   */
  static Optimizer of(String name, Map<String, Double> constants) {
    Optimizer defaults =
        switch (name) {
          case "sgd" -> Sgd.DEFAULTS;
          case "momentum" -> Momentum.DEFAULTS;
          case "adam" -> Adam.DEFAULTS;
          default -> throw unknown(name);
        };
    checkNames(defaults, constants.keySet());
    return switch (defaults) {
      case Sgd sgd -> new Sgd(constants.getOrDefault("rate", sgd.rate()));
      case Momentum momentum ->
          new Momentum(
              constants.getOrDefault("rate", momentum.rate()),
              constants.getOrDefault("mu", momentum.mu()));
      case Adam adam ->
          new Adam(
              constants.getOrDefault("rate", adam.rate()),
              constants.getOrDefault("beta1", adam.beta1()),
              constants.getOrDefault("beta2", adam.beta2()),
              constants.getOrDefault("epsilon", adam.epsilon()));
    };
  }

  private static DataException unknown(String name) {
    List<String> names = List.of(Sgd.NAME, Momentum.NAME, Adam.NAME);
    return new DataException(
        "optimizer",
        Wording.quoted(name) + " is unknown, wanted " + Wording.list(names),
        Wording.nearest(name, names)
            .map(near -> "Did you mean " + near + "?")
            .orElse("Write, for example, optimizer = adam(rate = 1e-3)."));
  }

  private static void checkNames(Optimizer optimizer, Set<String> given) {
    Set<String> known = optimizer.constants().keySet();
    for (String constant : given) {
      if (!known.contains(constant)) {
        throw new DataException(
            "optimizer",
            "%s has no constant %s; it has %s"
                .formatted(
                    optimizer.name(), Wording.quoted(constant), Wording.list(List.copyOf(known))),
            "Remove it or correct its name.");
      }
    }
  }

  /** Checks one constant. */
  static void require(
      String optimizer, String constant, double value, DoublePredicate valid, String wanted) {
    if (!valid.test(value)) {
      throw new DataException(
          optimizer,
          "%s = %s is out of range, wanted %s"
              .formatted(constant, NumberText.canonical(value), wanted),
          "Correct the value or leave it out.");
    }
  }

  /** Checks a rate. */
  static void requireRate(String optimizer, double rate) {
    require(optimizer, "rate", rate, r -> r > 0 && Double.isFinite(r), "a number greater than 0");
  }

  /** Checks the factor of an exponential mean. */
  static void requireDecay(String optimizer, String constant, double value) {
    require(optimizer, constant, value, b -> b >= 0 && b < 1, "at least 0 and below 1");
  }
}
