package org.chainrule.training;

import org.chainrule.engine.Program;
import org.chainrule.engine.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Puts samples of a data set, scaled, where a program reads them. Nothing is allocated a sample.
 */
final class SampleLoader {
  private final Dataset data;
  private final Scaling scaling;
  private final NetworkBinding binding;
  private final double[] features;
  private final double[] answers;
  private Slice[] inputs = {};
  private Slice[] targets = {};
  private @Nullable Program current;

  SampleLoader(Dataset data, Scaling scaling, NetworkBinding binding) {
    this.data = data;
    this.scaling = scaling;
    this.binding = binding;
    this.features = new double[data.features().columns()];
    this.answers = new double[Math.max(1, data.target().width())];
  }

  /** Fills place number {@code place} of the program's samples with sample {@code sample}. */
  void load(Program program, int place, int sample) {
    if (program != current) {
      inputs = binding.inputs().stream().map(program::input).toArray(Slice[]::new);
      targets = binding.targets().stream().map(program::input).toArray(Slice[]::new);
      current = program;
    }
    scaling.copyRow(data.features(), sample, features, 0);
    fill(inputs, place, features);
    switch (data.target()) {
      case Target.Classes classes when binding.binary() -> {
        answers[0] = classes.at(sample);
        fill(targets, place, answers);
      }
      case Target.Classes classes -> {
        classes.copyRow(sample, answers, 0);
        fill(targets, place, answers);
      }
      case Target.Numbers numbers -> {
        numbers.copyRow(sample, answers, 0);
        fill(targets, place, answers);
      }
      case Target.Absent _ -> {}
    }
  }

  private static void fill(Slice[] slices, int place, double[] values) {
    int from = 0;
    for (Slice slice : slices) {
      slice.set(place, values, from);
      from += slice.length();
    }
  }
}
