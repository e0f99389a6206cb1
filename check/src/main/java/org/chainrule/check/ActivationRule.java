package org.chainrule.check;

import java.util.HashSet;
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
    for (Activation activation : c.vocabulary().activations()) {
      if (spoken.isEmpty()
          || !names(activation).containsAll(spoken)
          || Terms.bare(place.term()).equals(activation.derivative())
          || c.meaning(place.term())
              .filter(e -> e.shape().sameAs(activation.output().shape()))
              .isEmpty()) {
        continue;
      }
      Term derivative = activation.derivative();
      edits.accept(
          new Edit(() -> mistake(place.term(), activation, c), place.with(derivative), 20));
    }
  }

  private static Set<String> names(Activation activation) {
    Set<String> names = new HashSet<>(Letters.in(activation.derivative()));
    for (Expression value : java.util.List.of(activation.output(), activation.input())) {
      if (value.operation() instanceof Operation.Named) {
        names.add(Network.symbolOf(value).name());
      }
    }
    return names;
  }

  private static Mistake mistake(Term found, Activation activation, Case c) {
    String shown = Case.show(found);
    String wanted = Case.show(activation.derivative());
    boolean atInput =
        activation.input().operation() instanceof Operation.Named
            && activation.output().operation() instanceof Operation.Named
            && isSame(
                Rewriting.exchanged(
                    activation.derivative(),
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
