package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Symbol;

/** Compares programs with the reference evaluator, sample by sample and averaged. */
final class Judged {
  private Judged() {}

  /**
   * Checks the value of each root for every sample, and the mean of each, as if it were a gradient,
   * for each of the {@code counts} of samples.
   *
   * @return the program
   */
  static Program check(
      List<Expression> roots, Atoms atoms, Precision precision, double tolerance, int... counts) {
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    List<Symbol> shared = new ArrayList<>(atoms.shared());
    for (Expression root : roots) {
      Symbol by = Symbol.of("g" + gradients.size(), Symbol.Kind.PARAMETER, root.shape());
      gradients.put(by, root);
      shared.add(by);
    }
    Expression loss = Expressions.add(roots.stream().map(Expressions::sum).toList());
    ProgramSpec spec =
        ProgramSpec.of(Map.of(), atoms.perSample(), shared)
            .training(loss, gradients)
            .reporting(roots)
            .withBatch(atoms.batch())
            .withPrecision(precision);
    Program program = Compiler.compile(spec);
    for (Symbol symbol : atoms.perSample()) {
      for (int s = 0; s < atoms.batch(); s++) {
        program.input(symbol).set(s, atoms.value(symbol, s));
      }
    }
    atoms.shared().forEach(w -> program.parameter(w).set(0, atoms.value(w, 0)));
    for (int count : counts) {
      program.run(count);
      compare(roots, loss, gradients, atoms, program, count, tolerance);
    }
    return program;
  }

  private static void compare(
      List<Expression> roots,
      Expression loss,
      SequencedMap<Symbol, Expression> gradients,
      Atoms atoms,
      Program program,
      int count,
      double tolerance) {
    List<Symbol> byRoot = List.copyOf(gradients.keySet());
    List<Optional<double[]>> means = new ArrayList<>();
    roots.forEach(_ -> means.add(Optional.empty()));
    double meanLoss = 0;
    double scale = 0;
    for (int s = 0; s < count; s++) {
      Map<Symbol, Matrix> values = new HashMap<>();
      for (Symbol symbol : atoms.perSample()) {
        values.put(symbol, atoms.value(symbol, s));
      }
      for (Symbol symbol : atoms.shared()) {
        values.put(symbol, atoms.value(symbol, 0));
      }
      List<Expression> all = new ArrayList<>(roots);
      all.add(loss);
      List<Matrix> expected = Evaluator.evaluateAll(all, Bindings.of(Map.of(), values));
      meanLoss += expected.getLast().scalar() / count;
      for (int r = 0; r < roots.size(); r++) {
        Matrix value = expected.get(r);
        Slice output = program.output(roots.get(r));
        Matrix found = output.matrix(output.samples() == 1 ? 0 : s);
        close(roots.get(r) + " of sample " + s, found.values(), value.values(), tolerance);
        double[] mean = means.get(r).orElseGet(() -> new double[value.values().length]);
        for (int i = 0; i < mean.length; i++) {
          mean[i] += value.values()[i] / count;
          scale += Math.abs(value.values()[i]) / count;
        }
        means.set(r, Optional.of(mean));
      }
    }
    for (int r = 0; r < roots.size(); r++) {
      double[] found = program.gradient(byRoot.get(r)).toArray();
      close("mean of " + roots.get(r), found, means.get(r).orElseThrow(), tolerance);
    }
    assertThat(Math.abs(program.loss() - meanLoss))
        .as("mean loss %s, expected %s", program.loss(), meanLoss)
        .isLessThanOrEqualTo(tolerance * Math.max(1, scale));
  }

  /** Compares relative to the largest entry: small ones among large ones carry its rounding. */
  static void close(String what, double[] found, double[] expected, double tolerance) {
    assertThat(found).as(what).hasSameSizeAs(expected);
    double scale = 1;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int i = 0; i < found.length; i++) {
      boolean close =
          found[i] == expected[i] || Math.abs(found[i] - expected[i]) <= tolerance * scale;
      assertThat(close)
          .as("%s: entry %d is %s, expected %s", what, i, found[i], expected[i])
          .isTrue();
    }
  }
}
