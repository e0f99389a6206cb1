package org.chainrule.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.ReverseMode;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.ShapeException;
import org.chainrule.expression.Symbol;

/** Figures of something else: of another quantity, of another time, of a derivative gone wrong. */
final class FigureMixUps {
  private static final double SAME = 1e-9;

  private FigureMixUps() {}

  /** The figures are those of something that has another name. */
  static Optional<Diagnosis> otherQuantity(FigureCase figures) {
    for (Quantity other : figures.subject().quantities()) {
      boolean fits =
          figures.fits(other.number())
              && !other.value().equals(figures.truth().value())
              && isTelling(figures);
      if (fits) {
        return Optional.of(confused(figures, other));
      }
    }
    return Optional.empty();
  }

  /** A zero, or a one, is the value of many things. */
  private static boolean isTelling(FigureCase figures) {
    return figures.claimed().entries().stream()
        .anyMatch(figure -> figure.value().unscaledValue().abs().bitLength() > 3);
  }

  private static Diagnosis confused(FigureCase figures, Quantity other) {
    String quantity = figures.quantity();
    boolean otherAfter = other.after();
    boolean after = figures.subject().steps().isAfter(figures.truth().value());
    if (otherAfter != after && other.derivative() == figures.truth().isOfDerivative()) {
      return figures.diagnosis(
          MistakeKind.VALUE,
          otherAfter
              ? FigureMessages.afterStep(quantity, other.name())
              : FigureMessages.beforeStep(quantity, other.name()));
    }
    Optional<String> activation = activationBetween(figures, other);
    if (activation.isPresent()) {
      return figures.diagnosis(
          MistakeKind.MISSING_ACTIVATION_DERIVATIVE,
          FigureMessages.activationMissing(quantity, other.name(), activation.get()));
    }
    return figures.diagnosis(
        MistakeKind.VALUE, FigureMessages.otherQuantity(quantity, other.name()));
  }

  /** Finds the function whose derivative, entry by entry, is all that makes the difference. */
  private static Optional<String> activationBetween(FigureCase figures, Quantity other) {
    if (!other.derivative() || !figures.truth().isOfDerivative()) {
      return Optional.empty();
    }
    for (Expression definition : figures.subject().network().definitions()) {
      Expression value = Expressions.unwrapped(definition);
      boolean activation =
          value.operation() instanceof Elementwise
              && value.shape().sameAs(figures.truth().value().shape())
              && figures.subject().given().missing(value).isEmpty();
      if (activation && isProduct(figures, other, slope(value))) {
        return Optional.of(org.chainrule.expression.Network.symbolOf(definition).name());
      }
    }
    return Optional.empty();
  }

  private static Expression slope(Expression activation) {
    return ReverseMode.gradients(Expressions.sum(activation), List.of(activation.operand(0)))
        .getFirst();
  }

  private static boolean isProduct(FigureCase figures, Quantity other, Expression slope) {
    Matrix factor = Evaluator.evaluate(slope, figures.subject().given().bindings());
    double[] exact = figures.exact().values();
    for (int place = 0; place < exact.length; place++) {
      double product = other.number().values()[place] * factor.values()[place];
      if (Math.abs(product - exact[place]) > SAME * Math.max(1, Math.abs(product))) {
        return false;
      }
    }
    return true;
  }

  /** The figures are those of the same quantity before the step, or after it. */
  static Optional<Diagnosis> otherTime(FigureCase figures) {
    Expression truth = figures.truth().value();
    for (Map<Expression, Expression> step : figures.subject().steps().steps()) {
      Expression before = Updates.before(truth, step);
      if (!before.equals(truth) && figures.fits(number(before, figures))) {
        return figures.found(MistakeKind.VALUE, FigureMessages.before(figures.quantity()));
      }
      Expression after = Updates.after(truth, step);
      if (before.equals(truth) && figures.fits(number(after, figures))) {
        MistakeKind kind =
            figures.truth().isOfDerivative()
                ? MistakeKind.DERIVATIVE_AT_WRONG_POINT
                : MistakeKind.VALUE;
        return figures.found(kind, FigureMessages.after(figures.quantity()));
      }
    }
    return Optional.empty();
  }

  /** The values of the way forward are right, but the way back uses updated parameters. */
  static Optional<Diagnosis> updatedTooEarly(FigureCase figures) {
    for (Map<Expression, Expression> step : figures.subject().steps().steps()) {
      Optional<Diagnosis> found = updatedTooEarly(figures, step);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Diagnosis> updatedTooEarly(
      FigureCase figures, Map<Expression, Expression> step) {
    Map<Symbol, Matrix> all = new LinkedHashMap<>();
    step.forEach((parameter, after) -> {
      if (figures.subject().given().missing(after).isEmpty()) {
        all.put(Updates.symbol(parameter), number(after, figures));
      }
    });
    CarriedValues forward = new CarriedValues(figures.subject().given().bindings());
    for (Map.Entry<Symbol, Matrix> update : all.entrySet()) {
      Map<Symbol, Matrix> one = Map.of(update.getKey(), update.getValue());
      if (figures.fits(forward.withOthersOutside(figures.truth().value(), one))) {
        return tooEarly(figures, update.getKey().name());
      }
    }
    boolean fits =
        all.size() > 1 && figures.fits(forward.withOthersOutside(figures.truth().value(), all));
    return fits ? tooEarly(figures, "every parameter") : Optional.empty();
  }

  private static Optional<Diagnosis> tooEarly(FigureCase figures, String parameters) {
    return figures.found(
        MistakeKind.DERIVATIVE_AT_WRONG_POINT,
        FigureMessages.updatedTooEarly(figures.quantity(), parameters));
  }

  /** The figures are those of the derivative with one of the well-known slips. */
  static Optional<Diagnosis> slip(FigureCase figures) {
    Expression head = figures.truth().written();
    if (!(head.operation() instanceof Derivative)) {
      return Optional.empty();
    }
    for (Slips.Slip slip :
        Slips.of(figures.subject().network(), head.operand(0), base(head.operand(1)))) {
      if (figures.isLate()) {
        return Optional.empty();
      }
      if (fits(figures, head, slip)) {
        return figures.found(slip.kind(), slip.message());
      }
    }
    return Optional.empty();
  }

  private static Expression base(Expression by) {
    return by.operation() instanceof Part ? by.operand(0) : by;
  }

  private static boolean fits(FigureCase figures, Expression head, Slips.Slip slip) {
    try {
      Expression by = head.operand(1);
      Expression derivative = Expressions.derivative(slip.derivative().operand(0), by);
      return figures.fits(number(figures.subject().resolution().resolved(derivative), figures));
    } catch (CalculusException | ShapeException | EvaluationException e) {
      return false;
    }
  }

  private static Matrix number(Expression value, FigureCase figures) {
    return Evaluator.evaluate(value, figures.subject().given().bindings());
  }
}
