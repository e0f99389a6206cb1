package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.calculus.DerivationRequest;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.Style;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Networks;
import org.chainrule.report.Outline.Block;
import org.chainrule.report.Outline.CaseText;
import org.chainrule.report.Outline.Equation;
import org.chainrule.report.Outline.Section;
import org.junit.jupiter.api.Test;

/** What a derivation prints in LaTeX is read as the same expressions. */
class LatexReadsBackTest {
  private static final Path EXAMPLES = Path.of("..", "examples");

  @Test
  void everyFormulaOfTheExamplesInEveryStyle() throws IOException {
    int read = 0;
    List<String> others = new ArrayList<>();
    for (Path file : files()) {
      Network network = Networks.read(file);
      if (network.losses().isEmpty()) {
        continue;
      }
      for (Style style : Style.values()) {
        DerivationRequest request = DerivationRequest.DEFAULT.in(style, 3);
        read += check(file, network, request, others);
      }
      read += check(file, network, DerivationRequest.DEFAULT.in(Layout.NUMERATOR), others);
    }
    assertThat(others).isEmpty();
    assertThat(read).isGreaterThan(3_000);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".chain")).sorted().toList();
    }
  }

  private static int check(
      Path file, Network network, DerivationRequest request, List<String> others) {
    Exposition exposition = Exposition.of(network, request);
    Network reading = withSignals(network, exposition.signals());
    List<Formula> formulas = formulas(Outlines.of(exposition));
    for (Formula formula : formulas) {
      String outcome = outcome(formula, reading);
      if (!outcome.isEmpty()) {
        others.add(
            "%s: %s is meant as %s: %s"
                .formatted(
                    EXAMPLES.relativize(file),
                    LatexWriter.write(formula.notation()),
                    text(formula),
                    outcome));
      }
    }
    return formulas.size();
  }

  private static Network withSignals(Network network, List<Expression> signals) {
    List<Expression> definitions = new ArrayList<>(network.definitions());
    signals.stream()
        .filter(signal -> signal.operation() instanceof Operation.Named)
        .forEach(definitions::add);
    return new Network(
        network.sizes(),
        network.symbols(),
        network.functions(),
        network.opaques(),
        network.graphs(),
        definitions,
        network.givens(),
        network.steps(),
        List.of(),
        network.training());
  }

  private static List<Formula> formulas(Outline outline) {
    List<Formula> all = new ArrayList<>();
    for (Section section : outline.sections()) {
      for (Block block : section.blocks()) {
        switch (block) {
          case Block.Equations(var equations) -> equations.forEach(e -> add(e, all));
          case Block.Steps(var steps) -> steps.forEach(step -> add(step.equation(), all));
          case Block.Paragraph _, Block.Bullets _ -> {}
        }
      }
    }
    return all;
  }

  private static void add(Equation equation, List<Formula> all) {
    all.add(equation.left());
    all.addAll(equation.rights());
    equation.cases().stream().map(CaseText::value).forEach(all::add);
  }

  /** {@code dL/d(x W + b)} is no derivative where something is called d. */
  private static String text(Formula formula) {
    return formula.source().get().replaceFirst("^d(\\w+)/d\\(", "∂$1/∂(");
  }

  private static String outcome(Formula formula, Network network) {
    Expression wanted = Formulas.parse(text(formula), network);
    String latex = LatexWriter.write(formula.notation());
    try {
      Expression found = Formulas.parseLatex(latex, network, wanted.freeIndices());
      return plain(found) == plain(wanted) ? "" : Formulas.print(found);
    } catch (LanguageException e) {
      return e.problems().getFirst().message();
    }
  }

  /** On paper a square is u ⊙ u, and the softmax of βx has no second argument. */
  private static Expression plain(Expression expression) {
    return expression.transform(node ->
        switch (node.operation()) {
          case Operation.Power() when isTwo(node.operand(1)) ->
              Expressions.hadamard(node.operand(0), node.operand(0));
          case Operation.Softmax() ->
              Expressions.softmax(Expressions.scale(node.operand(1), node.operand(0)));
          default -> node;
        });
  }

  private static boolean isTwo(Expression exponent) {
    return exponent.operation() instanceof Operation.Constant(Rational value) && value.is(2);
  }
}
