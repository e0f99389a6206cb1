package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.report.Notation.*;
import org.chainrule.report.Outline.Block;
import org.chainrule.report.Outline.Inline;

/** What a network declares: inputs, targets, parameters and constants, with their sets. */
final class Declarations {
  private static final Notation REALS = new Identifier("R", Variant.DOUBLE_STRUCK);

  private Declarations() {}

  /** Returns one paragraph for each kind of symbol. */
  static List<Block> of(Network network) {
    List<Block> blocks = new ArrayList<>();
    add(blocks, "Input", "Inputs", network.symbols(Symbol.Kind.INPUT));
    add(blocks, "Target", "Targets", network.symbols(Symbol.Kind.TARGET));
    add(blocks, "Parameter", "Parameters", network.symbols(Symbol.Kind.PARAMETER));
    add(blocks, "Constant", "Constants", network.symbols(Symbol.Kind.CONSTANT));
    return blocks;
  }

  private static void add(List<Block> blocks, String one, String many, List<Symbol> symbols) {
    if (symbols.isEmpty()) {
      return;
    }
    List<Inline> words = new ArrayList<>();
    words.add(new Inline.Words((symbols.size() == 1 ? one : many) + ": "));
    for (Symbol symbol : symbols) {
      if (words.size() > 1) {
        words.add(new Inline.Words(", "));
      }
      words.add(new Inline.Formed(membership(symbol)));
      String kind = kind(symbol.domain(), symbol.shape());
      if (!kind.isEmpty()) {
        words.add(new Inline.Words(kind));
      }
    }
    blocks.add(new Block.Paragraph(words));
  }

  private static Formula membership(Symbol symbol) {
    Shape shape = symbol.shape();
    Notation reals =
        symbol.domain() == Domain.POSITIVE ? Notation.lowered(REALS, Sign.GREATER_ZERO) : REALS;
    Optional<Notation> sizes =
        shape.isScalar()
            ? Optional.empty()
            : Optional.of(shape.columns().is(1) ? Numbers.of(shape.rows()) : Numbers.of(shape));
    Notation set =
        sizes
            .map(above ->
                reals instanceof Script(Notation base, var lower, _)
                    ? new Script(base, lower, Optional.of(above))
                    : Notation.raised(reals, above))
            .orElse(reals);
    String size =
        shape.isScalar()
            ? ""
            : shape.columns().is(1)
                ? "[" + shape.rows() + "]"
                : "[" + shape.rows() + "," + shape.columns() + "]";
    return Formula.of(
        Notation.row(Lettering.of(symbol), Sign.ELEMENT, set),
        symbol.name() + " in " + (symbol.domain() == Domain.POSITIVE ? "positive" : "R") + size);
  }

  private static String kind(Domain domain, Shape shape) {
    String each = shape.isVector() ? "" : " by rows";
    return switch (domain) {
      case REAL, POSITIVE -> "";
      case SYMMETRIC -> " (symmetric)";
      case POSITIVE_DEFINITE -> " (positive definite)";
      case SIMPLEX -> " (of sum 1" + each + ")";
      case ONE_HOT -> " (one-hot" + each + ")";
      case BINARY -> " (zeros and ones)";
    };
  }

  /** Returns the names of the definitions that {@code of}, by its name, is made from. */
  static Set<String> needed(Network network, Expression of) {
    Expression start =
        of.operation() instanceof Operation.Named(Symbol symbol)
            ? network.definition(symbol.name()).orElse(of)
            : of;
    Set<String> names = new HashSet<>();
    start.forEach(node -> {
      if (node.operation() instanceof Operation.Named(Symbol symbol)) {
        names.add(symbol.name());
      }
    });
    return names;
  }
}
