package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.junit.jupiter.api.Test;

/** The cases that are run in both languages contain everything that there is. */
class CodeCoverageTest {
  private static final Set<Class<?>> ONLY_IN_CLAIMS =
      Set.of(
          Operation.Derivative.class,
          Operation.SecondDerivative.class,
          Operation.Differential.class);

  @Test
  void casesContainEveryOperation() {
    Set<Object> found = new HashSet<>();
    for (CodeSubject subject : CodeCases.all().values()) {
      List<Expression> roots = new ArrayList<>(List.of(subject.of().value()));
      subject.results().forEach(result -> roots.add(result.value()));
      for (Expression node : CodeGraph.order(roots)) {
        add(node.operation(), found);
        node.operands().forEach(operand -> add(operand.operation(), found));
      }
    }
    Set<Class<?>> operations =
        Arrays.stream(Operation.class.getPermittedSubclasses())
            .filter(type -> !ONLY_IN_CLAIMS.contains(type))
            .collect(Collectors.toSet());
    assertThat(found).containsAll(operations);
    assertThat(found).contains((Object[]) ElementwiseFunction.values());
    assertThat(found).contains((Object[]) Reduction.values());
    assertThat(found).contains((Object[]) Relation.values());
  }

  private static void add(Operation operation, Set<Object> found) {
    found.add(operation.getClass());
    switch (operation) {
      case Operation.Elementwise(ElementwiseFunction function) -> found.add(function);
      case Operation.Reduce(Reduction reduction) -> found.add(reduction);
      case Operation.Comparison(Relation relation) -> found.add(relation);
      default -> {}
    }
  }
}
