package org.chainrule.expression;

/** The prefix form of expressions that debuggers and failed assertions show. */
final class DebugText {
  private static final int DEEPEST = 6;

  private DebugText() {}

  static String of(Expression expression) {
    StringBuilder text = new StringBuilder();
    append(expression, DEEPEST, text);
    return text.toString();
  }

  private static void append(Expression expression, int depth, StringBuilder text) {
    switch (expression.operation()) {
      case Operation.Variable(Symbol symbol) -> text.append(symbol.name());
      case Operation.Named(Symbol symbol) -> text.append(symbol.name());
      case Operation.Constant(Rational value) -> text.append(value);
      case Operation.SizeValue(Dimension dimension) -> text.append(dimension);
      default -> {
        text.append(expression.operation());
        if (!expression.operands().isEmpty()) {
          text.append('(');
          for (int i = 0; i < expression.operands().size(); i++) {
            text.append(i == 0 ? "" : ", ");
            if (depth == 0) {
              text.append('…');
            } else {
              append(expression.operand(i), depth - 1, text);
            }
          }
          text.append(')');
        }
      }
    }
  }
}
