package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetensorsDamageTest {
  private static final String END = "; this is no undamaged safetensors file. Use another copy.";

  @TempDir Path temporary;

  record Case(String header, int dataBytes, String problem) {}

  private static byte[] file(long length, byte[] header, int dataBytes) {
    return ByteBuffer.allocate(8 + header.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(header)
        .array();
  }

  private String complaint(byte[] bytes) {
    Folder folder = new Folder(temporary);
    Path file = folder.write("m.safetensors", bytes);
    return folder.complaint(() -> Safetensors.read(file));
  }

  private static String tensor(String dtype, String shape, String offsets) {
    return "{\"w\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(dtype, shape, offsets);
  }

  static List<Case> cases() {
    return List.of(
        new Case("[1]", 0, "its header does not start with {"),
        new Case(" {}", 0, "its header does not start with {"),
        new Case(
            tensor("I64", "[1]", "[0,8]"), 8, "tensor \"w\" has dtype \"I64\", wanted F32 or F64"),
        new Case("{\"w\":3}", 0, "tensor \"w\" has dtype \"\", wanted F32 or F64"),
        new Case(
            tensor("F32", "[-1]", "[0,4]"),
            4,
            "tensor \"w\" lacks a shape or two data_offsets of whole numbers"),
        new Case(
            tensor("F32", "[1.5]", "[0,4]"),
            4,
            "tensor \"w\" lacks a shape or two data_offsets of whole numbers"),
        new Case(
            tensor("F32", "[1]", "[0,4,8]"),
            4,
            "tensor \"w\" lacks a shape or two data_offsets of whole numbers"),
        new Case(
            tensor("F32", "[99999999999999999999]", "[0,4]"),
            4,
            "tensor \"w\" lacks a shape or two data_offsets of whole numbers"),
        new Case(
            tensor("F32", "[4294967296,4294967296]", "[0,0]"),
            0,
            "tensor \"w\" is larger than 2 GB"),
        new Case(tensor("F32", "[65536,65536]", "[0,0]"), 0, "tensor \"w\" is larger than 2 GB"),
        new Case(
            tensor("F32", "[2,3]", "[0,20]"),
            20,
            "tensor \"w\" of shape [2, 3] takes 24 bytes, but its data_offsets are 0 and 20"),
        new Case(
            tensor("F32", "[1]", "[4,0]"),
            4,
            "tensor \"w\" of shape [1] takes 4 bytes, but its data_offsets are 4 and 0"),
        new Case(
            tensor("F32", "[1]", "[4,8]"),
            8,
            "tensor \"w\" starts at 4, wanted 0, the end of the one before"),
        new Case(
            "{\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
            8,
            "tensor \"w\" starts at 4, wanted 8, the end of the one before"),
        new Case(
            tensor("F32", "[2]", "[0,8]"),
            7,
            "holds 7 bytes of numbers, but its header tells of 8"),
        new Case(
            tensor("F32", "[2]", "[0,8]"),
            9,
            "holds 9 bytes of numbers, but its header tells of 8"),
        new Case("{\"__metadata__\":[]}", 0, "its __metadata__ is no object"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void headersThatDoNotFit(Case one) {
    byte[] header = one.header().getBytes(StandardCharsets.UTF_8);
    assertThat(complaint(file(header.length, header, one.dataBytes())))
        .isEqualTo("m.safetensors: " + one.problem() + END);
  }

  @Test
  void lengths() {
    assertThat(complaint(new byte[3]))
        .isEqualTo("m.safetensors: has 3 bytes, wanted at least 8" + END);
    assertThat(complaint(file(100_000_001, new byte[2], 0)))
        .isEqualTo(
            "m.safetensors: announces a header of 100000001 bytes, wanted at most 100000000" + END);
    assertThat(complaint(file(-1, new byte[2], 0)))
        .isEqualTo(
            "m.safetensors: announces a header of 18446744073709551615 bytes,"
                + " wanted at most 100000000"
                + END);
    assertThat(complaint(file(16, new byte[2], 0)))
        .isEqualTo("m.safetensors: announces a header of 16 bytes, but only 2 follow" + END);
  }

  @Test
  void noText() {
    assertThat(complaint(file(2, new byte[] {'{', (byte) 0xff}, 0)))
        .isEqualTo("m.safetensors: its header is not UTF-8 text" + END);
  }

  @Test
  void noJson() {
    for (String header : List.of("{", "{\"a\":}", "{} {}", "{'a':1}")) {
      byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
      assertThat(complaint(file(bytes.length, bytes, 0)))
          .startsWith("m.safetensors: is no valid JSON (")
          .endsWith("). Use an undamaged copy, or train again.");
    }
  }

  @Test
  void doubleKeys() {
    byte[] bytes = "{\"a\":1,\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(complaint(file(bytes.length, bytes, 0)))
        .isEqualTo(
            "m.safetensors: is no valid JSON (Duplicate Object property \"a\")."
                + " Use an undamaged copy, or train again.");
  }

  @Test
  void metadataThatAreNoText() {
    byte[] bytes = "{\"__metadata__\":{\"k\":1}}".getBytes(StandardCharsets.UTF_8);
    assertThat(complaint(file(bytes.length, bytes, 0)))
        .isEqualTo(
            "m.safetensors: wanted a string called k. Use an undamaged copy, or train again.");
  }

  @Test
  void deepNesting() {
    byte[] bytes = ("{\"a\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(complaint(file(bytes.length, bytes, 0)))
        .startsWith("m.safetensors: is no valid JSON (");
  }

  @Test
  void missing() {
    Folder folder = new Folder(temporary);
    assertThat(folder.complaint(() -> Safetensors.read(temporary.resolve("no"))))
        .isEqualTo("no: there is no such file. Check the path.");
    assertThat(folder.complaint(() -> Safetensors.read(temporary)))
        .isEqualTo("FOLDER: is a folder, not a file. Name a file in it.");
  }

  /** Whatever bytes change, or wherever the file ends: a data exception or a file that reads. */
  @Test
  void randomDamage() throws IOException {
    Path file = temporary.resolve("m.safetensors");
    new Safetensors(
            Map.of("k", "v"),
            Map.of(
                "a", Tensor.of(List.of(2, 3), new float[6]),
                "b", Tensor.of(List.of(2), new double[2])))
        .write(file);
    byte[] whole = Files.readAllBytes(file);
    var random = new SplittableRandom(11);
    int rejected = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = i < whole.length ? Arrays.copyOf(whole, i) : changed(whole, random);
      Files.write(file, bytes);
      Throwable thrown = catchThrowable(() -> Safetensors.read(file));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(DataException.class);
        rejected++;
      }
    }
    assertThat(rejected).isGreaterThan(1_500);
  }

  private static byte[] changed(byte[] whole, SplittableRandom random) {
    byte[] bytes = whole.clone();
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
