package org.chainrule.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Operation.*;

/** The algebra of sums: nested sums are flattened, equal terms collected, zeros dropped. */
final class Sums {
  private Sums() {}

  static Expression of(List<Expression> summands) {
    Shape shape = commonShape(summands);
    Rational number = Rational.ZERO;
    Map<Expression, Rational> terms = new LinkedHashMap<>();
    Expression numberPlace = Expressions.ones(shape);
    for (Expression summand : flattened(summands)) {
      Coefficient split = Coefficient.of(summand);
      if (split.isNumber()) {
        number = number.plus(split.factor());
        terms.put(numberPlace, number);
      } else {
        Expression core = Expressions.broadcast(split.core(), shape);
        terms.merge(core, split.factor(), Rational::plus);
      }
    }
    List<Expression> kept = new ArrayList<>();
    terms.forEach((core, factor) -> {
      if (factor.signum() != 0) {
        kept.add(Expressions.scale(factor, core));
      }
    });
    return switch (kept.size()) {
      case 0 -> Expressions.zeros(shape);
      case 1 -> kept.getFirst();
      default -> Expression.of(new Add(), kept);
    };
  }

  private static Shape commonShape(List<Expression> summands) {
    for (Expression summand : summands) {
      if (!summand.isScalar()) {
        checkAgreement(summands, summand.shape());
        return summand.shape();
      }
    }
    return Shape.SCALAR;
  }

  /** Checks before anything is dropped: a zero of the wrong shape is still an error. */
  private static void checkAgreement(List<Expression> summands, Shape shape) {
    boolean agree = summands.stream().allMatch(s -> s.isScalar() || s.shape().sameAs(shape));
    if (!agree) {
      Expression.of(new Add(), summands.stream().filter(s -> !s.isScalar()).toList());
    }
  }

  private static List<Expression> flattened(List<Expression> summands) {
    List<Expression> flat = new ArrayList<>();
    for (Expression summand : summands) {
      if (summand.operation() instanceof Add) {
        flat.addAll(summand.operands());
      } else {
        flat.add(summand);
      }
    }
    return flat;
  }
}
