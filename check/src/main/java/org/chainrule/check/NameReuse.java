package org.chainrule.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/** A name that stands for a new value of what it named before: {@code W = W - r ∂L/∂W}. */
final class NameReuse {
  private NameReuse() {}

  /** Returns that the head's name is used a second time, if it is. */
  static Optional<Diagnosis> of(
      Subject subject, Standing.Meaning head, Standing.Meaning claimed, SymbolicCheck symbolic) {
    Optional<String> name = name(head.written());
    if (name.isEmpty() || !head.value().shape().sameAs(claimed.value().shape())) {
      return Optional.empty();
    }
    if (isUpdate(head.value(), claimed.value())) {
      return Optional.of(diagnosis(CheckMessages.assignment(name.get()), name.get()));
    }
    boolean later =
        subject.steps().steps().stream().anyMatch(step -> isAfter(head, claimed, step, symbolic));
    return later
        ? Optional.of(diagnosis(CheckMessages.nameAfterStep(name.get()), name.get()))
        : Optional.empty();
  }

  private static boolean isAfter(
      Standing.Meaning head,
      Standing.Meaning claimed,
      Map<Expression, Expression> step,
      SymbolicCheck symbolic) {
    Expression before = Expressions.unwrapped(head.value());
    Expression after = Updates.after(before, step);
    return !after.equals(before) && symbolic.areEqual(after, claimed.value());
  }

  private static Optional<String> name(Expression head) {
    return switch (head.operation()) {
      case Variable(Symbol symbol) -> Optional.of(symbol.name());
      case Named(Symbol symbol) -> Optional.of(symbol.name());
      default -> Optional.empty();
    };
  }

  /** Whether something is added to the very value that the head names. */
  private static boolean isUpdate(Expression head, Expression claimed) {
    return claimed.operation() instanceof Add && claimed.operands().contains(head);
  }

  private static Diagnosis diagnosis(String message, String name) {
    return new Diagnosis(
        MistakeKind.NAME_REUSED,
        message,
        CheckMessages.lookAtName(name),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
