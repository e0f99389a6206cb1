package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
  /** Reference values: the power series in decimal arithmetic of 120 digits. */
  @ParameterizedTest
  @CsvSource({
    "1e-10, 1.1283791670955126e-10, 0.999999999887162",
    "0.1, 0.1124629160182849, 0.887537083981715",
    "0.5, 0.5204998778130465, 0.4795001221869535",
    "0.75, 0.7111556336535151, 0.28884436634648486",
    "0.999, 0.8422852702064969, 0.15771472979350307",
    "1, 0.8427007929497149, 0.15729920705028513",
    "1.001, 0.8431154854780762, 0.15688451452192373",
    "1.25, 0.9229001282564583, 0.07709987174354177",
    "1.5, 0.9661051464753108, 0.033894853524689274",
    "2, 0.9953222650189527, 0.004677734981047266",
    "2.5, 0.999593047982555, 0.0004069520174449589",
    "3, 0.9999779095030014, 2.209049699858544e-05",
    "4, 0.9999999845827421, 1.541725790028002e-08",
    "5, 0.9999999999984626, 1.537459794428035e-12",
    "5.9, 0.9999999999999999, 7.190409783550478e-17",
    "6.5, 1.0, 3.8421483271206475e-20",
    "8, 1.0, 1.1224297172982926e-29",
    "10, 1.0, 2.088487583762545e-45"
  })
  void agreesWithAHundredDigits(double z, double erf, double erfc) {
    assertThat(ErrorFunction.erf(z)).isCloseTo(erf, within(1e-15 * erf));
    assertThat(ErrorFunction.erf(-z)).isEqualTo(-ErrorFunction.erf(z));
    assertThat(ErrorFunction.erfc(z)).isCloseTo(erfc, within(1.5e-15 * erfc));
    assertThat(ErrorFunction.erfc(-z)).isCloseTo(1 + erf, within(1e-15));
  }

  @Test
  void theTwoMethodsMeetWithoutAStep() {
    double below = Math.nextDown(1.0);
    assertThat(ErrorFunction.erf(below)).isCloseTo(ErrorFunction.erf(1), within(3e-16));
    assertThat(ErrorFunction.erfc(below)).isCloseTo(ErrorFunction.erfc(1), within(3e-16));
  }

  @Test
  void theEndsOfTheLine() {
    assertThat(ErrorFunction.erf(0)).isZero();
    assertThat(ErrorFunction.erfc(0)).isEqualTo(1);
    assertThat(ErrorFunction.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(ErrorFunction.erfc(Double.NEGATIVE_INFINITY)).isEqualTo(2);
    assertThat(ErrorFunction.erfc(1e200)).isZero();
    assertThat(ErrorFunction.erf(Double.NaN)).isNaN();
    assertThat(ErrorFunction.erfc(Double.NaN)).isNaN();
  }
}
