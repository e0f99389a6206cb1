package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** The constant factors that people lose and double. */
final class Constants {
  private Constants() {}

  /** Whether a factor is made of numbers and sizes. */
  static boolean isNumber(Term term, Case c) {
    return c.meaning(term).filter(Constants::isNumber).isPresent();
  }

  private static boolean isNumber(Expression value) {
    return value.isScalar()
        && Expression.topologicalOrder(List.of(value)).stream()
            .allMatch(node ->
                !node.operands().isEmpty()
                    || node.operation() instanceof Operation.Constant
                    || node.operation() instanceof Operation.SizeValue);
  }

  /** Whether a factor is a number, a size or a single named number. */
  static boolean isConstant(Term term, Case c) {
    return isNumber(term, c)
        || (term instanceof Term.Name && c.meaning(term).filter(Expression::isScalar).isPresent());
  }

  /** Returns numbers and sizes with their reciprocals. */
  static List<Term> numbers(Case c) {
    List<Term> all = new ArrayList<>();
    for (String digits : List.of("2", "3", "4")) {
      all.add(Terms.numeral(digits));
      all.add(reciprocal(Terms.numeral(digits)));
    }
    for (Term size : c.vocabulary().sizes()) {
      all.add(size);
      all.add(reciprocal(size));
    }
    return all;
  }

  /** Returns the named single numbers with their reciprocals. */
  static List<Term> named(Case c) {
    List<Term> all = new ArrayList<>();
    for (Term scalar : c.vocabulary().scalars()) {
      all.add(scalar);
      all.add(reciprocal(scalar));
    }
    return all;
  }

  static Term reciprocal(Term term) {
    return Terms.join(Terms.numeral("1"), Operator.DIVIDE, Terms.group(term));
  }
}
