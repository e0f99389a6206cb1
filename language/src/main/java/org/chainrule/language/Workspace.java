package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;

/** What is known of a network while it is read: every name with what it stands for. */
final class Workspace {
  /** A function of the author's with its body as syntax. */
  record UserFunction(FunctionDefinition definition, Term body) {}

  private final Reporter reporter;
  private final Map<String, SizeName> sizes = new LinkedHashMap<>();
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Map<String, UserFunction> functions = new LinkedHashMap<>();
  private final Map<String, OpaqueFunction> opaques = new LinkedHashMap<>();
  private final Map<String, Expression> definitions = new LinkedHashMap<>();
  private final Map<String, UnitGraph.Unit> units = new LinkedHashMap<>();
  private final Set<String> tags = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Integer> failedClaims = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> later = new HashMap<>();

  Workspace(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Returns all that {@code network} defines. */
  static Workspace of(Network network, Reporter reporter) {
    return of(network, reporter, functions(network, Names.of(network)));
  }

  /** Returns all that {@code network} defines; its functions have been read before. */
  static Workspace of(Network network, Reporter reporter, Map<String, UserFunction> functions) {
    Workspace workspace = new Workspace(reporter);
    network.sizes().forEach(size -> workspace.sizes.put(size.name(), size));
    network.symbols().forEach(symbol -> workspace.symbols.put(symbol.name(), symbol));
    network.opaques().forEach(opaque -> workspace.opaques.put(opaque.name(), opaque));
    network.definitions().forEach(d -> workspace.definitions.put(Network.symbolOf(d).name(), d));
    network.graphs().forEach(graph -> graph.units().forEach(workspace::add));
    network.steps().forEach(step -> step.tag().ifPresent(workspace.tags::add));
    workspace.functions.putAll(functions);
    return workspace;
  }

  /** Returns the author's functions by name, their bodies as syntax. */
  static Map<String, UserFunction> functions(Network network, Names names) {
    Map<String, UserFunction> functions = new LinkedHashMap<>();
    for (FunctionDefinition function : network.functions()) {
      functions.put(
          function.name(), new UserFunction(function, FunctionBodies.parse(function, names)));
    }
    return functions;
  }

  Reporter reporter() {
    return reporter;
  }

  /** Notes where the names below are defined, for a message when one is used too early. */
  void definedLater(String name, int line) {
    later.putIfAbsent(name, line);
  }

  /** Takes a name; it must be new. */
  void introduce(Term.Name name) {
    Integer line = lines.get(name.name());
    if (line != null) {
      throw reporter.report(name.span(), NameMessages.twice(name.name(), line));
    }
    lines.put(name.name(), reporter.source().line(name.span().start()));
    if (Builtins.isFunction(name.name())) {
      reporter.warn(name.span(), NameMessages.hidesFunction(name.name()));
    }
  }

  /** Notes that the definition of {@code name} failed: its uses are no further problems. */
  void fail(String name) {
    if (!isKnown(name)) {
      failed.add(name);
    }
  }

  /** Notes that an author's definition in a claim came to nothing. */
  void definitionFailed(Term.Name name) {
    failedClaims.put(name.name(), reporter.source().line(name.span().start()));
  }

  boolean hasFailed(String name) {
    return failed.contains(name);
  }

  private boolean isKnown(String name) {
    return value(name).isPresent() || functions.containsKey(name) || opaques.containsKey(name);
  }

  void add(SizeName size) {
    sizes.put(size.name(), size);
  }

  void add(Symbol symbol) {
    symbols.put(symbol.name(), symbol);
  }

  /** Takes away what was added for one claim only. */
  void remove(Symbol symbol) {
    symbols.remove(symbol.name());
  }

  /** Takes away what was added for one claim only. */
  void remove(SizeName size) {
    sizes.remove(size.name());
  }

  void add(UserFunction function) {
    functions.put(function.definition().name(), function);
  }

  void add(OpaqueFunction function) {
    opaques.put(function.name(), function);
  }

  void add(UnitGraph.Unit unit) {
    units.put(unit.name(), unit);
  }

  void addDefinition(Expression named) {
    definitions.put(Network.symbolOf(named).name(), named);
  }

  void addTag(String tag) {
    tags.add(tag);
  }

  Optional<SizeName> size(String name) {
    return Optional.ofNullable(sizes.get(name));
  }

  Optional<Symbol> symbol(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  Optional<UserFunction> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  Optional<OpaqueFunction> opaque(String name) {
    return Optional.ofNullable(opaques.get(name));
  }

  Optional<UnitGraph.Unit> unit(String name) {
    return Optional.ofNullable(units.get(name));
  }

  boolean hasUnits() {
    return !units.isEmpty();
  }

  /** Whether {@code name} with a unit is an energy, an output or a weight. */
  boolean isUnitValue(String name) {
    return hasUnits() && UnitValues.KINDS.contains(name) && value(name).isEmpty();
  }

  List<UnitGraph.Unit> units() {
    return List.copyOf(units.values());
  }

  /** Returns what the name stands for: a definition, a symbol or a size. */
  Optional<Expression> value(String name) {
    Expression definition = definitions.get(name);
    if (definition != null) {
      return Optional.of(definition);
    }
    Symbol symbol = symbols.get(name);
    if (symbol != null) {
      return Optional.of(Expressions.variable(symbol));
    }
    return size(name).map(s -> Expressions.size(org.chainrule.expression.Dimension.of(s)));
  }

  /** Returns the value after a step: {@code W_new} for {@code W} and a tag {@code new}. */
  Optional<Expression> valueAfterStep(String name) {
    int end = name.lastIndexOf('_');
    if (end <= 0 || !tags.contains(name.substring(end + 1))) {
      return Optional.empty();
    }
    return value(name.substring(0, end))
        .map(before ->
            Expressions.variable(Symbol.of(name, Symbol.Kind.PLACEHOLDER, before.shape())));
  }

  List<Symbol> symbols() {
    return List.copyOf(symbols.values());
  }

  List<SizeName> sizes() {
    return List.copyOf(sizes.values());
  }

  List<FunctionDefinition> functions() {
    return functions.values().stream().map(UserFunction::definition).toList();
  }

  List<OpaqueFunction> opaques() {
    return List.copyOf(opaques.values());
  }

  List<Expression> definitions() {
    return List.copyOf(definitions.values());
  }

  /** Reports a name that stands for nothing. */
  Reporter.Failure unknown(Term.Name name, Set<String> local) {
    String text = name.name();
    if (failed.contains(text)) {
      return new Reporter.Failure();
    }
    Integer below = later.get(text);
    if (below != null && below > reporter.source().line(name.span().start())) {
      return reporter.report(name.span(), NameMessages.definedBelow(text, below));
    }
    Integer failedIn = failedClaims.get(text);
    if (failedIn != null) {
      return reporter.report(name.span(), DocumentMessages.definitionFailed(text, failedIn));
    }
    Set<String> known = valueNames();
    known.addAll(local);
    Optional<String> split = split(text, known);
    return reporter.report(
        name.span(),
        split
            .map(s -> NameMessages.sideBySide(text, s))
            .orElseGet(() -> NameMessages.unknown(text, Suggestions.phrase(text, known))));
  }

  Set<String> valueNames() {
    Set<String> known = new HashSet<>(symbols.keySet());
    known.addAll(definitions.keySet());
    known.addAll(sizes.keySet());
    return known;
  }

  /** Reports a function that does not exist. */
  Reporter.Failure unknownFunction(String name, Span span) {
    if (failed.contains(name)) {
      return new Reporter.Failure();
    }
    Integer below = later.get(name);
    if (below != null && below > reporter.source().line(span.start())) {
      return reporter.report(span, NameMessages.definedBelow(name, below));
    }
    List<String> known = new ArrayList<>(functions.keySet());
    known.addAll(opaques.keySet());
    known.addAll(Builtins.names());
    return reporter.report(
        span, NameMessages.unknownFunction(name, Suggestions.phrase(name, known)));
  }

  /** Finds {@code W x} in {@code Wx}. */
  private static Optional<String> split(String name, Set<String> known) {
    for (int i = 1; i < Math.min(name.length(), 40); i++) {
      if (known.contains(name.substring(0, i)) && known.contains(name.substring(i))) {
        return Optional.of(name.substring(0, i) + " " + name.substring(i));
      }
    }
    return Optional.empty();
  }
}
