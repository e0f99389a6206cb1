package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  private static final Map<String, Tensor> TENSORS =
      Map.of(
          "b", Tensor.of(List.of(2), new float[] {1, -2}),
          "a", Tensor.of(List.of(1, 1), new float[] {0.5f}),
          "z", Tensor.of(List.of(), new double[] {3}));

  private byte[] written(Safetensors content) throws IOException {
    Path file = folder.resolve("model.safetensors");
    content.write(file);
    return Files.readAllBytes(file);
  }

  /** Laid out by hand from the format's description: a header of 190 bytes and 2 spaces. */
  @Test
  void bytesOfASmallFile() throws IOException {
    String header =
        "{\"__metadata__\":{\"k\":\"ü\"},"
            + "\"z\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[12,20]}}";
    String expected =
        "c0" // the header's length
            + "00000000000000"
            + HexFormat.of().formatHex((header + " ".repeat(2)).getBytes(StandardCharsets.UTF_8))
            + "0000000000000840" // 3 = 1.5 · 2¹
            + "0000003f" // 0.5
            + "0000803f" // 1
            + "000000c0"; // -2
    byte[] bytes = written(new Safetensors(Map.of("k", "ü"), TENSORS));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
    assertThat(bytes[0] % 8).isZero();
  }

  @Test
  void withoutMetadataAndTensors() throws IOException {
    byte[] bytes = written(new Safetensors(Map.of(), Map.of()));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\u0008\0\0\0\0\0\0\0{}      ");
    assertThat(Safetensors.read(folder.resolve("model.safetensors")).tensors()).isEmpty();
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Safetensors content =
        new Safetensors(Map.of("network", "h = \"x\"\n\t\\\u0001", "a", ""), TENSORS);
    byte[] first = written(content);
    Safetensors read = Safetensors.read(folder.resolve("model.safetensors"));
    assertThat(read).isEqualTo(content).hasSameHashCodeAs(content);
    assertThat(written(read)).isEqualTo(first);
    assertThat(read.tensors().keySet()).containsExactly("z", "a", "b");
    assertThat(read.tensors().get("b")).hasToString("F32[2]");
  }

  @Test
  void orderOfTheMapsDoesNotMatter() throws IOException {
    Map<String, Tensor> reversed = new LinkedHashMap<>();
    TENSORS.keySet().stream()
        .sorted((left, right) -> right.compareTo(left))
        .forEach(name -> reversed.put(name, TENSORS.getOrDefault(name, TENSORS.get("a"))));
    assertThat(written(new Safetensors(Map.of("x", "1", "y", "2"), reversed)))
        .isEqualTo(
            written(new Safetensors(new LinkedHashMap<>(Map.of("y", "2", "x", "1")), TENSORS)));
  }

  @Test
  void allBitsSurvive() throws IOException {
    float[] floats = {Float.MIN_VALUE, -0f, Float.NaN, Float.POSITIVE_INFINITY, 1 / 3f};
    double[] doubles = {Double.MIN_VALUE, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1 / 3.0};
    written(
        new Safetensors(
            Map.of(),
            Map.of("f", Tensor.of(List.of(5), floats), "d", Tensor.of(List.of(5, 1), doubles))));
    Safetensors read = Safetensors.read(folder.resolve("model.safetensors"));
    assertThat(read.tensors().get("f")).isEqualTo(Tensor.of(List.of(5), floats));
    assertThat(read.tensors().get("d")).isEqualTo(Tensor.of(List.of(5, 1), doubles));
  }

  @Test
  void tensorsConvert() {
    assertThat(Tensor.of(List.of(2), new float[] {0.1f, 2}).doubles()).containsExactly(0.1f, 2);
    assertThat(Tensor.of(List.of(2), new double[] {0.1, 2}).floats()).containsExactly(0.1f, 2);
    assertThat(Tensor.of(List.of(2), new double[] {0.1, 2}).doubles()).containsExactly(0.1, 2);
    assertThat(Tensor.of(List.of(0, 3), new float[0]).size()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tensor.of(List.of(2, 2), new float[3]))
        .withMessage("3 values for shape [2, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Safetensors(Map.of(), Map.of("__metadata__", Tensor.of(List.of(), new float[1]))))
        .withMessage("a tensor can't be called __metadata__");
  }

  @Test
  void leavesNoOtherFile() throws IOException {
    written(new Safetensors(Map.of(), TENSORS));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("model.safetensors"));
    }
  }
}
