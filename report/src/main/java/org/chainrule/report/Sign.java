package org.chainrule.report;

/** An operator or other sign of a formula. */
enum Sign implements Notation {
  PLUS(" + ", " + ", "+", Precedence.SUM),
  MINUS(" − ", " - ", "−", Precedence.SUM),
  KRONECKER(" ⊗ ", " \\otimes ", "⊗", Precedence.TENSOR),
  ENTRYWISE_TIMES(" ⊙ ", " \\odot ", "⊙", Precedence.ENTRYWISE),
  ENTRYWISE_OVER(" ⊘ ", " \\oslash ", "⊘", Precedence.ENTRYWISE),
  DOT(" · ", " \\cdot ", "·", Precedence.ENTRYWISE),
  /** Two factors side by side. */
  TIMES(" ", " \\, ", "\u2062", Precedence.PRODUCT),
  /** The minus sign in front of a single term. */
  NEGATIVE("−", "-", "−", Precedence.APPLIED),
  COMMA(", ", ", ", ",", Precedence.LIST),
  EQUAL(" = ", " = ", "=", Precedence.RELATION),
  UNEQUAL(" ≠ ", " \\neq ", "≠", Precedence.RELATION),
  LESS(" < ", " < ", "<", Precedence.RELATION),
  AT_MOST(" ≤ ", " \\leq ", "≤", Precedence.RELATION),
  GREATER(" > ", " > ", ">", Precedence.RELATION),
  AT_LEAST(" ≥ ", " \\geq ", "≥", Precedence.RELATION),
  ELEMENT(" ∈ ", " \\in ", "∈", Precedence.RELATION),
  /** Below the reals: the positive ones. */
  GREATER_ZERO(">0", "{>}0", ">0", Precedence.ATOM),
  /** Between the sizes of a shape. */
  BY("×", " \\times ", "×", Precedence.PRODUCT),
  /** From one position to another. */
  TO("..", " \\ldots ", "…", Precedence.RELATION),
  COLON(":", "{:}", ":", Precedence.ATOM),
  PARTIAL("∂", "\\partial", "∂", Precedence.ATOM),
  NABLA("∇", "\\nabla", "∇", Precedence.ATOM),
  /** The upper mark of a transpose. */
  TRANSPOSE("ᵀ", "\\top", "⊤", Precedence.ATOM),
  PRIME("′", "\\prime", "′", Precedence.ATOM),
  /** In an exponent: the power is taken entry by entry. */
  ENTRYWISE_MARK("⊙", "\\odot ", "⊙", Precedence.ATOM),
  /** Stands for a part that is too large to be written down. */
  ELLIPSIS("⋯", "\\cdots", "⋯", Precedence.ATOM);

  private final String text;
  private final String latex;
  private final String operator;
  private final int level;

  Sign(String text, String latex, String operator, int level) {
    this.text = text;
    this.latex = latex;
    this.operator = operator;
    this.level = level;
  }

  /** Returns the sign in text, with the blanks around it. */
  String text() {
    return text;
  }

  String latex() {
    return latex;
  }

  /** Returns the content of a MathML operator element. */
  String operator() {
    return operator;
  }

  /** Returns how loosely it ties what stands beside it: a level of {@link Precedence}. */
  int level() {
    return level;
  }
}
