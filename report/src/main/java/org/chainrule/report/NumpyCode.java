package org.chainrule.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chainrule.calculus.Exposition;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Symbol;

/**
 * A Python function, with NumPy, that computes what is differentiated and its derivatives by the
 * derived formulas, under the network's own names.
 */
public final class NumpyCode implements Renderer {
  private static final String FUNCTION = "derivatives";

  /** The keywords of Python 3, and the names that generated code itself uses. */
  private static final Set<String> RESERVED =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield match case type _ np math range float int len sum"
                  + " max min abs print list dict set str id map ValueError")
              .split(" "));

  /** Creates the renderer. */
  public NumpyCode() {}

  /**
   * Returns the text of a module.
   *
   * @throws CodeException if a formula still contains a derivative
   */
  @Override
  public String render(Exposition exposition) {
    return of(CodeSubject.of(exposition));
  }

  static String of(CodeSubject subject) {
    return new Module(subject).text();
  }

  /** One module in the making. */
  private static final class Module {
    private final CodeSubject subject;
    private final CodePlan plan;
    private final CodeSizes sizes;
    private final CodeOpaques opaques;
    private final NumpyCodeExpressions expressions;
    private final CodeWriter body = CodeWriter.python();

    Module(CodeSubject subject) {
      this.subject = subject;
      Set<String> reserved = new HashSet<>(RESERVED);
      reserved.add(FUNCTION);
      Arrays.stream(NumpyCodeHelper.values()).map(NumpyCodeHelper::word).forEach(reserved::add);
      CodeNames identifiers = new CodeNames(reserved);
      plan = new CodePlan(subject, identifiers);
      sizes = new CodeSizes(identifiers, "//");
      opaques = new CodeOpaques(identifiers, false);
      expressions = new NumpyCodeExpressions(plan, sizes, opaques);
    }

    String text() {
      body.indent();
      for (CodePlan.Section section : plan.sections()) {
        if (!section.statements().isEmpty()) {
          body.blank();
          body.remark(section.title());
          section.statements().forEach(this::statement);
        }
      }
      body.blank();
      results();
      List<String> checks = checks();
      List<CodeSizes.Definition> known = sizes.definitions(plan.arguments().keySet(), this::axis);

      Set<NumpyCodeHelper> used = NumpyCodeHelper.closure(expressions.helpers());
      CodeWriter module = CodeWriter.python();
      if (used.stream().anyMatch(NumpyCodeHelper::needsMath)) {
        module.line("import math");
        module.blank();
      }
      module.line("import numpy as np");
      for (NumpyCodeHelper helper : used) {
        module.blank();
        module.blank();
        module.block(helper.text());
      }
      module.blank();
      module.blank();
      head(module, known);
      known.forEach(
          size -> size.value().ifPresent(value -> module.line(size.name() + " = " + value)));
      checks.forEach(module::line);
      return module + body.toString();
    }

    private void head(CodeWriter module, List<CodeSizes.Definition> known) {
      List<String> names = new ArrayList<>(plan.arguments().values());
      known.stream().filter(s -> s.value().isEmpty()).forEach(s -> names.add(s.name()));
      names.addAll(opaques.all().values());
      module.line("def " + FUNCTION + "(" + String.join(", ", names) + "):");
      module.indent();
      module.block("\"\"\"" + CodeHeader.summary(subject));
      module.blank();
      CodeHeader.paragraph(CodeHeader.layout(subject.layout())).forEach(module::block);
      module.blank();
      module.block(
          """
          Arguments (rows x columns; a row or a column may be given as a 1-D array):
          """);
      CodeHeader.arguments(plan.arguments(), known, opaques.all())
          .forEach(line -> module.block("    " + line));
      module.blank();
      module.block("Returns a dict of:");
      CodeHeader.results(plan).forEach(line -> module.block("    " + line));
      module.block("\"\"\"");
    }

    private String axis(Symbol argument, boolean rows) {
      String name = plan.arguments().get(argument);
      return argument.shape().isVector()
          ? "np.size(" + name + ")"
          : "np.shape(" + name + ")[" + (rows ? 0 : 1) + "]";
    }

    private List<String> checks() {
      List<String> lines = new ArrayList<>();
      plan.arguments()
          .forEach((symbol, name) -> {
            String rows = sizes.text(symbol.shape().rows()).text();
            String columns = sizes.text(symbol.shape().columns()).text();
            String matrix = "as_matrix(\"%s\", %s, %s, %s)".formatted(name, name, rows, columns);
            lines.add(name + " = " + matrix + (symbol.shape().isScalar() ? "[0, 0]" : ""));
          });
      if (!lines.isEmpty()) {
        expressions.use(NumpyCodeHelper.MATRIX);
      }
      return lines;
    }

    private void results() {
      List<String> entries =
          plan.results().values().stream().map(name -> "\"" + name + "\": " + name).toList();
      String line = "return {" + String.join(", ", entries) + "}";
      if (!body.isTooLong(line)) {
        body.line(line);
        return;
      }
      body.line("return {");
      body.indent();
      entries.forEach(entry -> body.line(entry + ","));
      body.outdent();
      body.line("}");
    }

    // Statements.

    private void statement(CodeStatement statement) {
      switch (statement) {
        case CodeStatement.Let let -> let(let);
        case CodeStatement.Sum sum -> sum(sum);
        case CodeStatement.Table table -> table(table);
      }
    }

    private void let(CodeStatement.Let let) {
      String right = right(let.name(), let.value());
      String line = let.name() + " = " + right;
      body.line(body.isTooLong(line) ? let.name() + " = (" + right + ")" : line, let.comment());
    }

    /** A value's own statement has its formula, any other one the variable that holds it. */
    private String right(String name, Expression value) {
      boolean own = plan.variable(value).filter(v -> !v.equals(name)).isEmpty();
      return (own ? expressions.formula(value) : expressions.of(value)).text();
    }

    private void sum(CodeStatement.Sum sum) {
      Expression term = sum.term();
      String zero = term.isScalar() ? "0.0" : "np.zeros(" + expressions.pair(term.shape()) + ")";
      body.line(sum.name() + " = " + zero, sum.comment());
      open(sum.index());
      for (IndexTerm except : sum.except()) {
        String position = sizes.position(except, plan).text();
        body.line("if " + plan.loopVariable(sum.index()) + " == " + position + ":");
        body.indent();
        body.line("continue");
        body.outdent();
      }
      sum.body().forEach(this::statement);
      body.line(sum.name() + " += " + expressions.of(term).text());
      body.outdent();
    }

    private void table(CodeStatement.Table table) {
      List<String> lengths = new ArrayList<>();
      List<String> places = new ArrayList<>();
      for (Index axis : table.axes()) {
        lengths.add(sizes.text(axis.size()).text());
        Dimension before = Dimension.ONE.minus(axis.first());
        places.add(sizes.shifted(axis, before, plan).text());
      }
      boolean column = table.matrix() && table.axes().size() == 1;
      if (column) {
        lengths.add("1");
        places.add("0");
      }
      boolean number = table.matrix() && table.axes().stream().allMatch(a -> a.size().is(1));
      String empty = lengths.size() == 1 ? lengths.getFirst() : String.join(", ", lengths);
      body.line(
          table.name() + " = " + (number ? "0.0" : "np.empty((" + empty + "))"), table.comment());
      table.axes().forEach(this::open);
      table.body().forEach(this::statement);
      String place = number ? "" : "[" + String.join(", ", places) + "]";
      body.line(table.name() + place + " = " + expressions.of(table.entry()).text());
      table.axes().forEach(_ -> body.outdent());
    }

    /** Loop variables count from 0. */
    private void open(Index index) {
      String first = sizes.text(index.first().minus(Dimension.ONE)).text();
      String last = sizes.text(index.last()).text();
      String range = first.equals("0") ? last : first + ", " + last;
      body.line("for " + plan.loopVariable(index) + " in range(" + range + "):");
      body.indent();
    }
  }
}
