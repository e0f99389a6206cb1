package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation;
import org.chainrule.expression.ShapeException;

/** Products of all kinds, and quotients. */
final class Products {
  private static final int MOST_SIZE_TERMS = 64;

  private final Elaboration elaboration;
  private final TermElaborator terms;
  private final Arithmetic arithmetic;

  Products(Elaboration elaboration, TermElaborator terms, Arithmetic arithmetic) {
    this.elaboration = elaboration;
    this.terms = terms;
    this.arithmetic = arithmetic;
  }

  /** A product and its factors that are no scalars. */
  record Product(Expression value, List<Expression> factors) {}

  Product product(Term.Chain chain, Scope scope) {
    List<Term> operands = Arithmetic.operands(chain);
    List<Expression> values = terms.all(operands, scope);
    arithmetic.checkNumbers(chain.span(), values);
    arithmetic.checkLength(chain.span(), Operation.Product.class, values);
    arithmetic.checkLength(chain.span(), Operation.Hadamard.class, values);
    Expression product = values.getFirst();
    for (int i = 1; i < values.size(); i++) {
      product = multiplied(chain, i, product, values.get(i));
    }
    return new Product(
        arithmetic.checked(chain.span(), product),
        values.stream().filter(value -> !value.isScalar()).toList());
  }

  private Expression multiplied(Term.Chain chain, int place, Expression left, Expression right) {
    Term.Link link = chain.links().get(place - 1);
    Span span = chain.first().span().to(link.operand().span());
    List<Term> operands = List.of(firstPart(chain, place - 1), link.operand());
    if (link.operator() != Operator.DIVIDE) {
      return elaboration.build(span, operands, () -> Expressions.product(left, right));
    }
    if (!right.isScalar()) {
      throw elaboration.misfit(
          span,
          ShapeMessages.divideByMatrix(Elaboration.name(link.operand()), right.shape().toString()));
    }
    checkDivisor(link, right);
    return elaboration.build(span, operands, () -> Expressions.divide(left, right));
  }

  private void checkDivisor(Term.Link link, Expression divisor) {
    boolean divides =
        link.operator() == Operator.DIVIDE || link.operator() == Operator.DIVIDE_ENTRYWISE;
    if (divides && Expressions.isZero(divisor) && !elaboration.isProbing()) {
      throw elaboration.misfit(link.operand().span(), StatementMessages.divisionByZero());
    }
  }

  /** Returns the chain up to its link number {@code links}. */
  private static Term firstPart(Term.Chain chain, int links) {
    return links == 0
        ? chain.first()
        : new Term.Chain(
            chain.first(),
            chain.links().subList(0, links),
            chain.first().span().to(chain.links().get(links - 1).operand().span()));
  }

  Expression kronecker(Term.Chain chain, Scope scope) {
    List<Term> operands = Arithmetic.operands(chain);
    List<Expression> values = terms.all(operands, scope);
    Expression product = values.getFirst();
    for (int i = 1; i < values.size(); i++) {
      product = kronecker(chain.span(), product, values.get(i), operands);
    }
    return product;
  }

  Expression kronecker(Span span, Expression a, Expression b, List<Term> operands) {
    int terms =
        Math.max(
            a.shape().rows().terms().size() * b.shape().rows().terms().size(),
            a.shape().columns().terms().size() * b.shape().columns().terms().size());
    if (terms > MOST_SIZE_TERMS || degree(a) + degree(b) > MOST_SIZE_TERMS) {
      throw elaboration.error(span, ShapeMessages.tooLarge());
    }
    return elaboration.build(span, operands, () -> Expressions.kronecker(a, b));
  }

  private static int degree(Expression a) {
    return java.util.stream.Stream.of(a.shape().rows(), a.shape().columns())
        .flatMap(size -> size.terms().stream())
        .mapToInt(term -> term.names().size())
        .max()
        .orElse(0);
  }

  Expression entrywise(Term.Chain chain, Scope scope) {
    List<Term> operands = Arithmetic.operands(chain);
    List<Product> values = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();
    for (Term operand : operands) {
      try {
        values.add(
            isProduct(operand)
                ? product((Term.Chain) operand, scope)
                : single(terms.elaborate(operand, scope)));
      } catch (Reporter.LimitReached e) {
        throw e;
      } catch (Reporter.Failure | ShapeFailure e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    List<Expression> plain = values.stream().map(Product::value).toList();
    arithmetic.checkNumbers(chain.span(), plain);
    arithmetic.checkLength(chain.span(), Operation.Hadamard.class, plain);
    Expression result = values.getFirst().value();
    for (int i = 0; i < chain.links().size(); i++) {
      Term.Link link = chain.links().get(i);
      Expression left = result;
      Expression right = values.get(i + 1).value();
      Term leftTerm = firstPart(chain, i);
      Span span = chain.first().span().to(link.operand().span());
      checkDivisor(link, right);
      result =
          elaboration.build(
              span,
              List.of(leftTerm, link.operand()),
              () ->
                  Arithmetic.transposition(List.of(leftTerm, link.operand()), List.of(left, right)),
              () -> combined(link.operator(), left, right));
      if (i == 0) {
        warnIfAmbiguous(chain, link, values.get(0), values.get(1));
      } else {
        warnIfAmbiguous(chain, link, single(left), values.get(i + 1));
      }
    }
    return result;
  }

  private static Product single(Expression value) {
    return new Product(value, List.of(value));
  }

  private static boolean isProduct(Term term) {
    return term instanceof Term.Chain chain
        && chain.links().getFirst().operator().level() == Operator.PRODUCT;
  }

  private static Expression combined(Operator operator, Expression left, Expression right) {
    return switch (operator) {
      case TIMES_ENTRYWISE -> Expressions.hadamard(left, right);
      case DIVIDE_ENTRYWISE -> Expressions.divide(left, right);
      default -> Expressions.dot(left, right);
    };
  }

  /** {@code A .* B c} is {@code A .* (B c)}; says so where {@code (A .* B) c} conforms too. */
  private void warnIfAmbiguous(Term.Chain chain, Term.Link link, Product left, Product right) {
    int most = Math.max(left.factors().size(), right.factors().size());
    int least = Math.min(left.factors().size(), right.factors().size());
    if (most <= 1 || least == 0 || elaboration.isProbing()) {
      return;
    }
    try {
      Expression taken =
          combined(
              link.operator(),
              Expressions.product(left.factors()),
              Expressions.product(right.factors()));
      List<Expression> other = new ArrayList<>(left.factors());
      Expression last = other.removeLast();
      other.add(combined(link.operator(), last, right.factors().getFirst()));
      other.addAll(right.factors().subList(1, right.factors().size()));
      if (!Expressions.product(other).equals(taken)) {
        Operator operator = link.operator();
        elaboration
            .workspace()
            .reporter()
            .warn(
                chain.first().span().to(link.operand().span()),
                ShapeMessages.bothWays(
                    grouped(chain, link, operator), regrouped(chain, link, operator)));
      }
    } catch (ShapeException | ArithmeticException e) {
      // It conforms one way only, as it should.
    }
  }

  private static String grouped(Term.Chain chain, Term.Link link, Operator operator) {
    return inBrackets(leftOf(chain, link))
        + " "
        + operator.sign()
        + " "
        + inBrackets(link.operand());
  }

  private static Term leftOf(Term.Chain chain, Term.Link link) {
    return firstPart(chain, chain.links().indexOf(link));
  }

  private static String inBrackets(Term term) {
    String text = SyntaxPrinter.print(term);
    return isProduct(term) ? "(" + text + ")" : text;
  }

  private static String regrouped(Term.Chain chain, Term.Link link, Operator operator) {
    Term left = leftOf(chain, link);
    Term right = link.operand();
    String before = "";
    if (isProduct(left)) {
      Term.Chain product = (Term.Chain) left;
      before = SyntaxPrinter.print(firstPart(product, product.links().size() - 1)) + " ";
      left = product.links().getLast().operand();
    }
    String after = "";
    if (isProduct(right)) {
      Term.Chain product = (Term.Chain) right;
      after = SyntaxPrinter.print(right).substring(SyntaxPrinter.print(product.first()).length());
      right = product.first();
    }
    return before
        + "("
        + SyntaxPrinter.print(left)
        + " "
        + operator.sign()
        + " "
        + SyntaxPrinter.print(right)
        + ")"
        + after;
  }
}
