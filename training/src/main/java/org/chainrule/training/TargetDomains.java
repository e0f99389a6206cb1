package org.chainrule.training;

import java.util.Optional;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** Checks that target columns of numbers hold what the network says of its targets. */
final class TargetDomains {
  /** How far a row of rounded shares may be from 1. */
  private static final double SUM_TOLERANCE = 0.01;

  private TargetDomains() {}

  /**
   * Checks every sample.
   *
   * @throws DataException if one is outside of a target's set
   */
  static void check(Dataset data, NetworkBinding binding) {
    if (!(data.target() instanceof Target.Numbers numbers)) {
      return;
    }
    double[] row = new double[numbers.width()];
    for (int sample = 0; sample < data.size(); sample++) {
      numbers.copyRow(sample, row, 0);
      int from = 0;
      for (Symbol target : binding.targets()) {
        Optional<String> fault = fault(target.domain(), row, from, shape(binding, target));
        if (fault.isPresent()) {
          throw new DataException(
              data.source(),
              "sample %d of the rows read has %s, but %s is in %s"
                  .formatted(sample + 1, fault.get(), target.name(), target.domain().word()),
              "Correct the data, or declare '%s' in R.".formatted(target.name()));
        }
        from += binding.entries(target);
      }
    }
  }

  /** Rows and columns of what has to be a distribution each. */
  private record Block(int rows, int columns) {}

  private static Block shape(NetworkBinding binding, Symbol target) {
    Shape shape = binding.perSample(target);
    int entries = binding.entries(target);
    int rows = shape.isVector() ? 1 : shape.rows().value(binding.sizes()::get);
    return new Block(rows, entries / rows);
  }

  private static Optional<String> fault(Domain domain, double[] row, int from, Block block) {
    for (int i = 0; i < block.rows(); i++) {
      double sum = 0;
      for (int j = 0; j < block.columns(); j++) {
        double value = row[from + i * block.columns() + j];
        if (!contains(domain, value)) {
          return Optional.of(NumberText.canonical(value));
        }
        sum += value;
      }
      if (domain.sumsToOne() && !(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
        return Optional.of("numbers that sum to " + NumberText.canonical(sum));
      }
    }
    return Optional.empty();
  }

  private static boolean contains(Domain domain, double value) {
    return switch (domain) {
      case BINARY, ONE_HOT -> value == 0 || value == 1;
      case SIMPLEX -> value >= 0 && value <= 1;
      case POSITIVE -> value > 0;
      case REAL, SYMMETRIC, POSITIVE_DEFINITE -> true;
    };
  }
}
