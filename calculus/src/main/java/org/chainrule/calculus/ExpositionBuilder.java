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
    StepWriter writer = new StepWriter(pass, trace, check, simplification, request.detail());
    List<Step> steps =
        switch (request.style()) {
          case MATRIX -> MatrixSteps.of(writer);
          case INDEX -> IndexSteps.of(writer, notation);
          case DIFFERENTIAL -> DifferentialSteps.of(writer);
        };
    Verdict numbers =
        NumericCheck.compare(pass.gradients(), ReverseMode.gradients(pass.root(), pass.by()));
    assert !(numbers instanceof Verdict.Refuted) : "the derivation of " + of + " is wrong";
    Set<Symbol> variables = pass.root().variables();
    List<List<Condition>> premises = Premises.of(pass.root(), pass.by());
    List<List<Condition>> sums = SumConditions.of(network, pass);
    List<DerivedFormula> formulas = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      Expression gradient = pass.gradients().get(i);
      IndexForm index = checked(notation.gradient(gradient, of, by.get(i)), gradient);
      formulas.add(
          new DerivedFormula(
              of,
              by.get(i),
              false,
              Optional.of(arranged(gradient, pass.by().get(i), pass.root(), steps)),
              index,
              conditions(variables, sums.get(i), premises.get(i)),
              verdict(numbers)));
    }
    return exposition(
        numbers,
        formulas,
        List.copyOf(pass.signals().keySet()),
        List.copyOf(pass.signals().values()),
        steps);
  }

  /** Proved where every line is, and the numbers don't say otherwise. */
  private Verdict verdict(Verdict numbers) {
    return check.isProved() && !(numbers instanceof Verdict.Refuted)
        ? new Verdict.Proved(check.conditions())
        : numbers;
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
      preActivation(node).ifPresent(shown::add);
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

  /** Returns what an activation function is applied to, where that has no name. */
  private static Optional<Expression> preActivation(Expression node) {
    boolean activation =
        switch (node.operation()) {
          case Elementwise _, Softmax(), LogSoftmax(), Boltzmann() -> true;
          default -> false;
        };
    return activation && !node.operand(0).operands().isEmpty()
        ? Optional.of(node.operand(0)).filter(a -> !Substitution.isClosed(a))
        : Optional.empty();
  }

  /** Returns the gradient in the layout that was asked for; the step to it is added. */
  private Expression arranged(
      Expression gradient, Expression variable, Expression root, List<Step> steps) {
    if (request.layout() == Layout.GRADIENT) {
      return gradient;
    }
    Expression transposed = simplification.of(Expressions.transpose(gradient));
    if (!check.holds(Expressions.transpose(gradient), transposed)) {
      return Expressions.transpose(gradient);
    }
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
    Expression entry = EntryAlgebra.atIndices(matrix, free);
    return check.holds(entry, form.entry())
        ? form
        : new IndexForm(form.outputs(), form.inputs(), entry, List.of());
  }

  // Jacobians and second derivatives.

  private Exposition jacobians() {
    IndexNotation notation = IndexNotation.of(network);
    List<DerivedFormula> formulas = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    List<Expression> shown = new ArrayList<>();
    List<Expression> plain = new ArrayList<>();
    for (Expression variable : by) {
      List<Expression> both = MatrixForm.of(List.of(of, variable));
      IndexForm index =
          request.second() ? notation.hessian(of, variable) : notation.jacobian(of, variable);
      JacobianSteps.Result result =
          request.second()
              ? JacobianSteps.second(both.getFirst(), both.getLast(), index, simplification, check)
              : JacobianSteps.first(both.getFirst(), both.getLast(), index, simplification, check);
      Optional<Expression> matrix = result.matrix().filter(m -> isRight(m, index));
      Verdict verdict =
          check.judge(plainEntry(both.getFirst(), both.getLast(), index), index.entry());
      assert verdict.isRight() : "a Jacobian is wrong: " + index + ": " + verdict;
      matrix.ifPresent(m -> {
        shown.add(m);
        plain.add(table(index, m));
      });
      steps.addAll(matrix.isPresent() || result.matrix().isEmpty() ? result.steps() : List.of());
      formulas.add(
          new DerivedFormula(
              of,
              variable,
              request.second(),
              matrix,
              index,
              conditions(
                  both.getFirst().variables(),
                  List.of(),
                  Premises.of(both.getFirst(), List.of(both.getLast())).getFirst()),
              verdict));
    }
    Verdict numbers =
        shown.isEmpty() ? new Verdict.Undecided("no matrix") : NumericCheck.compare(shown, plain);
    return exposition(numbers, formulas, List.of(), List.of(), steps);
  }

  private boolean isRight(Expression matrix, IndexForm form) {
    return check.holds(entry(matrix, form), form.entry());
  }

  /** Returns the entry as reverse mode gives it, not rewritten. */
  private Expression plainEntry(Expression value, Expression variable, IndexForm form) {
    int half = form.inputs().size() / 2;
    Expression output = value;
    List<Index> outputs = form.outputs();
    List<Index> inputs = form.inputs();
    if (request.second()) {
      output = ReverseMode.gradients(value, List.of(variable)).getFirst();
      outputs = inputs.subList(0, half);
      inputs = inputs.subList(half, inputs.size());
    }
    Expression gradient =
        ReverseMode.gradients(EntryAlgebra.atIndices(output, outputs), List.of(variable))
            .getFirst();
    return EntryAlgebra.atIndices(gradient, inputs);
  }

  /** Returns the matrix of the entries that were differentiated one by one. */
  private static Expression table(IndexForm form, Expression matrix) {
    List<Index> free = new ArrayList<>(form.outputs());
    free.addAll(form.inputs());
    Expression table =
        switch (free.size()) {
          case 0 -> form.entry();
          case 1 -> Expressions.tabulate(free.getFirst(), form.entry());
          default -> Expressions.tabulate(free.get(0), free.get(1), form.entry());
        };
    return table.shape().sameAs(matrix.shape()) ? table : Expressions.transpose(table);
  }

  /** Returns the entry of a Jacobian that an index form speaks of. */
  private static Expression entry(Expression matrix, IndexForm form) {
    List<Index> free = new ArrayList<>(form.outputs());
    free.addAll(form.inputs());
    return EntryAlgebra.atIndices(matrix, free);
  }

  // What both have.

  /** Returns the facts that the judge used, of those that can concern {@code root}, and more. */
  private List<Condition> conditions(
      Set<Symbol> variables, List<Condition> sums, List<Condition> premises) {
    SequencedSet<Condition> all = new LinkedHashSet<>(sums);
    check.conditions().stream()
        .filter(condition -> speaksOf(condition, variables))
        .forEach(all::add);
    all.addAll(premises);
    return List.copyOf(all);
  }

  private static boolean speaksOf(Condition condition, Set<Symbol> variables) {
    return switch (condition) {
      case Condition.SumsToOne _ -> false; // found out for each formula by itself
      case Condition.Symmetric(Symbol symbol) -> variables.contains(symbol);
      default -> true;
    };
  }

  private Exposition exposition(
      Verdict numbers,
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
        numbers instanceof Verdict.Confirmed(int points, double error, _)
            ? new Verification(check.proved(), check.confirmed(), points, error)
            : new Verification(check.proved(), check.confirmed(), 0, 0));
  }
}
