package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;

/** A side that can't be right, whatever its values: that much is certain. */
final class ShapeRung implements Rung {
  @Override
  public Optional<Explanation> explain(Case c) {
    if (!c.isShapeDispute()) {
      return Optional.empty();
    }
    String why =
        c.side()
            .problem()
            .map(Claim.Problem::text)
            .orElseGet(() ->
                "this is %s where %s is due"
                    .formatted(
                        c.dispute().claimed().map(e -> e.shape().toString()).orElse("no value"),
                        c.truth().shape()));
    return Optional.of(
        new Explanation(new LayoutMistake.WrongShape(why), c.truthAsTerm(), List.of()));
  }
}
