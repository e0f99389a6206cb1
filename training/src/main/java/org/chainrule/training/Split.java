package org.chainrule.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Which samples are trained on and which are held out; both in ascending order. Immutable. */
public final class Split {
  private final int[] training;
  private final int[] holdout;

  private Split(int[] training, int[] holdout) {
    this.training = training;
    this.holdout = holdout;
  }

  /** The samples to train on, copied. */
  public int[] training() {
    return training.clone();
  }

  /** The samples held out, copied; empty if none are. */
  public int[] holdout() {
    return holdout.clone();
  }

  /**
   * Holds out about {@code fraction · n} samples, rounded; of classes, each in proportion (largest
   * remainders first), but never all samples of a class.
   *
   * @param fraction at least 0 and below 1; 0 holds out nothing
   * @throws DataException if the fraction is out of range, or leaves one part empty
   */
  public static Split holdout(Dataset data, double fraction, Seeds seeds) {
    requireShare(fraction);
    if (fraction == 0) {
      return new Split(IntStream.range(0, data.size()).toArray(), new int[0]);
    }
    List<int[]> groups = groups(data);
    int[] shares = shares(groups, fraction);
    RandomGenerator random = seeds.split();
    IntStream.Builder training = IntStream.builder();
    IntStream.Builder holdout = IntStream.builder();
    for (int g = 0; g < shares.length; g++) {
      int[] group = groups.get(g);
      Draws.shuffle(group, random);
      Arrays.stream(group, 0, shares[g]).forEach(holdout);
      Arrays.stream(group, shares[g], group.length).forEach(training);
    }
    Split split =
        new Split(training.build().sorted().toArray(), holdout.build().sorted().toArray());
    if (split.training.length == 0 || split.holdout.length == 0) {
      throw new DataException(
          data.source(),
          "%s are too few to hold out the share %s"
              .formatted(Wording.count(data.size(), "sample"), NumberText.canonical(fraction)),
          "Add samples, or set holdout = 0.");
    }
    return split;
  }

  /**
   * Checks a share to hold out.
   *
   * @throws DataException if it is out of range
   */
  static void requireShare(double fraction) {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new DataException(
          "holdout",
          NumberText.canonical(fraction) + " is out of range, wanted at least 0 and below 1",
          "Write, for example, holdout = 0.2.");
    }
  }

  /** The samples of each class, or all in one group. */
  private static List<int[]> groups(Dataset data) {
    return switch (data.target()) {
      case Target.Classes classes ->
          IntStream.range(0, classes.names().size())
              .mapToObj(
                  k -> IntStream.range(0, data.size()).filter(i -> classes.at(i) == k).toArray())
              .toList();
      case Target.Numbers _, Target.Absent _ -> List.of(IntStream.range(0, data.size()).toArray());
    };
  }

  private static int[] shares(List<int[]> groups, double fraction) {
    int samples = groups.stream().mapToInt(group -> group.length).sum();
    int[] shares = groups.stream().mapToInt(group -> (int) (fraction * group.length)).toArray();
    int missing = (int) Math.round(fraction * samples) - Arrays.stream(shares).sum();
    List<Integer> order = new ArrayList<>(IntStream.range(0, shares.length).boxed().toList());
    order.sort(Comparator.comparingDouble(g -> -(fraction * groups.get(g).length - shares[g])));
    for (int g : order) {
      if (missing > 0 && shares[g] + 1 < groups.get(g).length) {
        shares[g]++;
        missing--;
      }
    }
    return shares;
  }
}
