package org.chainrule.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/** The networks and formulas that tests read. */
final class TestTexts {
  /** The networks of {@code systems/}: as files, and as their documents have them. */
  static final List<String> SYSTEMS =
      List.of(
          "system1-graph",
          "system1-graph-sigmoid",
          "system1-layered",
          "system2-general",
          "system2-worked",
          "system3-affine",
          "system3-softmax",
          "system4",
          "system5",
          "system5-square");

  private TestTexts() {}

  static String resource(String name) {
    try (InputStream stream = TestTexts.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all texts of networks, by name. */
  static List<String> networkNames() {
    return java.util.stream.Stream.concat(
            SYSTEMS.stream().flatMap(s -> java.util.stream.Stream.of(s + ".chain", s + ".network")),
            java.util.stream.Stream.of("everything.chain"))
        .map(name -> name.startsWith("system") ? "systems/" + name : name)
        .toList();
  }

  /** The network with its claims on no line: printing moves them. */
  static Network withoutLines(Network network) {
    List<Claim> claims = network.claims().stream().map(TestTexts::onNoLine).toList();
    return new Network(
        network.sizes(),
        network.symbols(),
        network.functions(),
        network.opaques(),
        network.graphs(),
        network.definitions(),
        network.givens(),
        network.steps(),
        claims,
        network.training());
  }

  private static Claim onNoLine(Claim claim) {
    return new Claim(
        0,
        claim.text(),
        claim.sides().stream().map(TestTexts::onNoLine).toList(),
        claim.digits(),
        claim.layout(),
        claim.varying(),
        claim.conditions(),
        claim.letters(),
        claim.defines(),
        claim.instances().stream().map(TestTexts::onNoLine).toList());
  }

  private static Claim.Side onNoLine(Claim.Side side) {
    return new Claim.Side(0, side.source(), side.text(), side.expression(), side.problem());
  }
}
