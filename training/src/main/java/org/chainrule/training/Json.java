package org.chainrule.training;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as trees: nothing here is read or written by reflection. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The tree of a map of strings, numbers, booleans, lists and maps. */
  static JsonNode tree(Map<String, ?> values) {
    return MAPPER.valueToTree(values);
  }

  /** On one line, without spaces. */
  static String line(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** Indented, with a line feed at the end. */
  static String pretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node).replace("\r\n", "\n")
        + "\n";
  }

  /** Adds a number, or {@code null} where it is not finite, which JSON can't say. */
  static void putFinite(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }

  /**
   * @throws DataException if the text is no JSON, or has a key twice
   */
  static JsonNode parse(String where, String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw damaged(where, "is no valid JSON (" + firstLine(e.getOriginalMessage()) + ")");
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("unreadable").strip();
  }

  /** A file that Chainrule wrote does not read as it should. */
  static DataException damaged(String where, String problem) {
    return new DataException(where, problem, "Use an undamaged copy, or train again.");
  }

  static double[] numbers(String where, JsonNode parent, String name) {
    JsonNode array = parent.path(name);
    if (!array.isArray() || !array.valueStream().allMatch(JsonNode::isNumber)) {
      throw damaged(where, "wanted a list of numbers called " + name);
    }
    return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
  }

  static List<String> strings(String where, JsonNode parent, String name) {
    JsonNode array = parent.path(name);
    if (!array.isArray() || !array.valueStream().allMatch(JsonNode::isString)) {
      throw damaged(where, "wanted a list of strings called " + name);
    }
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  static String string(String where, JsonNode parent, String name) {
    JsonNode node = parent.path(name);
    if (!node.isString()) {
      throw damaged(where, "wanted a string called " + name);
    }
    return node.stringValue();
  }
}
