package org.chainrule.training;

import org.chainrule.engine.Precision;
import org.chainrule.engine.Program;

/** Measures parameters on samples. */
final class Evaluations {
  /** Large enough to keep the kernels busy, small enough for the caches. */
  static final int BATCH = 256;

  private final Programs programs;
  private final NetworkBinding binding;

  Evaluations(NetworkBinding binding, Precision precision, int samples) {
    this.binding = binding;
    this.programs = Programs.evaluating(binding, precision, Math.min(BATCH, samples));
  }

  /** The programs, to set parameters on. */
  Programs programs() {
    return programs;
  }

  /** Returns the metrics over {@code samples} of {@code data}, at least one. */
  Metrics measure(Dataset data, Scaling scaling, int[] samples) {
    SampleLoader loader = new SampleLoader(data, scaling, binding);
    PredictionLog log = new PredictionLog(binding, data.target());
    Minibatches minibatches = new Minibatches(samples.length, programs.batch());
    for (int m = 0; m < minibatches.count(); m++) {
      int from = minibatches.from(m);
      int count = minibatches.size(m);
      Program program = programs.forCount(count);
      for (int i = 0; i < count; i++) {
        loader.load(program, i, samples[from + i]);
      }
      program.run(count);
      log.add(program, samples, from, count);
    }
    return log.metrics();
  }
}
