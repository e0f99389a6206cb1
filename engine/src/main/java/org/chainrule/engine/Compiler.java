package org.chainrule.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Symbol;

/** Makes programs of expressions. */
public final class Compiler {
  private final ProgramSpec spec;
  private final Resources resources;
  private final Block block;
  private final Lowering lowering;
  private final Map<Expression, Expression> stable;
  private final Set<Buffer> claimed = new HashSet<>();

  private Compiler(ProgramSpec spec) {
    this.spec = spec;
    resources = new Resources(new Sizes(spec.sizes()), spec.wholeBatch() ? 1 : spec.batch());
    block = Block.whole(resources);
    Set<Symbol> batched = spec.wholeBatch() ? Set.of() : new LinkedHashSet<>(spec.perSample());
    for (Symbol symbol : spec.shared()) {
      claimed.add(resources.place(symbol, false));
    }
    for (Symbol symbol : spec.perSample()) {
      claimed.add(resources.place(symbol, !spec.wholeBatch()));
    }
    lowering = new Lowering(block, batched);
    List<Expression> roots = new ArrayList<>(spec.outputs());
    spec.loss().ifPresent(roots::add);
    roots.addAll(spec.gradients().values());
    stable = StableForms.of(roots);
  }

  /**
   * Returns the program for {@code spec}. Numbers in it start at zero.
   *
   * @throws EngineException if the batch is empty, a size or symbol is unknown, an unspecified
   *     function or unresolved derivative is needed, a gradient has not its symbol's shape, or the
   *     program does not fit into memory
   */
  public static Program compile(ProgramSpec spec) {
    if (spec.batch() < 1) {
      throw new EngineException("a batch has at least one sample, not " + spec.batch());
    }
    if (spec.stateSlots() < 0) {
      throw new EngineException("there are no " + spec.stateSlots() + " state slots");
    }
    return new Compiler(spec).compile();
  }

  private Program compile() {
    SequencedMap<Expression, View> outputs = new LinkedHashMap<>();
    for (Expression output : spec.outputs()) {
      outputs.computeIfAbsent(output, o -> pinned(lowering.value(stable(o)), "output"));
    }
    Optional<View> loss = spec.loss().map(this::loss);
    SequencedMap<Symbol, View> gradients = new LinkedHashMap<>();
    spec.gradients()
        .forEach((symbol, gradient) -> gradients.put(symbol, gradient(symbol, gradient)));
    List<Instruction> instructions = block.instructions();
    Layout layout = new Layout(spec, resources, instructions, gradients, outputs, loss);
    return new Program(spec, layout, resources, instructions);
  }

  private Expression stable(Expression root) {
    Expression form = stable.get(root);
    return form == null ? root : form;
  }

  private View loss(Expression loss) {
    if (!loss.isScalar()) {
      throw new EngineException("the loss is " + loss.shape() + ": it has to be a scalar");
    }
    return pinned(lowering.mean(stable(loss)), "mean loss");
  }

  private View gradient(Symbol symbol, Expression gradient) {
    if (!gradient.shape().sameAs(symbol.shape())) {
      throw new EngineException(
          "the gradient by %s is %s, but %s is %s"
              .formatted(symbol.name(), gradient.shape(), symbol.name(), symbol.shape()));
    }
    if (!spec.shared().contains(symbol)) {
      throw new EngineException(symbol.name() + " is no parameter of this program");
    }
    return pinned(lowering.mean(stable(gradient)), "∂" + symbol.name());
  }

  /** Returns a view of a buffer that holds {@code view} alone, row by row, to the end of a run. */
  private View pinned(View view, String name) {
    boolean free =
        view.isWhole()
            && !resources.constants().containsValue(view.buffer())
            && !resources.identities().containsValue(view.buffer())
            && claimed.add(view.buffer());
    View result = view;
    if (!free) {
      result = block.fresh(view.isBatched(), view.rows(), view.columns());
      block.move(result, view, 1);
      claimed.add(result.buffer());
    }
    resources.name(result.buffer(), name);
    return result;
  }
}
