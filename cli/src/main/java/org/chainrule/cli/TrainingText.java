package org.chainrule.cli;

import java.util.Optional;
import org.chainrule.training.Metrics;
import org.chainrule.training.TrainingResult;

/** What training came to, for people. */
final class TrainingText {
  private TrainingText() {}

  /** The metrics on both parts, and where the run is. */
  static String of(TrainingResult result) {
    StringBuilder text = new StringBuilder();
    result.holdout().ifPresent(metrics -> text.append(line("test ", metrics)));
    text.append(line("train", result.training()));
    return text.append("run    ").append(result.run()).append('\n').toString();
  }

  /** {@code accuracy 0.9722 loss 0.0912 (359 samples)}. */
  static String evaluation(Metrics metrics) {
    return "%s  (%s)\n".formatted(metrics(metrics), Figures.count(metrics.samples(), "sample"));
  }

  /** {@code accuracy 0.9722 loss 0.0912}. */
  static String metrics(Metrics metrics) {
    String loss = "loss " + Figures.metric(metrics.loss());
    return switch (metrics) {
      case Metrics.Classification classes ->
          "accuracy " + Figures.metric(classes.accuracy()) + "  " + loss;
      case Metrics.Regression regression ->
          "R² %s  mean absolute error %s  %s"
              .formatted(Figures.metric(regression.r2()), Figures.metric(regression.mae()), loss);
      case Metrics.LossOnly _ -> loss;
    };
  }

  /** What an epoch came to. */
  static String epoch(Metrics training, Optional<Metrics> holdout) {
    return metrics(training) + holdout.map(test -> "  test " + metrics(test)).orElse("");
  }

  private static String line(String part, Metrics metrics) {
    return part + "  " + evaluation(metrics);
  }
}
