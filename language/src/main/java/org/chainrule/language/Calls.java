package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.OpaqueFunction;
import org.chainrule.expression.Shape;

/** Calls: of the author's functions, of unspecified ones, and of the language's. */
final class Calls {
  private final Elaboration elaboration;
  private final TermElaborator terms;
  private final UnitValues units;
  private final SizeTerms sizes;

  Calls(Elaboration elaboration, TermElaborator terms, UnitValues units, Positions positions) {
    this.elaboration = elaboration;
    this.terms = terms;
    this.units = units;
    this.sizes = positions.sizes();
  }

  Expression call(Term.Call call, Scope scope) {
    Workspace workspace = elaboration.workspace();
    String name = call.function();
    Optional<Workspace.UserFunction> function = workspace.function(name);
    if (function.isPresent()) {
      return userCall(function.get(), call, scope);
    }
    Optional<OpaqueFunction> opaque = workspace.opaque(name);
    if (opaque.isPresent()) {
      return opaqueCall(opaque.get(), call, scope);
    }
    if (name.equals("w") && workspace.hasUnits()) {
      return units.weight(call, scope);
    }
    if (Builtins.OF_SIZES.contains(name)) {
      return ofSizes(call, scope);
    }
    Builtins.Builtin builtin = Builtins.find(name).orElseThrow(() -> unknown(call, scope));
    List<Term> arguments = arranged(builtin, call);
    List<Expression> values = terms.all(arguments, scope);
    if (name.equals("kron")) {
      return terms.arithmetic().kronecker(call.span(), values.get(0), values.get(1), arguments);
    }
    if (elaboration.wantsVectors()
        && Builtins.OF_VECTORS.contains(name)
        && values.getFirst().isScalar()) {
      throw elaboration.misfit(call.span(), ShapeMessages.vectorFunction(name));
    }
    return elaboration.build(call.span(), arguments, () -> builtin.maker().apply(values));
  }

  private RuntimeException unknown(Term.Call call, Scope scope) {
    boolean value =
        scope.find(call.function()).isPresent()
            || elaboration.workspace().value(call.function()).isPresent();
    return value
        ? elaboration.error(call.nameSpan(), NameMessages.valueAsFunction(call.function()))
        : elaboration.workspace().unknownFunction(call.function(), call.nameSpan());
  }

  /** Puts arguments into the order of the parameters. */
  private List<Term> arranged(Builtins.Builtin builtin, Term.Call call) {
    List<Term> arguments = new ArrayList<>();
    Map<String, Term> named = new HashMap<>();
    for (Term.Argument argument : call.arguments()) {
      if (argument.name().isEmpty()) {
        arguments.add(argument.value());
      } else if (!builtin.parameters().contains(argument.name().get())) {
        throw elaboration.error(
            argument.value().span(), noSuchArgument(builtin, argument.name().get()));
      } else if (named.put(argument.name().get(), argument.value()) != null) {
        throw elaboration.error(
            argument.value().span(), NameMessages.parameterTwice(argument.name().get()));
      }
    }
    for (int i = arguments.size(); i < builtin.parameters().size(); i++) {
      Term value = named.remove(builtin.parameters().get(i));
      if (value != null) {
        arguments.add(value);
      }
    }
    if (!named.isEmpty()
        || arguments.size() < builtin.least()
        || arguments.size() > builtin.most()) {
      throw elaboration.error(
          call.span(),
          NameMessages.arguments(builtin.name(), builtin.takes(), call.arguments().size()));
    }
    return arguments;
  }

  private static Message noSuchArgument(Builtins.Builtin builtin, String name) {
    String near = Suggestions.phrase(name, builtin.parameters());
    if (builtin.parameters().isEmpty()) {
      return NameMessages.noNamedArgument(builtin.name(), name);
    }
    return NameMessages.noNamedArgument(
        builtin.name(),
        name,
        near.isEmpty()
            ? "its arguments are called " + String.join(", ", builtin.parameters())
            : near);
  }

  private List<Term> plainArguments(Term.Call call, int wanted) {
    List<Term> arguments = new ArrayList<>();
    for (Term.Argument argument : call.arguments()) {
      if (argument.name().isPresent()) {
        throw elaboration.error(
            argument.value().span(),
            NameMessages.noNamedArgument(call.function(), argument.name().get()));
      }
      arguments.add(argument.value());
    }
    if (arguments.size() != wanted) {
      throw elaboration.error(
          call.span(),
          NameMessages.arguments(
              call.function(),
              wanted == 1 ? "one argument" : wanted + " arguments",
              arguments.size()));
    }
    return arguments;
  }

  /** What a call's value depends on. */
  private record Key(String function, List<Expression> arguments, Set<String> indexNames) {}

  private Expression userCall(Workspace.UserFunction function, Term.Call call, Scope scope) {
    List<String> parameters = function.definition().parameters();
    List<Term> arguments = plainArguments(call, parameters.size());
    List<Expression> values = terms.all(arguments, scope);
    Map<String, Scope.Binding> bindings = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      bindings.put(parameters.get(i), new Scope.Binding.Parameter(values.get(i)));
    }
    Scope inside = Scope.ofCall(bindings, scope.indexNames());
    Key key = new Key(call.function(), values, new TreeSet<>(scope.indexNames()));
    return elaboration.inCall(
        call,
        key,
        () ->
            Expressions.call(
                call.function(),
                function.definition().written(),
                terms.elaborate(function.body(), inside),
                values));
  }

  private Expression opaqueCall(OpaqueFunction function, Term.Call call, Scope scope) {
    List<Term> arguments = plainArguments(call, function.parameters().size());
    return Expressions.opaque(function, terms.all(arguments, scope));
  }

  private Expression ofSizes(Term.Call call, Scope scope) {
    return switch (call.function()) {
      case "eye" -> Expressions.identity(sizes.size(plainArguments(call, 1).getFirst(), scope));
      case "onehot" -> {
        List<Term> both = plainArguments(call, 2);
        Expression position = terms.elaborate(both.get(0), scope);
        Dimension size = sizes.size(both.get(1), scope);
        yield elaboration.build(call.span(), both, () -> Expressions.oneHot(position, size));
      }
      case "ones" -> Expressions.ones(shape(call, scope));
      default -> Expressions.zeros(shape(call, scope));
    };
  }

  /** One size is a column. */
  private Shape shape(Term.Call call, Scope scope) {
    List<Term> plain = plainArguments(call, call.arguments().size() == 1 ? 1 : 2);
    Dimension rows = sizes.size(plain.get(0), scope);
    Dimension columns = plain.size() == 1 ? Dimension.ONE : sizes.size(plain.get(1), scope);
    return new Shape(rows, columns);
  }
}
