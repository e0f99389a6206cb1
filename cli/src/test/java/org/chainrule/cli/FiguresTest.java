package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces that messages and results are made of. */
class FiguresTest {
  @ParameterizedTest
  @CsvSource({"0,'0'", "999,'999'", "1000,'1,000'", "2410,'2,410'", "-1234567,'-1,234,567'"})
  void countsAreGrouped(long number, String text) {
    assertThat(Figures.count(number)).isEqualTo(text);
  }

  @Test
  void countsHaveNoBound() {
    assertThat(Figures.count(BigInteger.TEN.pow(21))).isEqualTo("1,000,000,000,000,000,000,000");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(0, "row")).isEqualTo("0 rows");
  }

  @ParameterizedTest
  @CsvSource({
    "0.97222, 0.9722",
    "0, 0.0000",
    "1, 1.0000",
    "-0.5, -0.5000",
    "0.001, 0.0010",
    "0.00012, 1.200e-04",
    "1234567, 1.235e+06",
    "NaN, NaN",
    "Infinity, Infinity"
  })
  void metricsHaveFourFigures(double value, String text) {
    assertThat(Figures.metric(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 s",
    "9.94, 9.9 s",
    "9.96, 10 s",
    "59.4, 59 s",
    "59.6, 1:00",
    "3599.4, 59:59",
    "7385, 2:03:05",
    "NaN, ? s",
    "Infinity, ? s"
  })
  void durationsAreShort(double seconds, String text) {
    assertThat(Figures.duration(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"sumary,summary", "trian,train", "tr,", "exam,examples", "xyz,", "Train,train"})
  void theNearestNameIsFound(String typed, String found) {
    assertThat(NearestName.of(typed, List.of("train", "eval", "summary", "examples")))
        .isEqualTo(java.util.Optional.ofNullable(found));
  }

  @Test
  void exchangedLettersCountOnce() {
    assertThat(NearestName.distance("trian", "train")).isEqualTo(1);
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
    assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
  }

  @Test
  void commandsToCopyAreQuotedForTheShell() {
    assertThat(ShellWords.chainrule(List.of("train", "my net.chain", "--out", "it's", "größe")))
        .isEqualTo("./chainrule train 'my net.chain' --out 'it'\\''s' größe");
  }
}
