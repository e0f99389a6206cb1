package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void distanceCountsSwapsOfNeighboursOnce() {
    assertThat(Suggestions.distance("tahn", "tanh")).isEqualTo(1);
    assertThat(Suggestions.distance("sigmod", "sigmoid")).isEqualTo(1);
    assertThat(Suggestions.distance("", "abc")).isEqualTo(3);
    assertThat(Suggestions.distance("abc", "abc")).isZero();
  }

  @Test
  void namesThatShareNothingAreNotNear() {
    assertThat(Suggestions.nearest("q", List.of("x", "y"))).isEmpty();
    assertThat(Suggestions.nearest("foo", List.of("bar"))).isEmpty();
    assertThat(Suggestions.nearest("weights", List.of("weight", "height"))).hasValue("weight");
  }

  @Test
  void caseAndOtherLanguagesAreNear() {
    assertThat(Suggestions.nearest("W", List.of("w", "v"))).hasValue("w");
    assertThat(Suggestions.nearest("ln", Builtins.names())).hasValue("log");
  }

  @Test
  void longNamesAreNotCompared() {
    assertThat(Suggestions.nearest("a".repeat(1_000_000), List.of("a"))).isEmpty();
  }
}
