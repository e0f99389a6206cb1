package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Given;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;
import org.chainrule.expression.UpdateStep;

/** Writes networks: declarations, definitions in their order, then what is said of them. */
final class NetworkPrinter {
  private final Network network;
  private final Map<String, Symbol> named = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private final ExpressionPrinter formulas = ExpressionPrinter.inDefinition();
  private final ExpressionPrinter values = ExpressionPrinter.ofValues();
  private int functions;
  private int definitions;

  private NetworkPrinter(Network network) {
    this.network = network;
    network.symbols().forEach(symbol -> named.put(symbol.name(), symbol));
    network.definitions().stream()
        .map(Network::symbolOf)
        .forEach(symbol -> named.put(symbol.name(), symbol));
  }

  static String print(Network network) {
    String text = new NetworkPrinter(network).run();
    // A text without a statement is no network: the empty one still says something.
    return text.isBlank() ? "train {\n}\n" : text;
  }

  private String run() {
    if (!network.sizes().isEmpty()) {
      line(
          "dim "
              + network.sizes().stream()
                  .map(NetworkPrinter::size)
                  .collect(Collectors.joining(", ")));
    }
    network
        .opaques()
        .forEach(o ->
            line(
                "opaque "
                    + o.name()
                    + "("
                    + String.join(", ", o.parameters())
                    + ")"
                    + StatementPrinter.written(o.written())));
    declarationsAndGraphs();
    blankLine();
    definitionsUpTo(network.definitions().size());
    functionsUpTo(network.functions().size());
    blankLine();
    network.givens().forEach(this::given);
    network.steps().forEach(this::step);
    blankLine();
    network.claims().forEach(claim -> line("claim " + claim.text()));
    blankLine();
    if (!network.training().isEmpty()) {
      line(StatementPrinter.training(network.training()));
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String size(SizeName size) {
    return size.value().isPresent() ? size.name() + " = " + size.value().getAsInt() : size.name();
  }

  /** Graphs stand among the declarations: where their first symbol is. */
  private void declarationsAndGraphs() {
    Map<String, UnitGraph> starts = new HashMap<>();
    Set<String> ofGraphs = new HashSet<>();
    for (UnitGraph graph : network.graphs()) {
      starts.put(graph.units().getFirst().name(), graph);
      for (UnitGraph.Unit unit : graph.units()) {
        ofGraphs.add(unit.name());
        unit.parents().forEach(p -> ofGraphs.add(UnitValues.weightName(p, unit.name())));
      }
    }
    Optional<Symbol.Kind> kind = Optional.empty();
    for (Symbol symbol : network.symbols()) {
      UnitGraph graph = starts.get(symbol.name());
      if (graph != null) {
        definitionsUpTo(firstDefinition(graph));
        graph(graph);
        kind = Optional.empty();
      } else if (!ofGraphs.contains(symbol.name())) {
        boolean same = kind.isPresent() && kind.get() == symbol.kind();
        if (same) {
          text.setLength(text.length() - 1);
          text.append(", ");
        } else {
          text.append(symbol.kind().word()).append(' ');
        }
        line(declaration(symbol));
        kind = Optional.of(symbol.kind());
      }
    }
  }

  private int firstDefinition(UnitGraph graph) {
    Set<String> energies =
        graph.units().stream()
            .map(unit -> UnitValues.energyName(unit.name()))
            .collect(Collectors.toSet());
    for (int i = 0; i < network.definitions().size(); i++) {
      if (energies.contains(Network.symbolOf(network.definitions().get(i)).name())) {
        return i;
      }
    }
    return network.definitions().size();
  }

  private static String declaration(Symbol symbol) {
    return symbol.name()
        + " in "
        + symbol.domain().word()
        + shape(symbol.shape())
        + StatementPrinter.written(symbol.written());
  }

  private static String shape(Shape shape) {
    Dimension one = Dimension.ONE;
    if (shape.columns().equals(one)) {
      return shape.rows().equals(one) ? "" : "[" + shape.rows() + "]";
    }
    return "[" + shape.rows() + "," + shape.columns() + "]";
  }

  private void graph(UnitGraph graph) {
    functionsOf(graph);
    line("graph " + graph.name() + " {");
    for (UnitGraph.Unit unit : graph.units()) {
      boolean input = unit.kind().equals("input");
      String width = unit.kind().equals("boltzmann") ? "[" + unit.width() + "]" : "";
      line(
          "  "
              + (input ? "input " : unit.output() ? "output " : "")
              + unit.name()
              + (input
                  ? ""
                  : " = " + unit.kind() + width + "(" + String.join(", ", unit.parents()) + ")")
              + StatementPrinter.written(written(unit.name())));
    }
    line("}");
    Set<String> names = new HashSet<>();
    graph
        .units()
        .forEach(unit -> {
          names.add(unit.name());
          names.add(UnitValues.energyName(unit.name()));
        });
    while (definitions < network.definitions().size()
        && names.contains(Network.symbolOf(network.definitions().get(definitions)).name())) {
      definitions++;
    }
  }

  private Optional<String> written(String name) {
    Symbol symbol = named.get(name);
    return symbol == null ? Optional.empty() : symbol.written();
  }

  /** The functions that units use come before the graph, with all that are earlier. */
  private void functionsOf(UnitGraph graph) {
    Set<String> kinds = new HashSet<>();
    graph.units().forEach(unit -> kinds.add(unit.kind()));
    for (int i = 0; i < network.functions().size(); i++) {
      if (kinds.contains(network.functions().get(i).name())) {
        functionsUpTo(i + 1);
      }
    }
  }

  private void functionsUpTo(int end) {
    for (; functions < end; functions++) {
      FunctionDefinition function = network.functions().get(functions);
      line(
          function.name()
              + "("
              + String.join(", ", function.parameters())
              + ") = "
              + function.body()
              + StatementPrinter.written(function.written()));
    }
  }

  private void definitionsUpTo(int end) {
    for (; definitions < end; definitions++) {
      Expression definition = network.definitions().get(definitions);
      functionsIn(definition.operand(0));
      definition(Network.symbolOf(definition), definition.operand(0));
    }
  }

  /** The functions that a definition calls come before it, with all that are earlier. */
  private void functionsIn(Expression value) {
    for (Expression node : calls(value)) {
      if (node.operation() instanceof Operation.Call(String name, _)) {
        for (int i = functions; i < network.functions().size(); i++) {
          if (network.functions().get(i).name().equals(name)) {
            functionsUpTo(i + 1);
          }
        }
      }
    }
  }

  /** Returns the nodes of one definition, without those of the definitions that it names. */
  private static Set<Expression> calls(Expression value) {
    Set<Expression> found = new LinkedHashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(value);
    while (!open.isEmpty()) {
      Expression node = open.pop();
      if (found.add(node) && !(node.operation() instanceof Operation.Named)) {
        node.operands().forEach(open::push);
      }
    }
    return found;
  }

  private void definition(Symbol symbol, Expression value) {
    String word = symbol.kind() == Symbol.Kind.LOSS ? "loss " : "";
    String indices = "";
    Expression body = value;
    if (value.operation() instanceof Operation.Tabulate(Index row, var column)) {
      indices =
          "["
              + ExpressionPrinter.binder(row, List.of(), value)
              + column.map(c -> "," + ExpressionPrinter.binder(c, List.of(), value)).orElse("")
              + "]";
      body = value.operand(0);
    }
    line(
        word
            + symbol.name()
            + indices
            + " = "
            + formulas.print(body)
            + StatementPrinter.written(symbol.written()));
  }

  private void given(Given given) {
    line("given " + given.symbol().name() + " = " + values.print(given.value()));
  }

  private void step(UpdateStep step) {
    line(
        "step"
            + (step.follows() ? " then" : "")
            + step.name().map(name -> " " + StatementPrinter.quoted(name)).orElse("")
            + StatementPrinter.written(step.written())
            + " "
            + StatementPrinter.optimizer(step.optimizer())
            + (step.frozen().isEmpty()
                ? ""
                : " freeze "
                    + step.frozen().stream().map(Symbol::name).collect(Collectors.joining(", ")))
            + step.tag().map(tag -> " as " + tag).orElse(""));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void blankLine() {
    if (!text.isEmpty() && text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
      text.append('\n');
    }
  }
}
