package org.chainrule.language;

import java.util.List;

/** The settings that {@code train { }} knows. */
final class TrainingSettings {
  static final List<String> NAMES =
      List.of(
          "data",
          "target",
          "test",
          "labels",
          "testlabels",
          "columns",
          "impute",
          "scale",
          "holdout",
          "folds",
          "batch",
          "epochs",
          "optimizer",
          "schedule",
          "decay",
          "clip",
          "init",
          "stop",
          "weights",
          "seed",
          "threads",
          "precision");

  private TrainingSettings() {}
}
