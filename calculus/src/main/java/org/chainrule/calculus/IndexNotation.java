package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Named;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Derivatives entry by entry, one letter for each dimension: {@code ∂L/∂W[i,j] = x[i] h[j] (1 -
 * h[j]) sum[k](V[j,k] (y[k] - t[k]))}.
 *
 * <p>The entry of a matrix formula follows from the entries of what it is made of: of {@code A B}
 * it is {@code Σ_k A_ik B_kj}, of {@code diag(a)} it is {@code δ_ij a_i}. Sums stand as far inside
 * as they can, deltas of summed indices are contracted, and nothing is multiplied out but where a
 * delta then goes. Named values stay names.
 */
public final class IndexNotation {
  /** The number of symbols up to which a formula is shown without error signals. */
  private static final int INLINE = 30;

  private final Letters letters;
  private final Set<Symbol> signals;

  private IndexNotation(Letters letters, Collection<Symbol> signals) {
    this.letters = letters;
    this.signals = Set.copyOf(signals);
  }

  /**
   * Returns the notation with letters for the network's dimensions, in the order of their
   * declaration: the author's where the network has index notation for them, else i, j, k, l, m, p,
   * … without those that name something in the network.
   */
  public static IndexNotation of(Network network) {
    return new IndexNotation(Letters.of(network), List.of());
  }

  /**
   * Returns the notation with letters for {@code dimensions}, in their order.
   *
   * @param taken names that are no letters for indices
   */
  public static IndexNotation of(List<Dimension> dimensions, Collection<String> taken) {
    return new IndexNotation(new Letters(dimensions, taken, Map.of()), List.of());
  }

  /**
   * Returns the same notation in which {@code errorSignals} are written out, all of them down to
   * the loss, where the formula then has at most 30 symbols.
   *
   * @param errorSignals each a {@link Named} around its formula
   */
  public IndexNotation withSignals(Collection<Expression> errorSignals) {
    return new IndexNotation(letters, errorSignals.stream().map(Network::symbolOf).toList());
  }

  /**
   * Returns {@code ∂of/∂by[i,j]} of a scalar.
   *
   * @param matrix the gradient, of the shape of {@code by}
   * @throws IllegalArgumentException if {@code of} is no scalar, or the shapes differ
   */
  public IndexForm gradient(Expression matrix, Expression of, Expression by) {
    if (!of.isScalar() || !matrix.shape().sameAs(by.shape())) {
      throw new IllegalArgumentException(
          "not the gradient of a scalar: %s of %s by %s"
              .formatted(matrix.shape(), of.shape(), by.shape()));
    }
    List<Index> inputs = indices(by.shape(), openLetters(matrix));
    return form(List.of(), inputs, entry(writtenOut(matrix), terms(inputs)));
  }

  /** Returns the formula without error signals, if that is short; else as it is. */
  private Expression writtenOut(Expression formula) {
    Expression shown = formula;
    while (SymbolCount.of(shown) <= INLINE) {
      Expression opened = opened(shown);
      if (opened.equals(shown)) {
        return shown;
      }
      shown = opened;
    }
    return formula;
  }

  /** Returns the formula with the error signals that appear in it written out, one level deep. */
  private Expression opened(Expression formula) {
    Map<Expression, Expression> changed = new HashMap<>();
    for (Expression node : PrintedNodes.order(formula, _ -> false)) {
      List<Expression> operands =
          node.operands().stream().map(a -> changed.getOrDefault(a, a)).toList();
      boolean signal = node.operation() instanceof Named(Symbol symbol) && signals.contains(symbol);
      changed.put(node, signal ? node.operand(0) : node.withOperands(operands));
    }
    return changed.getOrDefault(formula, formula);
  }

  /**
   * Returns {@code ∂of[k,m]/∂by[i,j]}, for any shapes.
   *
   * @throws CalculusException if an operation on the way has no derivative
   */
  public IndexForm jacobian(Expression of, Expression by) {
    List<Index> outputs = indices(of.shape(), List.of());
    List<Index> inputs = indices(by.shape(), names(outputs));
    // The author's own sums may have the letters of the outputs: those come in at the end.
    List<Index> aside = new ArrayList<>();
    outputs.forEach(index -> aside.add(index.renamed(LetterAssignment.PROVISIONAL + index.name())));
    List<Expression> both = MatrixForm.of(List.of(of, by));
    Expression output = at(both.getFirst(), terms(aside), Expressions::entry);
    Expression derived =
        new Simplification()
            .of(MatrixForm.of(ReverseMode.gradients(output, List.of(both.getLast())).getFirst()));
    Expression entry = at(derived, terms(inputs), new Entries()::of);
    for (int axis = 0; axis < aside.size(); axis++) {
      IndexTerm letter = IndexTerm.of(outputs.get(axis));
      entry = EntryAlgebra.substituted(entry, aside.get(axis), letter);
    }
    List<Index> free = new ArrayList<>(outputs);
    free.addAll(inputs);
    return form(outputs, inputs, LetterAssignment.of(entry, letters, names(free)));
  }

  /**
   * Returns {@code ∂²of/(∂by[i,j] ∂by[k,l])} of a scalar.
   *
   * @throws CalculusException if an operation on the way has no derivative
   */
  public IndexForm hessian(Expression of, Expression by) {
    List<Expression> both = MatrixForm.of(List.of(of, by));
    Expression gradient =
        new Simplification()
            .of(
                MatrixForm.of(
                    ReverseMode.gradients(both.getFirst(), List.of(both.getLast())).getFirst()));
    IndexForm form = jacobian(gradient, both.getLast());
    List<Index> inputs = new ArrayList<>(form.outputs());
    inputs.addAll(form.inputs());
    return new IndexForm(List.of(), inputs, form.entry(), form.cases());
  }

  /**
   * Returns the entry of {@code matrix} at a position, a scalar: {@code (A B)[i,j]} as {@code
   * sum[k](A[i,k] B[k,j])}.
   *
   * @param at the row and the column; of a row or column only the place in it; of a scalar nothing
   * @throws IllegalArgumentException if there are more or fewer positions than that
   */
  public Expression entry(Expression matrix, List<IndexTerm> at) {
    Set<String> used = openLetters(matrix);
    at.forEach(term -> term.variable().ifPresent(index -> used.add(index.name())));
    return LetterAssignment.of(at(matrix, at, new Entries()::of), letters, used);
  }

  /**
   * Returns {@code index}, or an index of its range with a letter that none of {@code used} has.
   */
  Index other(Index index, List<Index> used) {
    return names(used).contains(index.name()) ? letters.over(index.size(), names(used)) : index;
  }

  /** How an entry is written. */
  private interface Writing {
    Expression entry(Expression matrix, IndexTerm row, IndexTerm column);
  }

  private static Expression at(Expression matrix, List<IndexTerm> at, Writing writing) {
    boolean row = !matrix.shape().rows().is(1);
    boolean column = !matrix.shape().columns().is(1);
    int wanted = (row ? 1 : 0) + (column ? 1 : 0);
    if (at.size() != wanted) {
      throw new IllegalArgumentException(
          "an entry of %s has %d positions, not %d".formatted(matrix.shape(), wanted, at.size()));
    }
    IndexTerm only = IndexTerm.at(1);
    return writing.entry(matrix, row ? at.getFirst() : only, column ? at.getLast() : only);
  }

  /** Returns an index for each axis of a value that is not of size 1. */
  private List<Index> indices(Shape shape, Collection<String> used) {
    List<Index> indices = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>(used);
    for (Dimension size : List.of(shape.rows(), shape.columns())) {
      if (!size.is(1)) {
        Index index = letters.over(size, taken);
        indices.add(index);
        taken.add(index.name());
      }
    }
    return indices;
  }

  private static List<IndexTerm> terms(List<Index> indices) {
    return indices.stream().map(IndexTerm::of).toList();
  }

  private static Set<String> openLetters(Expression formula) {
    return names(formula.freeIndices());
  }

  private static Set<String> names(Collection<Index> indices) {
    Set<String> names = new LinkedHashSet<>();
    indices.forEach(index -> names.add(index.name()));
    return names;
  }

  private static IndexForm form(List<Index> outputs, List<Index> inputs, Expression entry) {
    List<Index> free = new ArrayList<>(outputs);
    free.addAll(inputs);
    Expression normal = DeltaForm.of(entry, free);
    return new IndexForm(outputs, inputs, normal, DeltaCases.of(normal, free));
  }
}
