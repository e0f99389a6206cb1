package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

class DimensionTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension M = Dimension.named("M");
  private static final Dimension FIXED = Dimension.of(SizeName.fixed("H", 3));

  @Test
  void polynomialsAreCanonical() {
    assertThat(N.plus(M)).isEqualTo(M.plus(N));
    assertThat(N.times(M)).isEqualTo(M.times(N));
    assertThat(N.minus(N)).isEqualTo(Dimension.of(0));
    assertThat(N.plus(M).times(N.minus(M))).isEqualTo(N.times(N).minus(M.times(M)));
    assertThat(N.plus(Dimension.of(2)).minus(Dimension.ONE).terms()).hasSize(2);
  }

  @Test
  void printsAsTheLanguageWritesIt() {
    assertThat(Dimension.of(0)).hasToString("0");
    assertThat(Dimension.of(-3)).hasToString("-3");
    assertThat(N).hasToString("N");
    assertThat(N.plus(M.times(Dimension.of(2))).minus(Dimension.ONE)).hasToString("2*M + N - 1");
    assertThat(N.times(M).minus(N)).hasToString("M*N - N");
    assertThat(Dimension.of(0).minus(N)).hasToString("-N");
  }

  @Test
  void fixedSizesAreTheirNumbersAndKeepTheirNames() {
    assertThat(FIXED).isNotEqualTo(Dimension.of(3)).hasToString("H");
    assertThat(FIXED.sameAs(Dimension.of(3))).isTrue();
    assertThat(FIXED.times(N).sameAs(N.times(Dimension.of(3)))).isTrue();
    assertThat(FIXED.sameAs(N)).isFalse();
    assertThat(FIXED.constant()).hasValue(3);
    assertThat(FIXED.is(3)).isTrue();
    assertThat(FIXED.is(4)).isFalse();
    assertThat(FIXED.minus(Dimension.of(3)).constant()).hasValue(0);
    assertThat(N.constant()).isEmpty();
    assertThat(N.plus(Dimension.ONE).constant()).isEmpty();
    assertThat(FIXED.plus(N).symbolicSizes()).containsExactly(SizeName.symbolic("N"));
  }

  @Test
  void sizesBeyondAnIntAreNoNumberButStillCompare() {
    Dimension huge = Dimension.of(5_000_000_000L);
    assertThat(huge.is(1)).isFalse();
    assertThat(huge.sameAs(huge.plus(Dimension.of(0)))).isTrue();
    assertThatThrownBy(huge::constant).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> N.times(N).value(_ -> 50_000)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void atMostHoldsForAllPositiveSizes() {
    assertThat(Dimension.ONE.atMost(N)).isTrue();
    assertThat(N.atMost(N)).isTrue();
    assertThat(N.minus(Dimension.ONE).atMost(N)).isTrue();
    assertThat(N.atMost(N.minus(Dimension.ONE))).isFalse();
    assertThat(N.atMost(N.plus(M))).isTrue();
    assertThat(N.atMost(N.times(M))).isTrue();
    assertThat(N.times(M).atMost(N)).isFalse();
    assertThat(N.plus(M).atMost(N.times(M).plus(Dimension.ONE))).isTrue();
    assertThat(Dimension.of(2).atMost(N)).isFalse();
    assertThat(N.atMost(Dimension.of(1000))).isFalse();
    assertThat(FIXED.atMost(Dimension.of(3))).isTrue();
    assertThat(Dimension.of(4).atMost(FIXED)).isFalse();
  }

  @Test
  void arithmeticIsThatOfTheValues() {
    Property.forAll(
        1,
        300,
        (random, size) ->
            List.of(polynomial(random, size), polynomial(random, size), polynomial(random, size)),
        three -> {
          Dimension a = three.get(0);
          Dimension b = three.get(1);
          Dimension c = three.get(2);
          assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
          assertThat(a.plus(b).minus(b)).isEqualTo(a);
          for (int n = 1; n < 4; n++) {
            Map<String, Integer> sizes = Map.of("N", n, "M", 5 - n);
            assertThat(value(a.plus(b), sizes)).isEqualTo(value(a, sizes) + value(b, sizes));
            assertThat(value(a.times(b), sizes)).isEqualTo(value(a, sizes) * value(b, sizes));
            if (a.atMost(b)) {
              assertThat(value(a, sizes)).isLessThanOrEqualTo(value(b, sizes));
            }
          }
        });
  }

  private static int value(Dimension dimension, Map<String, Integer> sizes) {
    return dimension.value(name -> Objects.requireNonNull(sizes.get(name.name())));
  }

  private static Dimension polynomial(RandomGenerator random, int size) {
    Dimension sum = Dimension.of(random.nextInt(-3, 4));
    for (int i = 0; i < size / 8; i++) {
      Dimension factor = List.of(N, M, FIXED).get(random.nextInt(3));
      sum =
          random.nextBoolean()
              ? sum.plus(factor.times(Dimension.of(random.nextInt(-2, 4))))
              : sum.plus(factor.times(List.of(N, M).get(random.nextInt(2))));
    }
    return sum;
  }
}
