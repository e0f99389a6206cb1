package org.chainrule.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  private static Dataset classes(int... sizes) {
    int[] classes =
        IntStream.range(0, sizes.length)
            .flatMap(k -> IntStream.range(0, sizes[k]).map(_ -> k))
            .toArray();
    List<String> names = IntStream.range(0, sizes.length).mapToObj(Integer::toString).toList();
    return Dataset.of("made", new double[classes.length][1], classes, names);
  }

  private static Dataset numbers(int samples) {
    Samples values = Samples.of(new double[samples][1]);
    return new Dataset(
        "made",
        new Schema(2, List.of("c1"), new Schema.Numbers(List.of("c2"))),
        values,
        new Target.Numbers(values));
  }

  private static int[] held(Split split, Dataset data) {
    Target.Classes target = (Target.Classes) data.target();
    int[] counts = new int[target.width()];
    Arrays.stream(split.holdout()).forEach(i -> counts[target.at(i)]++);
    return counts;
  }

  @Test
  void partsAreSortedAndMakeTheWhole() {
    Dataset data = classes(30, 50, 20);
    Split split = Split.holdout(data, 0.2, new Seeds(3));
    assertThat(split.training()).isSorted().hasSize(80);
    assertThat(split.holdout()).isSorted().hasSize(20);
    assertThat(IntStream.concat(Arrays.stream(split.training()), Arrays.stream(split.holdout())))
        .doesNotHaveDuplicates();
    assertThat(held(split, data)).containsExactly(6, 10, 4);
  }

  @Test
  void largestRemaindersFillUp() {
    // 0.2 · 9 = 1.8, 0.2 · 8 = 1.6, 0.2 · 7 = 1.4, together 4.8: five are held out.
    Dataset data = classes(7, 8, 9);
    assertThat(held(Split.holdout(data, 0.2, new Seeds(1)), data)).containsExactly(1, 2, 2);
  }

  @Test
  void noClassIsHeldOutWhole() {
    Dataset data = classes(1, 1, 40);
    assertThat(held(Split.holdout(data, 0.9, new Seeds(1)), data)[0]).isZero();
  }

  @Test
  void numbersAreSplitAlike() {
    Split split = Split.holdout(numbers(442), 0.25, new Seeds(3));
    assertThat(split.holdout()).hasSize(111);
    assertThat(split.training()).hasSize(331);
  }

  @Test
  void sameSeedSameSplit() {
    Dataset data = classes(100, 100);
    int[] once = Split.holdout(data, 0.2, new Seeds(5)).holdout();
    assertThat(Split.holdout(data, 0.2, new Seeds(5)).holdout()).isEqualTo(once);
    assertThat(Split.holdout(data, 0.2, new Seeds(6)).holdout()).isNotEqualTo(once);
  }

  @Test
  void nothingHeldOut() {
    Split split = Split.holdout(classes(2, 2), 0, new Seeds(5));
    assertThat(split.training()).containsExactly(0, 1, 2, 3);
    assertThat(split.holdout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
  void fractionOutOfRange(double fraction) {
    assertThatThrownBy(() -> Split.holdout(classes(2, 2), fraction, new Seeds(5)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "holdout: "
                + NumberText.canonical(fraction)
                + " is out of range, wanted at least 0 and below 1."
                + " Write, for example, holdout = 0.2.");
  }

  @Test
  void tooFewSamples() {
    assertThatThrownBy(() -> Split.holdout(numbers(2), 0.1, new Seeds(5)))
        .hasMessage(
            "made: 2 samples are too few to hold out the share 0.1."
                + " Add samples, or set holdout = 0.");
  }

  @Test
  void minibatchesCoverAnEpoch() {
    Minibatches batches = new Minibatches(10, 4);
    assertThat(batches.count()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(batches::from)).containsExactly(0, 4, 8);
    assertThat(IntStream.range(0, 3).map(batches::size)).containsExactly(4, 4, 2);
    assertThat(new Minibatches(8, 4).count()).isEqualTo(2);
    assertThat(new Minibatches(3, Integer.MAX_VALUE)).isEqualTo(new Minibatches(3, 3));
  }

  @Test
  void anEpochsOrderIsAPermutationOfItsOwn() {
    int[] training = {1, 4, 5, 7, 8, 9, 12, 13};
    int[] first = Minibatches.order(training, new Seeds(2), 1);
    assertThat(first).containsExactlyInAnyOrder(training).isNotEqualTo(training);
    assertThat(Minibatches.order(training, new Seeds(2), 1)).isEqualTo(first);
    assertThat(Minibatches.order(training, new Seeds(2), 2)).isNotEqualTo(first);
  }

  @Test
  void sizesOutOfRange() {
    assertThatThrownBy(() -> new Minibatches(10, 0))
        .hasMessage("batch: 0 is too small, wanted at least 1. Write, for example, batch = 64.");
    assertThatThrownBy(() -> new Minibatches(0, 4))
        .hasMessage("batch: there are no samples to train on. Add samples.");
  }
}
