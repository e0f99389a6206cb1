package org.chainrule.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;

/** Derivatives as formulas write them. */
final class Derivatives {
  private final Elaboration elaboration;
  private final TermElaborator terms;

  Derivatives(Elaboration elaboration, TermElaborator terms) {
    this.elaboration = elaboration;
    this.terms = terms;
  }

  Expression derivative(Term.Derivative derivative, Scope scope) {
    checkPlace(derivative);
    List<Term> both = List.of(derivative.of(), derivative.by());
    List<Expression> values = terms.all(both, scope);
    return elaboration.build(
        derivative.span(),
        both,
        () ->
            derivative.order() == 1
                ? Expressions.derivative(values.get(0), values.get(1))
                : Expressions.secondDerivative(values.get(0), values.get(1)));
  }

  Expression differential(Term.Differential differential, Scope scope) {
    checkPlace(differential);
    return Expressions.differential(terms.elaborate(differential.of(), scope));
  }

  /** What a network computes, it computes without derivatives: those are derived of it. */
  private void checkPlace(Term term) {
    if (elaboration.inDefinition()) {
      throw elaboration.error(
          term.span(), StatementMessages.derivativeInDefinition(Elaboration.name(term)));
    }
  }

  Expression gradient(Term.Gradient gradient, Scope scope) {
    checkPlace(gradient);
    Workspace workspace = elaboration.workspace();
    String name =
        gradient.of() instanceof Term.Call call
            ? call.function()
            : gradient.of() instanceof Term.Name(String plain, _) ? plain : "";
    Optional<OpaqueFunction> opaque = workspace.opaque(name);
    if (opaque.isEmpty()) {
      Expression of = terms.elaborate(gradient.of(), scope);
      Expression by = terms.elaborate(gradient.by(), scope);
      return elaboration.build(
          gradient.span(),
          List.of(gradient.of(), gradient.by()),
          () -> Expressions.derivative(of, by));
    }
    int argument = opaque.get().parameters().indexOf(gradient.by().name());
    if (argument < 0) {
      throw elaboration.error(
          gradient.by().span(),
          NameMessages.noNamedArgument(
              name,
              gradient.by().name(),
              Suggestions.phrase(gradient.by().name(), opaque.get().parameters())));
    }
    List<Expression> arguments =
        gradient.of() instanceof Term.Call
            ? terms.elaborate(gradient.of(), scope).operands()
            : application(opaque.get(), gradient);
    return elaboration.build(
        gradient.span(),
        List.of(),
        () -> Expression.of(new Operation.OpaqueGradient(opaque.get(), argument), arguments));
  }

  /**
   * Without arguments the only application in the network is meant, or that to the names declared.
   */
  private List<Expression> application(OpaqueFunction function, Term.Gradient gradient) {
    Set<List<Expression>> found = new LinkedHashSet<>();
    for (Expression node : Expression.topologicalOrder(elaboration.workspace().definitions())) {
      if (node.operation() instanceof Operation.Opaque(OpaqueFunction applied)
          && applied.equals(function)) {
        found.add(node.operands());
      }
    }
    if (found.size() == 1) {
      return found.iterator().next();
    }
    List<Expression> declared =
        function.parameters().stream()
            .flatMap(name -> elaboration.workspace().value(name).stream())
            .toList();
    if (declared.size() != function.parameters().size()) {
      throw elaboration.error(gradient.span(), ShapeMessages.noApplication(function.name()));
    }
    return declared;
  }
}
