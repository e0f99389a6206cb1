package org.chainrule.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Shape;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;

/**
 * What a network consists of.
 *
 * @param file the name of its file
 * @param sizes the sizes that have a number
 * @param symbols what is declared
 * @param definitions what is computed, with the losses
 * @param functions the author's own functions, and those left open
 * @param parameters how many numbers training changes; empty where there are none
 */
record NetworkSummary(
    String file,
    Sizes sizes,
    List<Entry> symbols,
    List<Entry> definitions,
    List<Function> functions,
    Optional<ParameterCount> parameters) {

  /**
   * A symbol.
   *
   * @param set the set that its entries come from; of what is declared
   * @param formula what it is; of what is computed
   * @param parameters how many numbers it has, if training changes them
   */
  record Entry(
      String name,
      String kind,
      Optional<String> set,
      Shape shape,
      Optional<String> formula,
      Optional<ParameterCount> parameters) {}

  /**
   * A function.
   *
   * @param body as a formula; empty where it is left open
   */
  record Function(String name, List<String> parameters, Optional<String> body) {}

  static NetworkSummary of(String file, Network network, Sizes sizes) {
    List<Entry> symbols = network.symbols().stream().map(s -> declared(s, sizes)).toList();
    List<ParameterCount> counts =
        symbols.stream().flatMap(entry -> entry.parameters().stream()).toList();
    List<Function> functions = new ArrayList<>();
    for (FunctionDefinition own : network.functions()) {
      functions.add(new Function(own.name(), own.parameters(), Optional.of(own.body())));
    }
    for (OpaqueFunction open : network.opaques()) {
      functions.add(new Function(open.name(), open.parameters(), Optional.empty()));
    }
    return new NetworkSummary(
        file,
        sizes,
        symbols,
        network.definitions().stream().map(NetworkSummary::computed).toList(),
        functions,
        counts.isEmpty() ? Optional.empty() : Optional.of(ParameterCount.sum(counts)));
  }

  private static Entry declared(Symbol symbol, Sizes sizes) {
    return new Entry(
        symbol.name(),
        symbol.kind().word(),
        Optional.of(symbol.domain().word()),
        symbol.shape(),
        Optional.empty(),
        symbol.kind() == Symbol.Kind.PARAMETER
            ? Optional.of(ParameterCount.of(symbol.shape(), sizes))
            : Optional.empty());
  }

  private static String formula(Expression value) {
    try {
      return Formulas.print(value);
    } catch (IllegalArgumentException _) {
      return "(more than a million characters)";
    }
  }

  private static Entry computed(Expression definition) {
    Symbol symbol = Network.symbolOf(definition);
    return new Entry(
        symbol.name(),
        symbol.kind().word(),
        Optional.empty(),
        definition.shape(),
        Optional.of(formula(definition.operand(0))),
        Optional.empty());
  }
}
