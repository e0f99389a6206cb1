package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivationRequest;
import org.chainrule.calculus.Exposition;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Networks;
import org.chainrule.report.JsonRenderer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The right formulas of a network: the gradients by its parameters and intermediates. */
final class Subjects {
  private Subjects() {}

  static List<Subject> of(Map.Entry<String, String> network) {
    Network read = Networks.parse(network.getValue(), network.getKey());
    List<Subject> subjects = new ArrayList<>();
    String loss = Network.symbolOf(read.losses().getFirst()).name();
    List<String> by = new ArrayList<>();
    read.parameters().forEach(parameter -> by.add(parameter.name()));
    for (String name : List.of("h", "z", "h1", "z1", "h2", "z2", "A", "Z", "a")) {
      read.definition(name).ifPresent(_ -> by.add(name));
    }
    for (String name : by) {
      try {
        subjects.addAll(derived(network, read, loss, name));
      } catch (CalculusException e) {
        // The loss does not depend on it.
      }
    }
    return subjects;
  }

  private static List<Subject> derived(
      Map.Entry<String, String> entry, Network network, String loss, String name) {
    Exposition exposition =
        Exposition.of(network, DerivationRequest.DEFAULT.of(loss, List.of(name)));
    JsonNode gradient =
        JsonMapper.shared()
            .readTree(new JsonRenderer().render(exposition))
            .path("gradients")
            .path(0);
    List<Subject> subjects = new ArrayList<>();
    String matrix = gradient.path("matrix").asString("");
    if (!matrix.isEmpty()) {
      subject(entry, network, "d" + loss + "/d" + name, matrix).ifPresent(subjects::add);
    }
    String index = gradient.path("index").asString("");
    List<String> letters =
        exposition.formulas().getFirst().index().inputs().stream().map(i -> i.name()).toList();
    if (!index.isEmpty() && !letters.isEmpty()) {
      String head = "d%s/d%s[%s]".formatted(loss, name, String.join(",", letters));
      subject(entry, network, head, index).ifPresent(subjects::add);
    }
    return subjects;
  }

  /** The free letters have the ranges that the whole claim gives them. */
  private static Optional<Subject> subject(
      Map.Entry<String, String> entry, Network network, String head, String formula) {
    try {
      Network claimed =
          Networks.parse(
              entry.getValue() + "\nclaim " + head + " = " + formula + "\n", entry.getKey());
      Claim claim = claimed.claims().getLast();
      return Optional.of(
          new Subject(
              entry.getKey(), network, head, Formulas.syntax(formula, network), claim.letters()));
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }
}
