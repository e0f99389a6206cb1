package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.judge.Verdict;

/** Derives what a request asks for, and has the judge look at every line of it. */
final class ExpositionBuilder {
  private final Network network;
  private final DerivationRequest request;
  private final Expression of;
  private final List<Expression> by;
  private final Simplification simplification = new Simplification();
  private final StepCheck check = new StepCheck();
  private final NumericCheck numbers = new NumericCheck();

  private ExpositionBuilder(
      Network network, DerivationRequest request, Expression of, List<Expression> by) {
    this.network = network;
    this.request = request;
    this.of = of;
    this.by = by;
  }

  /** Builds the exposition. */
  static Exposition build(Network network, DerivationRequest request) {
    Subjects subjects = Subjects.of(network, request);
    ExpositionBuilder builder =
        new ExpositionBuilder(network, request, subjects.of(), subjects.by());
    return subjects.of().isScalar() && !request.second()
        ? builder.gradients()
        : builder.jacobians();
  }

  // Gradients of a scalar: one backward pass.

  private Exposition gradients() {
    Backpropagation pass = Backpropagation.of(of, by, ErrorSignals.in(network, of));
    IndexNotation notation = IndexNotation.of(network).withSignals(pass.signals().keySet());
    Trace trace = Trace.of(pass.root(), pass.by(), shown(pass));
    trace
        .withoutShortcuts()
        .forEach((node, plain) -> check.holds(pass.naming().adjoint(node).orElseThrow(), plain));
    List<Step> steps =
        new ArrayList<>(
            switch (request.style()) {
              case MATRIX -> MatrixSteps.of(pass, trace, check, simplification, request.detail());
              case INDEX ->
                  IndexSteps.of(pass, trace, check, simplification, notation, request.detail());
              case DIFFERENTIAL ->
                  DifferentialSteps.of(pass, trace, check, simplification, request.detail());
            });
    List<Expression> plain = ReverseMode.gradients(pass.root(), pass.by());
    List<DerivedFormula> formulas = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      Expression gradient = pass.gradients().get(i);
      Verdict verdict = numbers.compared(gradient, plain.get(i), check.isProved());
      IndexForm index = checked(notation.gradient(gradient, of, by.get(i)), gradient);
      formulas.add(
          new DerivedFormula(
              of,
              by.get(i),
              false,
              Optional.of(arranged(gradient, pass.by().get(i), pass.root(), steps)),
              index,
              conditions(pass.root(), List.of(pass.by().get(i))),
              verdict));
    }
    return exposition(
        formulas,
        List.copyOf(pass.signals().keySet()),
        List.copyOf(pass.signals().values()),
        steps);
  }

  /** The values that get lines: all that have names, and those that have error signals. */
  private Set<Expression> shown(Backpropagation pass) {
    Set<Expression> shown = new HashSet<>(pass.by());
    shown.addAll(pass.signals().values());
    Set<Expression> wrapped = new HashSet<>();
    for (Expression node : Expression.topologicalOrder(List.of(pass.root()))) {
      boolean wrapper = node.operation() instanceof Named || node.operation() instanceof Call;
      if (wrapper) {
        wrapped.add(node.operand(0));
      }
      boolean fine = request.detail() == 3 && request.style() == Style.MATRIX;
      if (node.operation() instanceof Named || (fine && !node.operands().isEmpty())) {
        shown.add(node);
      }
    }
    wrapped.removeAll(pass.signals().values());
    shown.removeAll(wrapped);
    shown.remove(pass.root());
    return shown;
  }

  /** Returns the gradient in the layout that was asked for; the step to it is added. */
  private Expression arranged(
      Expression gradient, Expression variable, Expression root, List<Step> steps) {
    if (request.layout() == Layout.GRADIENT) {
      return gradient;
    }
    Expression transposed = simplification.of(Expressions.transpose(gradient));
    if (!transposed.equals(gradient)) {
      Expression subject = Expressions.transpose(Expressions.derivative(root, variable));
      steps.add(
          new Step(
              "numerator-layout",
              subject,
              Expressions.transpose(gradient),
              transposed,
              "in numerator layout the derivative of a scalar has the transposed shape",
              List.of(),
              List.of(),
              1));
    }
    return transposed;
  }

  /** Returns the form; where the judge can't confirm it, the entry of the matrix as it stands. */
  private IndexForm checked(IndexForm form, Expression matrix) {
    List<Index> free = new ArrayList<>(form.outputs());
    free.addAll(form.inputs());
    List<IndexTerm> at = free.stream().map(IndexTerm::of).toList();
    Expression entry =
        switch (at.size()) {
          case 0 -> matrix;
          case 1 -> Expressions.entry(matrix, at.getFirst());
          default -> Expressions.entry(matrix, at.get(0), at.get(1));
        };
    return check.holds(entry, form.entry())
        ? form
        : new IndexForm(form.outputs(), form.inputs(), entry, List.of());
  }

  // Jacobians and second derivatives.

  private Exposition jacobians() {
    IndexNotation notation = IndexNotation.of(network);
    List<DerivedFormula> formulas = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Expression variable : by) {
      List<Expression> both = MatrixForm.of(List.of(of, variable));
      IndexForm index =
          request.second() ? notation.hessian(of, variable) : notation.jacobian(of, variable);
      JacobianSteps.Result result =
          request.second()
              ? JacobianSteps.second(both.getFirst(), both.getLast(), index, simplification)
              : JacobianSteps.first(both.getFirst(), both.getLast(), index, simplification);
      Optional<Expression> matrix = result.matrix().filter(m -> isRight(m, index));
      Verdict verdict =
          matrix.isPresent()
              ? check.judge(entry(matrix.get(), index), index.entry())
              : check.judge(index.entry(), index.entry());
      steps.addAll(matrix.isPresent() || result.matrix().isEmpty() ? result.steps() : List.of());
      formulas.add(
          new DerivedFormula(
              of,
              variable,
              request.second(),
              matrix,
              index,
              conditions(both.getFirst(), List.of(both.getLast())),
              verdict));
    }
    return exposition(formulas, List.of(), List.of(), steps);
  }

  private boolean isRight(Expression matrix, IndexForm form) {
    return check.holds(entry(matrix, form), form.entry());
  }

  /** Returns the entry of a Jacobian that an index form speaks of. */
  private static Expression entry(Expression matrix, IndexForm form) {
    List<Index> free = new ArrayList<>(form.outputs());
    free.addAll(form.inputs());
    if (free.size() == 2) {
      return Expressions.entry(matrix, IndexTerm.of(free.get(0)), IndexTerm.of(free.get(1)));
    }
    return free.isEmpty() ? matrix : Expressions.entry(matrix, IndexTerm.of(free.getFirst()));
  }

  // What both have.

  private List<Condition> conditions(Expression root, List<Expression> variables) {
    SequencedSet<Condition> all = new LinkedHashSet<>(check.conditions());
    all.removeIf(condition -> !speaksOf(condition, root));
    all.addAll(Premises.of(root, variables));
    return List.copyOf(all);
  }

  private static boolean speaksOf(Condition condition, Expression root) {
    return switch (condition) {
      case Condition.SumsToOne(Symbol symbol) -> root.variables().contains(symbol);
      case Condition.Symmetric(Symbol symbol) -> root.variables().contains(symbol);
      default -> true;
    };
  }

  private Exposition exposition(
      List<DerivedFormula> formulas,
      List<Expression> signals,
      List<Expression> signalOf,
      List<Step> steps) {
    return new Exposition(
        network,
        of,
        request.layout(),
        request.style(),
        request.detail(),
        formulas,
        signals,
        signalOf,
        steps,
        new Verification(
            check.proved(), check.confirmed(), numbers.points(), numbers.maxRelativeError()));
  }
}
