package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BarTextTest {
  private static final Snapshot MIDDLE =
      new Snapshot(12, 40, 0.5, 0.123456, "accuracy", 0.97114, 51234.4, 65.2);

  @Test
  void fillsTheLineAndNoMore() {
    assertThat(new BarText(79, true).of(MIDDLE))
        .isEqualTo(
            "epoch 12/40 ━━━━────  loss 0.1235  accuracy 0.9711  51,234 samples/s  1:05 left")
        .hasSize(79);
  }

  @Test
  void hasABarOfThirtyAtMost() {
    assertThat(new BarText(200, true).of(MIDDLE))
        .startsWith("epoch 12/40 " + "━".repeat(15) + "─".repeat(15) + "  loss");
  }

  @Test
  void isPlainWhereTheTerminalIs() {
    assertThat(new BarText(200, false).of(MIDDLE))
        .startsWith("epoch 12/40 " + "#".repeat(15) + "-".repeat(15))
        .isASCII();
  }

  @Test
  void leavesTheBarOutAndThenCutsWhereThereIsNoRoom() {
    assertThat(new BarText(75, true).of(MIDDLE))
        .isEqualTo("epoch 12/40 loss 0.1235  accuracy 0.9711  51,234 samples/s  1:05 left");
    assertThat(new BarText(20, true).of(MIDDLE)).isEqualTo("epoch 12/40 loss 0.1");
  }

  @Test
  void saysOnlyWhatIsKnown() {
    Snapshot first =
        new Snapshot(1, 40, 0, Double.NaN, "accuracy", Double.NaN, Double.NaN, Double.NaN);
    assertThat(new BarText(79, true).of(first)).isEqualTo("epoch 1/40 " + "─".repeat(30));
    Snapshot noMetric = new Snapshot(40, 40, 1, 2e-5, "", Double.NaN, 12, 0);
    assertThat(new BarText(79, true).of(noMetric))
        .isEqualTo("epoch 40/40 " + "━".repeat(25) + "  loss 2.000e-05  12 samples/s  0.0 s left");
  }
}
