package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
  @Test
  void lowestTermsWithAPositiveDenominator() {
    assertThat(Rational.of(6, -4)).isEqualTo(Rational.of(-3, 2));
    assertThat(Rational.of(0, -7)).isEqualTo(Rational.ZERO);
    assertThat(Rational.of(6, 3).isInteger()).isTrue();
    assertThat(Rational.of(6, 3).is(2)).isTrue();
    assertThat(Rational.of(1, 3).isInteger()).isFalse();
    assertThatThrownBy(() -> Rational.of(1, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("division by zero");
    assertThatThrownBy(() -> Rational.ONE.dividedBy(Rational.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void decimalsAreExact() {
    assertThat(Rational.of(new BigDecimal("0.25"))).isEqualTo(Rational.of(1, 4));
    assertThat(Rational.of(new BigDecimal("1e-3"))).isEqualTo(Rational.of(1, 1000));
    assertThat(Rational.of(new BigDecimal("12e2"))).isEqualTo(Rational.of(1200));
    assertThat(Rational.of(new BigDecimal("-0.0"))).isEqualTo(Rational.ZERO);
  }

  @Test
  void exponentsThatWouldFillTheMemoryAreRefused() {
    for (String text : List.of("1e-999999999", "1e999999999")) {
      assertThatThrownBy(() -> Rational.of(new BigDecimal(text)))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageEndingWith("is too large");
    }
    assertThat(Rational.of(new BigDecimal("1e-400")).toDouble()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 1, 3",
    "-1, 2, -1/2",
    "1, 8, 1/8",
    "1, 100, 0.01",
    "-3, 20, -0.15",
    "1, 3, 1/3",
    "1, 255, 1/255",
    "1, 1024, 1/1024",
    "12345, 1000, 12.345",
    "2, 10, 1/5",
    "1, 10, 0.1"
  })
  void printsTheShorterForm(long numerator, long denominator, String text) {
    assertThat(Rational.of(numerator, denominator)).hasToString(text);
  }

  @Test
  void nearestDoubleEvenOfHugeParts() {
    assertThat(Rational.of(1, 3).toDouble()).isEqualTo(1.0 / 3);
    BigInteger huge = BigInteger.TEN.pow(400);
    assertThat(
            new Rational(huge.add(BigInteger.ONE), huge.multiply(BigInteger.valueOf(3))).toDouble())
        .isEqualTo(1.0 / 3);
    assertThat(new Rational(huge, BigInteger.ONE).toDouble()).isInfinite();
  }

  @Test
  void aFieldThatAgreesWithDoubles() {
    Property.forAll(
        2,
        300,
        (random, size) -> {
          int bound = 1 + size * size * size;
          return List.of(
              Rational.of(random.nextInt(-bound, bound), 1 + random.nextInt(bound)),
              Rational.of(random.nextInt(-bound, bound), 1 + random.nextInt(bound)),
              Rational.of(random.nextInt(-bound, bound), 1 + random.nextInt(bound)));
        },
        three -> {
          Rational a = three.get(0);
          Rational b = three.get(1);
          Rational c = three.get(2);
          assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
          assertThat(a.plus(a.negated())).isEqualTo(Rational.ZERO);
          assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.plus(b.negated()).signum());
          assertThat(
                  new BigDecimal(a.toDouble())
                      .subtract(
                          new BigDecimal(a.numerator().toString())
                              .divide(
                                  new BigDecimal(a.denominator()),
                                  java.math.MathContext.DECIMAL128))
                      .abs()
                      .doubleValue())
              .isLessThanOrEqualTo(Math.ulp(a.toDouble()) / 2 * 1.000001);
          if (b.signum() != 0) {
            assertThat(a.dividedBy(b).times(b)).isEqualTo(a);
          }
        });
  }
}
