package org.chainrule.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** Sizes in generated code, and where it takes them from. */
final class CodeSizes {
  private final CodeNames identifiers;
  private final String divided;
  private final SequencedMap<SizeName, String> used = new LinkedHashMap<>();

  /** Creates it for a language that divides whole numbers by {@code divided}. */
  CodeSizes(CodeNames identifiers, String divided) {
    this.identifiers = identifiers;
    this.divided = " " + divided + " ";
  }

  /** How a programming language asks an argument for its number of rows, or columns. */
  interface Axis {
    /** Returns the code. */
    String of(Symbol argument, boolean rows);
  }

  /** A size with the code that gives its value; without one it has to be an argument itself. */
  record Definition(SizeName size, String name, Optional<String> value) {}

  /** Returns {@code N + 2 * M - 1}. */
  CodeText text(Dimension dimension) {
    if (dimension.terms().isEmpty()) {
      return CodeText.atom("0");
    }
    StringBuilder text = new StringBuilder();
    int level = CodeText.SUM;
    for (Dimension.Term term : dimension.terms()) {
      List<String> factors = new ArrayList<>();
      long magnitude = Math.abs(term.coefficient());
      if (magnitude != 1 || term.names().isEmpty()) {
        factors.add(Long.toString(magnitude));
      }
      term.names().forEach(name -> factors.add(name(name)));
      boolean negative = term.coefficient() < 0;
      if (text.isEmpty()) {
        text.append(negative ? "-" : "");
        boolean single = dimension.terms().size() == 1 && !negative;
        level = !single ? CodeText.SUM : factors.size() == 1 ? CodeText.ATOM : CodeText.PRODUCT;
      } else {
        text.append(negative ? " - " : " + ");
      }
      text.append(String.join(" * ", factors));
    }
    return new CodeText(text.toString(), level);
  }

  /** Returns where a position lies, counted from 0, for a loop variable that counts from 0. */
  CodeText position(IndexTerm term, CodePlan plan) {
    if (term.variable().isEmpty()) {
      return text(term.offset().minus(Dimension.ONE));
    }
    return shifted(term.variable().get(), term.offset(), plan);
  }

  /** Returns the loop variable plus {@code offset}. */
  CodeText shifted(Index index, Dimension offset, CodePlan plan) {
    String variable = plan.loopVariable(index);
    if (offset.is(0)) {
      return CodeText.atom(variable);
    }
    String text = text(offset).text();
    return new CodeText(
        text.startsWith("-") ? variable + " - " + text.substring(1) : variable + " + " + text,
        CodeText.SUM);
  }

  private String name(SizeName name) {
    return used.computeIfAbsent(name, n -> identifiers.identifier(n.name()));
  }

  /** Returns the sizes that the code speaks of, in an order in which they can be computed. */
  List<Definition> definitions(Collection<Symbol> arguments, Axis axis) {
    Map<SizeName, Definition> known = new LinkedHashMap<>();
    used.forEach((size, name) -> {
      if (size.value().isPresent()) {
        String value = Integer.toString(size.value().getAsInt());
        known.put(size, new Definition(size, name, Optional.of(value)));
      }
    });
    while (find(arguments, axis, true, known) || find(arguments, axis, false, known)) {
      // Each round may make a size known with which the next one finds another.
    }
    used.forEach(
        (size, name) -> known.putIfAbsent(size, new Definition(size, name, Optional.empty())));
    return List.copyOf(known.values());
  }

  private boolean find(
      Collection<Symbol> arguments, Axis axis, boolean exactly, Map<SizeName, Definition> known) {
    boolean found = false;
    for (Symbol argument : arguments) {
      for (boolean rows : new boolean[] {true, false}) {
        Dimension dimension = rows ? argument.shape().rows() : argument.shape().columns();
        found |= solve(dimension, () -> axis.of(argument, rows), exactly, known);
      }
    }
    return found;
  }

  /** Finds the one unknown size in {@code dimension}, if it stands there as a multiple. */
  private boolean solve(
      Dimension dimension,
      Supplier<String> value,
      boolean exactly,
      Map<SizeName, Definition> known) {
    List<Dimension.Term> unknown =
        dimension.terms().stream()
            .filter(term -> !known.keySet().containsAll(term.names()))
            .toList();
    if (unknown.size() != 1 || unknown.getFirst().names().size() != 1) {
      return false;
    }
    Dimension.Term term = unknown.getFirst();
    Dimension rest = dimension.minus(new Dimension(List.of(term)));
    boolean plain = rest.terms().isEmpty() && term.coefficient() == 1;
    if ((exactly && !plain) || term.coefficient() < 1) {
      return false;
    }
    SizeName size = term.names().getFirst();
    String difference =
        rest.terms().isEmpty()
            ? value.get()
            : value.get() + " - " + text(rest).at(CodeText.PRODUCT);
    String quotient =
        term.coefficient() == 1
            ? difference
            : (rest.terms().isEmpty() ? difference : "(" + difference + ")")
                + divided
                + term.coefficient();
    known.put(size, new Definition(size, name(size), Optional.of(quotient)));
    return true;
  }
}
