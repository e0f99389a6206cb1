package org.chainrule.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Formulas in NumPy: every value but a scalar is a two-dimensional array. Rows, columns and numbers
 * are left to NumPy to repeat wherever another operand has the full shape.
 */
final class NumpyCodeExpressions {
  private final CodePlan plan;
  private final CodeSizes sizes;
  private final CodeOpaques opaques;
  private final Set<NumpyCodeHelper> helpers = EnumSet.noneOf(NumpyCodeHelper.class);

  NumpyCodeExpressions(CodePlan plan, CodeSizes sizes, CodeOpaques opaques) {
    this.plan = plan;
    this.sizes = sizes;
    this.opaques = opaques;
  }

  /** Returns the functions that the formulas written so far call. */
  Set<NumpyCodeHelper> helpers() {
    return helpers;
  }

  void use(NumpyCodeHelper helper) {
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
      case Constant(Rational value) -> CodeNumbers.of(value, false);
      case SizeValue(Dimension dimension) -> sizes.text(dimension);
      case IndexValue(var position) -> sizes.position(next(position), plan);
      case Fill(Rational value, Shape shape) -> fill(value, shape);
      case Identity(Dimension size) -> call("np.eye", sizes.text(size).text());
      case KroneckerDelta(var left, var right) ->
          call(
              "float",
              sizes.position(left, plan).text() + " == " + sizes.position(right, plan).text());
      case Named _, Call _, StopGradient _ -> of(node.operand(0));
      case Opaque(OpaqueFunction function) ->
          call(opaques.value(function, node.operands()), arguments(node));
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          call(opaques.gradient(function, argument, node.operands()), arguments(node));
      case Add() -> sum(node);
      case Hadamard() -> product(node, entrywise(node));
      case Divide() -> divide(node);
      case Power() -> power(node);
      case Elementwise(ElementwiseFunction function) -> elementwise(function, node.operand(0));
      case Comparison(Relation relation) -> comparison(relation, node);
      case Extremum(boolean largest) ->
          call(largest ? "np.maximum" : "np.minimum", texts(entrywise(node)));
      case Scale() -> product(node, List.of(of(node.operand(0)), of(node.operand(1))));
      case Product() -> matrixProduct(node);
      case Dot() -> {
        CodeText product = product(node, operands(node));
        yield node.operand(0).isScalar() ? product : call("np.sum", product.text());
      }
      case Transpose() -> suffix(node.operand(0), ".T");
      case MatrixPower(int exponent) ->
          node.isScalar()
              ? new CodeText(operand(node) + " ** " + exponent, CodeText.POWER)
              : call("np.linalg.matrix_power", arguments(node), Integer.toString(exponent));
      case Inverse() ->
          node.isScalar()
              ? new CodeText("1 / " + of(node.operand(0)).asFactor(), CodeText.PRODUCT)
              : call("np.linalg.inv", arguments(node));
      case DiagonalMatrix() ->
          node.isScalar() ? of(node.operand(0)) : call("np.diagflat", arguments(node));
      case DiagonalPart() ->
          node.isScalar()
              ? of(node.operand(0))
              : CodeText.atom("np.diag(" + arguments(node) + ")[:, None]");
      case Kronecker() -> call("np.kron", arguments(node));
      case Broadcast(Shape shape) -> broadcast(node.operand(0), shape);
      case Blocks(int columns) -> blocks(node, columns);
      case Part(Selection rows, Selection columns) -> part(node, rows, columns);
      case Place(Selection rows, Selection columns, Shape shape) ->
          node.isScalar()
              ? of(node.operand(0))
              : helper(
                  NumpyCodeHelper.PLACE, arguments(node), from(rows), from(columns), pair(shape));
      case OneHot(Dimension size) -> {
        CodeText row = helper(NumpyCodeHelper.ONE_HOT, arguments(node), sizes.text(size).text());
        yield node.isScalar() ? first(row) : row;
      }
      case Reduce(Reduction reduction) -> reduce(reduction, node);
      case Softmax() -> softmax(node);
      case LogSoftmax() ->
          node.isScalar() ? CodeText.atom("0.0") : alongAxis(NumpyCodeHelper.LOG_SOFTMAX, node);
      case LogSumExp() -> reduceRows(NumpyCodeHelper.LOG_SUM_EXP, node);
      case Boltzmann() -> reduceRows(NumpyCodeHelper.BOLTZMANN, node);
      case IndexSum _, Tabulate _ ->
          throw new IllegalStateException("a loop has a variable: " + node);
      case Derivative _, SecondDerivative _, Differential _ -> throw CodeException.unresolved(node);
    };
  }

  private static IndexTerm next(IndexTerm position) {
    return new IndexTerm(position.variable(), position.offset().plus(Dimension.ONE));
  }

  // Pieces.

  private static CodeText call(String function, String... arguments) {
    return CodeText.atom(function + "(" + String.join(", ", arguments) + ")");
  }

  private CodeText helper(NumpyCodeHelper helper, String... arguments) {
    helpers.add(helper);
    return call(helper.word(), arguments);
  }

  private String arguments(Expression node) {
    return texts(operands(node));
  }

  private List<CodeText> operands(Expression node) {
    return node.operands().stream().map(this::of).toList();
  }

  private static String texts(List<CodeText> operands) {
    return String.join(", ", operands.stream().map(CodeText::text).toList());
  }

  /** Returns the first operand as the base of a power. */
  private String operand(Expression node) {
    return of(node.operand(0)).at(CodeText.ATOM);
  }

  private CodeText suffix(Expression of, String suffix) {
    return of.isScalar() ? of(of) : CodeText.atom(of(of).at(CodeText.ATOM) + suffix);
  }

  private static CodeText first(CodeText array) {
    return CodeText.atom(array.at(CodeText.ATOM) + "[0, 0]");
  }

  String pair(Shape shape) {
    return "(" + sizes.text(shape.rows()).text() + ", " + sizes.text(shape.columns()).text() + ")";
  }

  private CodeText fill(Rational value, Shape shape) {
    if (value.signum() == 0) {
      return call("np.zeros", pair(shape));
    }
    return value.is(1)
        ? call("np.ones", pair(shape))
        : call("np.full", pair(shape), CodeNumbers.of(value, true).text());
  }

  private CodeText broadcast(Expression from, Shape shape) {
    if (from.shape().sameAs(shape)) {
      return of(from);
    }
    if (from.isScalar()) {
      return call("np.full", pair(shape), of(from).text());
    }
    boolean column = from.shape().columns().is(1) && !shape.columns().is(1);
    String times =
        column
            ? "(1, " + sizes.text(shape.columns()).text() + ")"
            : "(" + sizes.text(shape.rows()).text() + ", 1)";
    return call("np.tile", of(from).text(), times);
  }

  // Entrywise algebra.

  /** Whether NumPy would repeat the value by itself beside one of the full shape. */
  private boolean isRepeated(Expression value) {
    Operation operation = value.operation();
    return plan.variable(value).isEmpty()
        && (operation instanceof Fill || operation instanceof Broadcast);
  }

  /** Returns the operands, those that NumPy repeats without a word about it. */
  private List<CodeText> entrywise(Expression node) {
    List<Expression> operands = CodeGraph.operands(node);
    boolean full = node.isScalar() || !operands.stream().allMatch(this::isRepeated);
    List<CodeText> texts = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      texts.add(full || i > 0 ? unrepeated(operands.get(i)) : of(operands.get(i)));
    }
    return texts;
  }

  private CodeText unrepeated(Expression value) {
    if (!isRepeated(value)) {
      return of(value);
    }
    return value.operation() instanceof Fill(Rational number, _)
        ? CodeNumbers.of(number, false)
        : unrepeated(CodeGraph.value(value.operand(0)));
  }

  private CodeText sum(Expression node) {
    boolean full = node.isScalar() || !CodeGraph.operands(node).stream().allMatch(this::isRepeated);
    List<CodeSums.Term> terms = CodeSums.terms(node, plan);
    StringBuilder text = new StringBuilder(full ? "" : fill(Rational.ZERO, node.shape()).text());
    for (CodeSums.Term term : terms) {
      CodeText magnitude = magnitude(term);
      if (text.isEmpty()) {
        text.append(term.negative() ? magnitude.negated().text() : magnitude.text());
      } else {
        text.append(term.negative() ? " - " : " + ").append(magnitude.at(CodeText.PRODUCT));
      }
    }
    return new CodeText(text.toString(), CodeText.SUM);
  }

  private CodeText magnitude(CodeSums.Term term) {
    List<CodeText> factors = new ArrayList<>();
    if (!term.magnitude().is(1) || term.factors().isEmpty()) {
      factors.add(CodeNumbers.of(term.magnitude(), false));
    }
    term.factors().forEach(factor -> factors.add(unrepeated(factor)));
    return chain(factors);
  }

  private CodeText product(Expression node, List<CodeText> factors) {
    boolean minus =
        node.operand(0).operation() instanceof Constant(Rational number)
            && number.equals(Rational.MINUS_ONE);
    return minus ? chain(factors.subList(1, factors.size())).negated() : chain(factors);
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
    List<CodeText> operands = entrywise(node);
    return new CodeText(
        operands.get(0).asFirstFactor() + " / " + operands.get(1).asFactor(), CodeText.PRODUCT);
  }

  private CodeText power(Expression node) {
    Expression exponent = CodeGraph.value(node.operand(1));
    if (exponent.operation() instanceof Constant(Rational number) && number.isInteger()) {
      return new CodeText(
          operand(node) + " ** " + CodeNumbers.of(number, false).text(), CodeText.POWER);
    }
    // Of whole numbers np.power makes whole numbers, and of floats ** may make complex ones.
    return call("np.power", texts(entrywise(node)), "dtype=float");
  }

  private CodeText comparison(Relation relation, Expression node) {
    List<CodeText> operands = entrywise(node);
    String sign =
        switch (relation) {
          case EQUAL -> "==";
          case UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST -> relation.word();
        };
    String text =
        operands.get(0).at(CodeText.SUM) + " " + sign + " " + operands.get(1).at(CodeText.SUM);
    return node.isScalar() ? call("float", text) : CodeText.atom("(" + text + ").astype(float)");
  }

  private CodeText elementwise(ElementwiseFunction function, Expression operand) {
    String z = of(operand).text();
    return switch (function) {
      case SIGMOID -> helper(NumpyCodeHelper.SIGMOID, z);
      case RELU -> call("np.maximum", z, "0");
      case LEAKYRELU -> helper(NumpyCodeHelper.LEAKYRELU, z);
      case ELU -> helper(NumpyCodeHelper.ELU, z);
      case SELU -> helper(NumpyCodeHelper.SELU, z);
      case GELU -> helper(NumpyCodeHelper.GELU, z);
      case SILU -> helper(NumpyCodeHelper.SILU, z);
      case SOFTPLUS -> call("np.logaddexp", "0", z);
      case SOFTSIGN -> helper(NumpyCodeHelper.SOFTSIGN, z);
      case HARDTANH -> call("np.clip", z, "-1", "1");
      case ERF -> helper(NumpyCodeHelper.ERF, z);
      case TANH, EXP, LOG, SQRT, ABS, SIGN, SIN, COS, TAN, SINH, COSH ->
          call("np." + function.word(), z);
    };
  }

  // Matrices.

  /** A product that ends in a column is worked off from there: A (B x) costs less than (A B) x. */
  private CodeText matrixProduct(Expression node) {
    List<CodeText> factors = operands(node);
    Shape first = node.operands().getFirst().shape();
    Shape last = node.operands().getLast().shape();
    CodeText product;
    if (last.columns().is(1) && !first.rows().is(1)) {
      product = factors.getLast();
      for (CodeText factor : factors.reversed().subList(1, factors.size())) {
        product =
            new CodeText(
                factor.at(CodeText.SIGN) + " @ " + product.asFactor(), CodeText.MATRIX_PRODUCT);
      }
    } else {
      product = factors.getFirst();
      for (CodeText factor : factors.subList(1, factors.size())) {
        product =
            new CodeText(
                product.at(CodeText.MATRIX_PRODUCT) + " @ " + factor.asFactor(),
                CodeText.MATRIX_PRODUCT);
      }
    }
    return node.isScalar() ? first(product) : product;
  }

  private CodeText blocks(Expression node, int columns) {
    if (node.isScalar()) {
      return of(node.operand(0));
    }
    StringJoiner rows = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < node.operands().size(); i += columns) {
      rows.add("[" + texts(operands(node).subList(i, i + columns)) + "]");
    }
    return node.operands().stream().allMatch(Expression::isScalar)
        ? call("np.array", rows.toString(), "dtype=float")
        : call("np.block", rows.toString());
  }

  private CodeText part(Expression node, Selection rows, Selection columns) {
    Expression whole = node.operand(0);
    if (whole.isScalar()) {
      return of(whole);
    }
    String places =
        node.isScalar() ? from(rows) + ", " + from(columns) : slice(rows) + ", " + slice(columns);
    return CodeText.atom(of(whole).at(CodeText.ATOM) + "[" + places + "]");
  }

  /** Returns the first selected place, counted from 0. */
  private String from(Selection selection) {
    return switch (selection) {
      case Selection.All() -> "0";
      case Selection.Range(Dimension first, _) -> sizes.text(first.minus(Dimension.ONE)).text();
      case Selection.At(var position) -> sizes.position(position, plan).text();
    };
  }

  private String slice(Selection selection) {
    return switch (selection) {
      case Selection.All() -> ":";
      case Selection.Range(_, Dimension last) -> from(selection) + ":" + sizes.text(last).text();
      case Selection.At(var position) ->
          from(selection) + ":" + sizes.position(next(position), plan).text();
    };
  }

  private CodeText reduce(Reduction reduction, Expression node) {
    String a = of(node.operand(0)).text();
    if (node.operand(0).isScalar()) {
      return switch (reduction) {
        case NORM1, NORM2 -> call("np.abs", a);
        case SUM, MEAN, ROW_SUMS, COLUMN_SUMS, MAXIMUM, MINIMUM, TRACE, DETERMINANT ->
            of(node.operand(0));
      };
    }
    return switch (reduction) {
      case SUM -> call("np.sum", a);
      case MEAN -> call("np.mean", a);
      case ROW_SUMS ->
          node.isScalar() ? call("np.sum", a) : call("np.sum", a, "axis=1, keepdims=True");
      case COLUMN_SUMS ->
          node.isScalar() ? call("np.sum", a) : call("np.sum", a, "axis=0, keepdims=True");
      case MAXIMUM -> call("np.max", a);
      case MINIMUM -> call("np.min", a);
      case NORM1 -> call("np.sum", "np.abs(" + a + ")");
      case NORM2 -> call("np.linalg.norm", a);
      case TRACE -> call("np.trace", a);
      case DETERMINANT -> call("np.linalg.det", a);
    };
  }

  // The softmax family: along a column, or along each row of anything else.

  private static String axis(Expression operand) {
    return operand.shape().columns().is(1) ? "axis=0" : "axis=1";
  }

  private CodeText softmax(Expression node) {
    if (node.isScalar()) {
      return CodeText.atom("1.0");
    }
    Expression beta = CodeGraph.value(node.operand(1));
    boolean plain = beta.operation() instanceof Constant(Rational number) && number.is(1);
    CodeText z = of(node.operand(0));
    CodeText scaled = plain ? z : chain(List.of(of(beta), z));
    return helper(NumpyCodeHelper.SOFTMAX, scaled.text(), axis(node.operand(0)));
  }

  private CodeText alongAxis(NumpyCodeHelper helper, Expression node) {
    return helper(helper, of(node.operand(0)).text(), axis(node.operand(0)));
  }

  private CodeText reduceRows(NumpyCodeHelper helper, Expression node) {
    if (node.operand(0).isScalar()) {
      return of(node.operand(0));
    }
    CodeText reduced = alongAxis(helper, node);
    return node.isScalar() ? first(reduced) : reduced;
  }
}
