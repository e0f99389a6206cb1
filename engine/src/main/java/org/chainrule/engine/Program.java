package org.chainrule.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Symbol;

/**
 * A compiled network: set parameters and samples, {@link #run}, read loss, gradients and outputs,
 * apply an update. For one thread at a time; nothing is allocated after construction but by methods
 * that return arrays or matrices.
 */
public final class Program {
  private final ProgramSpec spec;
  private final Layout layout;
  private final Kernels kernels;
  private final Executor executor;
  private final List<Instruction> instructions;
  private final Map<Symbol, Slice> inputs = new LinkedHashMap<>();
  private final SequencedMap<Symbol, Slice> parameters = new LinkedHashMap<>();
  private final SequencedMap<Symbol, Slice> gradients = new LinkedHashMap<>();
  private final Map<Expression, Slice> outputs = new LinkedHashMap<>();
  private final int lossAt;
  private long runs;

  Program(ProgramSpec spec, Layout layout, Resources resources, List<Instruction> instructions) {
    this.spec = spec;
    this.layout = layout;
    this.instructions = List.copyOf(instructions);
    this.kernels = spec.kernels().make(spec.precision(), layout.length());
    this.executor = new Executor(kernels, layout.places(), resources.slotCount());
    resources.constants().forEach((value, buffer) -> kernels.set(layout.place(buffer), value));
    resources
        .identities()
        .forEach((size, buffer) -> {
          for (int i = 0; i < size; i++) {
            kernels.set(layout.place(buffer) + i * (size + 1), 1);
          }
        });
    for (Symbol symbol : spec.perSample()) {
      inputs.put(symbol, perSample(View.of(resources.place(symbol))));
    }
    for (Symbol symbol : spec.shared()) {
      parameters.put(symbol, shared(View.of(resources.place(symbol)), 0));
    }
    layout.gradients().forEach((symbol, view) -> gradients.put(symbol, shared(view, 0)));
    layout.outputs().forEach((output, view) -> outputs.put(output, perSample(view)));
    lossAt = layout.loss().map(view -> layout.place(view.buffer())).orElse(-1);
  }

  private Slice shared(View view, int distance) {
    return new Slice(
        kernels, layout.place(view.buffer()) + distance, 1, 0, view.rows(), view.columns());
  }

  private Slice perSample(View view) {
    int at = layout.place(view.buffer());
    if (spec.wholeBatch() && view.rows() == spec.batch()) {
      return new Slice(kernels, at, view.rows(), view.columns(), 1, view.columns());
    }
    int samples = spec.wholeBatch() ? 1 : spec.batch();
    return new Slice(kernels, at, samples, view.sampleStep(), view.rows(), view.columns());
  }

  /** Returns what this was compiled from. */
  public ProgramSpec spec() {
    return spec;
  }

  /**
   * Computes loss, gradients and outputs of the first {@code count} samples. Whether they are
   * finite is for the caller to check.
   *
   * @throws EngineException if there is no room for so many samples, or none, or if a network about
   *     a whole batch gets another count
   */
  public void run(int count) {
    if (count < 1 || count > spec.batch() || (spec.wholeBatch() && count != spec.batch())) {
      throw new EngineException(
          "the program is made for %s%d samples, not for %d"
              .formatted(spec.wholeBatch() ? "" : "1 to ", spec.batch(), count));
    }
    executor.run(instructions, spec.wholeBatch() ? 1 : count);
    runs++;
  }

  /** Returns how often this ran. */
  public long runs() {
    return runs;
  }

  /**
   * Returns the mean loss over the samples of the last run.
   *
   * @throws EngineException if the program computes no loss
   */
  public double loss() {
    if (lossAt < 0) {
      throw new EngineException("the program computes no loss");
    }
    return kernels.get(lossAt);
  }

  /** Returns where the samples' values of a symbol go. */
  public Slice input(Symbol symbol) {
    return known(inputs, symbol, symbol.name());
  }

  /** Returns where the value of a symbol that the samples share lies. */
  public Slice parameter(Symbol symbol) {
    return known(parameters, symbol, symbol.name());
  }

  /** Returns where the shared values lie, in the order of the specification. */
  public SequencedMap<Symbol, Slice> parameters() {
    return Collections.unmodifiableSequencedMap(parameters);
  }

  /** Returns where the mean gradient by a trained symbol lies. */
  public Slice gradient(Symbol symbol) {
    return known(gradients, symbol, symbol.name());
  }

  /** Returns where the mean gradients lie, in the order of the specification. */
  public SequencedMap<Symbol, Slice> gradients() {
    return Collections.unmodifiableSequencedMap(gradients);
  }

  /** Returns where an output's values for the samples lie. */
  public Slice output(Expression output) {
    return known(outputs, output, output.toString());
  }

  /** Returns where an optimiser keeps slot number {@code slot} for a trained symbol. */
  public Slice state(Symbol symbol, int slot) {
    java.util.Objects.checkIndex(slot, spec.stateSlots());
    View gradient = layout.gradients().get(symbol);
    if (gradient == null) {
      throw new EngineException(symbol.name() + " is not trained by this program");
    }
    return shared(gradient, layout.state(slot) - layout.gradientsAt());
  }

  private static <K> Slice known(Map<K, Slice> slices, K key, String name) {
    Slice slice = slices.get(key);
    if (slice == null) {
      throw new EngineException("the program has no place for " + name);
    }
    return slice;
  }

  /** Returns √Σ g² over the mean gradients of all trained symbols. */
  public double gradientNorm() {
    return Math.sqrt(
        kernels.dot(layout.trained(), layout.gradientsAt(), 1, layout.gradientsAt(), 1));
  }

  /** Multiplies the mean gradients by {@code factor}. */
  public void scaleGradients(double factor) {
    int at = layout.gradientsAt();
    kernels.move(layout.trained(), factor, at, 1, at, 1);
  }

  /** Subtracts {@code rate} times the mean gradient from each trained symbol. */
  public void applySgd(double rate) {
    kernels.sgd(layout.trained(), rate, 0, layout.gradientsAt());
  }

  /**
   * {@code v = mu · v + g; w −= rate · v}, with v in state slot 0.
   *
   * @throws EngineException if the program has no state slot
   */
  public void applyMomentum(double rate, double mu) {
    needSlots(1, "momentum");
    kernels.momentum(layout.trained(), rate, mu, 0, layout.gradientsAt(), layout.state(0));
  }

  /**
   * Adam (Kingma and Ba 2015, algorithm 1), with m in state slot 0 and v in slot 1.
   *
   * @param step the number t of this update, from 1
   * @throws EngineException if the program has less than two state slots, or {@code step} is below
   *     1
   */
  public void applyAdam(double rate, double beta1, double beta2, double epsilon, long step) {
    needSlots(2, "Adam");
    if (step < 1) {
      throw new EngineException("Adam counts its steps from 1, not from " + step);
    }
    kernels.adam(
        layout.trained(),
        rate,
        beta1,
        beta2,
        epsilon,
        1 - Math.pow(beta1, (double) step),
        1 - Math.pow(beta2, (double) step),
        0,
        layout.gradientsAt(),
        layout.state(0),
        layout.state(1));
  }

  private void needSlots(int slots, String name) {
    if (spec.stateSlots() < slots) {
      throw new EngineException(
          "%s needs %d state slots, the program has %d".formatted(name, slots, spec.stateSlots()));
    }
  }

  /** Sets an optimiser's state to zero. */
  public void resetState() {
    kernels.fill(layout.trained() * spec.stateSlots(), 0, layout.state(0));
  }

  /** Returns the size of the arena. */
  public long memoryBytes() {
    return (long) kernels.length() * spec.precision().bytes();
  }

  /** Returns the program as text, a line for each instruction. */
  public String listing() {
    return new Listing(spec, layout, instructions).text();
  }
}
