package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;

/** One generated class in the making. */
final class JavaCodeClass {
  private static final String NAME = "Derivatives";
  private static final String METHOD = "derivatives";

  /** The words of Java, what a record component may not be called, and the types in use. */
  private static final Set<String> RESERVED =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
               + " double else enum extends final finally float for goto if implements import"
               + " instanceof int interface long native new package private protected public return"
               + " short static strictfp super switch synchronized this throw throws transient try"
               + " void volatile while _ true false null var record yield sealed permits clone"
               + " finalize getClass hashCode notify notifyAll toString wait equals java Math"
               + " Double String Result Derivatives")
              .split(" "));

  /** A method has at most 255 arguments, of which a double counts as two. */
  private static final int MOST_ARGUMENTS = 250;

  /**
   * A method has at most 65,535 bytes. No more than two bytes come of a character, and only methods
   * of up to 8,000 bytes are compiled to machine code.
   */
  private static final int LONGEST_METHOD = 24_000;

  private static final int STEP = 4_000;

  /** A class has at most 65,535 constants; a field and its use take up to four. */
  private static final int MOST_VALUES = 14_000;

  private final CodeSubject subject;
  private final CodeNames identifiers;
  private final CodePlan plan;
  private final CodeSizes sizes;
  private final CodeOpaques opaques;
  private final JavaCodeExpressions expressions;

  JavaCodeClass(CodeSubject subject) {
    this.subject = subject;
    identifiers = new CodeNames(RESERVED);
    plan = new CodePlan(subject, identifiers);
    sizes = new CodeSizes(identifiers, "/");
    opaques = new CodeOpaques(identifiers, true);
    expressions = new JavaCodeExpressions(NAME, plan, sizes, opaques, identifiers);
  }

  String text() {
    int values =
        plan.arguments().size()
            + plan.sections().stream().mapToInt(section -> section.statements().size()).sum();
    if (values > MOST_VALUES) {
      throw CodeException.tooLarge("values", values, MOST_VALUES);
    }
    CodeWriter body = CodeWriter.java();
    body.indent();
    body.indent();
    JavaCodeStatements statements = new JavaCodeStatements(plan, sizes, expressions, false, body);
    for (CodePlan.Section section : plan.sections()) {
      if (!section.statements().isEmpty()) {
        body.blank();
        body.remark(section.title());
        section.statements().forEach(statements::write);
      }
    }
    List<String> checks = checks();
    List<CodeSizes.Definition> known = sizes.definitions(plan.arguments().keySet(), this::axis);
    CodeWriter out = CodeWriter.java();
    return fitsOneMethod(body, known)
        ? method(out, body, known, checks)
        : fields(out, known, checks);
  }

  private boolean fitsOneMethod(CodeWriter body, List<CodeSizes.Definition> known) {
    return body.toString().length() <= LONGEST_METHOD
        && 2 * (plan.arguments().size() + known.size() + opaques.all().size()) <= MOST_ARGUMENTS
        && 2 * plan.results().size() <= MOST_ARGUMENTS;
  }

  // One method.

  private String method(
      CodeWriter out, CodeWriter body, List<CodeSizes.Definition> known, List<String> checks) {
    List<String> parameters = new ArrayList<>();
    plan.arguments().forEach((symbol, name) -> parameters.add(type(symbol.shape()) + " " + name));
    known.stream()
        .filter(size -> size.value().isEmpty())
        .forEach(size -> parameters.add("int " + size.name()));
    opaques.all().values().forEach(name -> parameters.add(typeName(name) + " " + name));
    List<String> components = new ArrayList<>();
    plan.results().forEach((result, name) -> components.add(type(result) + " " + name));

    open(out, known);
    out.line("/** What is computed. */");
    out.list("public record Result(", components, ") {}");
    out.blank();
    interfaces(out);
    out.line("/** Computes all results from the arguments; none of them is modified. */");
    out.list("public static Result " + METHOD + "(", parameters, ") {");
    out.indent();
    known.forEach(size ->
        size.value().ifPresent(value -> out.line("int " + size.name() + " = " + value + ";")));
    checks.forEach(out::line);
    out.outdent();
    out.outdent();
    StringBuilder text = new StringBuilder(out.toString()).append(body);
    CodeWriter end = CodeWriter.java();
    end.indent();
    end.indent();
    end.blank();
    end.line("return new Result(" + String.join(", ", plan.results().values()) + ");");
    end.outdent();
    end.line("}");
    close(end);
    return text.append(end).toString();
  }

  // A field for each value.

  private String fields(CodeWriter out, List<CodeSizes.Definition> known, List<String> checks) {
    open(out, known);
    out.remark("Arguments: set them before compute().");
    plan.arguments()
        .forEach((symbol, name) -> out.line("public " + type(symbol.shape()) + " " + name + ";"));
    opaques.all().values().forEach(name -> out.line("public " + typeName(name) + " " + name + ";"));
    known.forEach(size ->
        out.line((size.value().isEmpty() ? "public" : "private") + " int " + size.name() + ";"));
    out.blank();
    out.remark("Results: valid after compute().");
    plan.results().forEach((result, name) -> out.line("public " + type(result) + " " + name + ";"));
    out.blank();
    out.remark("What is computed on the way.");
    for (CodePlan.Section section : plan.sections()) {
      for (CodeStatement statement : section.statements()) {
        if (!plan.results().containsValue(statement.name())) {
          out.line("private " + JavaCodeStatements.type(statement) + " " + statement.name() + ";");
        }
      }
    }
    out.blank();
    interfaces(out);

    List<String> pieces = new ArrayList<>();
    known.forEach(size ->
        size.value().ifPresent(value -> pieces.add(line(size.name() + " = " + value + ";"))));
    checks.forEach(check -> pieces.add(line(check)));
    for (CodePlan.Section section : plan.sections()) {
      section.statements().forEach(statement -> pieces.add(piece(statement)));
    }
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    for (String piece : pieces) {
      if (!step.isEmpty() && step.length() + piece.length() > STEP) {
        steps.add(step.toString());
        step.setLength(0);
      }
      step.append(piece);
    }
    steps.add(step.toString());
    out.line("/** Computes all results from the arguments. */");
    out.line("public void compute() {");
    out.indent();
    for (int i = 1; i <= steps.size(); i++) {
      out.line("step" + i + "();");
    }
    out.outdent();
    out.line("}");
    for (int i = 1; i <= steps.size(); i++) {
      out.blank();
      out.line("private void step" + i + "() {");
      out.indent();
      out.block(steps.get(i - 1));
      out.outdent();
      out.line("}");
    }
    close(out);
    return out.toString();
  }

  private static String line(String code) {
    CodeWriter writer = CodeWriter.java();
    writer.line(code);
    return writer.toString();
  }

  private String piece(CodeStatement statement) {
    CodeWriter writer = CodeWriter.java();
    new JavaCodeStatements(plan, sizes, expressions, true, writer).write(statement);
    if (writer.toString().length() > LONGEST_METHOD) {
      throw CodeException.formulaTooLong(statement.name());
    }
    return writer.toString();
  }

  // Parts of both.

  private void open(CodeWriter out, List<CodeSizes.Definition> known) {
    out.line("/**");
    out.line(" * " + CodeHeader.summary(subject));
    out.line(" *");
    String layout =
        "A matrix is an array of its rows, a column an array of rows of one entry. "
            + CodeHeader.layout(subject.layout());
    CodeHeader.paragraph("<p>" + layout).forEach(line -> out.line(" * " + line));
    out.line(" *");
    out.line(" * <pre>");
    out.line(" * Arguments (rows x columns):");
    CodeHeader.arguments(plan.arguments(), known, opaques.all())
        .forEach(line -> out.line(" *   " + line));
    out.line(" * Results:");
    CodeHeader.results(plan).forEach(line -> out.line(" *   " + line));
    out.line(" * </pre>");
    out.line(" */");
    out.line("public final class " + NAME + " {");
    out.indent();
  }

  private void close(CodeWriter out) {
    for (JavaCodeHelper helper : JavaCodeHelper.closure(expressions.helpers())) {
      out.blank();
      out.block(helper.text());
    }
    out.outdent();
    out.line("}");
  }

  /** Unspecified functions are arguments, each of a type of its own. */
  private void interfaces(CodeWriter out) {
    for (Map.Entry<CodeOpaques.Key, String> entry : opaques.all().entrySet()) {
      CodeOpaques.Key key = entry.getKey();
      List<String> parameters = new ArrayList<>();
      CodeNames names = new CodeNames(RESERVED);
      for (int i = 0; i < key.scalars().size(); i++) {
        String type = key.scalars().get(i) ? "double" : "double[][]";
        parameters.add(type + " " + names.identifier(key.function().parameters().get(i)));
      }
      OptionalInt by = key.argument();
      boolean number = by.isEmpty() || key.scalars().get(by.getAsInt());
      out.line("/** " + key.meaning() + ". */");
      out.line("public interface " + typeName(entry.getValue()) + " {");
      out.indent();
      out.line((number ? "double" : "double[][]") + " of(" + String.join(", ", parameters) + ");");
      out.outdent();
      out.line("}");
      out.blank();
    }
  }

  /** Returns {@code GradEllYhat} for {@code grad_ell_yhat}. */
  private static String typeName(String name) {
    StringBuilder type = new StringBuilder();
    for (String word : name.split("_", -1)) {
      if (!word.isEmpty()) {
        type.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return type + "Function";
  }

  private static String type(Shape shape) {
    return shape.isScalar() ? "double" : "double[][]";
  }

  private static String type(CodeSubject.Result result) {
    return result.axes().isEmpty()
        ? type(result.value().shape())
        : "double" + "[]".repeat(result.axes().size());
  }

  private String axis(Symbol argument, boolean rows) {
    String name = plan.arguments().get(argument);
    if (rows) {
      return name + ".length";
    }
    expressions.use(JavaCodeHelper.COLUMNS);
    return "columns(" + name + ")";
  }

  private List<String> checks() {
    List<String> lines = new ArrayList<>();
    plan.arguments()
        .forEach((symbol, name) -> {
          if (!symbol.shape().isScalar()) {
            expressions.use(JavaCodeHelper.CHECK);
            String size = expressions.pair(symbol.shape());
            lines.add("check(\"%s\", %s, %s);".formatted(name, name, size));
          }
        });
    return lines;
  }
}
