package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.testing.Property;
import org.junit.jupiter.api.Test;

/** Whatever an expression can hold is written in every format, with brackets in pairs. */
class EveryOperationTest {
  private static final Expression S = AllOperations.symbol("sigma_s", Shape.SCALAR);
  private static final Expression X = AllOperations.symbol("x1", Shape.column(AllOperations.N));
  private static final Expression A = AllOperations.symbol("Ahat", AllOperations.SQUARE);

  @Test
  void theCasesHoldAllOperations() {
    Set<Class<?>> used = new HashSet<>();
    AllOperations.of(S, X, A).forEach(e -> used.add(e.operation().getClass()));
    assertThat(used).containsAll(Arrays.asList(Operation.class.getPermittedSubclasses()));
  }

  @Test
  void everyOperationOnNames() {
    List<Expression> all = AllOperations.of(S, X, A);
    all.forEach(EveryOperationTest::check);
    assertThat(all).hasSizeGreaterThan(150);
  }

  @Test
  void everyOperationOnEveryOther() {
    List<Expression> inner = AllOperations.of(S, X, A);
    int cases =
        Property.forAll(
            11,
            20,
            (random, size) -> {
              Expression s = S;
              Expression x = X;
              Expression a = A;
              for (int i = 0; i <= random.nextInt(1 + size / 10); i++) {
                List<Expression> all = i == 0 ? inner : AllOperations.of(s, x, a);
                s = pick(all, Shape.SCALAR, random.nextInt(all.size()));
                x = pick(all, Shape.column(AllOperations.N), random.nextInt(all.size()));
                a = pick(all, AllOperations.SQUARE, random.nextInt(all.size()));
              }
              return List.of(s, x, a);
            },
            operands ->
                AllOperations.of(operands.get(0), operands.get(1), operands.get(2))
                    .forEach(EveryOperationTest::check));
    assertThat(cases).isEqualTo(20);
  }

  private static Expression pick(List<Expression> all, Shape shape, int start) {
    for (int i = 0; i < all.size(); i++) {
      Expression e = all.get((start + i) % all.size());
      boolean closed = e.freeIndices().isEmpty();
      if (closed && e.shape().equals(shape)) {
        return e;
      }
    }
    throw new AssertionError("none of shape " + shape);
  }

  private static void check(Expression expression) {
    LatexChecker.checkFormula(FormulaWriter.latex(expression));
    MarkupChecker.check(FormulaWriter.mathMl(expression));
    String text = FormulaWriter.text(expression);
    boolean sound = !text.isBlank() && !text.contains("  ") && text.indexOf('\\') < 0;
    assertThat(sound && isBalanced(text)).as(text).isTrue();
  }

  private static boolean isBalanced(String text) {
    StringBuilder open = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[') {
        open.append(c == '(' ? ')' : ']');
      } else if (c == ')' || c == ']') {
        if (open.isEmpty() || open.charAt(open.length() - 1) != c) {
          return false;
        }
        open.setLength(open.length() - 1);
      }
    }
    return open.isEmpty();
  }
}
