package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Shape;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Writes the transpose of a formula: (A B)ᵀ as Bᵀ Aᵀ. */
final class Transposition {
  private Transposition() {}

  /** Returns the transpose of {@code term}. */
  static Term of(Term term, Case c) {
    if (c.meaning(term).map(e -> e.shape()).filter(Shape::isScalar).isPresent()) {
      return term;
    }
    return switch (term) {
      case Term.Group(Term inner, _) -> Terms.group(of(inner, c));
      case Term.Negation(Term operand, _) -> Terms.negated(of(operand, c));
      case Term.Chain chain ->
          switch (Terms.level(chain)) {
            case Operator.SUM, Operator.ENTRYWISE -> each(chain, c);
            case Operator.PRODUCT -> reversed(chain, c);
            default -> Terms.transposed(term);
          };
      case Term.Call _ -> {
        Term turned = Terms.transposed(term);
        yield c.samePieces(term, turned) ? term : turned;
      }
      default -> Terms.transposed(term);
    };
  }

  private static Term each(Term.Chain chain, Case c) {
    List<Term> operands = new ArrayList<>();
    for (Term operand : Terms.operands(chain)) {
      operands.add(of(operand, c));
    }
    return Terms.chain(operands, Terms.operators(chain));
  }

  /** The matrices in reverse, numbers where they are. */
  private static Term reversed(Term.Chain chain, Case c) {
    List<Term> operands = Terms.operands(chain);
    List<Term> matrices = new ArrayList<>();
    for (Term operand : operands) {
      if (!isScalar(operand, c)) {
        matrices.addFirst(of(operand, c));
      }
    }
    List<Term> turned = new ArrayList<>();
    for (Term operand : operands) {
      turned.add(isScalar(operand, c) ? operand : matrices.removeFirst());
    }
    return Terms.chain(turned, Terms.operators(chain));
  }

  private static boolean isScalar(Term term, Case c) {
    return c.meaning(term).map(e -> e.shape()).filter(Shape::isScalar).isPresent();
  }
}
