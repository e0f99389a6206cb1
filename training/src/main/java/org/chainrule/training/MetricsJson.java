package org.chainrule.training;

import tools.jackson.databind.node.ObjectNode;

/** The JSON names of metrics. */
final class MetricsJson {
  private MetricsJson() {}

  /** Adds loss and metrics to an object and returns it. */
  static ObjectNode put(ObjectNode node, Metrics metrics) {
    Json.putFinite(node, "loss", metrics.loss());
    switch (metrics) {
      case Metrics.Classification classes -> Json.putFinite(node, "accuracy", classes.accuracy());
      case Metrics.Regression regression -> {
        Json.putFinite(node, "r2", regression.r2());
        Json.putFinite(node, "mae", regression.mae());
      }
      case Metrics.LossOnly _ -> {}
    }
    return node;
  }
}
