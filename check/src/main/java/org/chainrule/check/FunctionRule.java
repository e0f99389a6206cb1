package org.chainrule.check;

import java.util.List;
import java.util.function.Consumer;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Relation;
import org.chainrule.language.Term;

/** Puts one function for another, and turns comparisons around. */
final class FunctionRule implements EditRule {
  private static final List<String> FUNCTIONS =
      List.of("sigmoid", "tanh", "relu", "softmax", "logsoftmax", "exp", "log", "sin", "cos");

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    switch (place.term()) {
      case Term.Call call -> functions(place, call, c, edits);
      case Term.Bracket bracket -> relations(place, bracket, edits);
      default -> {}
    }
  }

  private static void functions(Subterm place, Term.Call call, Case c, Consumer<Edit> edits) {
    List<String> own = c.network().functions().stream().map(FunctionDefinition::name).toList();
    if (!FUNCTIONS.contains(call.function()) && !own.contains(call.function())) {
      return;
    }
    for (List<String> names : List.of(FUNCTIONS, own)) {
      for (String name : names) {
        if (!name.equals(call.function())) {
          edits.accept(
              new Edit(
                  () -> new NameMistake.WrongSymbol(call.function(), name),
                  place.with(new Term.Call(name, call.arguments(), call.nameSpan(), call.span())),
                  24));
        }
      }
    }
    if (call.arguments().size() == 1) {
      Term inner = call.arguments().getFirst().value();
      edits.accept(
          new Edit(
              () -> new NameMistake.WrongSymbol(Case.show(call), Case.show(inner)),
              place.with(Terms.group(inner)),
              28));
    }
  }

  private static void relations(Subterm place, Term.Bracket bracket, Consumer<Edit> edits) {
    if (bracket.tests().size() != 1) {
      return;
    }
    Term.Test test = bracket.tests().getFirst();
    for (Relation relation : Relation.values()) {
      if (relation != test.relation()) {
        Term wanted =
            new Term.Bracket(
                bracket.first(), List.of(new Term.Test(relation, test.operand())), bracket.span());
        edits.accept(
            new Edit(
                () -> new NameMistake.WrongSymbol(Case.show(bracket), Case.show(wanted)),
                place.with(wanted),
                26));
      }
    }
  }
}
