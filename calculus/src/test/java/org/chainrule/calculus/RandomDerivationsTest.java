package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.Call;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/**
 * Displayed gradients of random networks: their values, what is printed, and that they are final.
 */
class RandomDerivationsTest {
  private static final int NETWORKS = 1_000;

  @Test
  void matrixFormAndIndexFormAreReadBackWithTheValuesOfReverseMode() {
    int[] formulas = new int[2];
    int ran =
        Property.forAll(
            11,
            NETWORKS,
            RandomNetworks::generate,
            sample -> {
              List<Symbol> by = sample.network().symbols();
              Derivation derivation = Derivation.of(sample.network(), sample.loss(), by);
              List<Expression> variables = by.stream().map(Expressions::variable).toList();
              List<Matrix> wanted =
                  Evaluator.evaluateAll(
                      ReverseMode.gradients(MatrixForm.of(sample.loss()), variables),
                      sample.bindings());
              Network shown = withSignals(sample.network(), derivation);
              IndexNotation notation =
                  IndexNotation.of(sample.network()).withSignals(derivation.signals().keySet());
              for (int i = 0; i < by.size(); i++) {
                Expression formula = gradient(derivation, by.get(i));
                Expression readBack = Formulas.parse(Formulas.print(withoutCalls(formula)), shown);
                agree(Evaluator.evaluate(readBack, sample.bindings()), wanted.get(i));
                IndexForm form = notation.gradient(formula, sample.loss(), variables.get(i));
                Expression entry =
                    Formulas.parse(
                        Formulas.print(withoutCalls(form.entry())), shown, form.inputs());
                agree(
                    Evaluator.evaluate(table(form.inputs(), entry, formula), sample.bindings()),
                    wanted.get(i));
                formulas[0]++;
                formulas[1] += derivation.signals().isEmpty() ? 0 : 1;
              }
            });
    System.out.printf(
        "%d networks, %d gradients read back in two notations, %d with error signals%n",
        ran, formulas[0], formulas[1]);
    assertThat(formulas[0]).isGreaterThan(NETWORKS);
    assertThat(formulas[1]).isGreaterThan(100);
  }

  @Test
  void simplificationIsFinalAndTheOrderOfParametersDoesNotMatter() {
    Property.forAll(
        12,
        NETWORKS,
        RandomNetworks::generate,
        sample -> {
          List<Symbol> by = sample.network().symbols();
          Derivation derivation = Derivation.of(sample.network(), sample.loss(), by);
          Derivation reversed = Derivation.of(sample.network(), sample.loss(), by.reversed());
          for (Symbol symbol : by) {
            Expression formula = gradient(derivation, symbol);
            assertThat(reversed.gradients().get(symbol)).isSameAs(formula);
            assertThat(Formulas.print(new Simplification().of(formula)))
                .isEqualTo(Formulas.print(formula));
          }
        });
  }

  private static Expression gradient(Derivation derivation, Symbol symbol) {
    return Objects.requireNonNull(derivation.gradients().get(symbol));
  }

  /** The sample's functions have bodies but no definitions that a text could use. */
  private static Expression withoutCalls(Expression formula) {
    return formula.transform(node -> node.operation() instanceof Call ? node.operand(0) : node);
  }

  private static Network withSignals(Network network, Derivation derivation) {
    List<Expression> definitions = new ArrayList<>(network.definitions());
    derivation.signals().keySet().forEach(signal -> definitions.add(withoutCalls(signal)));
    return new Network(
        network.sizes(),
        network.symbols(),
        network.functions(),
        network.opaques(),
        network.graphs(),
        definitions,
        network.givens(),
        network.steps(),
        network.claims(),
        network.training());
  }

  private static Expression table(List<Index> axes, Expression entry, Expression like) {
    Expression table =
        switch (axes.size()) {
          case 0 -> entry;
          case 1 -> Expressions.tabulate(axes.getFirst(), entry);
          default -> Expressions.tabulate(axes.get(0), axes.get(1), entry);
        };
    return table.shape().sameAs(like.shape()) ? table : Expressions.transpose(table);
  }

  private static void agree(Matrix actual, Matrix wanted) {
    double scale = 1e-3;
    for (double value : wanted.values()) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertThat(actual.values()).containsExactly(wanted.values(), Offset.offset(1e-9 * scale));
  }
}
