package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "5.1",
        "+5.1",
        ".5",
        "5.",
        "1e3",
        "-1.5E-3",
        "123456789012345",
        "1234567890123456",
        "0.1234567890123456789",
        "999999999999999.9",
        "1e-320",
        " 7 "
      })
  void readsWhatJavaReads(String text) {
    assertThat(NumberText.parse(text)).isEqualTo(Double.parseDouble(text));
    assertThat(NumberText.matches(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "abc", "NaN", "Infinity", "1e999", "0x1p3", "1f", "1,5"})
  void rejectsTheRest(String text) {
    assertThat(NumberText.parse(text)).isNaN();
    assertThat(NumberText.matches(text)).isFalse();
  }

  @Test
  void theFastWayRoundsLikeTheGeneralOne() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 100_000; i++) {
      long digits = random.nextLong(1_000_000_000_000_000L) >> random.nextInt(50);
      int places = random.nextInt(13);
      String text = (i % 2 == 0 ? "-" : "") + BigDecimal.valueOf(digits, places).toPlainString();
      assertThat(NumberText.parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @CsvSource({"3,3", "3.0,3", "-0.0,0", "1e3,1000", "0.5,0.5", "1e17,1.0E17"})
  void equalNumbersGetEqualText(String text, String canonical) {
    assertThat(NumberText.canonical(Double.parseDouble(text))).isEqualTo(canonical);
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      assertThat(NumberText.canonical(1234)).isEqualTo("1234");
      assertThat(Wording.count(1234, "row")).isEqualTo("1234 rows");
      assertThat(Place.row("a.csv", 12)).isEqualTo("a.csv, row 12");
    } finally {
      Locale.setDefault(before);
    }
  }
}
