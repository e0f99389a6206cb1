package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Symbol;

/**
 * How a Jacobian or a second derivative is found: reverse mode with a free cotangent q gives Jᵀq,
 * and J is read off that; or, with more than two axes, entry by entry.
 */
final class JacobianSteps {
  private JacobianSteps() {}

  /**
   * What was found.
   *
   * @param matrix rows = outputs, columns = inputs; absent where there are more axes, or where it
   *     can't be read off
   * @param steps the way to it
   */
  record Result(Optional<Expression> matrix, List<Step> steps) {
    Result {
      steps = List.copyOf(steps);
    }
  }

  /** Returns ∂of/∂by. */
  static Result first(
      Expression of,
      Expression by,
      IndexForm index,
      Simplification simplification,
      StepCheck check) {
    if (!of.shape().isVector() || !by.shape().isVector()) {
      return new Result(Optional.empty(), List.of(entrywise(of, by, index)));
    }
    Expression q = Expressions.variable(Symbol.of("q", Symbol.Kind.PLACEHOLDER, of.shape()));
    Expression pulled = shown(JacobianMatrix.pulledBack(of, by, q), simplification, check);
    Optional<Expression> matrix =
        JacobianMatrix.readOff(pulled, q, simplification).map(m -> turned(m, simplification));
    if (matrix.isEmpty()) {
      return new Result(Optional.empty(), List.of(entrywise(of, by, index)));
    }
    Expression jacobian = Expressions.derivative(of, by);
    Expression weighted = of.isScalar() ? Expressions.hadamard(q, of) : Expressions.dot(q, of);
    List<Step> steps = new ArrayList<>();
    steps.add(
        step(
            "cotangent",
            Expressions.derivative(weighted, by),
            Expressions.derivative(weighted, by),
            pulled,
            "the gradient of q · y for any constant q is Jᵀ q"));
    steps.add(
        step(
            "read-off",
            jacobian,
            jacobian,
            matrix.get(),
            "Jᵀ q is linear in q: what multiplies q is Jᵀ; rows of J are outputs"));
    return new Result(matrix, steps);
  }

  /** Returns ∂²of/∂by². */
  static Result second(
      Expression of,
      Expression by,
      IndexForm index,
      Simplification simplification,
      StepCheck check) {
    Expression plain = MatrixForm.of(ReverseMode.gradients(of, List.of(by)).getFirst());
    Expression gradient = shown(plain, simplification, check);
    Expression subject = Expressions.derivative(of, by);
    List<Step> steps = new ArrayList<>();
    steps.add(step("gradient", subject, subject, gradient, "the first derivative"));
    if (!by.shape().isVector()) {
      return new Result(Optional.empty(), steps);
    }
    Result jacobian = first(gradient, by, index, simplification, check);
    jacobian
        .matrix()
        .ifPresent(m -> {
          Expression second = Expressions.secondDerivative(of, by);
          steps.add(step("hessian", second, second, m, "the Jacobian of the gradient, row by row"));
        });
    return new Result(jacobian.matrix(), steps);
  }

  /** Returns the formula simplified, if the judge confirms that. */
  private static Expression shown(
      Expression plain, Simplification simplification, StepCheck check) {
    Expression simple = simplification.of(plain);
    return check.holds(plain, simple) ? simple : plain;
  }

  /** Jᵀ turned into J, a sum term by term. */
  private static Expression turned(Expression transposed, Simplification simplification) {
    if (transposed.operation() instanceof org.chainrule.expression.Operation.Add()) {
      return simplification.of(
          Expressions.add(transposed.operands().stream().map(Expressions::transpose).toList()));
    }
    return simplification.of(Expressions.transpose(transposed));
  }

  private static Step entrywise(Expression of, Expression by, IndexForm index) {
    Expression subject = Expressions.derivative(at(of, index.outputs()), at(by, index.inputs()));
    return step(
        "entrywise",
        subject,
        subject,
        index.entry(),
        "differentiated entry by entry: it has more than two axes, or no matrix form");
  }

  private static Expression at(Expression value, List<Index> indices) {
    return switch (indices.size()) {
      case 0 -> value;
      case 1 -> Expressions.entry(value, IndexTerm.of(indices.getFirst()));
      default ->
          Expressions.entry(value, IndexTerm.of(indices.get(0)), IndexTerm.of(indices.get(1)));
    };
  }

  private static Step step(
      String rule, Expression subject, Expression before, Expression after, String because) {
    return new Step(rule, subject, before, after, because, List.of(), Focus.of(before, after), 1);
  }
}
