package org.chainrule.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.calculus.UpdateValues;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Constant;
import org.chainrule.expression.Setting;
import org.chainrule.expression.Symbol;

/** A network with what is worked out of it once for all claims about it. */
final class Subject {
  private final Network network;
  private final GivenNumbers given;
  private final DerivativeResolution resolution;
  private final UpdateValues updates;
  private final Updates steps;
  private final DeclaredSums sums;
  private List<Quantity> quantities = List.of();

  Subject(Network network) {
    this.network = network;
    this.given = GivenNumbers.of(network);
    this.resolution = DerivativeResolution.of(network);
    this.updates = UpdateValues.of(network);
    this.sums = new DeclaredSums(network);
    this.steps = new Updates(network, updates);
  }

  Network network() {
    return network;
  }

  GivenNumbers given() {
    return given;
  }

  DerivativeResolution resolution() {
    return resolution;
  }

  Updates steps() {
    return steps;
  }

  /** Returns the constants whose given numbers are rates of steps, with these numbers. */
  Map<Expression, Expression> rates() {
    Map<Expression, Expression> rates = new LinkedHashMap<>();
    Set<Setting> settings = new HashSet<>();
    network.steps().forEach(step -> settings.addAll(step.optimizer().arguments().values()));
    network
        .givenValues()
        .forEach((symbol, value) -> {
          boolean rate =
              symbol.kind() == Symbol.Kind.CONSTANT
                  && value.operation() instanceof Constant(var number)
                  && settings.contains(new Setting.Number(number));
          if (rate) {
            rates.put(Expressions.variable(symbol), value);
          }
        });
    return rates;
  }

  DeclaredSums sums() {
    return sums;
  }

  /** Returns all that figures may have been meant for. */
  synchronized List<Quantity> quantities() {
    if (quantities.isEmpty()) {
      quantities = Quantities.of(network, given, steps, updates);
    }
    return quantities;
  }
}
