package org.chainrule.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.calculus.Derivation;
import org.chainrule.calculus.MatrixForm;
import org.chainrule.engine.Compiler;
import org.chainrule.engine.EngineException;
import org.chainrule.engine.Precision;
import org.chainrule.engine.Program;
import org.chainrule.engine.ProgramSpec;
import org.chainrule.engine.Slice;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;

/**
 * The compiled programs of one network: one for minibatches, and, where the network is written
 * about a whole batch, one more for each other count of samples. All of them keep the same
 * parameters.
 */
final class Programs {
  private final ProgramSpec spec;
  private final NetworkBinding binding;
  private final Program main;
  private final Map<Integer, Program> others = new HashMap<>();

  private Programs(ProgramSpec spec, NetworkBinding binding, int batch) {
    this.spec = spec;
    this.binding = binding;
    this.main = compile(batch);
  }

  private Program compile(int count) {
    Program program;
    try {
      program =
          Compiler.compile(
              binding
                  .batchSize()
                  .map(size -> spec.withWholeBatch(size, count))
                  .orElseGet(() -> spec.withBatch(count)));
    } catch (EngineException e) {
      throw new DataException(
          "the network",
          String.valueOf(e.getMessage()),
          "Change the network, its sizes or the batch.");
    }
    for (Symbol constant : binding.network().symbols(Symbol.Kind.CONSTANT)) {
      setConstant(program.parameter(constant), constant);
    }
    return program;
  }

  private void setConstant(Slice slice, Symbol constant) {
    Expression value =
        Objects.requireNonNull(binding.network().givenValues().get(constant), constant.name());
    try {
      slice.set(0, Evaluator.evaluate(value, Bindings.of(binding.sizes(), Map.of())));
    } catch (EvaluationException | EngineException e) {
      throw new DataException(
          "given " + constant.name(),
          String.valueOf(e.getMessage()),
          "Correct the value in the network.");
    }
  }

  /** Programs that compute loss, gradients and prediction. */
  static Programs training(
      NetworkBinding binding, Derivation derivation, Precision precision, int batch, int slots) {
    ProgramSpec spec =
        base(binding, precision)
            .training(derivation.loss(), derivation.gradients())
            .withStateSlots(slots);
    return new Programs(spec, binding, batch);
  }

  /** Programs that compute loss and prediction. */
  static Programs evaluating(NetworkBinding binding, Precision precision, int batch) {
    Expression loss = MatrixForm.of(binding.network().losses().getFirst());
    return new Programs(base(binding, precision).evaluating(loss), binding, batch);
  }

  /** Programs that compute the prediction alone, and need no targets. */
  static Programs predicting(NetworkBinding binding, Precision precision, int batch) {
    return new Programs(base(binding, precision), binding, batch);
  }

  private static ProgramSpec base(NetworkBinding binding, Precision precision) {
    Network network = binding.network();
    List<Symbol> shared = new ArrayList<>(network.parameters());
    shared.addAll(network.symbols(Symbol.Kind.CONSTANT));
    return ProgramSpec.of(binding.sizes(), binding.perSample(), shared)
        .reporting(binding.predictions())
        .withPrecision(precision);
  }

  /** The program that holds the parameters and the optimiser's state. */
  Program main() {
    return main;
  }

  /** How many samples fit into a run. */
  int batch() {
    return main.spec().batch();
  }

  /**
   * Returns the program to run with {@code count} samples; its parameters are those of {@link
   * #main}.
   */
  Program forCount(int count) {
    if (binding.batchSize().isEmpty() || count == batch()) {
      return main;
    }
    Program other = others.computeIfAbsent(count, this::compile);
    main.parameters().forEach((symbol, slice) -> copy(slice, other.parameter(symbol)));
    return other;
  }

  /** Brings the gradients that {@code program} computed to {@link #main}, for the update. */
  void collectGradients(Program program) {
    if (program != main) {
      program.gradients().forEach((symbol, slice) -> copy(slice, main.gradient(symbol)));
    }
  }

  private static void copy(Slice from, Slice to) {
    to.set(from.toArray());
  }

  /** The values of all parameters, in double precision. */
  Map<Symbol, double[]> parameters() {
    Map<Symbol, double[]> values = new LinkedHashMap<>();
    for (Symbol parameter : binding.network().parameters()) {
      values.put(parameter, main.parameter(parameter).toArray());
    }
    return values;
  }

  /** Sets all parameters. */
  void setParameters(Map<Symbol, double[]> values) {
    values.forEach((symbol, value) -> main.parameter(symbol).set(value));
  }
}
