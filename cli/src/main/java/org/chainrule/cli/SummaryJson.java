package org.chainrule.cli;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A network's summary for programs. */
final class SummaryJson {
  private SummaryJson() {}

  /** One JSON document. */
  static String of(NetworkSummary summary) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode document = mapper.createObjectNode();
    document.put("file", summary.file());
    ArrayNode symbols = document.putArray("symbols");
    summary.symbols().forEach(entry -> put(symbols.addObject(), entry, summary.sizes()));
    ArrayNode definitions = document.putArray("definitions");
    summary.definitions().forEach(entry -> put(definitions.addObject(), entry, summary.sizes()));
    ArrayNode functions = document.putArray("functions");
    for (NetworkSummary.Function function : summary.functions()) {
      ObjectNode node = functions.addObject().put("name", function.name());
      function.parameters().forEach(node.putArray("parameters")::add);
      function.body().ifPresent(body -> node.put("formula", body));
    }
    ObjectNode parameters = document.putObject("parameters");
    parameters.put("symbolic", arithmetic(summary, ParameterCount::symbolic));
    parameters.put("numeric", arithmetic(summary, ParameterCount::numeric));
    put(
        parameters,
        "count",
        summary.parameters().map(ParameterCount::total).orElse(Optional.of(BigInteger.ZERO)));
    return mapper.writeValueAsString(document) + "\n";
  }

  /** As the language writes products. */
  private static String arithmetic(
      NetworkSummary summary, Function<ParameterCount, String> formula) {
    return summary.parameters().map(formula).orElse("0").replace('·', '*');
  }

  private static void put(ObjectNode node, NetworkSummary.Entry entry, Sizes sizes) {
    node.put("name", entry.name()).put("kind", entry.kind());
    entry.set().ifPresent(set -> node.put("set", set));
    putShape(node, entry.shape(), sizes);
    entry.formula().ifPresent(formula -> node.put("formula", formula));
    entry.parameters().ifPresent(count -> put(node, "parameters", count.total()));
  }

  /** Names and numbers; a size that has no number is null. */
  private static void putShape(ObjectNode node, Shape shape, Sizes sizes) {
    ArrayNode names = node.putArray("shape");
    ArrayNode numbers = node.putArray("sizes");
    for (Dimension dimension : new Dimension[] {shape.rows(), shape.columns()}) {
      names.add(dimension.toString());
      sizes.value(dimension).ifPresentOrElse(numbers::add, numbers::addNull);
    }
  }

  private static void put(ObjectNode node, String name, Optional<BigInteger> value) {
    value.ifPresentOrElse(number -> node.put(name, number), () -> node.putNull(name));
  }
}
