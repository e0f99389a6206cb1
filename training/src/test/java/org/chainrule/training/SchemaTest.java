package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
  static Stream<Schema> schemas() {
    return Stream.of(
        new Schema(3, List.of("a \"b\"", "ü"), new Schema.Classes("kind", List.of("x", "y"))),
        new Schema(4, List.of("a"), new Schema.Numbers(List.of("t", "u"))),
        new Schema(2, List.of("c1", "c2"), new Schema.None()));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void survivesJson(Schema schema) {
    assertThat(Schema.parse("model", schema.toJson())).isEqualTo(schema);
  }

  @Test
  void form() {
    assertThat(schemas().map(Schema::toJson))
        .containsExactly(
            "{\"columns\":3,\"features\":[\"a"
                + " \\\"b\\\"\",\"ü\"],\"class\":\"kind\",\"classes\":[\"x\",\"y\"]}",
            "{\"columns\":4,\"features\":[\"a\"],\"targets\":[\"t\",\"u\"]}",
            "{\"columns\":2,\"features\":[\"c1\",\"c2\"]}");
  }

  @Test
  void complains() {
    assertThatThrownBy(() -> Schema.parse("model", "{\"columns\":1}"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "model: wanted a list of strings called features."
                + " Use an undamaged copy, or train again.");
    assertThatThrownBy(() -> Schema.parse("model", "{\"columns\":1,\"features\":[\"a\",\"b\"]}"))
        .hasMessage(
            "model: wanted at least as many columns as features, and one feature."
                + " Use an undamaged copy, or train again.");
  }
}
