package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.PointValues;
import org.chainrule.expression.SizeName;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** A normal form has the value of the expression that it is the form of: every rule is right. */
class NormalFormTest {
  private static final int CASES = 500;

  @Test
  void theValueStaysAsItIs() {
    int ran =
        Property.forAll(
            5,
            CASES,
            (random, size) -> {
              RandomExpressions expressions = new RandomExpressions(random).withEverything();
              return expressions.of(expressions.shape(), 1 + size / 4);
            },
            NormalFormTest::check);
    assertThat(ran).isGreaterThan(CASES / 2);
  }

  private static void check(Expression root) {
    Equation equation = new Equation(root, root, List.of());
    Map<SizeName, Integer> sizes = new HashMap<>();
    equation.sizes().forEach(name -> sizes.put(name, name.name().equals("n") ? 3 : 2));
    for (Sampler.Range range : List.of(Sampler.Range.SIGNED, Sampler.Range.FRACTIONS)) {
      Bindings bindings = equation.bindings(sizes, new SplittableRandom(9), range);
      Optional<Equation.Values> values =
          equation.evaluate(new PointValues(bindings), Map.of(), false);
      if (values.isPresent()) {
        compare(root, bindings, values.get().left());
        return;
      }
    }
    Property.assume(false);
  }

  private static void compare(Expression root, Bindings bindings, Matrix value) {
    Facts facts = new Facts(DomainFacts.of(List.of(root), List.of()));
    Algebra algebra =
        new Algebra(new Budget(400, 40_000, Deadline.never()), new Variables(), facts, 0);
    Entries entries = new Entries(algebra, Set.of());
    Polynomial form;
    try {
      form = entries.of(root);
    } catch (GivenUp e) {
      Property.assume(false);
      return;
    }
    double scale = Math.max(1, Magnitudes.largest(value));
    for (int i = 0; i < value.rows(); i++) {
      for (int j = 0; j < value.columns(); j++) {
        Map<Integer, Integer> positions = new HashMap<>();
        positions.put(entries.row(root.shape()).variable(), i + 1);
        positions.put(entries.column(root.shape()).variable(), j + 1);
        double found = new FormValue(bindings).of(form, positions);
        // Both branches of √(a [z > 0]) are there, but only one may have a value; others overflow.
        Property.assume(Double.isFinite(found));
        assertThat(found)
            .as(() -> form.toString())
            .isCloseTo(value.get(i, j), Offset.offset(1e-6 * scale));
      }
    }
  }
}
