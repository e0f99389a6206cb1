package org.chainrule.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** Formulas in Java: a scalar is a {@code double}, everything else a {@code double[][]}. */
final class JavaCodeExpressions {
  private final String className;
  private final CodePlan plan;
  private final CodeSizes sizes;
  private final CodeOpaques opaques;
  private final String left;
  private final String right;
  private final Set<JavaCodeHelper> helpers = EnumSet.noneOf(JavaCodeHelper.class);

  JavaCodeExpressions(
      String className,
      CodePlan plan,
      CodeSizes sizes,
      CodeOpaques opaques,
      CodeNames identifiers) {
    this.className = className;
    this.plan = plan;
    this.sizes = sizes;
    this.opaques = opaques;
    left = identifiers.identifier("u");
    right = identifiers.identifier("v");
  }

  /** Returns the methods that the formulas written so far call. */
  Set<JavaCodeHelper> helpers() {
    return helpers;
  }

  void use(JavaCodeHelper helper) {
    helpers.add(helper);
  }

  /** Returns the variable that holds the value, or else its formula. */
  CodeText of(Expression expression) {
    Expression value = CodeGraph.value(expression);
    return plan.variable(value).map(CodeText::atom).orElseGet(() -> formula(value));
  }

  /** Returns the formula of a value that may also be a variable. */
  CodeText formula(Expression node) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> throw new IllegalStateException("no argument: " + symbol);
      case Constant(Rational value) -> CodeNumbers.of(value, true);
      case SizeValue(Dimension dimension) -> number(sizes.text(dimension));
      case IndexValue(IndexTerm position) ->
          number(
              sizes.position(
                  new IndexTerm(position.variable(), position.offset().plus(Dimension.ONE)), plan));
      case Fill(Rational value, Shape shape) -> filled(CodeNumbers.of(value, true), shape);
      case Identity(Dimension size) -> call(JavaCodeHelper.IDENTITY, sizes.text(size).text());
      case KroneckerDelta(IndexTerm one, IndexTerm other) ->
          bracket(sizes.position(one, plan).text(), "==", sizes.position(other, plan).text());
      case Named _, Call _, StopGradient _ -> of(node.operand(0));
      case Opaque(OpaqueFunction function) ->
          CodeText.atom(opaques.value(function, node.operands()) + ".of(" + arguments(node) + ")");
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          CodeText.atom(
              opaques.gradient(function, argument, node.operands())
                  + ".of("
                  + arguments(node)
                  + ")");
      case Add() -> node.isScalar() ? numbers(CodeSums.terms(node, plan)) : matrixSum(node);
      case Hadamard() -> product(node, CodeGraph.operands(node));
      case Scale() -> product(node, CodeGraph.operands(node));
      case Divide() -> divide(node);
      case Power() -> power(node);
      case Elementwise(ElementwiseFunction function) -> elementwise(function, node);
      case Comparison(Relation relation) -> comparison(relation, node);
      case Extremum(boolean largest) -> extremum(largest ? "max" : "min", node);
      case Product() -> matrixProduct(node);
      case Dot() ->
          node.operand(0).isScalar()
              ? product(node, CodeGraph.operands(node))
              : call(JavaCodeHelper.DOT, arguments(node));
      case Transpose() -> unlessNumber(node, JavaCodeHelper.TRANSPOSE);
      case MatrixPower(int exponent) ->
          node.isScalar()
              ? CodeText.atom("Math.pow(" + arguments(node) + ", " + exponent + ".0)")
              : call(JavaCodeHelper.MATRIX_POWER, arguments(node), Integer.toString(exponent));
      case Inverse() ->
          node.isScalar()
              ? new CodeText("1.0 / " + of(node.operand(0)).asFactor(), CodeText.PRODUCT)
              : call(JavaCodeHelper.INVERSE, arguments(node));
      case DiagonalMatrix() -> unlessNumber(node, JavaCodeHelper.DIAGONAL_MATRIX);
      case DiagonalPart() -> unlessNumber(node, JavaCodeHelper.DIAGONAL);
      case Kronecker() ->
          call(JavaCodeHelper.KRONECKER, matrix(node.operand(0)), matrix(node.operand(1)));
      case Broadcast(Shape shape) -> broadcast(node.operand(0), shape);
      case Blocks(int columns) -> blocks(node, columns);
      case Part(Selection rows, Selection columns) -> part(node, rows, columns);
      case Place(Selection rows, Selection columns, Shape shape) ->
          node.isScalar()
              ? of(node.operand(0))
              : call(
                  JavaCodeHelper.PLACE,
                  matrix(node.operand(0)),
                  from(rows),
                  from(columns),
                  pair(shape));
      case OneHot(Dimension size) -> {
        CodeText row = call(JavaCodeHelper.ONE_HOT, arguments(node), sizes.text(size).text());
        yield node.isScalar() ? first(row) : row;
      }
      case Reduce(Reduction reduction) -> reduce(reduction, node);
      case Softmax() -> softmax(node);
      case LogSoftmax() ->
          node.isScalar()
              ? CodeText.atom("0.0")
              : alongRows(JavaCodeHelper.LOG_SOFTMAX, node, of(node.operand(0)));
      case LogSumExp() -> reducedRows(JavaCodeHelper.LOG_SUM_EXP, node);
      case Boltzmann() -> reducedRows(JavaCodeHelper.BOLTZMANN, node);
      case IndexSum _, Tabulate _ ->
          throw new IllegalStateException("a loop has a variable: " + node);
      case Derivative _, SecondDerivative _, Differential _ -> throw CodeException.unresolved(node);
    };
  }

  // Pieces.

  private CodeText call(JavaCodeHelper helper, String... arguments) {
    helpers.add(helper);
    return CodeText.atom(helper.word() + "(" + String.join(", ", arguments) + ")");
  }

  private String arguments(Expression node) {
    return String.join(", ", node.operands().stream().map(o -> of(o).text()).toList());
  }

  private static CodeText number(CodeText wholeNumber) {
    return new CodeText("(double) " + wholeNumber.at(CodeText.ATOM), CodeText.SIGN);
  }

  private static CodeText first(CodeText matrix) {
    return CodeText.atom(matrix.text() + "[0][0]");
  }

  private static CodeText bracket(String left, String sign, String right) {
    return CodeText.atom("(" + left + " " + sign + " " + right + " ? 1.0 : 0.0)");
  }

  private CodeText unlessNumber(Expression node, JavaCodeHelper helper) {
    return node.operand(0).isScalar() ? of(node.operand(0)) : call(helper, arguments(node));
  }

  /** Returns a value as a matrix, also where it is a scalar. */
  private String matrix(Expression value) {
    String text = of(value).text();
    return value.isScalar() ? "new double[][] {{" + text + "}}" : text;
  }

  String pair(Shape shape) {
    return sizes.text(shape.rows()).text() + ", " + sizes.text(shape.columns()).text();
  }

  private CodeText filled(CodeText number, Shape shape) {
    return number.text().equals("0.0")
        ? CodeText.atom(
            "new double[%s][%s]"
                .formatted(sizes.text(shape.rows()).text(), sizes.text(shape.columns()).text()))
        : call(JavaCodeHelper.FILL, number.text(), pair(shape));
  }

  private CodeText broadcast(Expression from, Shape shape) {
    if (from.shape().sameAs(shape)) {
      return of(from);
    }
    if (from.isScalar()) {
      return filled(of(from), shape);
    }
    boolean column = from.shape().columns().is(1) && !shape.columns().is(1);
    return column
        ? call(JavaCodeHelper.REPEAT_COLUMN, of(from).text(), sizes.text(shape.columns()).text())
        : call(JavaCodeHelper.REPEAT_ROW, of(from).text(), sizes.text(shape.rows()).text());
  }

  /** Returns the number that stands at all places of {@code value}, where that is plain to see. */
  private Optional<CodeText> asNumber(Expression value) {
    if (value.isScalar()) {
      return Optional.of(of(value));
    }
    if (plan.variable(value).isPresent()) {
      return Optional.empty();
    }
    return switch (value.operation()) {
      case Fill(Rational number, _) -> Optional.of(CodeNumbers.of(number, true));
      case Broadcast _ when value.operand(0).isScalar() -> Optional.of(of(value.operand(0)));
      default -> Optional.empty();
    };
  }

  // Sums.

  private CodeText numbers(List<CodeSums.Term> terms) {
    StringBuilder text = new StringBuilder();
    for (CodeSums.Term term : terms) {
      CodeText magnitude = magnitude(term);
      if (text.isEmpty()) {
        text.append(term.negative() ? magnitude.negated().text() : magnitude.text());
      } else {
        text.append(term.negative() ? " - " : " + ").append(magnitude.at(CodeText.PRODUCT));
      }
    }
    return new CodeText(text.toString(), terms.size() == 1 ? CodeText.PRODUCT : CodeText.SUM);
  }

  private static boolean isNumber(CodeSums.Term term) {
    return term.factors().stream().allMatch(Expression::isScalar);
  }

  private CodeText magnitude(CodeSums.Term term) {
    List<CodeText> numbers = new ArrayList<>();
    if (!term.magnitude().is(1) || term.factors().isEmpty()) {
      numbers.add(CodeNumbers.of(term.magnitude(), true));
    }
    List<Expression> matrices = new ArrayList<>();
    for (Expression factor : term.factors()) {
      Optional<CodeText> number = asNumber(factor);
      number.ifPresentOrElse(numbers::add, () -> matrices.add(factor));
    }
    return matrices.isEmpty() ? chain(numbers) : scaled(numbers, matrices);
  }

  /** Numbers are added up first, then matrices, then both: {@code addNumber(1.0 - g, a)}. */
  private CodeText matrixSum(Expression node) {
    List<CodeSums.Term> terms = CodeSums.terms(node, plan);
    List<CodeSums.Term> numbers = terms.stream().filter(JavaCodeExpressions::isNumber).toList();
    List<CodeSums.Term> matrices = terms.stream().filter(term -> !isNumber(term)).toList();
    if (matrices.isEmpty()) {
      return filled(numbers(numbers), node.shape());
    }
    boolean allNegative = matrices.stream().allMatch(CodeSums.Term::negative);
    CodeText sum = matrices(matrices, allNegative);
    if (numbers.isEmpty()) {
      return allNegative ? call(JavaCodeHelper.SCALE, "-1.0", sum.text()) : sum;
    }
    return call(
        allNegative ? JavaCodeHelper.NUMBER_MINUS : JavaCodeHelper.ADD_NUMBER,
        numbers(numbers).text(),
        sum.text());
  }

  /** Returns the sum of matrices, without the sign that all of them have in common. */
  private CodeText matrices(List<CodeSums.Term> terms, boolean allNegative) {
    List<CodeSums.Term> rest = new ArrayList<>(terms);
    CodeSums.Term start =
        rest.stream().filter(term -> allNegative || !term.negative()).findFirst().orElseThrow();
    rest.remove(start);
    CodeText sum = magnitude(start);
    for (CodeSums.Term term : rest) {
      JavaCodeHelper helper =
          term.negative() && !allNegative ? JavaCodeHelper.SUBTRACT : JavaCodeHelper.ADD;
      sum = call(helper, sum.text(), magnitude(term).text());
    }
    return sum;
  }

  // Entrywise products, quotients and powers.

  private CodeText product(Expression node, List<Expression> factors) {
    List<CodeText> numbers = new ArrayList<>();
    List<Expression> matrices = new ArrayList<>();
    for (Expression factor : factors) {
      asNumber(factor).ifPresentOrElse(numbers::add, () -> matrices.add(factor));
    }
    if (!matrices.isEmpty()) {
      return scaled(numbers, matrices);
    }
    boolean minus = numbers.size() > 1 && numbers.getFirst().text().equals("-1.0");
    CodeText number = minus ? chain(numbers.subList(1, numbers.size())).negated() : chain(numbers);
    return node.isScalar() ? number : filled(number, node.shape());
  }

  private CodeText scaled(List<CodeText> numbers, List<Expression> matrices) {
    CodeText product = of(matrices.getFirst());
    for (Expression factor : matrices.subList(1, matrices.size())) {
      product = call(JavaCodeHelper.HADAMARD, product.text(), of(factor).text());
    }
    return numbers.isEmpty()
        ? product
        : call(JavaCodeHelper.SCALE, chain(numbers).text(), product.text());
  }

  private static CodeText chain(List<CodeText> factors) {
    if (factors.size() == 1) {
      return factors.getFirst();
    }
    StringJoiner text = new StringJoiner(" * ");
    for (int i = 0; i < factors.size(); i++) {
      text.add(i == 0 ? factors.get(i).asFirstFactor() : factors.get(i).asFactor());
    }
    return new CodeText(text.toString(), CodeText.PRODUCT);
  }

  private CodeText divide(Expression node) {
    CodeText dividend = of(node.operand(0));
    Optional<CodeText> divisor = asNumber(CodeGraph.value(node.operand(1)));
    if (node.isScalar()) {
      return new CodeText(
          dividend.asFirstFactor() + " / " + of(node.operand(1)).asFactor(), CodeText.PRODUCT);
    }
    return divisor
        .map(number -> call(JavaCodeHelper.DIVIDE, dividend.text(), number.text()))
        .orElseGet(
            () -> call(JavaCodeHelper.QUOTIENT, dividend.text(), of(node.operand(1)).text()));
  }

  private CodeText power(Expression node) {
    CodeText base = of(node.operand(0));
    Expression exponent = CodeGraph.value(node.operand(1));
    if (node.isScalar()) {
      boolean square =
          exponent.operation() instanceof Constant(Rational number)
              && number.is(2)
              && plan.variable(CodeGraph.value(node.operand(0))).isPresent();
      return square
          ? chain(List.of(base, base))
          : CodeText.atom("Math.pow(" + base.text() + ", " + of(exponent).text() + ")");
    }
    return asNumber(exponent)
        .map(number -> call(JavaCodeHelper.POWER, base.text(), number.text()))
        .orElseGet(() -> combined(base.text(), of(exponent).text(), "Math::pow"));
  }

  private CodeText combined(String a, String b, String function) {
    return call(JavaCodeHelper.COMBINE, a, b, function);
  }

  private CodeText comparison(Relation relation, Expression node) {
    String sign =
        switch (relation) {
          case EQUAL -> "==";
          case UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> relation.word();
        };
    CodeText a = of(node.operand(0));
    CodeText b = of(node.operand(1));
    if (node.isScalar()) {
      return bracket(a.at(CodeText.SUM), sign, b.at(CodeText.SUM));
    }
    return literal(node.operand(1))
        .map(number ->
            call(
                JavaCodeHelper.MAP,
                a.text(),
                "%s -> %s %s %s ? 1.0 : 0.0".formatted(left, left, sign, number)))
        .orElseGet(() ->
            combined(
                a.text(),
                b.text(),
                "(%s, %s) -> %s %s %s ? 1.0 : 0.0".formatted(left, right, left, sign, right)));
  }

  private CodeText extremum(String function, Expression node) {
    CodeText a = of(node.operand(0));
    if (node.isScalar()) {
      return CodeText.atom("Math." + function + "(" + arguments(node) + ")");
    }
    return literal(node.operand(1))
        .map(number ->
            call(
                JavaCodeHelper.MAP,
                a.text(),
                "%s -> Math.%s(%s, %s)".formatted(left, function, left, number)))
        .orElseGet(() -> combined(a.text(), of(node.operand(1)).text(), "Math::" + function));
  }

  /** Returns a written number that is the same at all places: lambdas can name no variables. */
  private static Optional<String> literal(Expression operand) {
    return CodeGraph.value(operand).operation() instanceof Fill(Rational number, _)
        ? Optional.of(CodeNumbers.of(number, true).text())
        : Optional.empty();
  }

  private CodeText elementwise(ElementwiseFunction function, Expression node) {
    return switch (function) {
      case TANH, EXP, LOG, SQRT, ABS, SIN, COS, TAN, SINH, COSH ->
          applied("Math", function.word(), node);
      case SIGN -> applied("Math", "signum", node);
      case SIGMOID -> own(JavaCodeHelper.SIGMOID, node);
      case RELU -> own(JavaCodeHelper.RELU, node);
      case LEAKYRELU -> own(JavaCodeHelper.LEAKYRELU, node);
      case ELU -> own(JavaCodeHelper.ELU, node);
      case SELU -> own(JavaCodeHelper.SELU, node);
      case GELU -> own(JavaCodeHelper.GELU, node);
      case SILU -> own(JavaCodeHelper.SILU, node);
      case SOFTPLUS -> own(JavaCodeHelper.SOFTPLUS, node);
      case SOFTSIGN -> own(JavaCodeHelper.SOFTSIGN, node);
      case HARDTANH -> own(JavaCodeHelper.HARDTANH, node);
      case ERF -> own(JavaCodeHelper.ERF, node);
    };
  }

  private CodeText own(JavaCodeHelper helper, Expression node) {
    helpers.add(helper);
    return node.isScalar()
        ? call(helper, arguments(node))
        : applied(className, helper.word(), node);
  }

  private CodeText applied(String type, String method, Expression node) {
    return node.isScalar()
        ? CodeText.atom(type + "." + method + "(" + arguments(node) + ")")
        : call(JavaCodeHelper.MAP, arguments(node), type + "::" + method);
  }

  // Matrices.

  /** A product that ends in a column is worked off from there: A (B x) costs less than (A B) x. */
  private CodeText matrixProduct(Expression node) {
    List<Expression> factors = CodeGraph.operands(node);
    Expression first = factors.getFirst();
    boolean ofColumns =
        node.isScalar()
            && factors.size() == 2
            && first.operation() instanceof Transpose
            && plan.variable(first).isEmpty();
    if (ofColumns) {
      return call(JavaCodeHelper.DOT, of(first.operand(0)).text(), of(factors.get(1)).text());
    }
    List<String> texts = factors.stream().map(factor -> of(factor).text()).toList();
    String product;
    if (factors.getLast().shape().columns().is(1) && !first.shape().rows().is(1)) {
      product = texts.getLast();
      for (String factor : texts.reversed().subList(1, texts.size())) {
        product = call(JavaCodeHelper.MATMUL, factor, product).text();
      }
    } else {
      product = texts.getFirst();
      for (String factor : texts.subList(1, texts.size())) {
        product = call(JavaCodeHelper.MATMUL, product, factor).text();
      }
    }
    return node.isScalar() ? first(CodeText.atom(product)) : CodeText.atom(product);
  }

  private CodeText blocks(Expression node, int columns) {
    if (node.isScalar()) {
      return of(node.operand(0));
    }
    if (!node.operands().stream().allMatch(Expression::isScalar)) {
      List<String> texts = new ArrayList<>(List.of(Integer.toString(columns)));
      node.operands().forEach(block -> texts.add(matrix(block)));
      return call(JavaCodeHelper.BLOCKS, String.join(", ", texts));
    }
    StringJoiner rows = new StringJoiner(", ", "new double[][] {", "}");
    for (int i = 0; i < node.operands().size(); i += columns) {
      StringJoiner row = new StringJoiner(", ", "{", "}");
      node.operands().subList(i, i + columns).forEach(entry -> row.add(of(entry).text()));
      rows.add(row.toString());
    }
    return CodeText.atom(rows.toString());
  }

  private CodeText part(Expression node, Selection rows, Selection columns) {
    Expression whole = node.operand(0);
    if (whole.isScalar()) {
      return of(whole);
    }
    return node.isScalar()
        ? CodeText.atom(of(whole).text() + "[" + from(rows) + "][" + from(columns) + "]")
        : call(
            JavaCodeHelper.PART, of(whole).text(), from(rows), from(columns), pair(node.shape()));
  }

  /** Returns the first selected place, counted from 0. */
  private String from(Selection selection) {
    return switch (selection) {
      case Selection.All() -> "0";
      case Selection.Range(Dimension first, _) -> sizes.text(first.minus(Dimension.ONE)).text();
      case Selection.At(IndexTerm position) -> sizes.position(position, plan).text();
    };
  }

  private CodeText reduce(Reduction reduction, Expression node) {
    String a = of(node.operand(0)).text();
    if (node.operand(0).isScalar()) {
      return switch (reduction) {
        case NORM1, NORM2 -> CodeText.atom("Math.abs(" + a + ")");
        case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, MAXIMUM, MINIMUM, TRACE, DETERMINANT ->
            of(node.operand(0));
      };
    }
    return switch (reduction) {
      case SUM -> call(JavaCodeHelper.SUM, a);
      case MEAN -> call(JavaCodeHelper.MEAN, a);
      case ROW_SUMS -> call(node.isScalar() ? JavaCodeHelper.SUM : JavaCodeHelper.ROW_SUMS, a);
      case COLUMN_SUMS ->
          call(node.isScalar() ? JavaCodeHelper.SUM : JavaCodeHelper.COLUMN_SUMS, a);
      case MAXIMUM -> call(JavaCodeHelper.MAX, a);
      case MINIMUM -> call(JavaCodeHelper.MIN, a);
      case NORM1 -> call(JavaCodeHelper.SUM, call(JavaCodeHelper.MAP, a, "Math::abs").text());
      case NORM2 ->
          CodeText.atom(
              "Math.sqrt("
                  + call(JavaCodeHelper.SUM, call(JavaCodeHelper.POWER, a, "2.0").text()).text()
                  + ")");
      case TRACE -> call(JavaCodeHelper.TRACE, a);
      case DETERMINANT -> call(JavaCodeHelper.DETERMINANT, a);
    };
  }

  // The softmax family: along each row; a column is turned for that.

  private static boolean isColumn(Expression value) {
    return value.shape().columns().is(1);
  }

  private CodeText softmax(Expression node) {
    if (node.isScalar()) {
      return CodeText.atom("1.0");
    }
    Expression beta = CodeGraph.value(node.operand(1));
    boolean plain = beta.operation() instanceof Constant(Rational number) && number.is(1);
    CodeText z = of(node.operand(0));
    CodeText scaled = plain ? z : call(JavaCodeHelper.SCALE, of(beta).text(), z.text());
    return alongRows(JavaCodeHelper.SOFTMAX, node, scaled);
  }

  private CodeText alongRows(JavaCodeHelper helper, Expression node, CodeText z) {
    return isColumn(node.operand(0))
        ? call(JavaCodeHelper.TRANSPOSE, call(helper, turned(z)).text())
        : call(helper, z.text());
  }

  private String turned(CodeText column) {
    return call(JavaCodeHelper.TRANSPOSE, column.text()).text();
  }

  private CodeText reducedRows(JavaCodeHelper helper, Expression node) {
    CodeText z = of(node.operand(0));
    if (node.operand(0).isScalar()) {
      return z;
    }
    CodeText reduced = call(helper, isColumn(node.operand(0)) ? turned(z) : z.text());
    return node.isScalar() ? first(reduced) : reduced;
  }
}
