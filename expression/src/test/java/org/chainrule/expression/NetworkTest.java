package org.chainrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Symbol X = Symbol.of("x", Symbol.Kind.INPUT, Shape.SCALAR);
  private static final Symbol T = Symbol.of("t", Symbol.Kind.TARGET, Shape.SCALAR);
  private static final Symbol W = Symbol.of("w", Symbol.Kind.PARAMETER, Shape.SCALAR);
  private static final Symbol Y = Symbol.of("y", Symbol.Kind.DEFINITION, Shape.SCALAR);
  private static final Symbol L = Symbol.of("L", Symbol.Kind.LOSS, Shape.SCALAR);

  private static Network network() {
    Expression y =
        Expressions.named(Y, Expressions.product(Expressions.variable(W), Expressions.variable(X)));
    Expression loss =
        Expressions.named(
            L, Expressions.power(Expressions.subtract(y, Expressions.variable(T)), 2));
    return new Network(
        List.of(),
        List.of(X, T, W),
        List.of(),
        List.of(),
        List.of(),
        List.of(y, loss),
        List.of(new Given(W, Expressions.constant(3))),
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }

  @Test
  void symbolsAreFoundByKindAndByName() {
    Network network = network();
    assertThat(network.inputs()).containsExactly(X);
    assertThat(network.targets()).containsExactly(T);
    assertThat(network.parameters()).containsExactly(W);
    assertThat(network.losses()).extracting(Network::symbolOf).containsExactly(L);
    assertThat(network.names()).containsExactly("x", "t", "w", "y", "L");
    assertThat(network.symbol("w")).contains(W);
    assertThat(network.symbol("y")).isEmpty();
    assertThat(network.value("w")).contains(Expressions.variable(W));
    assertThat(network.value("y")).isEqualTo(network.definition("y")).isPresent();
    assertThat(network.value("nothing")).isEmpty();
    assertThat(network.givenValues())
        .containsExactly(java.util.Map.entry(W, Expressions.constant(3)));
    assertThatThrownBy(() -> Network.symbolOf(Expressions.variable(W)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a definition: w");
  }

  @Test
  void onlySamplesBringInputsAndTargets() {
    assertThat(X.isPerSample() && T.isPerSample()).isTrue();
    assertThat(W.isPerSample() || Y.isPerSample()).isFalse();
  }

  @Test
  void wordsOfTheLanguage() {
    assertThat(Arrays.stream(Domain.values()).filter(Domain::sumsToOne))
        .containsExactly(Domain.SIMPLEX, Domain.ONE_HOT);
    assertThat(Arrays.stream(Domain.values()).map(Domain::word))
        .containsExactly("R", "positive", "symmetric", "posdef", "simplex", "onehot", "binary");
    assertThat(Arrays.stream(Relation.values()).map(Relation::word))
        .containsExactly("<", "<=", ">", ">=", "=", "!=");
    assertThat(Arrays.stream(Reduction.values()).map(Reduction::word)).doesNotHaveDuplicates();
    for (ElementwiseFunction function : ElementwiseFunction.values()) {
      assertThat(ElementwiseFunction.named(function.word())).contains(function);
    }
    assertThat(ElementwiseFunction.named("sigmoidal")).isEmpty();
    assertThat(Symbol.Kind.PARAMETER.word()).isEqualTo("param");
  }
}
