package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/**
 * Writes expressions in the language, without recursion: the text of every node is put together
 * from those of its operands. Names and calls are not looked into.
 */
final class ExpressionPrinter {
  private static final int LONGEST = 1_000_000;
  private static final long MOST = 50_000_000;

  private final boolean definition;
  private final boolean decimals;
  private final Map<Expression, Text> texts = new HashMap<>();
  private final SumPrinter sums = new SumPrinter(this);
  private final ProductPrinter products = new ProductPrinter(this);
  private long written;

  private ExpressionPrinter(boolean definition, boolean decimals) {
    this.definition = definition;
    this.decimals = decimals;
  }

  /** Returns a printer for values, in which numbers are decimals where those are short. */
  static ExpressionPrinter ofValues() {
    return new ExpressionPrinter(true, true);
  }

  /** Returns a printer for claims, in which nothing is repeated but scalars. */
  static ExpressionPrinter inClaim() {
    return new ExpressionPrinter(false, false);
  }

  /** Returns a printer for definitions, in which rows and columns are repeated too. */
  static ExpressionPrinter inDefinition() {
    return new ExpressionPrinter(true, false);
  }

  boolean isForDefinitions() {
    return definition;
  }

  String print(Expression expression) {
    for (Expression node : printedNodes(expression)) {
      Text text = text(node);
      written += text.text().length();
      if (text.text().length() > LONGEST || written > MOST) {
        throw new IllegalArgumentException("this formula is too long to be written down");
      }
      texts.put(node, text);
    }
    return of(expression).text();
  }

  /** Returns the nodes that are printed, each once, operands before their users. */
  private List<Expression> printedNodes(Expression root) {
    List<Expression> order = new ArrayList<>();
    Set<Expression> entered = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expression node = open.peek();
      if (texts.containsKey(node)) {
        open.pop();
      } else if (entered.add(node)) {
        for (Expression operand : printedOperands(node)) {
          if (!entered.contains(operand)) {
            open.push(operand);
          }
        }
      } else {
        open.pop();
        if (!texts.containsKey(node)) {
          order.add(node);
        }
      }
    }
    return order.stream().distinct().toList();
  }

  /** Returns the operands that appear in the text of {@code node}. */
  static List<Expression> printedOperands(Expression node) {
    return switch (node.operation()) {
      case Named _ -> List.of();
      case Call _ -> node.operands().subList(1, node.operands().size());
      default -> node.operands();
    };
  }

  /** Returns the text of a node whose turn was before. */
  Text of(Expression node) {
    Text text = texts.get(node);
    if (text == null) {
      throw new IllegalStateException("not yet printed: " + node);
    }
    return text;
  }

  /** Returns the text of an operand that a scalar of the same value may stand for. */
  Text asScalar(Expression node) {
    return switch (node.operation()) {
      case Fill(Rational value, _) -> Text.of(value);
      case Broadcast _ when node.operand(0).isScalar() -> of(node.operand(0));
      default -> of(node);
    };
  }

  /** Whether {@link #asScalar} makes a scalar of it. */
  static boolean isRepeatedScalar(Expression node) {
    return node.operation() instanceof Fill
        || (node.operation() instanceof Broadcast && node.operand(0).isScalar());
  }

  private Text text(Expression node) {
    return switch (node.operation()) {
      case Variable(Symbol symbol) -> Text.atom(symbol.name());
      case Named(Symbol symbol) -> Text.atom(symbol.name());
      case Constant(Rational value) -> decimals ? Text.ofDecimal(value) : Text.of(value);
      case SizeValue(Dimension dimension) -> Text.of(dimension);
      case IndexValue(IndexTerm position) ->
          position.offset().is(0)
              ? Text.atom(position.toString())
              : new Text(position.toString(), Operator.SUM);
      case Fill(Rational value, Shape shape) -> fill(value, shape);
      case Identity(Dimension size) -> Text.atom("eye(" + size + ")");
      case KroneckerDelta(IndexTerm left, IndexTerm right) ->
          Text.atom("delta[" + left + "," + right + "]");
      case Call(String function, _) -> call(function, printedOperands(node));
      case Opaque(OpaqueFunction function) -> call(function.name(), node.operands());
      case OpaqueGradient(OpaqueFunction function, int argument) ->
          gradient(function, argument, node.operands());
      case Add() -> sums.add(node);
      case Hadamard() ->
          node.isScalar() ? products.scalars(node.operands()) : products.hadamard(node);
      case Divide() -> products.divide(node);
      case Operation.Power() -> products.power(node);
      case Elementwise(var function) -> call(function.word(), node.operands());
      case Comparison(var relation) ->
          Text.atom(
              "["
                  + sums.repeatable(node, 0)
                  + " "
                  + relation.word()
                  + " "
                  + sums.repeatable(node, 1)
                  + "]");
      case Extremum(boolean largest) ->
          Text.atom(
              (largest ? "max(" : "min(")
                  + products.shaping(node, 0)
                  + ", "
                  + products.shaping(node, 1)
                  + ")");
      case Scale() -> products.scale(node);
      case Product() -> products.product(node.operands());
      case Dot() -> products.dot(node);
      case Transpose() -> new Text(of(node.operand(0)).at(Text.POSTFIX) + "'", Text.POSTFIX);
      case MatrixPower(int exponent) ->
          new Text(of(node.operand(0)).at(Text.ATOM) + "^" + exponent, Text.POSTFIX);
      case Inverse() -> call("inv", node.operands());
      case DiagonalMatrix(), DiagonalPart() -> call("diag", node.operands());
      case Kronecker() ->
          new Text(
              of(node.operand(0)).at(Operator.TENSOR)
                  + " ⊗ "
                  + of(node.operand(1)).at(Operator.ENTRYWISE),
              Operator.TENSOR);
      case Broadcast(Shape shape) -> products.broadcast(node.operand(0), shape);
      case Blocks(int columns) -> blocks(columns, node.operands());
      case Part(Selection rows, Selection columns) -> part(node.operand(0), rows, columns);
      case Place(Selection rows, Selection columns, Shape shape) ->
          Text.atom(
              "place[%s,%s](%s, %s, %s)"
                  .formatted(
                      selection(rows),
                      selection(columns),
                      of(node.operand(0)).text(),
                      shape.rows(),
                      shape.columns()));
      case OneHot(Dimension size) ->
          Text.atom("onehot(" + of(node.operand(0)).text() + ", " + size + ")");
      case Reduce(Reduction reduction) -> call(reduction.word(), node.operands());
      case Softmax() ->
          node.operand(1).operation() instanceof Constant(Rational beta) && beta.is(1)
              ? call("softmax", node.operands().subList(0, 1))
              : Text.atom(
                  "softmax("
                      + of(node.operand(0)).text()
                      + ", beta = "
                      + of(node.operand(1)).text()
                      + ")");
      case LogSoftmax() -> call("logsoftmax", node.operands());
      case LogSumExp() -> call("logsumexp", node.operands());
      case Boltzmann() -> call("boltzmann", node.operands());
      case StopGradient() -> call("stopgrad", node.operands());
      case IndexSum(Index index, List<IndexTerm> except) ->
          Text.atom("sum[" + binder(index, except, node) + "](" + of(node.operand(0)).text() + ")");
      case Tabulate(Index row, var column) when isColumns(node, row) ->
          Text.atom(
              "concat["
                  + binder(column.orElseThrow(), List.of(), node)
                  + "]("
                  + of(node.operand(0).operand(0)).text()
                  + ")");
      case Tabulate(Index row, var column) -> {
        String inner =
            "concat[" + binder(row, List.of(), node) + "](" + of(node.operand(0)).text() + ")'";
        yield column.isEmpty()
            ? new Text(inner, Text.POSTFIX)
            : Text.atom("concat[" + binder(column.get(), List.of(), node) + "](" + inner + ")");
      }
      case Derivative() -> derivative(node, "∂", "");
      case SecondDerivative() -> derivative(node, "∂²", "²");
      case Differential() -> {
        String of = differentiated(node.operand(0));
        yield new Text((of.startsWith("(") ? "∂" : "d") + of, Text.POSTFIX);
      }
    };
  }

  /** Whether the entries are those of a column that {@code row} does not otherwise occur in. */
  private static boolean isColumns(Expression tabulate, Index row) {
    Expression entry = tabulate.operand(0);
    return tabulate.operation() instanceof Tabulate(_, var column)
        && column.isPresent()
        && entry.operation() instanceof Part(Selection.At rows, Selection columns)
        && rows.position().is(row)
        && isFirst(columns)
        && entry.operand(0).shape().isColumn()
        && entry.operand(0).shape().rows().sameAs(row.last())
        && row.first().is(1)
        && row.name().matches("i|i_[0-9]+")
        && !entry.operand(0).freeIndices().contains(row);
  }

  private static Text fill(Rational value, Shape shape) {
    String size = "(" + shape.rows() + "," + shape.columns() + ")";
    if (value.signum() == 0) {
      return Text.atom("zeros" + size);
    }
    return value.is(1)
        ? Text.atom("ones" + size)
        : new Text(Text.of(value).at(Operator.PRODUCT) + " ones" + size, Operator.PRODUCT);
  }

  private Text call(String function, List<Expression> arguments) {
    return Text.atom(
        function
            + "("
            + String.join(", ", arguments.stream().map(a -> of(a).text()).toList())
            + ")");
  }

  private Text gradient(OpaqueFunction function, int argument, List<Expression> operands) {
    List<String> texts = operands.stream().map(a -> of(a).text()).toList();
    String text = "∇_" + function.parameters().get(argument) + " " + function.name();
    return new Text(
        texts.equals(function.parameters()) ? text : text + "(" + String.join(", ", texts) + ")",
        Text.POSTFIX);
  }

  private Text blocks(int columns, List<Expression> blocks) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < blocks.size(); i++) {
      text.append(i == 0 ? "" : i % columns == 0 ? "; " : ", ");
      Text block = of(blocks.get(i));
      // In a row without commas a blank would separate elements.
      boolean blank = columns == 1 && block.text().indexOf(' ') >= 0;
      text.append(blank ? block.at(Operator.PREFIX) : block.text());
    }
    return Text.atom(text.append(']').toString());
  }

  private Text part(Expression of, Selection rows, Selection columns) {
    String base = of(of).at(Text.ATOM);
    if (of.shape().isColumn() && isFirst(columns)) {
      return Text.atom(base + "[" + selection(rows) + "]");
    }
    if (of.shape().isRow() && isFirst(rows)) {
      return Text.atom(base + "[" + selection(columns) + "]");
    }
    return Text.atom(base + "[" + selection(rows) + "," + selection(columns) + "]");
  }

  private static boolean isFirst(Selection selection) {
    return switch (selection) {
      case Selection.All() -> true;
      case Selection.Range _ -> false;
      case Selection.At(IndexTerm position) ->
          position.variable().isEmpty() && position.offset().is(1);
    };
  }

  static String selection(Selection selection) {
    return switch (selection) {
      case Selection.All() -> ":";
      case Selection.Range(Dimension first, Dimension last) -> first + ":" + last;
      case Selection.At(IndexTerm position) -> position.toString();
    };
  }

  /** Returns {@code k}, with its range where the body does not tell, and the positions left out. */
  static String binder(Index index, List<IndexTerm> except, Expression node) {
    boolean told = IndexUses.range(index, node.operand(0)).filter(index::equals).isPresent();
    List<String> parts = new ArrayList<>();
    if (!told) {
      parts.add(index.name() + " = " + index.first() + ".." + index.last());
    }
    except.forEach(term -> parts.add(index.name() + " != " + term));
    return parts.isEmpty() ? index.name() : String.join(", ", parts);
  }

  private Text derivative(Expression node, String sign, String order) {
    String by = differentiated(node.operand(1));
    int end = by.startsWith("(") || by.indexOf('[') < 0 ? by.length() : by.lastIndexOf('[');
    boolean unitValue = by.startsWith("a[") && end == 1;
    end = unitValue ? by.length() : end;
    String denominator =
        order.isEmpty() || by.startsWith("(")
            ? by
            : by.substring(0, end) + order + by.substring(end);
    return new Text(sign + differentiated(node.operand(0)) + "/∂" + denominator, Operator.PREFIX);
  }

  /** Names and their entries need no brackets after ∂. */
  private String differentiated(Expression a) {
    boolean name = isName(a) || (a.operation() instanceof Part && isName(a.operand(0)));
    String text = of(a).text();
    return name ? text : "(" + text + ")";
  }

  private static boolean isName(Expression a) {
    return a.operation() instanceof Variable || a.operation() instanceof Named;
  }
}
