package org.chainrule.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads a safetensors file and trusts nothing in it: every length is checked before it is used. */
final class SafetensorsReader {
  /** The reference implementation's own limit. */
  private static final long LARGEST_HEADER = 100_000_000;

  private final String name;

  SafetensorsReader(String name) {
    this.name = name;
  }

  private record Entry(String name, Tensor.Type type, List<Integer> shape, long from, long to) {}

  Safetensors read(Path path) {
    if (!Files.exists(path)) {
      throw FileProblem.missing(name);
    }
    if (Files.isDirectory(path)) {
      throw FileProblem.folder(name);
    }
    try (FileChannel channel = FileChannel.open(path)) {
      return read(channel, channel.size());
    } catch (CharacterCodingException _) {
      throw broken("its header is not UTF-8 text");
    } catch (IOException e) {
      throw FileProblem.reading(name, e);
    }
  }

  private Safetensors read(FileChannel channel, long size) throws IOException {
    if (size < Long.BYTES) {
      throw broken("has %s, wanted at least 8".formatted(Wording.count(size, "byte")));
    }
    long length = bytes(channel, 0, Long.BYTES).getLong(0);
    if (length < 0 || length > LARGEST_HEADER) {
      throw broken(
          "announces a header of %s bytes, wanted at most %s"
              .formatted(Long.toUnsignedString(length), LARGEST_HEADER));
    }
    long start = Long.BYTES + length;
    if (start > size) {
      throw broken(
          "announces a header of %s bytes, but only %s follow".formatted(length, size - 8));
    }
    ByteBuffer header = bytes(channel, Long.BYTES, (int) length);
    String json = StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    if (!json.startsWith("{")) {
      throw broken("its header does not start with {");
    }
    JsonNode root = Json.parse(name, json);
    List<Entry> entries = entries(root);
    checkExtents(entries, size - start);
    Map<String, Tensor> tensors = new HashMap<>();
    for (Entry entry : entries) {
      ByteBuffer data = bytes(channel, start + entry.from(), (int) (entry.to() - entry.from()));
      tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), data));
    }
    return new Safetensors(metadata(root), tensors);
  }

  private ByteBuffer bytes(FileChannel channel, long position, int length) throws IOException {
    ByteBuffer buffer = Tensor.buffer(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw broken("ended while it was read");
      }
    }
    return buffer.flip();
  }

  private Map<String, String> metadata(JsonNode root) {
    Map<String, String> metadata = new HashMap<>();
    JsonNode node = root.path(Safetensors.METADATA);
    if (!node.isMissingNode() && !node.isObject()) {
      throw broken("its __metadata__ is no object");
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      metadata.put(property.getKey(), Json.string(name, node, property.getKey()));
    }
    return metadata;
  }

  private List<Entry> entries(JsonNode root) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : root.properties()) {
      if (!property.getKey().equals(Safetensors.METADATA)) {
        entries.add(entry(property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
    return entries;
  }

  private Entry entry(String tensor, JsonNode node) {
    String quoted = Wording.quoted(tensor);
    Tensor.Type type =
        switch (node.path("dtype").asString("")) {
          case "F32" -> Tensor.Type.F32;
          case "F64" -> Tensor.Type.F64;
          case String other ->
              throw broken(
                  "tensor %s has dtype %s, wanted F32 or F64"
                      .formatted(quoted, Wording.quoted(other)));
        };
    JsonNode shape = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!wholeNumbers(shape) || !wholeNumbers(offsets) || offsets.size() != 2) {
      throw broken(
          "tensor %s lacks a shape or two data_offsets of whole numbers".formatted(quoted));
    }
    long from = offsets.get(0).longValue();
    long to = offsets.get(1).longValue();
    List<Integer> axes = new ArrayList<>();
    long bytes = type.bytes();
    for (JsonNode axis : shape) {
      long length = axis.longValue();
      // Both factors are below 2^31.
      bytes *= Math.min(length, Integer.MAX_VALUE);
      if (length > Integer.MAX_VALUE || bytes > Integer.MAX_VALUE) {
        throw broken("tensor %s is larger than 2 GB".formatted(quoted));
      }
      axes.add((int) length);
    }
    if (to - from != bytes) {
      throw broken(
          "tensor %s of shape %s takes %s bytes, but its data_offsets are %s and %s"
              .formatted(quoted, axes, bytes, from, to));
    }
    return new Entry(tensor, type, axes, from, to);
  }

  private static boolean wholeNumbers(JsonNode node) {
    return node.isArray()
        && node.valueStream()
            .allMatch(n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0);
  }

  /** Tensors lie one behind the other from 0 to the end of the file. */
  private void checkExtents(List<Entry> entries, long size) {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.from() != end) {
        throw broken(
            "tensor %s starts at %s, wanted %s, the end of the one before"
                .formatted(Wording.quoted(entry.name()), entry.from(), end));
      }
      end = entry.to();
    }
    if (end != size) {
      throw broken("holds %s bytes of numbers, but its header tells of %s".formatted(size, end));
    }
  }

  private DataException broken(String problem) {
    return new DataException(
        name, problem + "; this is no undamaged safetensors file", "Use another copy.");
  }
}
