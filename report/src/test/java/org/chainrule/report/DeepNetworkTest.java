package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.calculus.DerivedFormula;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.IndexForm;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.ReverseMode;
import org.chainrule.calculus.Style;
import org.chainrule.calculus.Verification;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

/** A network of 400 layers is written in every format. */
class DeepNetworkTest {
  private static final int LAYERS = 400;

  private static Network network() {
    StringBuilder chain = new StringBuilder("dim N\ninput x in R[1,N]\n");
    for (int i = 1; i <= LAYERS; i++) {
      chain.append("param W").append(i).append(" in R[N,N]\n");
    }
    String before = "x";
    for (int i = 1; i <= LAYERS; i++) {
      chain.append("h%d = tanh(%s W%d)\n".formatted(i, before, i));
      before = "h" + i;
    }
    return Networks.parse(chain + "loss L = sum(" + before + ")\n", "deep.chain");
  }

  private static Exposition exposition(
      Network network, List<Expression> gradients, List<Expression> signals) {
    List<DerivedFormula> formulas = new ArrayList<>();
    Index i = Index.over("i", network.parameters().getFirst().shape().rows());
    Index j = i.renamed("j");
    for (int n = 0; n < gradients.size(); n++) {
      Expression entry =
          Expressions.part(
              gradients.get(n),
              org.chainrule.expression.Selection.at(i),
              org.chainrule.expression.Selection.at(j));
      formulas.add(
          new DerivedFormula(
              network.losses().getFirst(),
              Expressions.variable(network.parameters().get(n)),
              false,
              Optional.of(gradients.get(n)),
              new IndexForm(List.of(), List.of(i, j), entry, List.of()),
              List.of(),
              Samples.PROVED));
    }
    List<Expression> signalOf = new ArrayList<>();
    for (int n = 0; n < signals.size(); n++) {
      signalOf.add(network.value("h" + (LAYERS - n)).orElseThrow().operand(0).operand(0));
    }
    return new Exposition(
        network,
        network.losses().getFirst(),
        Layout.GRADIENT,
        Style.MATRIX,
        1,
        formulas,
        signals,
        signalOf,
        List.of(),
        new Verification(LAYERS, 0, 8, 1e-12));
  }

  /** Writes all formats; returns the text. */
  private static String render(Exposition exposition) {
    List<Renderer> renderers =
        List.of(
            new TextRenderer(80, false, false),
            LatexRenderer.wholeDocument(),
            new MarkdownRenderer(),
            new HtmlRenderer(),
            new JsonRenderer());
    for (Renderer renderer : renderers) {
      assertThat(renderer.render(exposition))
          .contains("400")
          .hasSizeGreaterThan(20_000)
          .hasSizeLessThan(60_000_000);
    }
    return TextRenderer.plain().render(exposition);
  }

  @Test
  void withErrorSignals() {
    Network network = network();
    List<Expression> signals = new ArrayList<>();
    List<Expression> gradients = new ArrayList<>();
    Expression above = Expressions.ones(network.symbol("x").orElseThrow().shape());
    for (int n = LAYERS; n >= 1; n--) {
      Expression h = network.value("h" + n).orElseThrow();
      Expression slope = Expressions.subtract(Expressions.constant(1), Expressions.power(h, 2));
      Expression value = Expressions.hadamard(above, slope);
      Expression signal =
          Expressions.named(Symbol.of("delta_" + n, Symbol.Kind.DEFINITION, value.shape()), value);
      signals.add(signal);
      Expression below =
          n == 1 ? network.value("x").orElseThrow() : network.value("h" + (n - 1)).orElseThrow();
      gradients.addFirst(Expressions.product(Expressions.transpose(below), signal));
      Expression w = Expressions.variable(network.symbol("W" + n).orElseThrow());
      above = Expressions.product(signal, Expressions.transpose(w));
    }
    Exposition exposition = exposition(network, gradients, signals);
    String text = render(exposition);
    assertThat(text).contains("∂L/∂W₄₀₀ = h₃₉₉ᵀ δ₄₀₀").doesNotContain("⋯");
  }

  @Test
  void withoutErrorSignals() {
    Network network = network();
    List<Expression> parameters = network.parameters().stream().map(Expressions::variable).toList();
    List<Expression> all = ReverseMode.gradients(network.losses().getFirst(), parameters);
    // The first layers' formulas are the longest.
    Exposition exposition = exposition(network, all.subList(0, 4), List.of());
    assertThat(render(exposition)).contains("⋯");
  }
}
