package org.chainrule.check;

import java.util.function.Consumer;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.language.Term;

/** Puts another name of the network in the place of one. */
final class NameRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (!(place.term() instanceof Term.Name(String found, _))
        || c.network().value(found).isEmpty()) {
      return;
    }
    Shape shape = c.network().value(found).get().shape();
    for (Vocabulary.Word word : c.vocabulary().names()) {
      boolean fits = c.isShapeDispute() || word.shape().sameAs(shape);
      if (fits && !word.term().equals(place.term())) {
        edits.accept(
            new Edit(
                () -> mistake(found, Case.show(word.term()), c),
                place.with(word.term()),
                word.shape().sameAs(shape) ? 22 : 26));
      }
    }
  }

  /** A value that the wanted one is computed from has not been carried far enough. */
  static Mistake mistake(String found, String wanted, Case c) {
    boolean carries =
        c.network()
            .definition(wanted)
            .filter(definition -> isFactor(found, definition.operand(0)))
            .isPresent();
    return carries
        ? new FactorMistake.StopsEarly(
            found, wanted, c.shown(c.network().definition(wanted).orElseThrow().operand(0)))
        : new NameMistake.WrongSymbol(found, wanted);
  }

  private static boolean isFactor(String name, Expression value) {
    return switch (value.operation()) {
      case Operation.Product _, Operation.Hadamard _, Operation.Scale _, Operation.Transpose _ ->
          value.operands().stream().anyMatch(operand -> isFactor(name, operand));
      case Operation.Named(var symbol) -> symbol.name().equals(name);
      case Operation.Variable(var symbol) -> symbol.name().equals(name);
      default -> false;
    };
  }
}
