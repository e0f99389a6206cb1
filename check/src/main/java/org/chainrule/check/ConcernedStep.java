package org.chainrule.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;

/** The step of the computation that a mistake is about. */
final class ConcernedStep {
  private ConcernedStep() {}

  /** Returns the definition through which the changed piece is derived. */
  static Optional<String> of(Correction correction, Network network) {
    String piece =
        correction
            .change()
            .map(change -> correction.text().substring(change.start(), change.end()))
            .orElse("");
    Set<String> spoken = words(piece);
    Optional<String> best = Optional.empty();
    int most = 0;
    for (Expression definition : network.definitions()) {
      Set<String> names = names(definition.operand(0));
      names.add(Network.symbolOf(definition).name());
      names.retainAll(spoken);
      if (names.size() > most) {
        most = names.size();
        best = Optional.of("it concerns the step " + shown(definition));
      }
    }
    return best;
  }

  private static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.split("[^\\p{L}\\p{N}_]+", -1)) {
      words.add(word);
    }
    return words;
  }

  private static String shown(Expression definition) {
    return Network.symbolOf(definition).name() + " = " + Formulas.print(definition.operand(0));
  }

  /** Returns the names that a formula mentions. */
  private static Set<String> names(Expression value) {
    Set<String> names = new LinkedHashSet<>();
    for (Expression node :
        Expression.topologicalOrder(
            List.of(value), n -> n.equals(value) || !(n.operation() instanceof Operation.Named))) {
      for (Expression operand : node.operands()) {
        if (operand.operation() instanceof Operation.Named(Symbol symbol)) {
          names.add(symbol.name());
        }
      }
      if (node.operation() instanceof Operation.Variable(Symbol symbol)) {
        names.add(symbol.name());
      }
    }
    return names;
  }
}
