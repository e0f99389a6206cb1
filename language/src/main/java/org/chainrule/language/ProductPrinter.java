package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;

/** The texts of products, quotients and powers. */
final class ProductPrinter {
  private final ExpressionPrinter printer;

  ProductPrinter(ExpressionPrinter printer) {
    this.printer = printer;
  }

  /** Scalar factors side by side. */
  Text scalars(List<Expression> factors) {
    Text first = printer.of(factors.getFirst());
    List<Expression> rest = factors.subList(1, factors.size());
    if (first.text().equals("-1")) {
      Text others = rest.size() == 1 ? printer.of(rest.getFirst()) : juxtaposed("", rest);
      return negated(others);
    }
    return juxtaposed(first.at(Operator.PRODUCT), rest);
  }

  Text product(List<Expression> factors) {
    return juxtaposed("", factors);
  }

  private Text juxtaposed(String before, List<Expression> factors) {
    StringBuilder text = new StringBuilder(before);
    for (Expression factor : factors) {
      text.append(text.isEmpty() ? "" : " ");
      Text next = printer.of(factor);
      // Two numbers side by side would be a mistake to a reader.
      boolean digits = !text.isEmpty() && Characters.isDigit(next.text().charAt(0));
      text.append(digits ? "(" + next.text() + ")" : next.behind(Operator.PREFIX));
    }
    return new Text(text.toString(), Operator.PRODUCT);
  }

  /**
   * {@code -(A .* B)} is {@code -A .* B}, but {@code -(A ⊗ B)} and {@code -(A + B)} keep theirs.
   */
  private static Text negated(Text text) {
    boolean plain = text.level() >= Operator.ENTRYWISE && !text.isNegative();
    if (!plain) {
      return new Text("-(" + text.text() + ")", Operator.PREFIX);
    }
    return new Text("-" + text.text(), Math.min(text.level(), Operator.PREFIX));
  }

  Text scale(Expression node) {
    Expression factor = node.operand(0);
    Expression scaled = node.operand(1);
    Text matrix = printer.of(scaled);
    boolean number =
        (scaled.operation() instanceof Divide
                && ExpressionPrinter.isRepeatedScalar(scaled.operand(0)))
            // Two numbers side by side would be a mistake to a reader.
            || Characters.isDigit(matrix.text().charAt(0));
    if (number) {
      matrix = new Text("(" + matrix.text() + ")", Text.ATOM);
    }
    if (factor.operation() instanceof Constant(Rational value) && value.is(-1)) {
      return negated(matrix);
    }
    boolean loose = matrix.level() == Operator.ENTRYWISE || matrix.level() == Operator.PRODUCT;
    return new Text(
        printer.of(factor).at(Operator.PRODUCT)
            + " "
            + (loose && !matrix.isNegative() ? matrix.text() : matrix.behind(Operator.PREFIX)),
        loose ? matrix.level() : Operator.PRODUCT);
  }

  Text hadamard(Expression node) {
    List<String> factors = new ArrayList<>();
    for (Expression factor : node.operands()) {
      factors.add(entrywise(printer.of(factor), factors.isEmpty()));
    }
    return new Text(String.join(" .* ", factors), Operator.ENTRYWISE);
  }

  /** Products beside {@code .*} get brackets that they do not need: not every reader knows that. */
  private static String entrywise(Text text, boolean first) {
    boolean quotient = first && text.level() == Operator.ENTRYWISE && !text.isNegative();
    return quotient ? text.text() : text.behind(Operator.PREFIX);
  }

  Text dot(Expression node) {
    return new Text(
        printer.of(node.operand(0)).behind(Operator.PREFIX)
            + " · "
            + printer.of(node.operand(1)).behind(Operator.PREFIX),
        Operator.ENTRYWISE);
  }

  Text divide(Expression node) {
    Expression numerator = node.operand(0);
    Expression denominator = node.operand(1);
    if (denominator.isScalar()) {
      Text below = printer.of(denominator);
      boolean derivative = denominator.operation() instanceof Derivative;
      return new Text(
          printer.of(numerator).at(Operator.PRODUCT)
              + "/"
              + (derivative ? "(" + below.text() + ")" : below.behind(Operator.PREFIX)),
          Operator.PRODUCT);
    }
    Text above = printer.asScalar(numerator);
    return new Text(
        (ExpressionPrinter.isRepeatedScalar(numerator)
                ? above.at(Operator.PRODUCT)
                : entrywise(above, true))
            + " ./ "
            + printer.of(denominator).behind(Operator.PREFIX),
        Operator.ENTRYWISE);
  }

  Text power(Expression node) {
    Expression base = node.operand(0);
    Expression exponent = node.operand(1);
    // A scalar base is repeated to the exponent's shape by itself.
    Text below = exponent.isScalar() ? printer.of(base) : printer.asScalar(base);
    return new Text(
        below.at(Text.ATOM) + (node.isScalar() ? "^" : ".^") + printer.of(exponent).at(Text.ATOM),
        Text.POSTFIX);
  }

  /**
   * Returns the text of one operand of {@code max}: where both are repeated, one shows the shape.
   */
  String shaping(Expression node, int side) {
    Expression operand = node.operand(side);
    Expression other = node.operand(1 - side);
    boolean shown = !ExpressionPrinter.isRepeatedScalar(other) || side == 1;
    return shown ? printer.asScalar(operand).text() : printer.of(operand).text();
  }

  /** Returns a scalar, row or column repeated to {@code shape}, as a product with ones. */
  Text broadcast(Expression a, Shape shape) {
    Text text = printer.of(a);
    if (a.isScalar()) {
      return new Text(
          text.at(Operator.PRODUCT) + " ones(" + shape.rows() + "," + shape.columns() + ")",
          Operator.PRODUCT);
    }
    if (printer.isForDefinitions()) {
      // Read as a definition this is the repeated row or column itself, not a product.
      String zeros = "zeros(" + shape.rows() + "," + shape.columns() + ")";
      return new Text(
          text.isNegative() && text.level() != Operator.SUM
              ? zeros + " - " + text.at(Operator.TENSOR).substring(1)
              : zeros + " + " + text.at(Operator.TENSOR),
          Operator.SUM);
    }
    return a.shape().rows().is(1)
        ? new Text("ones(" + shape.rows() + ",1) " + text.behind(Operator.PREFIX), Operator.PRODUCT)
        : new Text(
            text.at(Operator.PRODUCT) + " ones(1," + shape.columns() + ")", Operator.PRODUCT);
  }
}
