package org.chainrule.training;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which columns a network was trained on: kept with its weights, so that later files are read the
 * same way.
 *
 * @param columns how many columns the training file had
 * @param features the names of the feature columns, in the order of the network's input
 * @param target what the answers are
 */
public record Schema(int columns, List<String> features, Answer target) {
  /** Copies the list. */
  public Schema {
    features = List.copyOf(features);
  }

  /** The columns that hold the answers. */
  public sealed interface Answer {
    /** Their names; empty if there are none. */
    List<String> columns();
  }

  /**
   * One column of class labels.
   *
   * @param column its name
   * @param names the classes in order: numbers by value, text alphabetically
   */
  public record Classes(String column, List<String> names) implements Answer {
    /** Copies the list. */
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /**
   * Columns of numbers.
   *
   * @param columns their names
   */
  public record Numbers(List<String> columns) implements Answer {
    /** Copies the list. */
    public Numbers {
      columns = List.copyOf(columns);
    }
  }

  /** No answers. */
  public record None() implements Answer {
    @Override
    public List<String> columns() {
      return List.of();
    }
  }

  /** The name of a column without one: {@code c1} for the first. */
  static String generatedName(int position) {
    return "c" + position;
  }

  /** The position, from 1, that a generated name stands for. */
  static OptionalInt generatedPosition(String name) {
    return name.matches("c[1-9][0-9]{0,7}")
        ? OptionalInt.of(Integer.parseInt(name.substring(1)))
        : OptionalInt.empty();
  }

  /** Whether the training file had no header, so that positions are all there is to go by. */
  boolean positional() {
    return names().allMatch(name -> generatedPosition(name).isPresent());
  }

  private Stream<String> names() {
    return Stream.concat(features.stream(), target.columns().stream());
  }

  /** As JSON on one line; {@link #parse} gives an equal schema. */
  public String toJson() {
    ObjectNode node = Json.object().put("columns", columns);
    features.forEach(node.putArray("features")::add);
    switch (target) {
      case Classes classes -> {
        node.put("class", classes.column());
        classes.names().forEach(node.putArray("classes")::add);
      }
      case Numbers numbers -> numbers.columns().forEach(node.putArray("targets")::add);
      case None _ -> {}
    }
    return Json.line(node);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param where the file it stands in, for messages
   * @throws DataException if it is something else
   */
  public static Schema parse(String where, String json) {
    JsonNode node = Json.parse(where, json);
    List<String> features = Json.strings(where, node, "features");
    int columns = node.path("columns").asInt(0);
    if (features.isEmpty() || columns < features.size()) {
      throw Json.damaged(where, "wanted at least as many columns as features, and one feature");
    }
    Schema schema = new Schema(columns, features, answer(where, node));
    if (schema.positional()
        && schema.names().anyMatch(name -> generatedPosition(name).orElseThrow() > columns)) {
      throw Json.damaged(where, "its columns are numbered beyond the last, " + columns);
    }
    return schema;
  }

  private static Answer answer(String where, JsonNode node) {
    if (node.has("class")) {
      return new Classes(Json.string(where, node, "class"), Json.strings(where, node, "classes"));
    }
    return node.has("targets") ? new Numbers(Json.strings(where, node, "targets")) : new None();
  }
}
