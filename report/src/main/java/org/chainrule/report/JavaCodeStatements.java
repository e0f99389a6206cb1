package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;

/** Writes the statements of a {@link CodePlan} in Java. */
final class JavaCodeStatements {
  private final CodePlan plan;
  private final CodeSizes sizes;
  private final JavaCodeExpressions expressions;
  private final boolean fields;
  private final CodeWriter out;
  private int loops;

  /** Creates it; with {@code fields}, what stands outside of loops has been declared before. */
  JavaCodeStatements(
      CodePlan plan,
      CodeSizes sizes,
      JavaCodeExpressions expressions,
      boolean fields,
      CodeWriter out) {
    this.plan = plan;
    this.sizes = sizes;
    this.expressions = expressions;
    this.fields = fields;
    this.out = out;
  }

  /** Returns the type of a value. */
  static String type(Expression value) {
    return value.isScalar() ? "double" : "double[][]";
  }

  /** Returns the type of what a statement computes. */
  static String type(CodeStatement statement) {
    return switch (statement) {
      case CodeStatement.Let let -> type(let.value());
      case CodeStatement.Sum sum -> type(sum.term());
      case CodeStatement.Table table ->
          isNumber(table)
              ? "double"
              : "double" + "[]".repeat(table.matrix() ? 2 : table.axes().size());
    };
  }

  private static boolean isNumber(CodeStatement.Table table) {
    return table.matrix() && table.axes().stream().allMatch(axis -> axis.size().is(1));
  }

  void write(CodeStatement statement) {
    switch (statement) {
      case CodeStatement.Let let ->
          out.line(declared(let) + " = " + right(let.name(), let.value()) + ";", let.comment());
      case CodeStatement.Sum sum -> sum(sum);
      case CodeStatement.Table table -> table(table);
    }
  }

  private String declared(CodeStatement statement) {
    return fields && loops == 0 ? statement.name() : type(statement) + " " + statement.name();
  }

  /** A value's own statement has its formula, any other one the variable that holds it. */
  private String right(String name, Expression value) {
    boolean own = plan.variable(value).filter(v -> !v.equals(name)).isEmpty();
    return (own ? expressions.formula(value) : expressions.of(value)).text();
  }

  private void sum(CodeStatement.Sum sum) {
    Expression term = sum.term();
    String zero =
        term.isScalar()
            ? "0.0"
            : "new double[%s][%s]"
                .formatted(
                    sizes.text(term.shape().rows()).text(),
                    sizes.text(term.shape().columns()).text());
    out.line(declared(sum) + " = " + zero + ";", sum.comment());
    open(sum.index());
    String variable = plan.loopVariable(sum.index());
    List<String> different = new ArrayList<>();
    for (IndexTerm except : sum.except()) {
      different.add(variable + " != " + sizes.position(except, plan).text());
    }
    if (!different.isEmpty()) {
      out.line("if (" + String.join(" && ", different) + ") {");
      out.indent();
    }
    sum.body().forEach(this::write);
    String added = expressions.of(term).text();
    if (term.isScalar()) {
      out.line(sum.name() + " += " + added + ";");
    } else {
      expressions.use(JavaCodeHelper.ADD);
      out.line(sum.name() + " = add(" + sum.name() + ", " + added + ");");
    }
    if (!different.isEmpty()) {
      out.outdent();
      out.line("}");
    }
    close();
  }

  private void table(CodeStatement.Table table) {
    StringBuilder lengths = new StringBuilder();
    StringBuilder places = new StringBuilder();
    for (Index axis : table.axes()) {
      Dimension before = Dimension.ONE.minus(axis.first());
      lengths.append('[').append(sizes.text(axis.size()).text()).append(']');
      places.append('[').append(sizes.shifted(axis, before, plan).text()).append(']');
    }
    if (table.matrix() && table.axes().size() == 1) {
      lengths.append("[1]");
      places.append("[0]");
    }
    boolean number = isNumber(table);
    out.line(
        declared(table) + " = " + (number ? "0.0" : "new double" + lengths) + ";", table.comment());
    table.axes().forEach(this::open);
    table.body().forEach(this::write);
    String entry = expressions.of(table.entry()).text();
    out.line(table.name() + (number ? "" : places) + " = " + entry + ";");
    table.axes().forEach(_ -> close());
  }

  /** Loop variables count from 0. */
  private void open(Index index) {
    String variable = plan.loopVariable(index);
    String first = sizes.text(index.first().minus(Dimension.ONE)).text();
    String last = sizes.text(index.last()).text();
    out.line(
        "for (int %s = %s; %s < %s; %s++) {".formatted(variable, first, variable, last, variable));
    out.indent();
    loops++;
  }

  private void close() {
    loops--;
    out.outdent();
    out.line("}");
  }
}
