package org.chainrule.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Symbol;

/**
 * The arena of a program, in this order: trained symbols, their gradients in the same order, the
 * optimiser's slots of the same length each, the other shared symbols, constants, samples, loss and
 * outputs, temporaries. So one kernel call updates all that is trained.
 */
final class Layout {
  private final Resources resources;
  private final SequencedMap<Symbol, View> gradients;
  private final SequencedMap<Expression, View> outputs;
  private final Optional<View> loss;
  private final MemoryPlan plan;
  private final int trained;
  private final int length;

  Layout(
      ProgramSpec spec,
      Resources resources,
      List<Instruction> instructions,
      SequencedMap<Symbol, View> gradients,
      SequencedMap<Expression, View> outputs,
      Optional<View> loss) {
    this.resources = resources;
    this.gradients = new LinkedHashMap<>(gradients);
    this.outputs = new LinkedHashMap<>(outputs);
    this.loss = loss;
    long numbers = 0;
    for (View gradient : gradients.values()) {
      numbers += MemoryPlan.aligned(gradient.entries());
    }
    List<Buffer> first = new ArrayList<>();
    gradients.keySet().forEach(symbol -> first.add(resources.place(symbol)));
    gradients.values().forEach(view -> first.add(view.buffer()));
    List<Buffer> rest = new ArrayList<>();
    spec.shared().stream()
        .filter(symbol -> !gradients.containsKey(symbol))
        .forEach(symbol -> rest.add(resources.place(symbol)));
    rest.addAll(resources.constants().values());
    rest.addAll(resources.identities().values());
    spec.perSample().forEach(symbol -> rest.add(resources.place(symbol)));
    loss.ifPresent(view -> rest.add(view.buffer()));
    outputs.values().forEach(view -> rest.add(view.buffer()));
    plan = MemoryPlan.of(instructions, first, numbers * spec.stateSlots(), rest, resources.batch());
    length = checked(spec, plan.length());
    trained = Math.toIntExact(numbers);
  }

  /** Refuses what no array or no heap can hold, and says what would fit. */
  private static int checked(ProgramSpec spec, long length) {
    long most =
        Math.min(
            Integer.MAX_VALUE - 64L, Runtime.getRuntime().maxMemory() / spec.precision().bytes());
    if (length > most) {
      throw new EngineException(
          "the program needs %,d numbers for a batch of %d, and there is room for %,d: take a batch of at most about %d, smaller layers, or more memory (java -Xmx)"
              .formatted(length, spec.batch(), most, Math.max(1, spec.batch() * most / length)));
    }
    return (int) length;
  }

  /** Returns where each buffer begins, by number; 0 for those that nobody uses. */
  int[] places() {
    return resources.buffers().stream()
        .mapToInt(buffer -> plan.has(buffer) ? place(buffer) : 0)
        .toArray();
  }

  int place(Buffer buffer) {
    return (int) plan.place(buffer);
  }

  int length() {
    return length;
  }

  /** Returns how many numbers are trained, from place 0 on, gaps counted. */
  int trained() {
    return trained;
  }

  int gradientsAt() {
    return trained;
  }

  /** Returns where an optimiser's slot begins. */
  int state(int slot) {
    return trained * (2 + slot);
  }

  Map<Symbol, View> gradients() {
    return gradients;
  }

  Map<Expression, View> outputs() {
    return outputs;
  }

  Optional<View> loss() {
    return loss;
  }

  String name(Buffer buffer) {
    return resources.name(buffer);
  }

  MemoryPlan plan() {
    return plan;
  }
}
