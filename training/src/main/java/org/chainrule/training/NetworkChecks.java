package org.chainrule.training;

import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;

/** What a network must have to be trained, whatever the data. */
final class NetworkChecks {
  private NetworkChecks() {}

  /**
   * Checks that there are inputs, targets, parameters and a loss that depends on them, and that
   * constants have values.
   *
   * @param where the network's file
   * @throws DataException if something is missing
   */
  static void requireTrainable(String where, Network network) {
    if (network.parameters().isEmpty()) {
      throw new DataException(
          where,
          "the network has no parameters, so there is nothing to train",
          "Declare one, for example 'param W in R[N,H]'.");
    }
    if (network.losses().isEmpty()) {
      throw new DataException(
          where,
          "the network has no loss, so there is nothing to minimise",
          "Add one, for example 'loss L = -t · log(y)'.");
    }
    if (network.inputs().isEmpty()) {
      throw lacking(where, "input", "x in R[1,N]");
    }
    if (network.targets().isEmpty()) {
      throw lacking(where, "target", "t in onehot[1,C]");
    }
    requireUsed(where, network, network.losses().getFirst());
    for (Symbol constant : network.symbols(Symbol.Kind.CONSTANT)) {
      if (!network.givenValues().containsKey(constant)) {
        throw new DataException(
            where,
            "const " + constant.name() + " has no value to train with",
            "Write 'given " + constant.name() + " = …' in the network.");
      }
    }
  }

  private static DataException lacking(String where, String kind, String example) {
    return new DataException(
        where,
        "the network has no " + kind + " for the data to fill",
        "Declare one, for example '" + kind + " " + example + "'.");
  }

  private static void requireUsed(String where, Network network, Expression loss) {
    Set<Symbol> used = loss.variables();
    String name = Network.symbolOf(loss).name();
    if (network.inputs().stream().noneMatch(used::contains)) {
      throw new DataException(
          where,
          "the loss " + name + " depends on no input, so the data teach it nothing",
          "Compare what the network makes of its input with the target.");
    }
    for (Symbol target : network.targets()) {
      if (!used.contains(target)) {
        throw new DataException(
            where,
            "the loss %s does not depend on the target %s".formatted(name, target.name()),
            "Compare the network's answer with it, or remove it.");
      }
    }
    for (Symbol parameter : network.parameters()) {
      if (!used.contains(parameter)) {
        throw new DataException(
            where,
            "the loss %s does not depend on the parameter %s, so it can't be trained"
                .formatted(name, parameter.name()),
            "Use it in the network, or remove it.");
      }
      if (parameter.name().equals(Safetensors.METADATA)) {
        throw new DataException(
            where,
            "no parameter can be called %s: the model's file uses that name itself"
                .formatted(parameter.name()),
            "Give it another name.");
      }
    }
  }
}
