package org.chainrule.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a <a href="https://github.com/huggingface/safetensors">safetensors</a> file:
 *
 * <pre>
 *   8 bytes  n, little-endian
 *   n bytes  {"__metadata__":{"key":"text",…},"name":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},…}
 *            in UTF-8, padded with spaces to a multiple of 8
 *   rest     the values, row-major, little-endian, without gaps
 * </pre>
 *
 * Metadata are written in the order of their keys, tensors with wider numbers first and then by
 * name, as the reference implementation does: equal content gives equal bytes.
 *
 * @param metadata texts by key
 * @param tensors tensors by name
 */
public record Safetensors(
    SequencedMap<String, String> metadata, SequencedMap<String, Tensor> tensors) {
  static final String METADATA = "__metadata__";

  /**
   * Copies the maps into the file's order.
   *
   * @throws IllegalArgumentException if a tensor is called {@code __metadata__}
   */
  public Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    this(sorted(metadata), sortedTensors(tensors));
  }

  /** Copies the maps into the file's order. */
  public Safetensors {
    metadata = sorted(metadata);
    tensors = sortedTensors(tensors);
  }

  private static SequencedMap<String, String> sorted(Map<String, String> metadata) {
    return Collections.unmodifiableSequencedMap(new TreeMap<>(metadata));
  }

  private static SequencedMap<String, Tensor> sortedTensors(Map<String, Tensor> tensors) {
    if (tensors.containsKey(METADATA)) {
      throw new IllegalArgumentException("a tensor can't be called " + METADATA);
    }
    List<Map.Entry<String, Tensor>> entries = new ArrayList<>(tensors.entrySet());
    entries.sort(
        Comparator.comparing((Map.Entry<String, Tensor> entry) -> entry.getValue().type())
            .thenComparing(Map.Entry::getKey));
    SequencedMap<String, Tensor> result = new LinkedHashMap<>();
    entries.forEach(entry -> result.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableSequencedMap(result);
  }

  /**
   * Writes the file; an existing one is replaced in one step, or left as it was.
   *
   * @throws DataException if it can't be written
   */
  public void write(Path file) {
    AtomicFile.writeLasting(
        file,
        channel -> {
          writeFully(channel, header());
          for (Tensor tensor : tensors.values()) {
            writeFully(channel, tensor.bytes());
          }
        });
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private ByteBuffer header() {
    ObjectNode root = Json.object();
    if (!metadata.isEmpty()) {
      metadata.forEach(root.putObject(METADATA)::put);
    }
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = root.putObject(entry.getKey()).put("dtype", tensor.type().name());
      tensor.shape().forEach(node.putArray("shape")::add);
      long end = offset + tensor.bytes().remaining();
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] json = Json.line(root).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, Math.ceilDiv(json.length, 8) * 8);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return Tensor.buffer(Long.BYTES + padded.length).putLong(padded.length).put(padded).flip();
  }

  /**
   * Reads a file; only {@code F32} and {@code F64} tensors are understood.
   *
   * @throws DataException if it can't be read or breaks the format in any way
   */
  public static Safetensors read(Path file) {
    return new SafetensorsReader(file.toString()).read(file);
  }
}
