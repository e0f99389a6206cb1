package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * The names of adjoints: an error signal δ_h = ∂L/∂h that several formulas share is defined once.
 *
 * <p>A short adjoint, as {@code y - t}, is written out wherever it is used. A longer one gets a
 * name where two or more formulas use it, and a very long one in any case. It is named after the
 * value it belongs to; a pre-activation without a name lends that of its activation.
 */
final class ErrorSignals implements ReverseMode.Adjoints {
  /** The symbols up to which a formula is repeated rather than named. */
  private static final long SHORT = 3;

  /** The symbols beyond which a formula is named even if it is used once. */
  private static final long LONG = 24;

  private final Simplification simplification = new Simplification();
  private final SymbolCount count = new SymbolCount();
  private final Map<Expression, Integer> uses = new HashMap<>();
  private final Map<Expression, Expression> owners = new HashMap<>();
  private final Map<Expression, Expression> known = new HashMap<>();
  private final Set<String> taken;
  private Optional<Expression> root = Optional.empty();
  private final Map<Expression, Expression> adjoints = new HashMap<>();
  private final List<Signal> introduced = new ArrayList<>();

  /**
   * A signal and what it is the adjoint of.
   *
   * @param name the adjoint under its name
   * @param of the node
   */
  record Signal(Expression name, Expression of) {}

  /**
   * Prepares the naming of one derivation.
   *
   * @param taken names that signals can't have
   * @param definitions named values of the author's that may turn out to be adjoints
   */
  ErrorSignals(Set<String> taken, List<Expression> definitions) {
    this.taken = new HashSet<>(taken);
    for (Expression definition : definitions) {
      Expression value = simplification.of(Expressions.unwrapped(definition));
      if (count.count(value) > SHORT) {
        known.putIfAbsent(value, definition);
      }
    }
  }

  /** Prepares the naming of a derivation of {@code root}, a value of {@code network}. */
  static ErrorSignals in(Network network, Expression root) {
    Set<Expression> used = new HashSet<>(Expression.topologicalOrder(List.of(root)));
    List<Expression> apart =
        network.definitions().stream().filter(definition -> !used.contains(definition)).toList();
    Set<String> taken = new HashSet<>(network.names());
    network.functions().forEach(function -> taken.add(function.name()));
    return new ErrorSignals(taken, apart);
  }

  /** Looks at the graph: who uses what, and how often an adjoint will be needed. */
  @Override
  public void survey(List<Expression> order, Set<Expression> active, Set<Expression> wanted) {
    root = Optional.of(order.getLast());
    for (Expression node : order) {
      int needed = wanted.contains(node) ? 1 : 0;
      boolean handsOn = handsOn(node);
      boolean call = node.operation() instanceof Call;
      for (Expression operand : call ? List.of(node.operand(0)) : node.operands()) {
        owners.putIfAbsent(operand, node);
        if (active.contains(operand)) {
          needed += handsOn ? uses.getOrDefault(operand, 1) : 1;
        }
      }
      uses.put(node, needed);
    }
  }

  /** Whether an operand's adjoint is the node's own. */
  private static boolean handsOn(Expression node) {
    return switch (node.operation()) {
      case Named _, Call _, Add() -> true;
      default -> false;
    };
  }

  /** Returns the adjoint of {@code node} as it is shown: simplified, and by name if that is due. */
  @Override
  public Expression handedOn(Expression node, Expression adjoint) {
    Expression shown = shown(node, simplification.of(adjoint));
    adjoints.putIfAbsent(node, shown);
    return shown;
  }

  @Override
  public Expression partHandedOn(Expression part) {
    return simplification.of(part);
  }

  private Expression shown(Expression node, Expression simple) {
    Expression author = known.get(simple);
    if (author != null) {
      return author;
    }
    boolean turned = node.operation() instanceof Transpose(); // the value itself is meant
    if (turned || node.operands().isEmpty() || !simple.freeIndices().isEmpty()) {
      return simple;
    }
    Optional<Symbol> owner = owner(node);
    boolean shared = uses.getOrDefault(node, 1) > 1 && owner.isPresent();
    if (count.count(simple) <= (shared ? SHORT : LONG)) {
      return simple;
    }
    Expression signal = Expressions.named(symbol(owner, simple), simple);
    introduced.add(new Signal(signal, node));
    return signal;
  }

  /** Returns a formula as it is shown, without naming it. */
  Expression simplified(Expression formula) {
    return simplification.of(formula);
  }

  /** Returns the adjoint of {@code node} as it was shown, once the pass has come there. */
  Optional<Expression> adjoint(Expression node) {
    return Optional.ofNullable(adjoints.get(node));
  }

  /** Returns what was named, in the order of the backward pass. */
  List<Signal> introduced() {
    return List.copyOf(introduced);
  }

  private Symbol symbol(Optional<Symbol> owner, Expression adjoint) {
    String stem = "delta_" + owner.map(ErrorSignals::stem).orElse("1");
    String name = stem;
    for (int i = 2; !taken.add(name); i++) {
      name = owner.isPresent() ? stem + "_" + i : "delta_" + i;
    }
    Optional<String> written =
        name.equals(stem)
            ? owner.flatMap(Symbol::written).map(latex -> "\\delta_{" + latex + "}")
            : Optional.empty();
    return new Symbol(name, Symbol.Kind.DEFINITION, Domain.REAL, adjoint.shape(), written);
  }

  /** The energy a[v] of a unit lends the unit's name: δ_v. */
  private static String stem(Symbol owner) {
    String name = owner.name();
    int open = name.indexOf('[');
    return open < 0 ? name : name.substring(open + 1, name.indexOf(']', open));
  }

  /** Returns the name of the value, or of the next one that is made of it, short of the root. */
  private Optional<Symbol> owner(Expression node) {
    Expression current = node;
    while (current != null) {
      if (current.operation() instanceof Named(Symbol symbol)) {
        boolean top = Optional.of(current).equals(root);
        return top ? Optional.empty() : Optional.of(symbol);
      }
      current = owners.get(current);
    }
    return Optional.empty();
  }
}
