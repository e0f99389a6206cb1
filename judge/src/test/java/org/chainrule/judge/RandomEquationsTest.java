package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Expression;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** What is true is proved, and nothing else. */
class RandomEquationsTest {
  private record Pair(Expression left, Expression right) {}

  @Test
  void rewrittenExpressionsAreProvedEqual() {
    AtomicInteger proved = new AtomicInteger();
    int ran =
        Property.forAll(
            1,
            800,
            (random, size) -> {
              RandomExpressions expressions = new RandomExpressions(random);
              Expression left = expressions.of(expressions.shape(), 1 + size / 3);
              return new Pair(left, new Rewrites(random).of(left));
            },
            pair -> {
              Verdict verdict = Judge.judge(pair.left(), pair.right());
              assertThat(verdict).isInstanceOf(Verdict.Proved.class);
              proved.addAndGet(pair.left().equals(pair.right()) ? 0 : 1);
            });
    assertThat(ran).isEqualTo(800);
    assertThat(proved).hasValueGreaterThan(500);
  }

  @Test
  void noMistakeIsProved() {
    AtomicInteger unchanged = new AtomicInteger();
    int judged =
        Property.forAll(
            2,
            10_000,
            (random, size) -> {
              RandomExpressions expressions = new RandomExpressions(random);
              Expression truth = expressions.of(expressions.shape(), 1 + size / 5);
              return new Pair(truth, mistaken(truth, random));
            },
            pair -> {
              // The prover alone: the judge looks at numbers first.
              if (new Prover(pair.left(), pair.right(), List.of(), 4_000, Deadline.never())
                  .prove()
                  .isPresent()) {
                unchanged.incrementAndGet();
                // Some changes change nothing. Other points than the judge's say so.
                Equation equation = new Equation(pair.left(), pair.right(), List.of());
                assertThat(new NumericJudge(equation, 7, 20, Deadline.never()).judge(List.of()))
                    .isNotInstanceOf(Verdict.Refuted.class);
              }
            });
    assertThat(judged).isGreaterThan(9_000);
    assertThat(unchanged).hasValueLessThan(500);
  }

  @Test
  void mistakesAreRefuted() {
    AtomicInteger refuted = new AtomicInteger();
    int judged =
        Property.forAll(
            3,
            800,
            (random, size) -> {
              RandomExpressions expressions = new RandomExpressions(random);
              Expression truth = expressions.of(expressions.shape(), 1 + size / 4);
              return new Pair(truth, mistaken(truth, random));
            },
            pair -> {
              if (Judge.judge(pair.left(), pair.right())
                  instanceof Verdict.Refuted(CounterExample counterExample)) {
                CounterExampleCheck.check(pair.left(), pair.right(), counterExample);
                refuted.incrementAndGet();
              }
            });
    // A few mistakes hide from every point, such as another threshold that is never reached.
    assertThat(refuted).hasValueGreaterThan(judged * 9 / 10);
  }

  private static Expression mistaken(Expression truth, RandomGenerator random) {
    Mutations mutations = new Mutations(random);
    for (int i = 0; i < 10; i++) {
      Optional<Expression> wrong = mutations.of(truth);
      if (wrong.isPresent()) {
        return new Rewrites(random).of(wrong.get());
      }
    }
    Property.assume(false);
    return truth;
  }
}
