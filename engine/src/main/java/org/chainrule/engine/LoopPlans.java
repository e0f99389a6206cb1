package org.chainrule.engine;

import java.util.List;
import java.util.Optional;
import org.chainrule.engine.Instruction.Loop;
import org.chainrule.engine.Lowering.Need;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;

/** Loops for index notation. What does not depend on a loop's index is computed before it. */
final class LoopPlans {
  private LoopPlans() {}

  static Task.Plan sum(
      Expression node, Block block, Need need, Index index, List<IndexTerm> except) {
    Block body = block.body(index);
    return new Task.Plan(
        List.of(need.of(node.operand(0), body)),
        views -> {
          View term = views.getFirst();
          View sum = block.fresh(term.isBatched(), term.rows(), term.columns());
          block.emit(new Instruction.Fill(sum, 0));
          body.combineInto(sum, 1, sum, 1, term);
          block.emit(loop(block, body, index, except.stream().map(block::position).toList()));
          return sum;
        });
  }

  static Task.Plan table(
      Expression node, Block block, Need need, Index row, Optional<Index> column) {
    Block rows = block.body(row);
    Block entries = column.map(rows::body).orElse(rows);
    Sizes sizes = block.resources().sizes();
    return new Task.Plan(
        List.of(need.of(node.operand(0), entries)),
        views -> {
          View entry = views.getFirst();
          View table =
              block.fresh(entry.isBatched(), sizes.rows(node.shape()), sizes.columns(node.shape()));
          Position i = fromFirst(entries, row);
          Position j = column.map(c -> fromFirst(entries, c)).orElse(Position.FIRST);
          entries.move(table.part(i, 1, j, 1), entry, 1);
          column.ifPresent(c -> rows.emit(loop(rows, entries, c, List.of())));
          block.emit(loop(block, rows, row, List.of()));
          return table;
        });
  }

  /** Returns how far an index is from its first value. */
  private static Position fromFirst(Block block, Index index) {
    return new Position(-block.resources().sizes().of(index.first()), block.slot(index));
  }

  private static Loop loop(Block block, Block body, Index index, List<Position> except) {
    Sizes sizes = block.resources().sizes();
    return new Loop(
        index.name(),
        body.slot(index),
        sizes.of(index.first()),
        sizes.of(index.last()),
        except,
        body.instructions());
  }
}
