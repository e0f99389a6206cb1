package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedsTest {
  /**
   * If these numbers change, runs are no longer the same bits. They were computed by a second
   * implementation in another language, written from Steele and Vigna 2021, "LXM: better splittable
   * pseudorandom number generators", and this room's documentation.
   */
  @Test
  void streamsOfSeed42() {
    Seeds seeds = new Seeds(42);
    assertThat(seeds.initialValues().nextLong()).isEqualTo(8170130384172410863L);
    assertThat(seeds.split().nextLong()).isEqualTo(-5135187696711992889L);
    assertThat(seeds.shuffle(1).nextLong()).isEqualTo(-7701239560342770330L);
    assertThat(seeds.shuffle(2).nextLong()).isEqualTo(2076058103896544372L);
  }

  @Test
  void drawsOfSeed42() {
    RandomGenerator random = new Seeds(42).initialValues();
    assertThat(Draws.unit(random)).isEqualTo(0.44290365560047773);
    assertThat(Draws.normal(random)).isEqualTo(-1.096993353140487);
    assertThat(Draws.below(1000, random)).isEqualTo(893);
    int[] order = IntStream.range(0, 8).toArray();
    Draws.shuffle(order, random);
    assertThat(order).containsExactly(3, 2, 6, 1, 5, 0, 4, 7);
  }

  @Test
  void neighbouringSeedsAndStreamsShareNothing() {
    Set<Long> first = new HashSet<>();
    for (long seed = -100; seed < 100; seed++) {
      Seeds seeds = new Seeds(seed);
      first.add(seeds.initialValues().nextLong());
      first.add(seeds.split().nextLong());
      for (int epoch = 1; epoch <= 100; epoch++) {
        first.add(seeds.shuffle(epoch).nextLong());
      }
    }
    assertThat(first).hasSize(200 * 102);
  }

  @Test
  void unitAndNormalHaveTheirMoments() {
    RandomGenerator random = new Seeds(1).split();
    int n = 200_000;
    double[] unit = new double[n];
    double[] normal = new double[n];
    Arrays.setAll(unit, _ -> Draws.unit(random));
    Arrays.setAll(normal, _ -> Draws.normal(random));
    assertThat(Arrays.stream(unit).allMatch(u -> u >= 0 && u < 1)).isTrue();
    assertThat(Arrays.stream(unit).average().orElseThrow()).isBetween(0.497, 0.503);
    assertThat(Arrays.stream(normal).average().orElseThrow()).isBetween(-0.01, 0.01);
    assertThat(Arrays.stream(normal).map(x -> x * x).average().orElseThrow()).isBetween(0.98, 1.02);
    assertThat(Arrays.stream(normal).map(x -> x * x * x * x).average().orElseThrow())
        .isBetween(2.9, 3.1);
  }

  @Test
  void allOrdersAreEquallyLikely() {
    RandomGenerator random = new Seeds(9).split();
    int[] seen = new int[27];
    for (int i = 0; i < 60_000; i++) {
      int[] order = {0, 1, 2};
      Draws.shuffle(order, random);
      seen[9 * order[0] + 3 * order[1] + order[2]]++;
    }
    assertThat(Arrays.stream(seen).filter(count -> count > 0))
        .hasSize(6)
        .allMatch(count -> count > 9_600 && count < 10_400);
  }
}
