package org.chainrule.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.language.Term;

/** Puts the right derivative of an activation for what speaks of that activation only. */
final class ActivationRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.term() instanceof Term.Numeral || place.differentiated()) {
      return;
    }
    Set<String> spoken = new HashSet<>(Letters.in(place.term()));
    List<String> letters = new ArrayList<>(c.letters());
    letters.addAll(place.letters());
    spoken.removeAll(letters);
    for (Activation activation : c.vocabulary().activations()) {
      if (!spoken.isEmpty() && names(activation).containsAll(spoken)) {
        for (Term derivative : c.vocabulary().written(activation, letters)) {
          replace(place, activation, derivative, c, edits);
        }
      }
    }
  }

  private static void replace(
      Subterm place, Activation activation, Term derivative, Case c, Consumer<Edit> edits) {
    boolean fits =
        c.meaning(derivative)
            .flatMap(d -> c.meaning(place.term()).map(e -> e.shape().sameAs(d.shape())))
            .orElse(false);
    if (fits && !Terms.bare(place.term()).equals(derivative)) {
      edits.accept(
          new Edit(
              () -> mistake(place.term(), activation, derivative, c), place.with(derivative), 34));
    }
  }

  private static Set<String> names(Activation activation) {
    Set<String> names = new HashSet<>(Letters.in(activation.derivative()));
    for (Expression value : List.of(activation.output(), activation.input())) {
      if (value.operation() instanceof Operation.Named) {
        names.add(Network.symbolOf(value).name());
      }
    }
    return names;
  }

  private static Mistake mistake(Term found, Activation activation, Term derivative, Case c) {
    String shown = Case.show(found);
    String wanted = Case.show(derivative);
    boolean atInput =
        activation.input().operation() instanceof Operation.Named
            && activation.output().operation() instanceof Operation.Named
            && isSame(
                Rewriting.exchanged(
                    derivative,
                    Network.symbolOf(activation.output()).name(),
                    Network.symbolOf(activation.input()).name()),
                found,
                c);
    return atInput
        ? new ActivationMistake.WrongPoint(shown, wanted, activation.shown())
        : new ActivationMistake.Wrong(shown, wanted, activation.shown());
  }

  private static boolean isSame(Term a, Term b, Case c) {
    return c.value(a).flatMap(x -> c.value(b).map(y -> x.agrees(y))).orElse(false);
  }
}
