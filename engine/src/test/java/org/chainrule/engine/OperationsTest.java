package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation, with each variable shared or per sample, against the reference evaluator. */
final class OperationsTest {

  @ParameterizedTest
  @EnumSource
  void everyOperationAgreesWithTheEvaluator(Precision precision) {
    double tolerance = precision == Precision.FLOAT64 ? 1e-12 : 1e-5;
    int programs = 0;
    for (OperationCases.Case one : OperationCases.all()) {
      Atoms probe = new Atoms(0, 1, new SplittableRandom(1));
      Expression unused = one.formula().apply(probe);
      assertThat(unused).isNotNull();
      for (long mask = 0; mask < 1L << probe.count(); mask++) {
        Atoms atoms = new Atoms(mask, 5, new SplittableRandom(17 + mask));
        Expression formula = one.formula().apply(atoms);
        try {
          Program program = Judged.check(List.of(formula), atoms, precision, tolerance, 5, 3, 1);
          assertThat(program.listing()).isNotEmpty();
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(
              "%s, mask %s, %s".formatted(one.name(), Long.toBinaryString(mask), precision), e);
        }
        programs++;
      }
    }
    assertThat(programs).isGreaterThan(1000);
  }

  @Test
  void theCasesCoverEveryOperationFunctionAndReduction() {
    Set<Class<?>> operations = new HashSet<>();
    Set<Object> functions = new HashSet<>();
    for (OperationCases.Case one : OperationCases.all()) {
      Atoms atoms = new Atoms(1, 2, new SplittableRandom(1));
      one.formula()
          .apply(atoms)
          .forEach(node -> {
            operations.add(node.operation().getClass());
            switch (node.operation()) {
              case Operation.Elementwise(ElementwiseFunction f) -> functions.add(f);
              case Operation.Reduce(Reduction reduction) -> functions.add(reduction);
              case Operation.Comparison(Relation relation) -> functions.add(relation);
              default -> {}
            }
          });
    }
    // Refused; see below.
    operations.addAll(
        Set.of(
            Operation.Opaque.class,
            Operation.OpaqueGradient.class,
            Operation.Derivative.class,
            Operation.SecondDerivative.class,
            Operation.Differential.class));
    assertThat(operations).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    assertThat(functions).containsAll(Arrays.asList(ElementwiseFunction.values()));
    assertThat(functions).containsAll(Arrays.asList(Reduction.values()));
    assertThat(functions).containsAll(Arrays.asList(Relation.values()));
  }

  @Test
  void whatHasNoFormulaIsRefusedBeforeTheFirstStep() {
    OpaqueFunction ell = new OpaqueFunction("ell", List.of("y"), Optional.empty());
    Atoms atoms = new Atoms(1, 2, new SplittableRandom(1));
    Expression x = atoms.matrix(3, 1);
    Expression opaque = Expressions.opaque(ell, List.of(x));
    assertRefused(atoms, opaque, "ell is left unspecified: give it a formula to train");
    assertRefused(
        atoms,
        Expression.of(new Operation.OpaqueGradient(ell, 0), x),
        "ell is left unspecified: give it a formula to train");
    String derivative = "a derivative can't be computed as it stands: derive it first";
    assertRefused(atoms, Expressions.derivative(Expressions.sum(x), x), derivative);
    assertRefused(atoms, Expressions.secondDerivative(Expressions.sum(x), x), derivative);
    assertRefused(atoms, Expressions.differential(x), derivative);
  }

  @Test
  void unknownSizesAndSymbolsAreNamed() {
    Atoms atoms = new Atoms(0, 1, new SplittableRandom(1));
    Expression unknown =
        Expressions.variable(
            org.chainrule.expression.Symbol.of(
                "u", org.chainrule.expression.Symbol.Kind.PARAMETER, Shape.SCALAR));
    assertRefused(atoms, unknown, "u is neither an input nor a parameter of this program");
    assertRefused(atoms, Expressions.size(Dimension.named("N")), "the size N has no value");
  }

  private static void assertRefused(Atoms atoms, Expression root, String message) {
    ProgramSpec spec =
        ProgramSpec.of(java.util.Map.of(), atoms.perSample(), atoms.shared())
            .reporting(List.of(root));
    assertThatThrownBy(() -> Compiler.compile(spec))
        .isInstanceOf(EngineException.class)
        .hasMessage(message);
  }
}
