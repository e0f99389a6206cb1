package org.chainrule.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PropertyTest {
  private final String seedOfThisRun = System.getProperty(Property.SEED_PROPERTY, "");

  @BeforeEach
  void withoutReplacedSeed() {
    System.clearProperty(Property.SEED_PROPERTY);
  }

  @AfterEach
  void seedAsBefore() {
    System.clearProperty(Property.SEED_PROPERTY);
    if (!seedOfThisRun.isEmpty()) {
      System.setProperty(Property.SEED_PROPERTY, seedOfThisRun);
    }
  }

  @Test
  void sizesGrowFromOneToTheLargest() {
    List<Integer> sizes = new ArrayList<>();
    int ran = Property.forAll(1, 100, (random, size) -> size, sizes::add);
    assertThat(ran).isEqualTo(100);
    assertThat(sizes).hasSize(100).isSorted().startsWith(1).endsWith(Property.MAX_SIZE);
    assertThat(sizes).containsAll(java.util.stream.IntStream.rangeClosed(1, 30).boxed().toList());
  }

  @Test
  void aSingleCaseIsLarge() {
    List<Integer> sizes = new ArrayList<>();
    Property.forAll(1, 1, (random, size) -> size, sizes::add);
    assertThat(sizes).containsExactly(Property.MAX_SIZE);
  }

  @Test
  void theSameSeedGivesTheSameValuesAndAnotherSeedOthers() {
    assertThat(values(7)).isEqualTo(values(7)).doesNotHaveDuplicates();
    assertThat(values(7)).isNotEqualTo(values(8));
  }

  @Test
  void theSystemPropertyReplacesTheSeed() {
    List<Long> ofSeven = values(7);
    System.setProperty(Property.SEED_PROPERTY, "7");
    assertThat(values(8)).isEqualTo(ofSeven);
  }

  @Test
  void reportsTheSmallestSizeThatFails() {
    assertThatThrownBy(() ->
            Property.forAll(
                42,
                4,
                (random, size) -> new int[size],
                value -> {
                  if (value.length > 3) {
                    throw new IllegalStateException("too long");
                  }
                }))
        .isInstanceOf(AssertionError.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            The property does not hold.
              value: [0, 0, 0, 0]
              size:  4 (first seen at size 10)
              case:  2 of 4
              seed:  42 (repeat it with -Dchainrule.seed=42)
              found: java.lang.IllegalStateException: too long\
            """);
  }

  @Test
  void staysAtTheFailingSizeWhereNoSmallerOneFails() {
    assertThatThrownBy(() ->
            Property.forAll(1, 2, (random, size) -> size, size -> assertThat(size).isLessThan(30)))
        .hasMessageContaining("value: 30\n")
        .hasMessageContaining("size:  30 (first seen at size 30)");
  }

  @Test
  void showsTheValueAsItWasBeforeTheCheck() {
    assertThatThrownBy(() ->
            Property.forAll(
                1,
                1,
                (random, size) -> new int[] {5},
                value -> {
                  value[0] = 6;
                  throw new AssertionError("wrong");
                }))
        .hasMessageContaining("value: [5]");
  }

  @Test
  void reportsAFailingGenerator() {
    assertThatThrownBy(() ->
            Property.<Integer>forAll(
                1,
                1,
                (random, size) -> {
                  throw new ArithmeticException("no");
                },
                value -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(its generator failed)");
  }

  @Test
  void discardedCasesAreNotCounted() {
    int ran =
        Property.forAll(1, 30, (random, size) -> size, size -> Property.assume(size % 2 == 0));
    assertThat(ran).isEqualTo(15);
  }

  @Test
  void noCaseIsAFailure() {
    assertThatThrownBy(() -> Property.forAll(1, 0, (random, size) -> size, size -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A property needs at least 1 case, but 0 were asked for.");
    assertThatThrownBy(
            () -> Property.forAll(1, 5, (random, size) -> size, size -> Property.assume(false)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("No case ran: all 5 were discarded.");
  }

  @Test
  void aStatementThatHoldsPasses() {
    assertThatCode(() ->
            Property.forAll(
                3,
                50,
                (random, size) -> random.nextInt(size),
                value -> assertThat(value).isBetween(0, Property.MAX_SIZE)))
        .doesNotThrowAnyException();
  }

  private static List<Long> values(long seed) {
    List<Long> values = new ArrayList<>();
    Property.forAll(seed, 20, (random, size) -> random.nextLong(), values::add);
    return values;
  }
}
