package org.chainrule.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Operation;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;

/** What the signs of a formula in LaTeX stand for in a network. */
final class LatexNames {
  private final Network network;
  private final Workspace workspace;
  private final Names names;
  private final Set<LatexTie> forEntries = new HashSet<>();
  private final Map<String, List<LatexTie>> ties = new HashMap<>();
  private final Map<String, String> written = new HashMap<>();
  private final Set<String> units = new HashSet<>();

  private LatexNames(Network network) {
    this.network = network;
    this.workspace = Workspace.of(network, new Reporter(new Source("names", "")));
    this.names = Names.of(network);
    network.graphs().forEach(graph -> graph.units().forEach(unit -> units.add(unit.name())));
    addAll();
    ties.values()
        .forEach(list ->
            list.sort(
                Comparator.comparingInt(LatexTie::length)
                    .reversed()
                    .thenComparing(tie -> !tie.written())));
  }

  /** Returns the names of {@code network}. */
  static LatexNames of(Network network) {
    return new LatexNames(network);
  }

  private void addAll() {
    List<LatexTie> automatic = new ArrayList<>();
    for (Symbol symbol : network.symbols()) {
      add(symbol.name(), symbol.written(), LatexTie.Role.VALUE, automatic);
    }
    for (Expression definition : network.definitions()) {
      Symbol symbol = Network.symbolOf(definition);
      add(symbol.name(), symbol.written(), LatexTie.Role.VALUE, automatic);
    }
    for (SizeName size : network.sizes()) {
      add(size.name(), Optional.empty(), LatexTie.Role.VALUE, automatic);
    }
    for (FunctionDefinition function : network.functions()) {
      add(function.name(), function.written(), LatexTie.Role.FUNCTION, automatic);
    }
    for (OpaqueFunction function : network.opaques()) {
      add(function.name(), function.written(), LatexTie.Role.FUNCTION, automatic);
    }
    automatic.forEach(this::add);
    Set<String> taken = Set.copyOf(ties.keySet());
    if (units.isEmpty()) {
      new ArrayList<>(automatic).forEach(tie -> addSmall(tie, taken));
    }
  }

  /** The entries of W are often called w, where nothing else is. */
  private void addSmall(LatexTie tie, Set<String> taken) {
    String nucleus = tie.atoms().getFirst().nucleus();
    String small = nucleus.toLowerCase(java.util.Locale.ROOT);
    boolean matrix =
        workspace.symbol(tie.name()).filter(symbol -> !symbol.shape().isVector()).isPresent();
    if (matrix && nucleus.length() == 1 && !small.equals(nucleus) && !taken.contains(small)) {
      LatexTie.Atom first = tie.atoms().getFirst();
      LatexTie entries =
          new LatexTie(
              tie.name(),
              tie.role(),
              false,
              List.of(new LatexTie.Atom(small, first.lower(), first.upper())));
      forEntries.add(entries);
      add(entries);
    }
  }

  private void add(
      String name, Optional<String> written, LatexTie.Role role, List<LatexTie> automatic) {
    List<LatexTie> own = new ArrayList<>();
    written
        .flatMap(latex -> written(name, role, latex))
        .ifPresent(tie -> {
          own.add(tie);
          this.written.put(name, written.get());
        });
    if (own.isEmpty()) {
      automatic.addAll(LatexSpelling.ties(name, role, this::isName));
    } else {
      LatexSpelling.word(name, role).ifPresent(automatic::add);
    }
    own.forEach(this::add);
    for (String tag : names.tags()) {
      List<LatexTie> before = own.isEmpty() ? LatexSpelling.ties(name, role, this::isName) : own;
      before.forEach(tie -> automatic.addAll(LatexSpelling.tagged(tie, tag)));
    }
  }

  private boolean isName(String name) {
    return names.isValue(name) || names.functions().contains(name);
  }

  private static Optional<LatexTie> written(String name, LatexTie.Role role, String latex) {
    try {
      List<LatexToken> tokens =
          LatexLexer.tokens(latex, new Span(0, latex.length()), new LatexMacros());
      return LatexTie.of(name, role, true, tokens);
    } catch (LatexFailure e) {
      return Optional.empty();
    }
  }

  private void add(LatexTie tie) {
    ties.computeIfAbsent(tie.atoms().getFirst().nucleus(), key -> new ArrayList<>()).add(tie);
  }

  /** Returns the longest name that stands at the cursor's place. */
  Optional<LatexTie.Match> match(LatexCursor cursor) {
    LatexToken first = cursor.peek().is(LatexToken.Kind.OPEN) ? cursor.peek(1) : cursor.peek();
    return ties.getOrDefault(first.text(), List.of()).stream()
        .flatMap(tie -> tie.match(cursor).stream())
        .filter(match -> !forEntries.contains(match.tie()) || hasTwoIndices(match))
        .findFirst();
  }

  /** With one index w could be a row, a column, or a vector that nobody has introduced. */
  private static boolean hasTwoIndices(LatexTie.Match match) {
    int signs =
        match.lower().stream()
            .filter(token -> token.isName() || token.is(LatexToken.Kind.NUMBER))
            .mapToInt(token -> token.text().length())
            .sum();
    return signs >= 2;
  }

  /** Returns the author's LaTeX for a name, where it can be read. */
  Optional<String> written(String name) {
    return Optional.ofNullable(written.get(name));
  }

  /** Whether {@code name} is a function of the author's. */
  boolean isFunction(String name) {
    return names.functions().contains(name);
  }

  /** Whether the letter stands for something of the author's. */
  boolean isTaken(String letter) {
    return ties.containsKey(letter);
  }

  Network network() {
    return network;
  }

  Workspace workspace() {
    return workspace;
  }

  Names names() {
    return names;
  }

  boolean isValue(String name) {
    return names.isValue(name);
  }

  boolean isUnit(String name) {
    return units.contains(name);
  }

  boolean hasUnits() {
    return !units.isEmpty();
  }

  Optional<UnitGraph.Unit> unit(String name) {
    return workspace.unit(name);
  }

  Optional<FunctionDefinition> function(String name) {
    return workspace.function(name).map(Workspace.UserFunction::definition);
  }

  Optional<OpaqueFunction> opaque(String name) {
    return workspace.opaque(name);
  }

  /** Whether {@code tokens} are one name that the definition {@code name} depends on. */
  boolean dependsOn(String name, List<LatexToken> tokens) {
    Optional<Expression> definition = network.definition(name);
    Optional<LatexTie.Match> match = match(new LatexCursor(tokens));
    boolean whole =
        match.isPresent()
            && match.get().end() == tokens.size()
            && match.get().lower().isEmpty()
            && match.get().upper().isEmpty();
    if (definition.isEmpty() || !whole) {
      return false;
    }
    Optional<Expression> argument = workspace.value(match.get().tie().name());
    return argument.isPresent()
        && !argument.get().equals(definition.get())
        && Expression.topologicalOrder(List.of(definition.get())).contains(argument.get());
  }

  /** Returns the losses' names. */
  List<String> losses() {
    return network.losses().stream().map(loss -> Network.symbolOf(loss).name()).toList();
  }

  boolean isLoss(String name) {
    return losses().contains(name);
  }

  /** Returns the loss that is nothing but an application of {@code function}. */
  Optional<String> lossBy(String function) {
    return network.losses().stream()
        .filter(loss ->
            switch (loss.operand(0).operation()) {
              case Operation.Opaque(OpaqueFunction applied) -> applied.name().equals(function);
              case Operation.Call call -> call.function().equals(function);
              default -> false;
            })
        .map(loss -> Network.symbolOf(loss).name())
        .findFirst();
  }
}
