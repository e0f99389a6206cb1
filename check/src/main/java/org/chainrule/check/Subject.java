package org.chainrule.check;

import java.util.List;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Network;

/** A network with what is worked out of it once for all claims about it. */
final class Subject {
  private final Network network;
  private final GivenNumbers given;
  private final DerivativeResolution resolution;
  private List<Quantity> quantities = List.of();

  Subject(Network network) {
    this.network = network;
    this.given = GivenNumbers.of(network);
    this.resolution = DerivativeResolution.of(network);
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

  /** Returns all that figures may have been meant for. */
  List<Quantity> quantities() {
    if (quantities.isEmpty()) {
      quantities = Quantities.of(network, given);
    }
    return quantities;
  }
}
