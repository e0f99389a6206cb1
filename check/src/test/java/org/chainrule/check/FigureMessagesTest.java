package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureMessagesTest {
  @Test
  void arrangements() {
    assertThat(FigureMessages.transposed("∂L/∂W"))
        .isEqualTo("these are the figures of ∂L/∂W with rows and columns exchanged");
    assertThat(FigureMessages.otherOrder("y"))
        .isEqualTo("these are the entries of y in another order");
    assertThat(FigureMessages.sumOfEntries("y"))
        .isEqualTo("this is the sum of the entries of y, which has an entry for each");
    assertThat(FigureMessages.entry(2, 2, 2)).isEqualTo("entry [2,1]");
    assertThat(FigureMessages.entry(2, 1, 3)).isEqualTo("entry 3");
  }

  @Test
  void signsAndFactors() {
    assertThat(FigureMessages.oppositeSign("∂L/∂y"))
        .isEqualTo("the figures are those of ∂L/∂y with the opposite sign");
    assertThat(FigureMessages.someSigns("∂L/∂y", "entry 2"))
        .isEqualTo("the sign of ∂L/∂y is wrong in entry 2");
    assertThat(FigureMessages.factor("L", "2")).isEqualTo("the figures are 2 times those of L");
    assertThat(FigureMessages.factorMissing("y[1] = 0.63"))
        .isEqualTo("the factor y[1] = 0.63 is missing");
  }

  @Test
  void digits() {
    assertThat(FigureMessages.cutOff("L", "0.3927"))
        .isEqualTo("L is 0.3927: the digits were cut off, not rounded");
    assertThat(FigureMessages.shiftedPoint("0.982"))
        .isEqualTo("the decimal point is in the wrong place: it is 0.982");
    assertThat(FigureMessages.oneEntry("H", "entry 1", "0.982"))
        .isEqualTo("entry 1 of H is wrong: it is 0.982");
    assertThat(FigureMessages.someEntries("H", "entry 1 and entry 2"))
        .isEqualTo("entry 1 and entry 2 of H are wrong");
    assertThat(FigureMessages.unexplained("L", "0.3927")).isEqualTo("L is 0.3927");
    assertThat(FigureMessages.hint("L")).isEqualTo("work out L once more");
  }

  @Test
  void mixUps() {
    assertThat(FigureMessages.beforeStep("W_new", "W"))
        .isEqualTo("this is the value before the step: it is W, not W_new");
    assertThat(FigureMessages.afterStep("W", "W_new"))
        .isEqualTo("this is the value after the step: it is W_new, not W");
    assertThat(FigureMessages.before("H_new")).isEqualTo("this is H_new as it was before the step");
    assertThat(FigureMessages.after("H")).isEqualTo("this is H as it is after the step");
    assertThat(FigureMessages.otherQuantity("∂L/∂z", "y")).isEqualTo("this is y, not ∂L/∂z");
    assertThat(FigureMessages.figureInFormula("0.99", "0.98", "H[1]"))
        .isEqualTo("0.99 stands where H[1], 0.98, is due");
  }

  @Test
  void slips() {
    assertThat(FigureMessages.missingActivation("H"))
        .isEqualTo("the derivative of H by what it is computed from is missing");
    assertThat(FigureMessages.derivativeAtEnergy("H"))
        .isEqualTo("the derivative of H is taken at the wrong value");
    assertThat(FigureMessages.diagonalJacobian("y"))
        .isEqualTo("y is treated as if every entry depended on its own energy only");
    assertThat(FigureMessages.constantWeights("o[g1]"))
        .isEqualTo("the weights in o[g1] depend on the energies too: that term is missing");
    assertThat(FigureMessages.missingPath("g1", "a[s3]"))
        .isEqualTo("the path from g1 through a[s3] is missing");
    assertThat(FigureMessages.missingPath("W", "W"))
        .isEqualTo("one of the ways through W is missing");
  }
}
