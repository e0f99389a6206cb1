package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Rational;

/**
 * Makes an expression of a term: names are looked up here, everything else is left to the parts.
 */
final class TermElaborator {
  private final Elaboration elaboration;
  private final Arithmetic arithmetic;
  private final Brackets brackets;
  private final Calls calls;
  private final Positions positions;
  private final Binders binders;
  private final Derivatives derivatives;
  private final UnitValues units;

  TermElaborator(Elaboration elaboration) {
    this.elaboration = elaboration;
    this.arithmetic = new Arithmetic(elaboration, this);
    this.brackets = new Brackets(elaboration, this);
    this.positions = new Positions(elaboration, this);
    this.units = new UnitValues(elaboration, positions);
    this.calls = new Calls(elaboration, this, units, positions);
    this.binders = new Binders(elaboration, this, positions, units);
    this.derivatives = new Derivatives(elaboration, this);
  }

  Positions positions() {
    return positions;
  }

  Binders binders() {
    return binders;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  /** Returns the expression that {@code term} means. */
  Expression elaborate(Term term, Scope scope) {
    return elaboration.visit(
        term,
        () ->
            switch (term) {
              case Term.Numeral number -> number(number);
              case Term.Name name -> name(name, scope);
              case Term.Group(Term inner, _) -> elaborate(inner, scope);
              case Term.Call call -> calls.call(call, scope);
              case Term.Index index -> index(index, scope);
              case Term.Negation(Term operand, _) -> Expressions.negate(elaborate(operand, scope));
              case Term.Transposition(Term operand, _) ->
                  Expressions.transpose(elaborate(operand, scope));
              case Term.Power power -> arithmetic.power(power, scope);
              case Term.Chain chain -> arithmetic.chain(chain, scope);
              case Term.Literal literal -> brackets.literal(literal, scope);
              case Term.Bracket bracket -> brackets.bracket(bracket, scope);
              case Term.Bound bound -> binders.bound(bound, scope);
              case Term.Derivative derivative -> derivatives.derivative(derivative, scope);
              case Term.Differential differential -> derivatives.differential(differential, scope);
              case Term.Gradient gradient -> derivatives.gradient(gradient, scope);
              case Term.Placement placement -> positions.placement(placement, scope);
            });
  }

  /** Returns the expressions of all terms; reports what is wrong with each of them. */
  List<Expression> all(List<Term> terms, Scope scope) {
    List<Expression> expressions = new ArrayList<>(terms.size());
    Optional<RuntimeException> failure = Optional.empty();
    for (Term term : terms) {
      try {
        expressions.add(elaborate(term, scope));
      } catch (Reporter.LimitReached e) {
        throw e;
      } catch (Reporter.Failure | ShapeFailure e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return expressions;
  }

  private static Expression number(Term.Numeral number) {
    return Expressions.constant(Rational.of(new java.math.BigDecimal(number.text())));
  }

  private Expression name(Term.Name name, Scope scope) {
    Optional<Scope.Binding> local = scope.find(name.name());
    if (local.isPresent()) {
      return switch (local.get()) {
        case Scope.Binding.Parameter(Expression argument) -> argument;
        case Scope.Binding.Letter(IndexSlot slot) -> positions.value(slot, name.span());
        case Scope.Binding.Unit _ ->
            throw elaboration.error(name.span(), NameMessages.unitAsValue(name.name()));
      };
    }
    Workspace workspace = elaboration.workspace();
    Optional<Expression> value = workspace.value(name.name());
    if (value.isEmpty() && !elaboration.inDefinition()) {
      value = workspace.valueAfterStep(name.name());
    }
    if (value.isPresent()) {
      return value.get();
    }
    boolean function =
        workspace.function(name.name()).isPresent() || workspace.opaque(name.name()).isPresent();
    if (function) {
      throw elaboration.error(name.span(), NameMessages.functionAsValue(name.name()));
    }
    throw workspace.unknown(name, scope.names());
  }

  private Expression index(Term.Index index, Scope scope) {
    return units.value(index, scope).orElseGet(() -> positions.index(index, scope));
  }
}
