package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Verdict;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The reference systems: their gradients are proved equal to the closed forms that are known, in
 * matrices and entry by entry, and what is printed is read back as the same.
 */
class ReferenceDerivationsTest {
  private static Network network(String name, String more) {
    try (InputStream stream =
        ReferenceDerivationsTest.class.getResourceAsStream("/systems/" + name + ".chain")) {
      byte[] bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return Networks.parse(new String(bytes, StandardCharsets.UTF_8) + "\n" + more, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The abbreviations that the closed forms are written with. */
  private static String abbreviations(String system) {
    return switch (system) {
      case "system1-layered" ->
          """
          s_ = softmax(av)
          g_ = (yhat - y) (s_ .* (1 + av - yhat))
          """;
      case "system2-worked" ->
          """
          g_ = yhat - y
          q_ = yhat .* (g_ - yhat · g_)
          r_ = (W2 q_) .* H .* (1 - H)
          """;
      case "system4" ->
          """
          q_ = y - t
          r_ = (W2' q_) .* (1 - u .* u)
          """;
      case "system5", "system5-square" ->
          """
          q_ = y - t
          r_ = (q_ V') .* h .* (1 - h)
          """;
      default -> "";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          system1-layered | L | av   | g_
          system1-layered | L | W2   | g_ ou'
          system1-layered | L | ou   | W2' g_
          system1-layered | L | W1   | ((W2' g_) .* ou .* (1 - ou)) x'
          system1-layered | L | x    | W1' ((W2' g_) .* ou .* (1 - ou))
          system2-general | L | Z    | yhat .* (∇_yhat ell - yhat · ∇_yhat ell)
          system2-general | L | W2   | H (yhat .* (∇_yhat ell - yhat · ∇_yhat ell))'
          system2-general | L | b2   | yhat .* (∇_yhat ell - yhat · ∇_yhat ell)
          system2-general | L | H    | W2 (yhat .* (∇_yhat ell - yhat · ∇_yhat ell))
          system2-general | L | W1   | X ((W2 (yhat .* (∇_yhat ell - yhat · ∇_yhat ell))) .* [A > 0])'
          system2-general | L | b1   | (W2 (yhat .* (∇_yhat ell - yhat · ∇_yhat ell))) .* [A > 0]
          system2-worked  | L | yhat | g_
          system2-worked  | L | W2   | H q_'
          system2-worked  | L | b2   | q_
          system2-worked  | L | H    | W2 q_
          system2-worked  | L | W1   | x r_'
          system2-worked  | L | b1   | r_
          system3-affine  | L | W    | ∇_y ell x'
          system3-affine  | L | b    | ∇_y ell
          system3-affine  | L | x    | W' ∇_y ell
          system3-softmax | y | x    | beta (diag(y) - y y')
          system3-softmax | L | x    | beta y .* (∇_y ell - y · ∇_y ell)
          system3-softmax | L | beta | x · (y .* (∇_y ell - y · ∇_y ell))
          system4         | E | z    | q_
          system4         | E | W2   | q_ u'
          system4         | E | u    | W2' q_
          system4         | E | W1   | r_ x'
          system4         | E | x    | W1' r_
          system5         | L | z    | q_
          system5         | L | V    | h' q_
          system5         | L | d    | q_
          system5         | L | h    | q_ V'
          system5         | L | W    | x' r_
          system5         | L | b    | r_
          system5         | L | x    | r_ W'
          system5-square  | L | V    | h' q_
          system5-square  | L | W    | x' r_
          """)
  void areProvedEqualToTheClosedForms(String system, String of, String by, String closedForm) {
    Network network = network(system, abbreviations(system));
    Exposition exposition = Exposition.of(network, DerivationRequest.DEFAULT.of(of, List.of(by)));
    DerivedFormula formula = exposition.formulas().getFirst();
    Expression matrix = formula.matrix().orElseThrow();
    Expression wanted = Formulas.parse(closedForm, network);
    assertThat(Judge.judge(matrix, wanted)).isInstanceOf(Verdict.Proved.class);
    assertThat(formula.verdict()).isInstanceOf(Verdict.Proved.class);

    Network withSignals = withSignals(network, exposition.signals());
    Expression readBack = Formulas.parse(Formulas.print(matrix), withSignals);
    assertThat(Judge.judge(readBack, wanted)).isInstanceOf(Verdict.Proved.class);

    List<Index> free = new ArrayList<>(formula.index().outputs());
    free.addAll(formula.index().inputs());
    String printed = Formulas.print(formula.index().entry());
    Expression entry = Formulas.parse(printed, withSignals, free);
    assertThat(Judge.judge(entry, at(wanted, free))).as(printed).isInstanceOf(Verdict.Proved.class);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void theAnswerIsTheLastStepAndEachStepStartsWhereTheOneBeforeEnds(Style style) {
    for (int detail = 1; detail <= 3; detail++) {
      for (String system : List.of("system1-layered", "system2-worked", "system4", "system5")) {
        Network network = network(system, "");
        Exposition exposition = Exposition.of(network, DerivationRequest.DEFAULT.in(style, detail));
        for (DerivedFormula formula : exposition.formulas()) {
          Expression answer = formula.matrix().orElseThrow();
          Expression subject = Expressions.derivative(formula.of(), formula.by());
          List<Step> steps =
              exposition.steps().stream().filter(step -> isAbout(step, formula, subject)).toList();
          assertThat(steps).as("%s of %s", subject, system).isNotEmpty();
          assertThat(steps.getLast().after()).as("%s", subject).isEqualTo(answer);
          for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).subject().equals(steps.get(i - 1).subject()) && detail > 1) {
              assertThat(steps.get(i).before()).isEqualTo(steps.get(i - 1).after());
            }
          }
        }
        assertThat(exposition.verification().confirmed()).isZero();
        assertThat(exposition.verification().proved()).isPositive();
      }
    }
  }

  /** A step about the derivative by a value, or, in matrices, about that by its definition. */
  private static boolean isAbout(Step step, DerivedFormula formula, Expression subject) {
    return step.subject().equals(subject)
        || (step.subject().operation() instanceof org.chainrule.expression.Operation.Derivative
            && step.subject().operand(1).equals(formula.by()));
  }

  private static Network withSignals(Network network, List<Expression> signals) {
    List<Expression> definitions = new ArrayList<>(network.definitions());
    definitions.addAll(signals);
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

  private static Expression at(Expression value, List<Index> free) {
    return switch (free.size()) {
      case 0 -> value;
      case 1 -> Expressions.entry(value, IndexTerm.of(free.getFirst()));
      default -> Expressions.entry(value, IndexTerm.of(free.get(0)), IndexTerm.of(free.get(1)));
    };
  }
}
