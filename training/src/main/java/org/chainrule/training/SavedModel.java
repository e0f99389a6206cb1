package org.chainrule.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.engine.Precision;
import org.chainrule.expression.Network;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What it takes to predict: the network's text, its sizes, which columns it reads, how they are
 * scaled, and the parameters. All of it stands in one safetensors file: the parameters as tensors
 * under their names, the rest in its metadata.
 */
record SavedModel(
    String network,
    Map<SizeName, Integer> sizes,
    Schema schema,
    Scaling scaling,
    Precision precision) {

  private static final String FORMAT = "chainrule-1";

  /** Returns the file's content with these parameters. */
  Safetensors with(NetworkBinding binding, Map<Symbol, double[]> parameters) {
    SequencedMap<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("network", network);
    ObjectNode named = Json.object();
    sizes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(size -> named.put(size.getKey().name(), size.getValue()));
    metadata.put("sizes", Json.line(named));
    metadata.put("schema", schema.toJson());
    metadata.put("scaling", scaling.toJson());
    metadata.put("precision", precision.word());
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    parameters.forEach(
        (symbol, values) -> tensors.put(symbol.name(), tensor(binding, symbol, values)));
    return new Safetensors(metadata, tensors);
  }

  /** A tensor of the parameter's shape: none for a scalar, one number for a column, else two. */
  Tensor tensor(NetworkBinding binding, Symbol symbol, double[] values) {
    int rows = binding.rows(symbol);
    int columns = binding.columns(symbol);
    List<Integer> shape =
        symbol.shape().isScalar()
            ? List.of()
            : symbol.shape().isColumn() ? List.of(rows) : List.of(rows, columns);
    if (precision == Precision.FLOAT64) {
      return Tensor.of(shape, values);
    }
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return Tensor.of(shape, rounded);
  }

  /**
   * Reads what {@link #with} wrote, but for the parameters.
   *
   * @param where the file, for messages
   * @param parsed the network that the metadata's text reads as
   * @throws DataException if the file is no model of Chainrule's
   */
  static SavedModel read(String where, Safetensors file, Network parsed) {
    Schema schema = Schema.parse(where, metadata(where, file, "schema"));
    Scaling scaling = Scaling.parse(where, metadata(where, file, "scaling"));
    if (scaling.columns() != schema.features().size()) {
      throw Json.damaged(
          where,
          "scales %s of %s"
              .formatted(scaling.columns(), Wording.count(schema.features().size(), "feature")));
    }
    return new SavedModel(
        metadata(where, file, "network"),
        sizes(where, file, parsed),
        schema,
        scaling,
        precision(where, metadata(where, file, "precision")));
  }

  /**
   * Checks that the file was written by a version that wrote as this one reads.
   *
   * @throws DataException if not
   */
  static void requireFormat(String where, Safetensors file) {
    String format = metadata(where, file, "format");
    if (!format.equals(FORMAT)) {
      throw new DataException(
          where,
          "has the format %s, and this version reads %s".formatted(Wording.quoted(format), FORMAT),
          "Use the version that trained it, or train again.");
    }
  }

  private static Map<SizeName, Integer> sizes(String where, Safetensors file, Network parsed) {
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    JsonNode named = Json.parse(where, metadata(where, file, "sizes"));
    for (SizeName name : parsed.sizes()) {
      JsonNode value = named.path(name.name());
      if (value.isIntegralNumber() && value.canConvertToInt()) {
        sizes.put(name, value.intValue());
      }
    }
    return sizes;
  }

  private static Precision precision(String where, String word) {
    return Arrays.stream(Precision.values())
        .filter(precision -> precision.word().equals(word))
        .findFirst()
        .orElseThrow(() -> Json.damaged(where, Wording.quoted(word) + " is no precision"));
  }

  /** Returns one text of the metadata. */
  static String metadata(String where, Safetensors file, String key) {
    String value = file.metadata().get(key);
    if (value == null) {
      throw new DataException(
          where,
          "was not written by a training: its metadata lack " + Wording.quoted(key),
          "Give the run folder that train named at its end.");
    }
    return value;
  }

  /**
   * Returns the values of the network's parameters.
   *
   * @throws DataException if one is missing or has another shape
   */
  Map<Symbol, double[]> parameters(String where, Safetensors file, NetworkBinding binding) {
    Map<Symbol, double[]> values = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (Symbol symbol : binding.network().parameters()) {
      Tensor tensor = file.tensors().get(symbol.name());
      if (tensor == null) {
        missing.add(symbol.name());
        continue;
      }
      int wanted = binding.rows(symbol) * binding.columns(symbol);
      if (tensor.size() != wanted) {
        throw new DataException(
            where,
            "%s has the shape %s, and the network wants %s numbers"
                .formatted(symbol.name(), tensor.shape(), wanted),
            "Use the network.chain that lies beside the model.");
      }
      values.put(symbol, tensor.doubles());
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          where,
          "lacks the parameters " + Wording.list(missing),
          "Use the network.chain that lies beside the model.");
    }
    return values;
  }
}
