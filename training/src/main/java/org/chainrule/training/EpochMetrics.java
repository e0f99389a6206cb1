package org.chainrule.training;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of {@code metrics.jsonl}.
 *
 * @param epoch from 1
 * @param seconds since training began
 * @param samplesPerSecond of this epoch's training, without evaluation
 * @param training on the training part
 * @param holdout on the part held out, if there is one
 */
public record EpochMetrics(
    int epoch,
    double seconds,
    double samplesPerSecond,
    Metrics training,
    Optional<Metrics> holdout) {
  /** The line, without a line feed. */
  public String toJson() {
    ObjectNode node = Json.object().put("epoch", epoch);
    Json.putFinite(node, "seconds", seconds);
    Json.putFinite(node, "samplesPerSecond", samplesPerSecond);
    node.set("train", MetricsJson.put(Json.object(), training));
    holdout.ifPresent(metrics -> node.set("holdout", MetricsJson.put(Json.object(), metrics)));
    return Json.line(node);
  }
}
