package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Every operation's adjoint, by every operand, against dual numbers and central differences. */
class OperationGradientTest {
  private static final long SEED = 20_240_517;

  /** What occurs in claims only and is resolved before anything is differentiated. */
  private static final Set<Class<?>> CLAIMS_ONLY =
      Set.of(Derivative.class, SecondDerivative.class, Differential.class);

  private static final List<Expression> CASES = OperationCases.all();

  @Test
  void everyCaseAgreesWithDualNumbersAndCentralDifferences() {
    int number = 0;
    for (Expression node : CASES) {
      RandomGenerator random = new SplittableRandom(SEED + number++);
      try {
        check(node, random);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("case %d: %s, seed %d".formatted(number, node, SEED), e);
      }
    }
    assertThat(CASES).hasSizeGreaterThan(400);
  }

  private static void check(Expression node, RandomGenerator random) {
    Expression weights = OperationCases.fixed("weights", node.shape());
    Expression root = Expressions.dot(weights, node);
    Bindings bindings = withOpaque(Points.random(random, OperationCases.SIZES, root.variables()));
    List<Symbol> by = parameters(node);
    GradientCheck check = GradientCheck.reverseMode(root, bindings, by).withDualNumbers(random);
    if (!contains(node, StopGradient.class)) {
      check.withCentralDifferences(random);
    }
    List<Expression> variables = by.stream().map(Expressions::variable).toList();
    List<Expression> forms = MatrixForm.of(ReverseMode.gradients(root, variables));
    GradientCheck.of(MatrixForm.of(root), forms, bindings, by).withDualNumbers(random);
  }

  /** Adjoints are differentiated again: the rules hold of what the rules make. */
  @Test
  void secondDerivativesAgreeWithDualNumbers() {
    int judged = 0;
    for (int number = 0; number < CASES.size(); number++) {
      Expression node = CASES.get(number);
      if (!contains(node, Opaque.class) && !contains(node, OpaqueGradient.class)) {
        try {
          checkSecond(node, new SplittableRandom(SEED + number));
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("case %d: %s, seed %d".formatted(number, node, SEED), e);
        }
        judged++;
      }
    }
    assertThat(judged).isGreaterThan(400);
  }

  private static void checkSecond(Expression node, RandomGenerator random) {
    Expression root = Expressions.dot(OperationCases.fixed("weights", node.shape()), node);
    List<Symbol> by = parameters(node);
    List<Expression> terms = new ArrayList<>();
    for (Symbol symbol : by) {
      Expression gradient =
          ReverseMode.gradients(root, List.of(Expressions.variable(symbol))).getFirst();
      Expression direction = OperationCases.fixed("along " + symbol.name(), symbol.shape());
      terms.add(Expressions.dot(direction, gradient));
    }
    Expression slope = Expressions.add(terms);
    List<Symbol> all = new ArrayList<>(by);
    slope.variables().stream().filter(s -> !all.contains(s)).forEach(all::add);
    GradientCheck.reverseMode(slope, Points.random(random, OperationCases.SIZES, all), by)
        .togetherWithDualNumbers(random);
  }

  private static List<Symbol> parameters(Expression node) {
    return node.variables().stream().filter(s -> s.kind() == Symbol.Kind.PARAMETER).toList();
  }

  /** ell(u, v) = Σ sin(u)·Σ v², with its gradients written by hand. */
  static Bindings withOpaque(Bindings bindings) {
    Bindings.OpaqueValue ell =
        new Bindings.OpaqueValue() {
          @Override
          public double value(List<Matrix> arguments) {
            return sines(arguments.get(0)) * squares(arguments.get(1));
          }

          @Override
          public Matrix gradient(int argument, List<Matrix> arguments) {
            Matrix by = arguments.get(argument);
            return Matrix.generate(
                by.rows(),
                by.columns(),
                p ->
                    argument == 0
                        ? Math.cos(by.values()[p]) * squares(arguments.get(1))
                        : 2 * by.values()[p] * sines(arguments.get(0)));
          }
        };
    return new Bindings(bindings.sizes(), bindings.values(), Map.of("ell", ell));
  }

  private static double sines(Matrix a) {
    return Arrays.stream(a.values()).map(Math::sin).sum();
  }

  private static double squares(Matrix a) {
    return Arrays.stream(a.values()).map(x -> x * x).sum();
  }

  private static boolean contains(Expression node, Class<?> operation) {
    return Expression.topologicalOrder(List.of(node)).stream()
        .anyMatch(n -> operation.isInstance(n.operation()));
  }

  @Test
  void everyOperationHasACaseOrIsRefused() {
    Set<Class<?>> covered = new HashSet<>(CLAIMS_ONLY);
    operations().forEach(operation -> covered.add(operation.getClass()));
    assertThat(covered).containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
    System.out.printf(
        "gradients of %d operations in %d cases; %d refused%n",
        covered.size() - CLAIMS_ONLY.size(), CASES.size(), CLAIMS_ONLY.size());
  }

  @Test
  void everyFunctionReductionRelationAndSelectionHasACase() {
    Set<Object> covered = new HashSet<>();
    Set<Class<?>> selections = new HashSet<>();
    for (Operation operation : operations()) {
      switch (operation) {
        case Elementwise(ElementwiseFunction function) -> covered.add(function);
        case Reduce(Reduction reduction) -> covered.add(reduction);
        case Comparison(Relation relation) -> covered.add(relation);
        case Extremum(boolean largest) -> covered.add(largest);
        case Part(Selection rows, Selection columns) -> {
          selections.add(rows.getClass());
          selections.add(columns.getClass());
        }
        default -> {}
      }
    }
    assertThat(covered)
        .contains((Object[]) ElementwiseFunction.values())
        .contains((Object[]) Reduction.values())
        .contains((Object[]) Relation.values())
        .contains(true, false);
    assertThat(selections).containsExactlyInAnyOrder(Selection.class.getPermittedSubclasses());
  }

  @Test
  void theSoftmaxFamilyIsTriedOnColumnsRowsAndMatrices() {
    for (Class<?> family :
        List.of(Softmax.class, LogSoftmax.class, LogSumExp.class, Boltzmann.class)) {
      Set<String> shapes =
          CASES.stream()
              .filter(node -> family.isInstance(node.operation()))
              .map(node -> node.operand(0).shape().toString())
              .collect(Collectors.toSet());
      assertThat(shapes).contains("M×1", "1×M", "L×M", "a scalar");
    }
  }

  private static List<Operation> operations() {
    return Expression.topologicalOrder(CASES).stream().map(Expression::operation).toList();
  }

  @Test
  void derivativesInsideOfANetworkAreRefused() {
    Expression x = OperationCases.real("x", Shape.column(OperationCases.M));
    Expression loss = Expressions.dot(x, x);
    List<Expression> refused =
        List.of(
            Expressions.sum(Expressions.derivative(loss, x)),
            Expressions.sum(Expressions.secondDerivative(loss, x)),
            Expressions.differential(loss));
    Set<Class<?>> tried = new HashSet<>();
    for (Expression root : refused) {
      Expression.topologicalOrder(List.of(root)).stream()
          .filter(node -> CLAIMS_ONLY.contains(node.operation().getClass()))
          .forEach(node -> tried.add(node.operation().getClass()));
      assertThatThrownBy(() -> ReverseMode.gradients(root, List.of(x)))
          .isInstanceOf(CalculusException.class)
          .hasMessage("a derivative inside of a network can't be differentiated");
    }
    assertThat(tried).isEqualTo(CLAIMS_ONLY);
  }
}
