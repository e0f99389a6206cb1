package org.chainrule.cli;

import org.chainrule.training.TrainingResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What training came to, for programs. */
final class TrainingJson {
  private TrainingJson() {}

  /** One JSON document on a line. */
  static String of(TrainingResult result) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode node = mapper.createObjectNode();
    node.put("run", result.run().toString());
    node.put("epochs", result.epochs());
    node.put("seconds", result.seconds());
    node.put("interrupted", result.interrupted());
    node.putRawValue("train", new RawValue(result.training().toJson()));
    result
        .holdout()
        .ifPresent(metrics -> node.putRawValue("holdout", new RawValue(metrics.toJson())));
    return mapper.writeValueAsString(node) + "\n";
  }
}
