package org.chainrule.language;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Shape;

/** {@code \sigma'(z)}: the derivative of an elementwise function, as a formula. */
final class LatexPrimes {
  private final Term.Call call;
  private final Term argument;
  private final Span span;
  private final boolean scalar;

  private LatexPrimes(Term.Call call, boolean scalar) {
    this.call = call;
    this.argument = call.arguments().getFirst().value();
    this.span = call.span();
    this.scalar = scalar;
  }

  /** Returns what {@code primes} primes on the function of {@code call} make of it. */
  static Term derivative(Term.Call call, int primes, LatexParser parser) {
    if (primes > 1 || call.arguments().size() != 1) {
      throw new LatexFailure(call.span(), LatexMessages.noDerivative(call.function()));
    }
    Term argument = call.arguments().getFirst().value();
    LatexPrimes rules = new LatexPrimes(call, parser.shapes().isScalar(argument));
    Optional<Term> formula = function(call.function(), parser.names()).flatMap(rules::formula);
    Optional<Term> found =
        formula.or(() ->
            parser.names().function(call.function()).isPresent()
                ? rules.byDefinition(parser.shapes().of(argument))
                : Optional.empty());
    return found.orElseThrow(
        () -> new LatexFailure(call.span(), LatexMessages.noDerivative(call.function())));
  }

  /** Returns the function of the language that a function is, perhaps under the author's name. */
  private static Optional<ElementwiseFunction> function(String name, LatexNames names) {
    return names
        .function(name)
        .map(definition -> {
          String body = definition.body();
          int open = body.indexOf('(');
          boolean plain =
              open > 0
                  && body.substring(open).equals("(" + definition.parameters().getFirst() + ")");
          return ElementwiseFunction.named(plain ? body.substring(0, open) : "");
        })
        .orElseGet(() -> ElementwiseFunction.named(name));
  }

  private Optional<Term> formula(ElementwiseFunction function) {
    return Optional.ofNullable(
        switch (function) {
          case SIGMOID -> group(times(call, group(difference(number("1"), call))));
          case TANH -> group(difference(number("1"), square(call)));
          case TAN -> group(sum(number("1"), square(call)));
          case RELU -> positive();
          case EXP -> call;
          case LOG -> group(quotient(number("1"), argument));
          case SQRT -> group(quotient(number("1"), group(times(number("2"), call))));
          case SIN -> of("cos");
          case COS -> new Term.Group(new Term.Negation(of("sin"), span), span);
          case SINH -> of("cosh");
          case COSH -> of("sinh");
          case SOFTPLUS -> of("sigmoid");
          case ABS -> of("sign");
          case SILU -> silu();
          case LEAKYRELU, ELU, SELU, GELU, SOFTSIGN, HARDTANH, SIGN, ERF -> null;
        });
  }

  private Term silu() {
    Term sigmoid = of("sigmoid");
    Term rest = group(difference(number("1"), sigmoid));
    return group(sum(sigmoid, times(times(argument, sigmoid), rest)));
  }

  private Term positive() {
    return new Term.Bracket(argument, List.of(new Term.Test(Relation.GREATER, number("0"))), span);
  }

  /** The sums of the columns of a diagonal Jacobian are its diagonal. */
  private Optional<Term> byDefinition(Optional<Shape> shape) {
    Term derivative = new Term.Derivative(1, call, argument, span);
    if (scalar) {
      return Optional.of(group(derivative));
    }
    return shape
        .filter(Shape::isVector)
        .map(s -> {
          Term sums = LatexFlexible.call("colsum", List.of(derivative), span);
          return s.isColumn() ? new Term.Transposition(sums, span) : sums;
        });
  }

  private Term of(String function) {
    return LatexFlexible.call(function, List.of(argument), span);
  }

  private Term number(String digits) {
    return new Term.Numeral(digits, span);
  }

  private Term group(Term term) {
    return new Term.Group(term, span);
  }

  private Term sum(Term left, Term right) {
    return chain(left, Operator.PLUS, right);
  }

  private Term difference(Term left, Term right) {
    return chain(left, Operator.MINUS, right);
  }

  private Term times(Term left, Term right) {
    boolean number = left instanceof Term.Numeral;
    return chain(left, scalar || number ? Operator.JUXTAPOSED : Operator.TIMES_ENTRYWISE, right);
  }

  private Term quotient(Term left, Term right) {
    return chain(left, scalar ? Operator.DIVIDE : Operator.DIVIDE_ENTRYWISE, right);
  }

  private Term square(Term term) {
    return new Term.Power(term, number("2"), !scalar, span);
  }

  private Term chain(Term left, Operator operator, Term right) {
    int level = operator.level();
    if (left instanceof Term.Chain chain && LatexProducts.level(left) == level) {
      List<Term.Link> links = new java.util.ArrayList<>(chain.links());
      links.add(new Term.Link(operator, LatexProducts.at(level + 1, right)));
      return new Term.Chain(chain.first(), List.copyOf(links), span);
    }
    return new Term.Chain(
        LatexProducts.at(level, left),
        List.of(new Term.Link(operator, LatexProducts.at(level + 1, right))),
        span);
  }
}
