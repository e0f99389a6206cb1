package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.FunctionDefinition;
import org.chainrule.expression.Network;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Setting;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.expression.UnitGraph;
import org.chainrule.expression.UpdateStep;

/**
 * Makes a network of statements: first what is declared and defined, in the order of the text, then
 * what is said of it, which may stand anywhere.
 */
final class NetworkElaborator {
  private final Reporter reporter;
  private final Workspace workspace;
  private final Elaboration elaboration;
  private final SizeTerms sizes;
  private final Givens givens;
  private final Graphs graphs;
  private final List<UnitGraph> foundGraphs = new ArrayList<>();
  private final List<UpdateStep> steps = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private Map<String, Setting> training = Map.of();
  private OptionalInt trainingLine = OptionalInt.empty();

  private NetworkElaborator(Reporter reporter) {
    this.reporter = reporter;
    this.workspace = new Workspace(reporter);
    this.elaboration = new Elaboration(workspace, Elaboration.Mode.DEFINITION);
    this.sizes = elaboration.terms().positions().sizes();
    this.givens = new Givens(elaboration);
    this.graphs = new Graphs(elaboration);
  }

  /** Returns the network; what is wrong is with the reporter. */
  static Network network(List<Statement> statements, Reporter reporter) {
    return new NetworkElaborator(reporter).run(statements);
  }

  private Network run(List<Statement> statements) {
    statements.forEach(this::note);
    statements.forEach(statement -> attempt(() -> define(statement)));
    List<Expression> definitions = workspace.definitions();
    ClaimBook judged = new ClaimBook(Claims.strict(workspace));
    statements.forEach(statement -> attempt(() -> say(statement, judged)));
    return new Network(
        workspace.sizes(),
        workspace.symbols(),
        workspace.functions(),
        workspace.opaques(),
        foundGraphs,
        definitions,
        givens.values(),
        steps,
        claims,
        new LinkedHashMap<>(training));
  }

  private static void attempt(Runnable reading) {
    try {
      reading.run();
    } catch (Reporter.Failure reported) {
      // The next statement has problems of its own.
    }
  }

  private void note(Statement statement) {
    switch (statement) {
      case Statement.Definition d -> later(d.name());
      case Statement.Function f -> later(f.name());
      case Statement.Opaque o -> later(o.name());
      case Statement.Declarations(_, var declarations, _) ->
          declarations.forEach(d -> d.names().forEach(this::later));
      case Statement.Graph g -> g.units().forEach(unit -> later(unit.name()));
      case Statement.Step step -> step.tag().ifPresent(workspace::addTag);
      default -> {}
    }
  }

  private void later(Term.Name name) {
    workspace.definedLater(name.name(), reporter.source().line(name.span().start()));
  }

  private void define(Statement statement) {
    switch (statement) {
      case Statement.Sizes(var declared, _) -> declared.forEach(s -> attempt(() -> size(s)));
      case Statement.Declarations(var kind, var declarations, _) ->
          declarations.forEach(d -> attempt(() -> declare(kind, d)));
      case Statement.Definition definition -> define(definition);
      case Statement.Function function -> define(function);
      case Statement.Opaque opaque -> define(opaque);
      case Statement.Graph graph -> foundGraphs.add(graphs.define(graph));
      case Statement.Broken(var names, _) -> names.forEach(workspace::fail);
      case Statement.Givens _, Statement.Step _, Statement.Claimed _, Statement.Training _ -> {}
    }
  }

  private void size(Statement.Size size) {
    workspace.introduce(size.name());
    String name = size.name().name();
    OptionalInt value = OptionalInt.empty();
    if (size.value().isPresent()) {
      Term term = size.value().get();
      Dimension dimension = sizes.size(term, Scope.empty());
      if (dimension.constant().isEmpty()) {
        workspace.add(SizeName.symbolic(name));
        throw reporter.report(term.span(), ShapeMessages.notASize(Elaboration.name(term)));
      }
      value = dimension.constant();
    }
    workspace.add(new SizeName(name, value));
  }

  private void declare(Symbol.Kind kind, Statement.Declaration declaration) {
    Shape shape;
    try {
      shape = shape(declaration.shape());
    } catch (Reporter.Failure reported) {
      declaration.names().forEach(name -> workspace.fail(name.name()));
      throw reported;
    }
    for (Term.Name name : declaration.names()) {
      attempt(() -> {
        workspace.introduce(name);
        workspace.add(
            new Symbol(name.name(), kind, declaration.domain(), shape, declaration.written()));
      });
      Domain domain = declaration.domain();
      if (domain.isSymmetric() && !shape.isSquare()) {
        throw reporter.report(
            name.span(),
            StatementMessages.setNeedsSquare(domain.word(), name.name(), shape.toString()));
      }
    }
  }

  private Shape shape(List<Term> written) {
    List<Dimension> dimensions = new ArrayList<>();
    Optional<Reporter.Failure> failure = Optional.empty();
    for (Term term : written) {
      try {
        declareMissingSizes(term);
        dimensions.add(sizes.size(term, Scope.empty()));
      } catch (Reporter.Failure reported) {
        failure = Optional.of(reported);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return switch (dimensions.size()) {
      case 0 -> Shape.SCALAR;
      case 1 -> Shape.column(dimensions.getFirst());
      default -> new Shape(dimensions.get(0), dimensions.get(1));
    };
  }

  /** Reports sizes that are not declared, each once, and goes on as if they were. */
  private void declareMissingSizes(Term term) {
    NameWalk.names(term).stream()
        .filter(name -> workspace.size(name.name()).isEmpty())
        .filter(name -> workspace.value(name.name()).isEmpty())
        .filter(name -> !workspace.hasFailed(name.name()))
        .forEach(name -> {
          reporter.report(name.span(), NameMessages.sizeUndeclared(name.name()));
          workspace.add(SizeName.symbolic(name.name()));
        });
  }

  private void define(Statement.Definition definition) {
    String name = definition.name().name();
    try {
      Expression value =
          definition.indices().isEmpty()
              ? elaboration.terms().elaborate(definition.body(), Scope.empty())
              : elaboration.terms().binders().tabulated(definition, Scope.empty());
      Symbol.Kind kind = definition.loss() ? Symbol.Kind.LOSS : Symbol.Kind.DEFINITION;
      if (definition.loss() && !value.isScalar()) {
        throw reporter.report(
            definition.body().span(),
            StatementMessages.lossNotScalar(name, value.shape().toString()));
      }
      workspace.introduce(definition.name());
      workspace.addDefinition(
          Expressions.named(
              new Symbol(name, kind, Domain.REAL, value.shape(), definition.written()), value));
    } catch (Reporter.Failure reported) {
      workspace.fail(name);
      throw reported;
    }
  }

  private void define(Statement.Function function) {
    String name = function.name().name();
    List<String> parameters = new ArrayList<>();
    try {
      for (Term.Name parameter : function.parameters()) {
        if (parameters.contains(parameter.name())) {
          throw reporter.report(parameter.span(), NameMessages.parameterTwice(parameter.name()));
        }
        parameters.add(parameter.name());
      }
      new FunctionCheck(workspace, name).check(function.body(), new HashSet<>(parameters));
      workspace.introduce(function.name());
      FunctionDefinition definition =
          new FunctionDefinition(
              name, parameters, SyntaxPrinter.print(function.body()), function.written());
      workspace.add(new Workspace.UserFunction(definition, function.body()));
    } catch (Reporter.Failure reported) {
      workspace.fail(name);
      throw reported;
    }
  }

  private void define(Statement.Opaque opaque) {
    List<String> parameters = opaque.parameters().stream().map(Term.Name::name).toList();
    Set<String> distinct = new HashSet<>();
    for (Term.Name parameter : opaque.parameters()) {
      if (!distinct.add(parameter.name())) {
        workspace.fail(opaque.name().name());
        throw reporter.report(parameter.span(), NameMessages.parameterTwice(parameter.name()));
      }
    }
    workspace.introduce(opaque.name());
    workspace.add(new OpaqueFunction(opaque.name().name(), parameters, opaque.written()));
  }

  private void say(Statement statement, ClaimBook judged) {
    switch (statement) {
      case Statement.Givens given -> given.values().forEach(v -> attempt(() -> givens.add(v)));
      case Statement.Step step -> steps.add(step(step));
      case Statement.Claimed claim ->
          claims.addAll(judged.add(List.of(Draft.of(claim, reporter.source()))));
      case Statement.Training(var settings, Span span) -> {
        int line = reporter.source().line(span.start());
        if (trainingLine.isPresent()) {
          throw reporter.report(
              new Span(span.start(), span.start() + 5),
              StatementMessages.twoTrainings(trainingLine.getAsInt()));
        }
        trainingLine = OptionalInt.of(line);
        training = settings;
      }
      default -> {}
    }
  }

  private UpdateStep step(Statement.Step step) {
    List<Symbol> frozen = new ArrayList<>();
    for (Term.Name name : step.frozen()) {
      attempt(() -> frozen.add(parameter(name)));
    }
    return new UpdateStep(
        step.name(), step.written(), step.optimizer(), frozen, step.tag(), step.follows());
  }

  private Symbol parameter(Term.Name name) {
    Map<String, Symbol> parameters = new HashMap<>();
    workspace.symbols().stream()
        .filter(symbol -> symbol.kind() == Symbol.Kind.PARAMETER)
        .forEach(symbol -> parameters.put(symbol.name(), symbol));
    Symbol found = parameters.get(name.name());
    if (found == null) {
      if (workspace.hasFailed(name.name())) {
        throw new Reporter.Failure();
      }
      throw reporter.report(
          name.span(),
          NameMessages.notAParameter(
              name.name(), Suggestions.phrase(name.name(), parameters.keySet())));
    }
    return found;
  }
}
