package org.chainrule.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;

/**
 * Instructions being written: those of the whole program, or those of a loop's body. What does not
 * depend on a loop's index is written to the block around it.
 */
final class Block {
  private final Resources resources;
  private final Optional<Block> around;
  private final Map<Index, Integer> slots;
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<View, View> denseCopies = new HashMap<>();

  private Block(Resources resources, Optional<Block> around, Map<Index, Integer> slots) {
    this.resources = resources;
    this.around = around;
    this.slots = slots;
  }

  /** Returns the block of a whole program. */
  static Block whole(Resources resources) {
    return new Block(resources, Optional.empty(), Map.of());
  }

  /** Returns the body of a loop over {@code index} inside of this block. */
  Block body(Index index) {
    return new Block(resources, Optional.of(this), Map.of(index, resources.newSlot(index)));
  }

  /** Returns the block nearest to the outside in which all of the node's indices have values. */
  Block home(Expression node) {
    Block block = this;
    while (block.around.isPresent()
        && node.freeIndices().stream().noneMatch(block.slots::containsKey)) {
      block = block.around.get();
    }
    return block;
  }

  /** Returns the slot of an index bound by this block or around it. */
  int slot(Index index) {
    for (Optional<Block> block = Optional.of(this); block.isPresent(); block = block.get().around) {
      Integer slot = block.get().slots.get(index);
      if (slot != null) {
        return slot;
      }
    }
    throw new EngineException("the index " + index + " has no value here");
  }

  /** Returns {@code term} as a position counted from 0. */
  Position position(IndexTerm term) {
    return new Position(
        resources.sizes().of(term.offset()) - 1, term.variable().map(this::slot).orElse(0));
  }

  Resources resources() {
    return resources;
  }

  List<Instruction> instructions() {
    return instructions;
  }

  void emit(Instruction instruction) {
    instructions.add(instruction);
  }

  /** Returns a new place for a matrix, one for each sample if {@code batched}. */
  View fresh(boolean batched, int rows, int columns) {
    return View.of(resources.newBuffer(batched, rows, columns));
  }

  private View freshLike(View shape, boolean batched) {
    return fresh(batched, shape.rows(), shape.columns());
  }

  /** Returns {@code factor · a} in a new place. */
  View scaled(double factor, View a) {
    View out = freshLike(a, a.isBatched());
    move(out, a, factor);
    return out;
  }

  /** Writes {@code factor · a} to {@code out}. */
  void move(View out, View a, double factor) {
    emit(new Instruction.Move(Nest.of(out, a), factor));
  }

  /** Returns {@code alpha · a + beta · b} in a new place. */
  View combine(double alpha, View a, double beta, View b) {
    View out = freshLike(a, a.isBatched() || b.isBatched());
    combineInto(out, alpha, a, beta, b);
    return out;
  }

  /** Writes {@code alpha · a + beta · b} to {@code out}. */
  void combineInto(View out, double alpha, View a, double beta, View b) {
    emit(new Instruction.Combine(Nest.of(out, a, b), alpha, beta));
  }

  /** Returns f(a) in a new place. */
  View unary(ElementwiseFunction function, View a) {
    View out = freshLike(a, a.isBatched());
    emit(new Instruction.Unary(function, Nest.of(out, a)));
    return out;
  }

  /** Returns f(a, b) in a new place; b may be a scalar. */
  View binary(BinaryFunction function, View a, View b) {
    View other = b.repeated(a.rows(), a.columns());
    View out = freshLike(a, a.isBatched() || b.isBatched());
    emit(new Instruction.Binary(function, Nest.of(out, a, other)));
    return out;
  }

  /** Returns {@code a}, or a dense copy of it. */
  View dense(View a) {
    return a.isDense() ? a : denseCopies.computeIfAbsent(a, view -> scaled(1, view));
  }

  /** Returns a's mean over the samples. */
  View mean(View a) {
    if (!a.isBatched()) {
      return a;
    }
    if (a.rowStep() == 0 && a.columnStep() == 0 && a.entries() > 1) {
      View one = a.part(Position.FIRST, 1, Position.FIRST, 1);
      return mean(one).repeated(a.rows(), a.columns());
    }
    View whole = dense(a);
    View out = freshLike(a, false);
    emit(new Instruction.Mean(out, whole));
    return out;
  }
}
