package org.chainrule.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Another reader of safetensors files, made from the format's description alone: eight bytes of
 * header length, a JSON header, and little-endian numbers at the offsets that it names.
 */
final class SafetensorsByTheBook {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\"([^\"]+)\":\\{\"dtype\":\"(F32|F64)\",\"shape\":\\[([0-9,]*)\\],"
              + "\"data_offsets\":\\[(\\d+),(\\d+)\\]\\}");

  private SafetensorsByTheBook() {}

  /** A tensor's shape as it stands in the header, and its numbers. */
  @SuppressWarnings("ArrayRecordComponent") // a test compares the numbers themselves
  record Entry(String type, String shape, double[] values) {}

  static Map<String, Entry> read(byte[] file) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = Math.toIntExact(buffer.getLong(0));
    String header = new String(file, 8, length, StandardCharsets.UTF_8);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (MatchResult match : ENTRY.matcher(header).results().toList()) {
      int from = 8 + length + Integer.parseInt(match.group(4));
      int bytes = 8 + length + Integer.parseInt(match.group(5)) - from;
      boolean wide = match.group(2).equals("F64");
      double[] values = new double[bytes / (wide ? 8 : 4)];
      for (int i = 0; i < values.length; i++) {
        values[i] = wide ? buffer.getDouble(from + 8 * i) : buffer.getFloat(from + 4 * i);
      }
      entries.put(match.group(1), new Entry(match.group(2), match.group(3), values));
    }
    return entries;
  }
}
