package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Operation.IndexSum;
import org.chainrule.expression.Operation.Part;
import org.chainrule.expression.Operation.Tabulate;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** The entry of any formula has the value that the formula has there, and can be read back. */
class IndexNotationPropertyTest {
  private static final int NETWORKS = 80;

  @Test
  void entriesOfGradientsHaveTheirValuesAndAreReadBack() {
    int[] counts = new int[4];
    int ran =
        Property.forAll(
            11,
            NETWORKS,
            RandomNetworks::generate,
            sample -> {
              Expression loss = MatrixForm.of(sample.loss());
              List<Symbol> symbols = sample.network().symbols();
              RandomGenerator random = new SplittableRandom(symbols.size());
              for (int pick = 0; pick < 2; pick++) {
                Symbol symbol = symbols.get(random.nextInt(symbols.size()));
                Expression by = Expressions.variable(symbol);
                Expression gradient =
                    withoutCalls(
                        MatrixForm.of(ReverseMode.gradients(loss, List.of(by)).getFirst()));
                IndexForm form =
                    IndexNotation.of(sample.network()).gradient(gradient, sample.loss(), by);
                assertThat(form.inputs()).hasSize(axes(symbol.shape()));
                assertThat(form.entry().isScalar()).isTrue();
                agree(form.entry(), form.inputs(), gradient, sample.bindings());
                counts[0]++;
                counts[1] += form.entry().operation() instanceof Part ? 0 : 1;
                counts[2] += hasSum(form.entry()) ? 1 : 0;
                isReadBack(form, sample.network(), sample.bindings());
                counts[3] += isStable(form, sample.network()) ? 1 : 0;
              }
            });
    assertThat(ran).isEqualTo(NETWORKS);
    assertThat(counts[0]).isEqualTo(2 * NETWORKS);
    assertThat(counts[1]).as("written out").isGreaterThan(NETWORKS);
    assertThat(counts[2]).as("with sums").isGreaterThan(NETWORKS);
    assertThat(counts[3]).as("written out twice").isGreaterThan(NETWORKS);
  }

  /** An entry is its own entry; where all letters occur in it, by which others are chosen. */
  private static boolean isStable(IndexForm form, Network network) {
    Expression entry = form.entry();
    if (!entry.freeIndices().containsAll(form.inputs())) {
      return false;
    }
    assertThat(IndexNotation.of(network).entry(entry, List.of())).isEqualTo(entry);
    return true;
  }

  private static Expression withoutCalls(Expression formula) {
    return formula.transform(node -> node.operation() instanceof Call ? node.operand(0) : node);
  }

  private static boolean hasSum(Expression entry) {
    return PrintedNodes.order(entry, _ -> false).stream()
        .anyMatch(node -> node.operation() instanceof IndexSum);
  }

  private static int axes(Shape shape) {
    return (shape.rows().is(1) ? 0 : 1) + (shape.columns().is(1) ? 0 : 1);
  }

  private static void isReadBack(IndexForm form, Network network, Bindings bindings) {
    if (SymbolCount.of(form.entry()) > 300) {
      return;
    }
    String text = Formulas.print(form.entry());
    Expression read = Formulas.parse(text, network, form.inputs());
    Map<Index, Integer> last = new HashMap<>();
    form.inputs().forEach(index -> last.put(index, bindings.size(index.last())));
    assertThat(Evaluator.evaluate(read, bindings, last).scalar())
        .as(text)
        .isCloseTo(
            Evaluator.evaluate(form.entry(), bindings, last).scalar(),
            org.assertj.core.api.Assertions.withinPercentage(1e-7));
  }

  /** Compares at up to 30 positions. */
  static void agree(Expression entry, List<Index> axes, Expression matrix, Bindings bindings) {
    Matrix values = Evaluator.evaluate(matrix, bindings);
    double largest = 1e-6;
    for (double value : values.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    int stride = 1 + values.values().length / 30;
    for (int place = 0; place < values.values().length; place += stride) {
      List<Integer> at = new ArrayList<>();
      if (!matrix.shape().rows().is(1)) {
        at.add(1 + place / values.columns());
      }
      if (!matrix.shape().columns().is(1)) {
        at.add(1 + place % values.columns());
      }
      Map<Index, Integer> positions = new HashMap<>();
      for (int axis = 0; axis < axes.size(); axis++) {
        positions.put(axes.get(axis), at.get(axis));
      }
      assertThat(Evaluator.evaluate(entry, bindings, positions).scalar())
          .as("%s at %s", Formulas.print(entry), positions)
          .isCloseTo(values.values()[place], Offset.offset(1e-9 * largest));
    }
  }

  @Test
  void everyOperationHasEntries() {
    List<Expression> cases = OperationCases.all();
    int matrices = 0;
    for (Expression formula : cases) {
      Shape shape = formula.shape();
      List<Index> axes = new ArrayList<>();
      if (!shape.rows().is(1)) {
        axes.add(Index.over("i", shape.rows()));
      }
      if (!shape.columns().is(1)) {
        axes.add(Index.over("j", shape.columns()));
      }
      Bindings point =
          OperationGradientTest.withOpaque(
              Points.random(new SplittableRandom(5), OperationCases.SIZES, formula.variables()));
      Expression entry =
          IndexNotation.of(List.of(OperationCases.L, OperationCases.M), List.of())
              .entry(formula, axes.stream().map(IndexTerm::of).toList());
      assertThat(entry.isScalar()).isTrue();
      assertThat(entry.operation()).isNotInstanceOf(Tabulate.class);
      agree(entry, axes, formula, point);
      matrices += axes.isEmpty() ? 0 : 1;
    }
    assertThat(cases).hasSizeGreaterThan(300);
    assertThat(matrices).isGreaterThan(200);
  }
}
