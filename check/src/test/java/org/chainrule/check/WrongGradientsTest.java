package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.calculus.Display;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Judge;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.chainrule.language.Term;
import org.junit.jupiter.api.Test;

/** Mistakes put into right gradients are found again, under the names that they have. */
class WrongGradientsTest {
  private static final int NETWORKS = 12;

  private final List<String> misnamed = new ArrayList<>();
  private final List<String> unexplained = new ArrayList<>();
  private int wrong;
  private int corrected;

  @Test
  void mistakesAreNamedAndCorrected() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < NETWORKS; i++) {
      String text = WrongGradients.network(random);
      Network network = Networks.parse(text, "network");
      for (Symbol parameter : network.parameters()) {
        mistakesIn(text, network, parameter, random);
      }
    }
    assertThat(wrong).isGreaterThan(150);
    assertThat(corrected).isGreaterThan(wrong * 9 / 10);
    assertThat(misnamed).as("named otherwise, of %d", wrong).hasSizeLessThan(wrong * 15 / 100);
    assertThat(unexplained).as("unexplained, of %d", wrong).hasSizeLessThan(wrong * 5 / 100);
  }

  private void mistakesIn(String text, Network network, Symbol parameter, SplittableRandom random) {
    Expression truth =
        DerivativeResolution.of(network)
            .resolved(
                Expressions.derivative(
                    network.losses().getFirst(), Expressions.variable(parameter)));
    Term right = Formulas.syntax(Formulas.print(Display.of(truth)), network);
    for (int i = 0; i < 5; i++) {
      WrongGradients.Kind kind =
          WrongGradients.KINDS.get(random.nextInt(WrongGradients.KINDS.size()));
      List<Term> made = kind.make().apply(right);
      if (!made.isEmpty()) {
        String formula = Formulas.print(made.get(random.nextInt(made.size())));
        judge(text, "dL/d%s = %s".formatted(parameter.name(), formula), kind, truth);
      }
    }
  }

  private void judge(String text, String claim, WrongGradients.Kind kind, Expression truth) {
    Network stated = Networks.parse(text + "claim " + claim + "\n", "network");
    Finding finding = Checker.check(stated, stated.claims()).getFirst();
    if (finding.ruling().isRight()) {
      return;
    }
    wrong++;
    Diagnosis diagnosis = finding.diagnosis().orElseThrow();
    String line =
        "%s: %s: %s: %s".formatted(kind.name(), claim, diagnosis.kind(), diagnosis.message());
    if (diagnosis.kind() == MistakeKind.UNEXPLAINED) {
      unexplained.add(line);
    } else if (!kind.accepted().contains(diagnosis.kind())) {
      misnamed.add(line);
    }
    diagnosis
        .correction()
        .ifPresent(correction -> {
          assertThat(Judge.judge(truth, correction.value()).isRight()).as(line).isTrue();
          corrected++;
        });
  }
}
