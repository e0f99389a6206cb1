package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.entry;
import static org.chainrule.expression.Expressions.logSoftmax;
import static org.chainrule.expression.Expressions.named;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.variable;

import java.util.List;
import java.util.Map;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StableFormsTest {
  private static final Symbol Z = Symbol.of("z", Symbol.Kind.INPUT, Shape.column(Dimension.of(3)));
  private static final Symbol Y =
      Symbol.of("y", Symbol.Kind.DEFINITION, Shape.column(Dimension.of(3)));
  private static final Expression z = variable(Z);

  private static Expression log(Expression a) {
    return elementwise(ElementwiseFunction.LOG, a);
  }

  private static Expression softplus(Expression a) {
    return elementwise(ElementwiseFunction.SOFTPLUS, a);
  }

  private static Expression stable(Expression a) {
    return StableForms.of(List.of(a)).getOrDefault(a, a);
  }

  @Test
  void everyRuleOfTheTable() {
    Expression beta = variable(Symbol.of("b", Symbol.Kind.CONSTANT, Shape.SCALAR));
    Expression sigmoid = elementwise(ElementwiseFunction.SIGMOID, z);
    Expression hidden = named(Y, sigmoid);
    assertThat(stable(log(softmax(z, beta)))).isSameAs(logSoftmax(scale(beta, z)));
    assertThat(stable(log(named(Y, softmax(z))))).isSameAs(logSoftmax(z));
    assertThat(stable(log(sigmoid))).isSameAs(negate(softplus(negate(z))));
    assertThat(stable(log(subtract(constant(1), hidden)))).isSameAs(negate(softplus(z)));
    IndexTerm second = IndexTerm.at(2);
    assertThat(stable(log(entry(softmax(z), second)))).isSameAs(entry(logSoftmax(z), second));
    assertThat(stable(log(subtract(constant(2), hidden))))
        .isSameAs(log(subtract(constant(2), hidden)));
    assertThat(stable(log(z))).isSameAs(log(z));
  }

  @ParameterizedTest
  @EnumSource
  void extremeInputsGiveAFiniteLoss(Precision precision) {
    Expression sigmoid = named(Y, elementwise(ElementwiseFunction.SIGMOID, z));
    for (Expression a :
        List.of(log(softmax(z)), log(sigmoid), log(subtract(constant(1), sigmoid)))) {
      Program program =
          Compiler.compile(
              ProgramSpec.of(Map.of(), List.of(Z), List.of())
                  .evaluating(sum(a))
                  .withPrecision(precision));
      program.input(Z).set(new double[] {800, -800, 0});
      program.run(1);
      assertThat(program.loss()).isFinite().isLessThan(-799);
    }
  }
}
