package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void workThatIsDoneInTimeIsDone() {
    assertThat(TimeLimit.within(Duration.ofMinutes(1), () -> {})).isTrue();
  }

  @Test
  void workThatTakesTooLongIsInterruptedAndLeftBehind() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    boolean done =
        TimeLimit.within(
            Duration.ofMillis(20),
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
            });
    assertThat(done).isFalse();
    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void whatGoesWrongIsThrownHere() {
    assertThatThrownBy(() ->
            TimeLimit.within(
                Duration.ofMinutes(1),
                () -> {
                  throw new IllegalStateException("wrong");
                }))
        .hasMessage("wrong");
    assertThatThrownBy(
            () -> TimeLimit.within(Duration.ofMinutes(1), () -> assertThat(deeper(0)).isNegative()))
        .hasMessage("it is nested too deeply");
  }

  private static int deeper(int depth) {
    return depth < 0 ? depth : deeper(Math.abs(depth) + 1) + 1;
  }
}
