package org.chainrule.report;

import org.chainrule.expression.Expression;
import org.chainrule.language.Formulas;

/** Says what of a derivation can't be written as code, and what to do about it. */
public final class CodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates it with its message. */
  public CodeException(String message) {
    super(message);
  }

  static CodeException unresolved(Expression derivative) {
    return new CodeException(
        "%s can't be written as code: it is a derivative that has not been worked out; derive it first"
            .formatted(Formulas.print(derivative)));
  }

  static CodeException tooLarge(String what, int found, int most) {
    return new CodeException(
        "this derivation is too large for a Java class: it has %d %s, of at most %d; ask for fewer derivatives, or for numpy"
            .formatted(found, what, most));
  }

  static CodeException formulaTooLong(String name) {
    return new CodeException(
        "the formula of %s is too long for a Java method; give names to parts of it, or declare written matrices as const"
            .formatted(name));
  }
}
