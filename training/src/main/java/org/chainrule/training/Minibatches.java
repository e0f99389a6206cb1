package org.chainrule.training;

/**
 * The consecutive ranges into which an epoch's samples fall; the last may be short.
 *
 * @param samples how many samples an epoch has, at least 1
 * @param batch how many samples a minibatch has, at least 1; more than there are means all of them
 */
public record Minibatches(int samples, int batch) {
  /**
   * Checks the sizes.
   *
   * @throws DataException if one is below 1
   */
  public Minibatches {
    if (samples < 1) {
      throw new DataException("batch", "there are no samples to train on", "Add samples.");
    }
    if (batch < 1) {
      throw new DataException(
          "batch", batch + " is too small, wanted at least 1", "Write, for example, batch = 64.");
    }
    batch = Math.min(batch, samples);
  }

  /** How many minibatches an epoch has. */
  public int count() {
    return Math.ceilDiv(samples, batch);
  }

  /** The first position of a minibatch, itself counted from 0. */
  public int from(int minibatch) {
    return minibatch * batch;
  }

  /** How many samples a minibatch has. */
  public int size(int minibatch) {
    return Math.min(batch, samples - from(minibatch));
  }

  /**
   * Brings an epoch's samples into their random order.
   *
   * @param training the samples in the order that {@link Split} gives; not modified
   * @param epoch from 1
   * @return a new array with the same samples
   */
  public static int[] order(int[] training, Seeds seeds, int epoch) {
    int[] order = training.clone();
    Draws.shuffle(order, seeds.shuffle(epoch));
    return order;
  }
}
