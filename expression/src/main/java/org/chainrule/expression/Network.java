package org.chainrule.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A network as one file defines it: what is declared, what is computed, what is to be minimised,
 * and what the author says of it.
 *
 * <p>The computation is the graph below {@link #definitions}: each of them is an {@link
 * Operation.Named} expression, and the later ones contain the earlier ones.
 *
 * @param sizes the declared sizes, in order
 * @param symbols the declared symbols, in order: inputs, targets, parameters, constants; the
 *     weights of unit graphs too
 * @param functions the author's own functions, in order
 * @param opaques the functions left unspecified, in order
 * @param graphs the unit graphs, in order
 * @param definitions the named intermediates and losses, in order, each an expression with
 *     operation {@link Operation.Named}
 * @param givens the numbers for worked examples
 * @param steps the updates
 * @param claims the statements to judge
 * @param training the settings of {@code train { }}, by name, in order
 */
public record Network(
    List<SizeName> sizes,
    List<Symbol> symbols,
    List<FunctionDefinition> functions,
    List<OpaqueFunction> opaques,
    List<UnitGraph> graphs,
    List<Expression> definitions,
    List<Given> givens,
    List<UpdateStep> steps,
    List<Claim> claims,
    SequencedMap<String, Setting> training) {

  /** Copies the lists. */
  public Network {
    sizes = List.copyOf(sizes);
    symbols = List.copyOf(symbols);
    functions = List.copyOf(functions);
    opaques = List.copyOf(opaques);
    graphs = List.copyOf(graphs);
    definitions = List.copyOf(definitions);
    givens = List.copyOf(givens);
    steps = List.copyOf(steps);
    claims = List.copyOf(claims);
    training = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(training));
  }

  /** Returns this network with further definitions, each with operation {@link Operation.Named}. */
  public Network with(List<Expression> further) {
    List<Expression> all = new ArrayList<>(definitions);
    all.addAll(further);
    return new Network(
        sizes, symbols, functions, opaques, graphs, all, givens, steps, claims, training);
  }

  /** Returns this network with further sizes and symbols. */
  public Network with(List<SizeName> furtherSizes, List<Symbol> furtherSymbols) {
    List<SizeName> allSizes = new ArrayList<>(sizes);
    allSizes.addAll(furtherSizes);
    List<Symbol> allSymbols = new ArrayList<>(symbols);
    allSymbols.addAll(furtherSymbols);
    return new Network(
        allSizes,
        allSymbols,
        functions,
        opaques,
        graphs,
        definitions,
        givens,
        steps,
        claims,
        training);
  }

  /** Returns the symbol that a definition introduces. */
  public static Symbol symbolOf(Expression definition) {
    if (definition.operation() instanceof Operation.Named(Symbol symbol)) {
      return symbol;
    }
    throw new IllegalArgumentException("not a definition: " + definition);
  }

  /** Returns the declared symbols of one kind, in order. */
  public List<Symbol> symbols(Symbol.Kind kind) {
    return symbols.stream().filter(symbol -> symbol.kind() == kind).toList();
  }

  /** Returns the symbols that training changes, in order. */
  public List<Symbol> parameters() {
    return symbols(Symbol.Kind.PARAMETER);
  }

  /** Returns the symbols that a sample brings, in order. */
  public List<Symbol> inputs() {
    return symbols(Symbol.Kind.INPUT);
  }

  /** Returns the symbols that the network should answer with, in order. */
  public List<Symbol> targets() {
    return symbols(Symbol.Kind.TARGET);
  }

  /** Returns the losses, in order. */
  public List<Expression> losses() {
    return definitions.stream()
        .filter(definition -> symbolOf(definition).kind() == Symbol.Kind.LOSS)
        .toList();
  }

  /** Returns the declared symbol of that name. */
  public Optional<Symbol> symbol(String name) {
    return symbols.stream().filter(symbol -> symbol.name().equals(name)).findFirst();
  }

  /** Returns the definition or loss of that name. */
  public Optional<Expression> definition(String name) {
    return definitions.stream()
        .filter(definition -> symbolOf(definition).name().equals(name))
        .findFirst();
  }

  /** Returns what {@code name} stands for in a formula: a variable or a definition. */
  public Optional<Expression> value(String name) {
    return definition(name).or(() -> symbol(name).map(Expressions::variable));
  }

  /** Returns the names of everything that a formula can mention, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    symbols.forEach(symbol -> names.add(symbol.name()));
    definitions.forEach(definition -> names.add(symbolOf(definition).name()));
    return names;
  }

  /** Returns the numbers for worked examples, by symbol. */
  public Map<Symbol, Expression> givenValues() {
    Map<Symbol, Expression> values = new LinkedHashMap<>();
    givens.forEach(given -> values.put(given.symbol(), given.value()));
    return values;
  }
}
