package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Symbol;

/**
 * A derivation as straight-line code, before the language is chosen: what is computed under which
 * name, and in which order.
 *
 * <p>A value becomes a variable if it has a name, if it is used more than once or from inside of a
 * loop, if a loop computes it, or if its formula would be too long for a line. Everything else
 * stands in the formula of its only user.
 */
final class CodePlan {
  /** About how many characters a formula may have before parts of it get lines of their own. */
  private static final int LONGEST = 64;

  private static final String VALUE = "Forward pass";
  private static final String SIGNALS = "Error signals";
  private static final String DERIVATIVES = "Derivatives";

  private final CodeSubject subject;
  private final CodeNames identifiers;
  private final Map<Expression, Expression> changed;
  private final CodeUses uses;
  private final CodeComments comments;

  /** What the value needs that is differentiated. */
  private final Set<Expression> forward;

  /** For every unnamed value the name under which it is known to the author. */
  private final Map<Expression, Expression> definitionOf = new HashMap<>();

  private final Map<Expression, CodeSubject.Result> resultOf = new HashMap<>();
  private final Map<Expression, String> definitionNames = new HashMap<>();
  private final Map<CodeSubject.Result, String> resultNames = new LinkedHashMap<>();
  private final SequencedMap<Symbol, String> arguments = new LinkedHashMap<>();
  private final Map<Index, String> loopVariables = new LinkedHashMap<>();
  private final Map<Index, Set<Index>> openTogether = new HashMap<>();
  private final Map<Expression, String> names = new HashMap<>();
  private final Map<Expression, Integer> weights = new HashMap<>();
  private final List<Section> sections = new ArrayList<>();

  /** Some statements under a heading. */
  record Section(String title, List<CodeStatement> statements) {}

  CodePlan(CodeSubject subject, CodeNames identifiers) {
    this.subject = subject;
    this.identifiers = identifiers;
    List<Expression> roots = new ArrayList<>(List.of(subject.of().value()));
    subject.results().forEach(result -> roots.add(result.value()));
    roots.addAll(subject.signals());
    changed = CodeStableForms.of(roots);
    List<Expression> needed = new ArrayList<>(List.of(root(subject.of().value())));
    subject.results().forEach(result -> needed.add(root(result.value())));
    uses = CodeUses.of(needed);
    comments = new CodeComments();
    forward = Set.copyOf(CodeGraph.order(List.of(needed.getFirst())));
    nameAll();
    addSections();
  }

  /** Returns the variable of each of the network's symbols that the code needs. */
  SequencedMap<Symbol, String> arguments() {
    return arguments;
  }

  /** Returns the values that the function returns, with their variables, in order. */
  Map<CodeSubject.Result, String> results() {
    return resultNames;
  }

  List<Section> sections() {
    return sections;
  }

  /** Returns all values that are computed, operands first. */
  List<Expression> values() {
    return uses.order();
  }

  /** Returns the variable that holds {@code value}, if one does. */
  Optional<String> variable(Expression value) {
    return Optional.ofNullable(names.get(value));
  }

  /** Returns the loop variable of an index; loops that are never open together may share one. */
  String loopVariable(Index index) {
    String known = loopVariables.get(index);
    if (known != null) {
      return known;
    }
    Set<String> open = new HashSet<>();
    for (Index other : openTogether.getOrDefault(index, Set.of())) {
      String variable = loopVariables.get(other);
      if (variable != null) {
        open.add(variable);
      }
    }
    String shared =
        loopVariables.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(index.name()))
            .map(Map.Entry::getValue)
            .filter(variable -> !open.contains(variable))
            .findFirst()
            .orElseGet(() -> identifiers.identifier(index.name()));
    loopVariables.put(index, shared);
    return shared;
  }

  private Expression root(Expression expression) {
    return CodeGraph.value(Objects.requireNonNull(changed.get(expression)));
  }

  /** Gives out the author's names before any temporary one could take them. */
  private void nameAll() {
    Set<Symbol> wanted = new HashSet<>();
    subject.results().forEach(result -> result.by().ifPresent(wanted::add));
    for (Expression node : uses.order()) {
      if (node.operation() instanceof Variable(Symbol symbol)) {
        wanted.add(symbol);
      }
    }
    subject.network().symbols().stream()
        .filter(wanted::remove)
        .forEach(symbol -> arguments.put(symbol, identifiers.identifier(symbol.name())));
    wanted.stream()
        .sorted(java.util.Comparator.comparing(Symbol::name))
        .forEach(symbol -> arguments.put(symbol, identifiers.identifier(symbol.name())));
    for (Expression node : uses.order()) {
      switch (node.operation()) {
        case Variable(Symbol symbol) ->
            names.put(node, Objects.requireNonNull(arguments.get(symbol)));
        case Named(Symbol symbol) -> {
          definitionNames.put(node, identifiers.identifier(symbol.name()));
          Expression value = CodeGraph.value(node.operand(0));
          if (value.freeIndices().equals(node.freeIndices()) && mayBeNamedAs(value, node)) {
            definitionOf.putIfAbsent(value, node);
          }
        }
        default -> {}
      }
    }
    nameResult(subject.of());
    subject.results().forEach(this::nameResult);
  }

  private void nameResult(CodeSubject.Result result) {
    Expression value = root(result.value());
    if (value.operation() instanceof Named(Symbol symbol) && symbol.name().equals(result.name())) {
      resultNames.put(result, Objects.requireNonNull(definitionNames.get(value)));
      return;
    }
    resultNames.put(result, identifiers.identifier(result.name()));
    if (result.axes().isEmpty()
        && !(value.operation() instanceof Named)
        && (result.equals(subject.of()) || !forward.contains(value))) {
      resultOf.putIfAbsent(value, result);
    }
  }

  /** A value of the forward pass is not called by the name of an error signal. */
  private boolean mayBeNamedAs(Expression value, Expression definition) {
    return !(value.operation() instanceof Named)
        && (!forward.contains(value) || forward.contains(definition));
  }

  private void addSections() {
    Set<Expression> done = new HashSet<>();
    Set<Expression> needed = new HashSet<>(uses.order());
    List<CodeStatement> value = new ArrayList<>();
    addValue(subject.of(), done, value);
    sections.add(new Section(VALUE, value));
    List<CodeStatement> signals = new ArrayList<>();
    for (Expression signal : subject.signals()) {
      if (needed.contains(root(signal))) {
        addBlock(root(signal), Set.of(), Set.of(), done, signals);
      }
    }
    sections.add(new Section(SIGNALS, signals));
    List<CodeStatement> results = new ArrayList<>();
    subject.results().forEach(result -> addValue(result, done, results));
    sections.add(new Section(DERIVATIVES, results));
  }

  private void addValue(
      CodeSubject.Result result, Set<Expression> done, List<CodeStatement> statements) {
    Expression value = root(result.value());
    String name = Objects.requireNonNull(resultNames.get(result));
    addBlock(value, Set.of(), Set.of(), done, statements);
    if (!result.axes().isEmpty()) {
      String comment = comments.of(entry(result.name(), result.axes()), value);
      List<CodeStatement> body = body(value, Set.of(), result.axes());
      statements.add(new CodeStatement.Table(name, result.axes(), false, body, value, comment));
    } else if (!name.equals(names.get(value))) {
      statements.add(new CodeStatement.Let(name, value, comments.of(result.name(), value)));
    }
  }

  private static String entry(String name, List<Index> axes) {
    return name + "[" + String.join(",", axes.stream().map(Index::name).toList()) + "]";
  }

  /**
   * Adds what {@code root} needs of those values that depend on {@code own} indices (for none: of
   * all) and on no others than {@code available} ones. The rest stands further out, or in the loops
   * further in.
   */
  private void addBlock(
      Expression root,
      Set<Index> available,
      Set<Index> own,
      Set<Expression> done,
      List<CodeStatement> statements) {
    List<Expression> here = new ArrayList<>();
    Predicate<Expression> within =
        node ->
            own.isEmpty()
                ? !done.contains(node)
                : node.freeIndices().stream().anyMatch(own::contains);
    for (Expression node : CodeGraph.order(List.of(root), within)) {
      if (available.containsAll(node.freeIndices())) {
        here.add(node);
      }
    }
    done.addAll(here);
    for (Expression node : here) {
      add(node, available, statements);
    }
  }

  /** Returns the statements of a loop over {@code bound} indices inside of others. */
  private List<CodeStatement> body(Expression value, Set<Index> outer, List<Index> bound) {
    Set<Index> available = new HashSet<>(outer);
    available.addAll(bound);
    for (Index index : bound) {
      for (Index other : available) {
        openTogether.computeIfAbsent(index, _ -> new HashSet<>()).add(other);
        openTogether.computeIfAbsent(other, _ -> new HashSet<>()).add(index);
      }
    }
    List<CodeStatement> statements = new ArrayList<>();
    addBlock(value, available, Set.copyOf(bound), new HashSet<>(), statements);
    return statements;
  }

  private void add(Expression node, Set<Index> available, List<CodeStatement> statements) {
    switch (node.operation()) {
      case Variable _ -> {}
      case Named(Symbol symbol) -> {
        String name = Objects.requireNonNull(definitionNames.get(node));
        Expression value = CodeGraph.value(node.operand(0));
        if (!name.equals(names.get(value))) {
          String comment = comments.of(symbol.name(), node.operand(0));
          statements.add(new CodeStatement.Let(name, value, comment));
        }
        names.put(node, name);
      }
      case IndexSum(Index index, List<IndexTerm> except) -> {
        Target target = target(node);
        Expression term = CodeGraph.value(node.operand(0));
        List<CodeStatement> body = body(term, available, List.of(index));
        statements.add(
            new CodeStatement.Sum(target.name, index, except, body, term, target.comment));
        names.put(node, target.name);
      }
      case Tabulate _ -> {
        Target target = target(node);
        Expression entry = CodeGraph.value(node.operand(0));
        List<Index> axes = CodeGraph.bound(node);
        List<CodeStatement> body = body(entry, available, axes);
        statements.add(
            new CodeStatement.Table(target.name, axes, true, body, entry, target.comment));
        names.put(node, target.name);
      }
      default -> {
        if (needsVariable(node)) {
          Target target = target(node);
          statements.add(new CodeStatement.Let(target.name, node, target.comment));
          names.put(node, target.name);
        }
      }
    }
  }

  /** Decided without a look at the place, since a value may be computed in several loops. */
  private boolean needsVariable(Expression node) {
    int weight = weight(node);
    weights.put(node, weight);
    List<Expression> users = uses.of(node);
    boolean insideLoop =
        !node.isScalar() && users.stream().anyMatch(user -> standsFurtherIn(user, node));
    if (isTrivial(node) && !insideLoop) {
      return weight > LONGEST;
    }
    return definitionOf.containsKey(node)
        || resultOf.containsKey(node)
        || weight > LONGEST
        || users.size() > 1
        || users.stream().anyMatch(user -> standsFurtherIn(user, node));
  }

  /** Whether the user computes the value anew for positions on which it does not depend. */
  private static boolean standsFurtherIn(Expression user, Expression node) {
    List<Index> bound = CodeGraph.bound(user);
    return bound.isEmpty()
        ? !node.freeIndices().containsAll(user.freeIndices())
        : bound.stream().noneMatch(node.freeIndices()::contains);
  }

  /** Whether writing the value twice costs no more than a variable would, outside of loops. */
  private boolean isTrivial(Expression node) {
    return switch (node.operation()) {
      case Constant _, SizeValue _, IndexValue _, KroneckerDelta _, Fill _ -> true;
      case Part _ -> node.isScalar() && isAtom(node.operand(0));
      case Broadcast _ -> isAtom(node.operand(0)) || isTrivial(CodeGraph.value(node.operand(0)));
      case Scale _ -> node.operand(0).operation() instanceof Constant && isAtom(node.operand(1));
      case Transpose _ -> isAtom(node.operand(0));
      default -> false;
    };
  }

  private boolean isAtom(Expression node) {
    return names.containsKey(CodeGraph.value(node));
  }

  /** Returns about how many characters the formula has. */
  private int weight(Expression node) {
    int weight = node.operands().size() * 3 + (node.operation() instanceof Elementwise ? 6 : 2);
    for (Expression operand : CodeGraph.operands(node)) {
      String name = names.get(operand);
      weight += name != null ? Math.min(name.length(), 8) : weights.getOrDefault(operand, 1);
    }
    return weight;
  }

  private record Target(String name, String comment) {}

  private Target target(Expression node) {
    Expression definition = definitionOf.get(node);
    if (definition != null && definition.operation() instanceof Named(Symbol symbol)) {
      String comment = comments.of(symbol.name(), definition.operand(0));
      comments.show(node, definition);
      return new Target(Objects.requireNonNull(definitionNames.get(definition)), comment);
    }
    CodeSubject.Result result = resultOf.get(node);
    if (result != null) {
      String comment = comments.of(result.name(), node);
      comments.show(node, placeholder(result.name(), node));
      return new Target(Objects.requireNonNull(resultNames.get(result)), comment);
    }
    String known = names.get(node);
    String name = known != null ? known : identifiers.temporary();
    String comment = comments.of(name, node);
    comments.show(node, placeholder(name, node));
    return new Target(name, comment);
  }

  private static Expression placeholder(String name, Expression value) {
    return Expressions.variable(Symbol.of(name, Symbol.Kind.PLACEHOLDER, value.shape()));
  }
}
