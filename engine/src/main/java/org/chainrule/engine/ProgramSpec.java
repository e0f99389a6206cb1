package org.chainrule.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * What a program is to compute.
 *
 * {@snippet :
 * ProgramSpec spec =
 *     ProgramSpec.of(Map.of(n, 64, h, 32, c, 10), List.of(x, t), List.of(w, b, v, d))
 *         .training(loss, gradients)
 *         .reporting(List.of(y))
 *         .withBatch(64)
 *         .withStateSlots(2);
 * Program program = Compiler.compile(spec);
 * }
 *
 * @param sizes the value of every symbolic size
 * @param perSample the symbols that each sample brings
 * @param shared the symbols that all samples share: parameters and constants
 * @param loss the loss of a sample, a scalar; terms without a sample's symbols count once
 * @param gradients for each symbol to be trained the gradient of the loss of a sample, of its shape
 * @param outputs values to keep for each sample
 * @param batch the largest count of samples of a run
 * @param wholeBatch whether the network is written about the whole batch rather than one sample:
 *     the samples are the rows of each symbol of {@code perSample}, {@code sizes} has their count,
 *     and {@code loss} and {@code gradients} are those of all
 * @param precision the numbers to compute with
 * @param stateSlots how many numbers an optimiser keeps for each trained number
 * @param kernels makes the arena and its arithmetic
 */
public record ProgramSpec(
    Map<SizeName, Integer> sizes,
    List<Symbol> perSample,
    List<Symbol> shared,
    Optional<Expression> loss,
    SequencedMap<Symbol, Expression> gradients,
    List<Expression> outputs,
    int batch,
    boolean wholeBatch,
    Precision precision,
    int stateSlots,
    Kernels.Maker kernels) {

  /** Copies the collections. */
  public ProgramSpec {
    sizes = Map.copyOf(sizes);
    perSample = List.copyOf(perSample);
    shared = List.copyOf(shared);
    gradients = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gradients));
    outputs = List.copyOf(outputs);
  }

  /** Returns a program of nothing yet, for one sample, in float32 with scalar kernels. */
  public static ProgramSpec of(
      Map<SizeName, Integer> sizes, List<Symbol> perSample, List<Symbol> shared) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        Optional.empty(),
        new LinkedHashMap<>(),
        List.of(),
        1,
        false,
        Precision.FLOAT32,
        0,
        Kernels::scalar);
  }

  /** Returns this with a loss to compute, without gradients. */
  public ProgramSpec evaluating(Expression newLoss) {
    return training(newLoss, new LinkedHashMap<>());
  }

  /** Returns this with a loss and its gradients to compute. */
  public ProgramSpec training(Expression newLoss, SequencedMap<Symbol, Expression> newGradients) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        Optional.of(newLoss),
        newGradients,
        outputs,
        batch,
        wholeBatch,
        precision,
        stateSlots,
        kernels);
  }

  /** Returns this with values to keep for each sample. */
  public ProgramSpec reporting(List<Expression> newOutputs) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        loss,
        gradients,
        newOutputs,
        batch,
        wholeBatch,
        precision,
        stateSlots,
        kernels);
  }

  /** Returns this for up to {@code newBatch} samples. */
  public ProgramSpec withBatch(int newBatch) {
    return withBatch(newBatch, false);
  }

  /** Returns this for a network about a whole batch of exactly {@code count} samples, its rows. */
  public ProgramSpec withWholeBatch(SizeName rows, int count) {
    Map<SizeName, Integer> all = new LinkedHashMap<>(sizes);
    all.put(rows, count);
    return withSizes(all).withBatch(count, true);
  }

  /** Returns this with other sizes. */
  public ProgramSpec withSizes(Map<SizeName, Integer> newSizes) {
    return new ProgramSpec(
        newSizes,
        perSample,
        shared,
        loss,
        gradients,
        outputs,
        batch,
        wholeBatch,
        precision,
        stateSlots,
        kernels);
  }

  private ProgramSpec withBatch(int newBatch, boolean whole) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        loss,
        gradients,
        outputs,
        newBatch,
        whole,
        precision,
        stateSlots,
        kernels);
  }

  /** Returns this in another precision. */
  public ProgramSpec withPrecision(Precision newPrecision) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        loss,
        gradients,
        outputs,
        batch,
        wholeBatch,
        newPrecision,
        stateSlots,
        kernels);
  }

  /** Returns this with room for an optimiser: 0 slots for SGD, 1 for momentum, 2 for Adam. */
  public ProgramSpec withStateSlots(int newStateSlots) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        loss,
        gradients,
        outputs,
        batch,
        wholeBatch,
        precision,
        newStateSlots,
        kernels);
  }

  /** Returns this on other kernels. */
  public ProgramSpec withKernels(Kernels.Maker newKernels) {
    return new ProgramSpec(
        sizes,
        perSample,
        shared,
        loss,
        gradients,
        outputs,
        batch,
        wholeBatch,
        precision,
        stateSlots,
        newKernels);
  }
}
