package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.chainrule.expression.UnitGraph;
import org.chainrule.language.Term;

/** Puts another unit of a graph in the place of one: {@code a[u]}, {@code w(u,v)}. */
final class UnitRule implements EditRule {
  private static final Set<String> VALUES = Set.of("a", "o");

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (c.network().graphs().isEmpty()) {
      return;
    }
    List<String> units =
        c.network().graphs().stream()
            .flatMap(graph -> graph.units().stream())
            .map(UnitGraph.Unit::name)
            .toList();
    switch (place.term()) {
      case Term.Index(Term.Name(String name, var nameSpan), var positions, var span)
          when VALUES.contains(name) && positions.size() == 1 -> {
        for (String unit : units) {
          put(
              place,
              new Term.Index(
                  new Term.Name(name, nameSpan),
                  List.of(new Term.Position.At(Terms.name(unit))),
                  span),
              edits);
        }
      }
      case Term.Call call when call.function().equals("w") -> weights(place, call, units, edits);
      default -> {}
    }
  }

  private static void weights(
      Subterm place, Term.Call call, List<String> units, Consumer<Edit> edits) {
    int count = call.arguments().size();
    for (int i = Math.max(0, count - 2); i < count; i++) {
      for (String unit : units) {
        List<Term.Argument> arguments = new ArrayList<>(call.arguments());
        arguments.set(i, new Term.Argument(arguments.get(i).name(), Terms.name(unit)));
        put(place, new Term.Call(call.function(), arguments, call.nameSpan(), call.span()), edits);
      }
    }
  }

  private static void put(Subterm place, Term wanted, Consumer<Edit> edits) {
    if (!wanted.equals(place.term())) {
      edits.accept(
          new Edit(
              () -> new NameMistake.WrongSymbol(Case.show(place.term()), Case.show(wanted)),
              place.with(wanted),
              22));
    }
  }
}
