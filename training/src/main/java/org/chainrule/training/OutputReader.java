package org.chainrule.training;

import org.chainrule.engine.Program;
import org.chainrule.engine.Slice;
import org.chainrule.expression.Expression;
import org.jspecify.annotations.Nullable;

/** Reads a network's predictions for a sample, for one target after the other, from a program. */
final class OutputReader {
  private final NetworkBinding binding;
  private final Slice[] slices;
  private @Nullable Program current;

  OutputReader(NetworkBinding binding) {
    this.binding = binding;
    this.slices = new Slice[binding.predictions().size()];
  }

  /** How many numbers a sample's predictions are. */
  int width() {
    return binding.targets().stream().mapToInt(binding::entries).sum();
  }

  /** Copies what the program answered to the sample in place {@code place}. */
  void read(Program program, int place, double[] into) {
    if (program != current) {
      int number = 0;
      for (Expression prediction : binding.predictions()) {
        slices[number++] = program.output(prediction);
      }
      current = program;
    }
    int at = 0;
    for (Slice slice : slices) {
      slice.get(place, into, at);
      at += slice.length();
    }
  }
}
