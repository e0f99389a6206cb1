package org.chainrule.calculus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Reduction;

/** The names of the adjoint rules, and the sentence that says why each holds. */
final class Reasons {
  private Reasons() {}

  /**
   * A rule, for the reader.
   *
   * @param rule its short name
   * @param because why it holds
   */
  record Reason(String rule, String because) {}

  /** Returns the rule by which {@code node} got its adjoint. */
  static Reason of(Expression node, Trace trace) {
    List<Expression> uses = trace.uses(node);
    if (uses.isEmpty()) {
      return new Reason("start", "the derivative of a value by itself is 1");
    }
    Expression use = uses.getFirst();
    Optional<Reason> passed = trace.visited(use) ? Optional.empty() : passedBy(use);
    if (passed.isPresent()) {
      return passed.get();
    }
    Reason single = of(use);
    if (uses.size() == 1) {
      return single;
    }
    return new Reason(
        single.rule(),
        "it is used %d times, and what it receives adds up; %s"
            .formatted(uses.size(), single.because()));
  }

  /** The rules for a logarithm and what is under it. */
  private static Optional<Reason> passedBy(Expression use) {
    return switch (use.operation()) {
      case Softmax() ->
          Optional.of(
              new Reason(
                  "softmax-cross-entropy",
                  "log softmax is differentiated as one: the quotients t/y cancel"));
      case Elementwise(ElementwiseFunction f) when f == ElementwiseFunction.SIGMOID ->
          Optional.of(
              new Reason(
                  "sigmoid-cross-entropy",
                  "log sigmoid is differentiated as one: the quotients t/y cancel"));
      default -> Optional.empty();
    };
  }

  /** Returns the rule of one operation. */
  static Reason of(Expression use) {
    return switch (use.operation()) {
      case Add() -> new Reason("sum", "a sum hands its gradient on to each of its terms");
      case Hadamard() ->
          new Reason(
              use.isScalar() ? "multiple" : "elementwise-product",
              "each factor receives the gradient times the other factors");
      case Scale() ->
          new Reason("multiple", "a multiple hands on its gradient times the number in front");
      case Divide() ->
          new Reason("quotient", "A ⊘ B hands G ⊘ B to A and −G ⊙ A ⊘ B² to B, entry by entry");
      case Power() when isTwo(use.operand(1)) -> SQUARE;
      case Power() -> new Reason("power", "the derivative of xⁿ is n xⁿ⁻¹");
      case Product() when isSquare(use) -> SQUARE;
      case Product() ->
          new Reason("matrix-product", "the product A B hands G Bᵀ to A and Aᵀ G to B");
      case Dot() when use.operand(0).equals(use.operand(1)) -> SQUARE;
      case Dot() ->
          new Reason("inner-product", "each factor receives the other one times the gradient");
      case Transpose() -> new Reason("transpose", "a transpose hands on the transposed gradient");
      case MatrixPower _ ->
          new Reason("matrix-power", "each of the factors A receives what a product hands it");
      case Inverse() -> new Reason("inverse", "Y = A⁻¹ hands −Yᵀ G Yᵀ to A");
      case DiagonalMatrix() ->
          new Reason("diagonal", "of a diagonal matrix the diagonal of the gradient counts");
      case DiagonalPart() ->
          new Reason("diagonal", "a diagonal hands its gradient on to the diagonal");
      case Kronecker() -> new Reason("kronecker", "each block of A ⊗ B is a multiple of B");
      case Broadcast _ ->
          new Reason("broadcast", "what is repeated receives the sum over its repetitions");
      case Blocks _ -> new Reason("blocks", "each block receives its part of the gradient");
      case Part _ ->
          new Reason("part", "the entries that are taken receive the gradient, the others 0");
      case Place _ -> new Reason("part", "a part receives what lies at its place");
      case Reduce(Reduction kind) -> reduction(kind);
      case Elementwise(ElementwiseFunction f) -> elementwise(f);
      case Extremum(boolean largest) ->
          new Reason(largest ? "max" : "min", "the operand that is chosen receives the gradient");
      case Softmax() ->
          new Reason(
              "softmax",
              Expressions.constant(1).equals(use.operand(1))
                  ? "the Jacobian of y = softmax(z) is diag(y) − y yᵀ"
                  : "the Jacobian of y = softmax(β z) is β (diag(y) − y yᵀ)");
      case LogSoftmax() ->
          new Reason("log-softmax", "log softmax(z) hands on G − softmax(z) · (sum of G)");
      case LogSumExp() -> new Reason("log-sum-exp", "the gradient of log Σ eᶻ is softmax(z)");
      case Boltzmann() ->
          new Reason("boltzmann", "o = softmax(a) · a hands on G softmax(a) ⊙ (1 + a − o)");
      case Opaque(var function) ->
          new Reason("chain", function.name() + " is left open: its gradient stands for itself");
      case IndexSum _, Tabulate _ ->
          new Reason("index-sum", "a sum hands its gradient on to each of its terms");
      default -> new Reason("chain", "the chain rule");
    };
  }

  private static final Reason SQUARE =
      new Reason("square", "the derivative of e² is 2 e, of the sum of squares too");

  /** Whether this is eᵀ e. */
  private static boolean isSquare(Expression product) {
    return product.operands().size() == 2
        && product.operand(1).equals(Expressions.transpose(product.operand(0)));
  }

  private static boolean isTwo(Expression exponent) {
    return Expressions.constant(2).equals(exponent);
  }

  /** Returns the rule for the differential of one operation. */
  static Reason ofDifferential(Expression value) {
    String rule = of(value).rule();
    return switch (value.operation()) {
      case Product(), Dot(), Hadamard(), Kronecker(), MatrixPower _ ->
          new Reason(rule, "d(A B) = dA B + A dB: one factor varies at a time");
      case Add(), Scale(), Transpose(), Broadcast _, Part _, Place _, Blocks _ ->
          new Reason(rule, "the differential is linear: it goes through sums and multiples");
      case Divide() -> new Reason(rule, "d(A ⊘ B) = dA ⊘ B − A ⊘ B² ⊙ dB");
      case Inverse() -> new Reason(rule, "d(A⁻¹) = −A⁻¹ dA A⁻¹");
      case Softmax() -> new Reason(rule, "dy = y ⊙ (dz − y · dz) for y = softmax(z)");
      case Reduce(Reduction kind) when kind == Reduction.SUM || kind == Reduction.MEAN ->
          new Reason(rule, "the differential is linear: it goes through sums and multiples");
      default -> of(value);
    };
  }

  private static Reason reduction(Reduction kind) {
    return switch (kind) {
      case SUM -> new Reason("sum-of-entries", "each entry of a sum receives its gradient");
      case MEAN ->
          new Reason("mean", "each entry of a mean receives its gradient, divided by their number");
      case ROW_SUMS ->
          new Reason("row-sums", "each entry of a row receives the gradient of the row's sum");
      case COLUMN_SUMS ->
          new Reason(
              "column-sums", "each entry of a column receives the gradient of the column's sum");
      case MAXIMUM, MINIMUM ->
          new Reason("extremum", "the entry that is chosen receives the gradient");
      case NORM1 -> new Reason("norm", "the gradient of ‖A‖₁ is sign(A)");
      case NORM2 -> new Reason("norm", "the gradient of ‖A‖ is A/‖A‖");
      case TRACE -> new Reason("trace", "the diagonal receives the gradient");
      case DETERMINANT -> new Reason("determinant", "the gradient of det A is det(A) (A⁻¹)ᵀ");
    };
  }

  private static Reason elementwise(ElementwiseFunction f) {
    String why =
        switch (f) {
          case SIGMOID -> "σ′ = σ (1 − σ), written with the output";
          case TANH -> "tanh′ = 1 − tanh², written with the output";
          case RELU -> "relu′ is 1 where the argument is positive, else 0";
          case LEAKYRELU, ELU, SELU -> "the slope depends on the sign of the argument";
          case GELU -> "the derivative of z Φ(z) is Φ(z) + z φ(z)";
          case SILU -> "the derivative of z σ(z) is σ + z σ (1 − σ)";
          case SOFTPLUS -> "softplus′ = sigmoid";
          case SOFTSIGN -> "the derivative of z/(1 + |z|) is 1/(1 + |z|)²";
          case HARDTANH -> "hardtanh′ is 1 between −1 and 1, else 0";
          case EXP -> "exp′ = exp, which is the output";
          case LOG -> "log′(z) = 1/z";
          case SQRT -> "the derivative of √z is 1/(2 √z)";
          case ABS -> "abs′ = sign";
          case SIGN -> "sign is constant on either side of 0";
          case SIN -> "sin′ = cos";
          case COS -> "cos′ = −sin";
          case TAN -> "tan′ = 1 + tan²";
          case SINH -> "sinh′ = cosh";
          case COSH -> "cosh′ = sinh";
          case ERF -> "the derivative of erf(z) is 2/√π e^(−z²)";
        };
    return new Reason(f.name().toLowerCase(Locale.ROOT), why + "; it acts entry by entry");
  }
}
