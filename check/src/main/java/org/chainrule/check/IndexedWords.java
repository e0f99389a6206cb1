package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.language.Term;

/** The entries of a network's values that can be spoken of with some letters. */
final class IndexedWords {
  private static final int MOST_LETTERS = 6;

  private final Map<String, Dimension> lengths = new LinkedHashMap<>();

  /** Takes the letters that are free in a claim, and those that are bound in its side. */
  IndexedWords(Dispute dispute) {
    List<Index> known = new ArrayList<>(dispute.claim().letters());
    known.addAll(dispute.truth().freeIndices());
    dispute
        .claimed()
        .ifPresent(claimed -> {
          for (Expression node : Expression.topologicalOrder(List.of(claimed))) {
            if (node.operation() instanceof Operation.IndexSum(Index index, _)) {
              known.add(index);
            }
          }
        });
    known.forEach(index -> lengths.putIfAbsent(index.name(), index.last()));
  }

  /** Returns the choices of letters for the axes of a value of this shape. */
  List<List<Term>> places(Shape shape, List<String> letters) {
    List<String> usable = letters.stream().filter(lengths::containsKey).toList();
    if (shape.isScalar() || usable.size() > MOST_LETTERS) {
      return List.of();
    }
    List<List<Term>> places = new ArrayList<>();
    for (String row : usable) {
      if (shape.isVector()) {
        if (fits(row, shape.entries())) {
          places.add(List.of(Terms.name(row)));
        }
        continue;
      }
      for (String column : usable) {
        if (fits(row, shape.rows()) && fits(column, shape.columns())) {
          places.add(List.of(Terms.name(row), Terms.name(column)));
        }
      }
    }
    return places;
  }

  private boolean fits(String letter, Dimension size) {
    return Optional.ofNullable(lengths.get(letter)).filter(size::sameAs).isPresent();
  }
}
