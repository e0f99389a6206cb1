package org.chainrule.language;

import java.util.Optional;
import java.util.Set;

/** Checks that a function's body speaks of known names only: it may be called nowhere. */
final class FunctionCheck extends NameWalk {
  private final Workspace workspace;
  private final String function;
  private Optional<Reporter.Failure> failure = Optional.empty();

  FunctionCheck(Workspace workspace, String function) {
    this.workspace = workspace;
    this.function = function;
  }

  /** Reports every unknown name. */
  void check(Term body, Set<String> parameters) {
    walk(body, parameters, false);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  void value(Term.Name name, Set<String> bound) {
    boolean known =
        bound.contains(name.name())
            || workspace.value(name.name()).isPresent()
            || workspace.function(name.name()).isPresent();
    if (!known) {
      failure = Optional.of(workspace.unknown(name, bound));
    }
  }

  @Override
  void function(Term.Call call, Set<String> bound) {
    String name = call.function();
    boolean known =
        Builtins.isFunction(name)
            || workspace.function(name).isPresent()
            || workspace.opaque(name).isPresent()
            || (name.equals("w") && workspace.hasUnits());
    if (name.equals(function)) {
      failure =
          Optional.of(
              workspace.reporter().report(call.nameSpan(), NameMessages.callsItself(function)));
    } else if (!known) {
      failure = Optional.of(workspace.unknownFunction(name, call.nameSpan()));
    }
  }

  @Override
  boolean isUnitValue(String name) {
    return workspace.hasUnits() && UnitValues.KINDS.contains(name);
  }
}
