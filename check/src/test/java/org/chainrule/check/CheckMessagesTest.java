package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;
import org.junit.jupiter.api.Test;

class CheckMessagesTest {
  @Test
  void time() {
    assertThat(CheckMessages.outOfTime(Duration.ofSeconds(5))).isEqualTo("not known within 5 s");
    assertThat(CheckMessages.outOfTime(Duration.ofMillis(1500)))
        .isEqualTo("not known within 1.5 s");
    assertThat(CheckMessages.documentOutOfTime(Duration.ofMinutes(2)))
        .isEqualTo("left out: the document took its 120 s");
    assertThat(CheckMessages.unexplained(Duration.ofSeconds(5)))
        .isEqualTo("no explanation was found within 5 s");
    assertThat(CheckMessages.failed("it is nested too deeply"))
        .isEqualTo("it could not be judged: it is nested too deeply");
  }

  @Test
  void lines() {
    assertThat(CheckMessages.rightAgain(7))
        .isEqualTo("equal to the head of the chain again, but not to line 7 before it");
    assertThat(CheckMessages.sameProblem(7)).isEqualTo("the same problem as in line 7");
    assertThat(CheckMessages.usesWrongName("delta", 7))
        .isEqualTo("right if delta had its right value: it carries on line 7");
    assertThat(CheckMessages.headUnknown("gamma is not defined"))
        .isEqualTo("the left side has no meaning: gamma is not defined");
    assertThat(CheckMessages.shapes(Shape.SCALAR, Shape.column(Dimension.named("N"))))
        .isEqualTo("it is a scalar, but has to be N×1");
  }

  @Test
  void units() {
    assertThat(CheckMessages.failsFor("o[s1] = 1")).isEqualTo("it fails for o[s1] = 1");
    assertThat(CheckMessages.holdsForAll(1))
        .isEqualTo("there is one choice of units, and it holds");
    assertThat(CheckMessages.holdsForAll(7)).isEqualTo("it holds for all 7 choices of units");
    assertThat(CheckMessages.holdsForSome(3, 7))
        .isEqualTo("it holds for the 3 of 7 choices of units that there was time for");
    assertThat(CheckMessages.directEdges("∂y/∂p"))
        .isEqualTo("right where ∂y/∂p means the direct edge only, not all paths");
  }

  @Test
  void names() {
    assertThat(CheckMessages.nameAfterStep("H"))
        .isEqualTo("this is H after the step, but H names the value before it: write H_new");
    assertThat(CheckMessages.lookAtName("H")).isEqualTo("H stands for two values here");
    assertThat(CheckMessages.enumerated(List.of("a"))).isEqualTo("a");
    assertThat(CheckMessages.enumerated(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(CheckMessages.enumerated(List.of("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo("a, b, c, d, e and 2 more");
  }
}
