package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Expression;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** Random formulas as programs: the right numbers, in memory that is never shared at a time. */
final class RandomProgramsTest {

  private record Made(List<Expression> roots, Atoms atoms, int count) {
    @Override
    public String toString() {
      return roots + " batch " + atoms.batch() + " count " + count;
    }
  }

  private static Made make(java.util.random.RandomGenerator random, int size) {
    int batch = 1 + random.nextInt(7);
    Atoms atoms = new Atoms(random.nextLong(), batch, random);
    RandomFormulas formulas = new RandomFormulas(random, atoms);
    List<Expression> roots = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      roots.add(formulas.formula(formulas.size(), formulas.size(), 1 + size / 7));
    }
    return new Made(roots.stream().distinct().toList(), atoms, 1 + random.nextInt(batch));
  }

  @Test
  void doublesAgreeWithTheEvaluator() {
    int ran =
        Property.forAll(
            11,
            400,
            RandomProgramsTest::make,
            made -> {
              Program _ =
                  Judged.check(made.roots, made.atoms, Precision.FLOAT64, 1e-12, made.count);
            });
    assertThat(ran).isEqualTo(400);
  }

  @Test
  void floatsAgreeWithTheEvaluator() {
    int ran =
        Property.forAll(
            12,
            400,
            RandomProgramsTest::make,
            made -> {
              Program _ = Judged.check(made.roots, made.atoms, Precision.FLOAT32, 1e-5, made.count);
            });
    assertThat(ran).isEqualTo(400);
  }

  @Test
  void buffersInUseAtTheSameTimeLieApart() {
    int[] shared = {0};
    int ran =
        Property.forAll(
            13,
            300,
            RandomProgramsTest::make,
            made -> shared[0] += checkApart(planOf(made), made.atoms.batch()));
    assertThat(ran).isEqualTo(300);
    assertThat(shared[0]).as("pairs of buffers that share a place").isGreaterThan(1000);
  }

  private static MemoryPlan planOf(Made made) {
    Resources resources = new Resources(new Sizes(Map.of()), made.atoms.batch());
    Block block = Block.whole(resources);
    made.atoms.shared().forEach(symbol -> resources.place(symbol, false));
    made.atoms.perSample().forEach(symbol -> resources.place(symbol, true));
    Lowering lowering = new Lowering(block, java.util.Set.copyOf(made.atoms.perSample()));
    made.roots.forEach(root -> block.mean(lowering.value(root)));
    made.roots.forEach(lowering::mean);
    List<Buffer> pinned = new ArrayList<>(resources.constants().values());
    made.atoms.shared().forEach(symbol -> pinned.add(resources.place(symbol)));
    return MemoryPlan.of(block.instructions(), pinned, 48, List.of(), made.atoms.batch());
  }

  /** Returns how many pairs of buffers share places, at different times. */
  private static int checkApart(MemoryPlan plan, int batch) {
    int shared = 0;
    List<Buffer> temporaries = List.copyOf(plan.lifetimes().buffers());
    for (int i = 0; i < temporaries.size(); i++) {
      Buffer a = temporaries.get(i);
      assertThat(plan.place(a) % MemoryPlan.ALIGNMENT).isZero();
      assertThat(plan.place(a) + a.size(batch)).isLessThanOrEqualTo(plan.length());
      for (Buffer b : temporaries.subList(0, i)) {
        boolean apart =
            plan.place(a) + plan.room(a) <= plan.place(b)
                || plan.place(b) + plan.room(b) <= plan.place(a);
        boolean sameTime = plan.lifetimes().of(a).overlaps(plan.lifetimes().of(b));
        assertThat(apart || !sameTime).as("%s and %s", a, b).isTrue();
        shared += apart ? 0 : 1;
      }
    }
    return shared;
  }
}
