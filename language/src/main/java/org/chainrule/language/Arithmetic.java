package org.chainrule.language;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;

/** Sums, products, quotients and powers. */
final class Arithmetic {
  private static final int MOST_FACTORS = 1000;
  private static final int MOST_SUMMANDS = 20_000;
  private static final int LARGEST_EXPONENT = 1000;

  /** How long exact numbers may become: beyond it arithmetic takes noticeable time. */
  private static final int MOST_BITS = 20_000;

  /** 400 decimal digits. */
  private static final int MOST_BITS_OF_RESULT = 1300;

  /** 1e±300. */
  private static final int MOST_BITS_OF_RANGE = 990;

  private final Elaboration elaboration;
  private final TermElaborator terms;
  private final Products products;

  Arithmetic(Elaboration elaboration, TermElaborator terms) {
    this.elaboration = elaboration;
    this.terms = terms;
    this.products = new Products(elaboration, terms, this);
  }

  Expression chain(Term.Chain chain, Scope scope) {
    int level = chain.links().getFirst().operator().level();
    int limit = level == Operator.SUM ? MOST_SUMMANDS : MOST_FACTORS;
    if (chain.links().size() >= limit) {
      throw elaboration.error(chain.span(), SyntaxMessages.tooManyOperands(limit));
    }
    return switch (level) {
      case Operator.SUM -> sum(chain, scope);
      case Operator.TENSOR -> products.kronecker(chain, scope);
      case Operator.ENTRYWISE -> products.entrywise(chain, scope);
      default -> products.product(chain, scope).value();
    };
  }

  Expression kronecker(Span span, Expression a, Expression b, List<Term> operands) {
    return products.kronecker(span, a, b, operands);
  }

  static List<Term> operands(Term.Chain chain) {
    List<Term> operands = new ArrayList<>();
    operands.add(chain.first());
    chain.links().forEach(link -> operands.add(link.operand()));
    return operands;
  }

  private Expression sum(Term.Chain chain, Scope scope) {
    List<Term> operands = operands(chain);
    List<Expression> values = terms.all(operands, scope);
    checkNumbers(chain.span(), values);
    checkLength(chain.span(), Operation.Add.class, values);
    List<Expression> summands = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      boolean minus = i > 0 && chain.links().get(i - 1).operator() == Operator.MINUS;
      summands.add(minus ? Expressions.negate(values.get(i)) : values.get(i));
    }
    return checked(
        chain.span(), sizes(values, chain).orElseGet(() -> add(chain.span(), operands, summands)));
  }

  /** Sums of sizes and whole numbers are sizes: {@code N + 1}. */
  private Optional<Expression> sizes(List<Expression> values, Term.Chain chain) {
    boolean anySize = false;
    for (Expression value : values) {
      if (size(value).isEmpty()) {
        return Optional.empty();
      }
      anySize |= value.operation() instanceof Operation.SizeValue;
    }
    if (!anySize || values.size() > 50) {
      return Optional.empty();
    }
    return Optional.of(
        elaboration.build(
            chain.span(),
            List.of(),
            () -> {
              Dimension sum = size(values.getFirst()).orElseThrow();
              for (int i = 1; i < values.size(); i++) {
                Dimension next = size(values.get(i)).orElseThrow();
                boolean minus = chain.links().get(i - 1).operator() == Operator.MINUS;
                sum = minus ? sum.minus(next) : sum.plus(next);
              }
              return Expressions.size(sum);
            }));
  }

  /** Returns the size that an expression is: a size or a whole number. */
  static Optional<Dimension> size(Expression value) {
    return switch (value.operation()) {
      case Operation.SizeValue(Dimension dimension) -> Optional.of(dimension);
      case Operation.Constant(Rational number)
          when number.isInteger() && number.numerator().bitLength() < 31 ->
          Optional.of(Dimension.of(number.numerator().longValueExact()));
      default -> Optional.empty();
    };
  }

  private Expression add(Span span, List<Term> operands, List<Expression> summands) {
    List<Term> shaped = new ArrayList<>();
    Optional<Shape> shape = elaboration.inDefinition() ? fullShape(summands) : Optional.empty();
    List<Expression> repeated = new ArrayList<>();
    for (int i = 0; i < summands.size(); i++) {
      Expression summand = summands.get(i);
      if (!summand.isScalar()) {
        shaped.add(operands.get(i));
      }
      repeated.add(shape.map(s -> repeated(summand, s)).orElse(summand));
    }
    if (!elaboration.inDefinition()) {
      explainBroadcast(span, operands, summands);
    }
    return elaboration.build(
        span, shaped, () -> transposition(operands, summands), () -> Expressions.add(repeated));
  }

  /** Returns the repair for the first operand that is shaped like the transpose of another. */
  static String transposition(List<Term> operands, List<Expression> values) {
    Optional<Shape> first =
        values.stream().map(Expression::shape).filter(shape -> !shape.isScalar()).findFirst();
    for (int i = 0; i < values.size() && first.isPresent(); i++) {
      Shape shape = values.get(i).shape();
      if (!shape.sameAs(first.get()) && shape.transposed().sameAs(first.get())) {
        return ShapeMessages.transpose(Elaboration.name(operands.get(i)));
      }
    }
    return "";
  }

  /** Returns the shape of the first operand that is a matrix, if a row or column goes with one. */
  Optional<Shape> fullShape(List<Expression> operands) {
    return operands.stream().map(Expression::shape).filter(shape -> !shape.isVector()).findFirst();
  }

  /** Returns a row or column repeated to {@code shape}, where it has the right length. */
  Expression repeated(Expression a, Shape shape) {
    boolean row = a.shape().isRow() && a.shape().columns().sameAs(shape.columns());
    boolean column = a.shape().isColumn() && a.shape().rows().sameAs(shape.rows());
    return (row || column) && !a.shape().sameAs(shape) ? Expressions.broadcast(a, shape) : a;
  }

  /** In claims nothing is repeated but scalars: says so where that is what was expected. */
  private void explainBroadcast(Span span, List<Term> operands, List<Expression> summands) {
    Optional<Shape> shape = fullShape(summands);
    if (shape.isEmpty()) {
      return;
    }
    for (int i = 0; i < summands.size(); i++) {
      Expression a = summands.get(i);
      if (repeated(a, shape.get()) != a) {
        boolean row = a.shape().isRow();
        String name = Elaboration.name(operands.get(i));
        throw elaboration.misfit(
            span,
            ShapeMessages.noBroadcastInClaim(
                "%s is %s, other terms are %s".formatted(name, a.shape(), shape.get()),
                name,
                row,
                (row ? shape.get().rows() : shape.get().columns()).toString()));
      }
    }
  }

  /** Refuses sums and products that would flatten into very long ones. */
  void checkLength(Span span, Class<? extends Operation> operation, List<Expression> operands) {
    long length = 0;
    for (Expression operand : operands) {
      Expression core =
          operand.operation() instanceof Operation.Scale ? operand.operand(1) : operand;
      length += operation.isInstance(core.operation()) ? core.operands().size() : 1;
    }
    if (length > MOST_SUMMANDS) {
      throw elaboration.limit(span, ShapeMessages.tooMuch());
    }
  }

  /** Refuses numbers whose exact sum or product would be very long. */
  void checkNumbers(Span span, List<Expression> operands) {
    long bits = 0;
    for (Expression operand : operands) {
      if (operand.operation() instanceof Operation.Constant(Rational value)) {
        bits += bits(value.numerator()) + bits(value.denominator());
      }
    }
    if (bits > MOST_BITS) {
      throw elaboration.error(span, ShapeMessages.longArithmetic());
    }
  }

  /** Refuses results with a number that could not be written again. */
  Expression checked(Span span, Expression result) {
    Rational number = factor(result);
    int above = number.numerator().bitLength();
    int below = number.denominator().bitLength();
    if (Math.max(above, below) > MOST_BITS_OF_RESULT
        || (Math.abs(above - below) > MOST_BITS_OF_RANGE && number.signum() != 0)) {
      throw elaboration.error(span, ShapeMessages.longArithmetic());
    }
    return result;
  }

  /** Returns the number in front of an expression, if there is one. */
  private static Rational factor(Expression expression) {
    return switch (expression.operation()) {
      case Operation.Constant(Rational value) -> value;
      case Operation.Fill(Rational value, _) -> value;
      case Operation.Scale(), Operation.Hadamard() -> factor(expression.operand(0));
      default -> Rational.ONE;
    };
  }

  private static int bits(BigInteger number) {
    return number.bitLength() - 1 - number.getLowestSetBit() > 0 ? number.bitLength() : 0;
  }

  Expression power(Term.Power power, Scope scope) {
    if (isTransposition(power, scope)) {
      return Expressions.transpose(terms.elaborate(power.base(), scope));
    }
    List<Expression> both = terms.all(List.of(power.base(), power.exponent()), scope);
    Expression base = both.get(0);
    Expression exponent = both.get(1);
    List<Term> operands = List.of(power.base(), power.exponent());
    if (power.entrywise()) {
      return elaboration.build(power.span(), operands, () -> Expressions.power(base, exponent));
    }
    if (!exponent.isScalar()) {
      throw elaboration.misfit(
          power.exponent().span(),
          ShapeMessages.exponentShape(
              Elaboration.name(power.exponent()), exponent.shape().toString()));
    }
    if (base.isScalar()) {
      return elaboration.build(power.span(), operands, () -> Expressions.power(base, exponent));
    }
    if (!base.shape().isSquare()) {
      throw elaboration.misfit(
          power.span(),
          ShapeMessages.powerOf(Elaboration.name(power.base()), base.shape().toString()));
    }
    return matrixPower(power, base, exponent);
  }

  private Expression matrixPower(Term.Power power, Expression base, Expression exponent) {
    boolean whole =
        exponent.operation() instanceof Operation.Constant(Rational value) && value.isInteger();
    if (!whole) {
      throw elaboration.misfit(
          power.exponent().span(),
          ShapeMessages.matrixExponent(Elaboration.name(power.exponent())));
    }
    BigInteger number = ((Operation.Constant) exponent.operation()).value().numerator();
    if (number.abs().compareTo(BigInteger.valueOf(LARGEST_EXPONENT)) > 0) {
      throw elaboration.error(
          power.exponent().span(), ShapeMessages.largeExponent(LARGEST_EXPONENT));
    }
    return elaboration.build(
        power.span(),
        List.of(power.base()),
        () -> Expressions.matrixPower(base, number.intValueExact()));
  }

  /** {@code A^T} is a transpose unless T is a scalar of the author's. */
  private boolean isTransposition(Term.Power power, Scope scope) {
    return !power.entrywise()
        && power.exponent() instanceof Term.Name(String name, _)
        && name.equals("T")
        && scope.find(name).isEmpty()
        && elaboration.workspace().value(name).filter(Expression::isScalar).isEmpty();
  }
}
