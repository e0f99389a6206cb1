package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;

final class BatchDimensionTest {
  private static final Dimension N = Dimension.named("N");
  private static final Dimension D = Dimension.named("D");

  private static Network network(Symbol... symbols) {
    return new Network(
        List.of(),
        List.of(symbols),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }

  private static Symbol symbol(String name, Symbol.Kind kind, Dimension rows, Dimension columns) {
    return Symbol.of(name, kind, new Shape(rows, columns));
  }

  @Test
  void rowsOfEveryInputAndTargetCountSamples() {
    Symbol x = symbol("X", Symbol.Kind.INPUT, N, D);
    Symbol t = symbol("T", Symbol.Kind.TARGET, N, Dimension.ONE);
    Symbol w = symbol("W", Symbol.Kind.PARAMETER, D, Dimension.ONE);
    assertThat(BatchDimension.of(network(x, t, w))).contains(SizeName.symbolic("N"));
  }

  @Test
  void aNetworkAboutOneSampleHasNone() {
    Symbol row = symbol("x", Symbol.Kind.INPUT, Dimension.ONE, N);
    Symbol column = symbol("x", Symbol.Kind.INPUT, N, Dimension.ONE);
    Symbol t = symbol("t", Symbol.Kind.TARGET, D, Dimension.ONE);
    Symbol w = symbol("W", Symbol.Kind.PARAMETER, D, N);
    assertThat(BatchDimension.of(network(row))).isEmpty();
    assertThat(BatchDimension.of(network(column, t))).isEmpty();
    assertThat(BatchDimension.of(network(column, w))).isEmpty();
    assertThat(BatchDimension.of(network())).isEmpty();
    Dimension fixed = Dimension.of(SizeName.fixed("N", 3));
    assertThat(BatchDimension.of(network(symbol("x", Symbol.Kind.INPUT, fixed, D)))).isEmpty();
  }
}
