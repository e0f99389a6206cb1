package org.chainrule.language;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Given;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/** The numbers of {@code given}: closed, of their symbols' shapes, and of one mind about sizes. */
final class Givens {
  private final Elaboration elaboration;
  private final Map<String, Given> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<SizeName, Fixed> sizes = new HashMap<>();

  /** What a symbolic size has to be, and the symbol whose value says so. */
  private record Fixed(int value, String symbol) {}

  Givens(Elaboration elaboration) {
    this.elaboration = elaboration;
  }

  List<Given> values() {
    return List.copyOf(values.values());
  }

  void add(Statement.Value given) {
    Term written = given.symbol();
    Symbol symbol = symbol(written);
    Expression value = elaboration.terms().elaborate(given.value(), Scope.empty());
    value.variables().stream()
        .findFirst()
        .ifPresent(variable -> {
          throw elaboration.error(
              given.value().span(),
              StatementMessages.givenNotClosed(symbol.name(), variable.name()));
        });
    checkShape(symbol, given.value(), value.shape());
    int line = elaboration.workspace().reporter().source().line(written.span().start());
    Integer before = lines.putIfAbsent(symbol.name(), line);
    if (before != null) {
      throw elaboration.error(written.span(), StatementMessages.givenTwice(symbol.name(), before));
    }
    values.put(symbol.name(), new Given(symbol, value));
  }

  private Symbol symbol(Term written) {
    Workspace workspace = elaboration.workspace();
    if (written instanceof Term.Call call) {
      boolean edge =
          call.function().equals("w") && call.arguments().size() == 2 && workspace.hasUnits();
      if (edge
          && elaboration.terms().elaborate(call, Scope.empty()).operation()
              instanceof Operation.Variable(Symbol weight)) {
        return weight;
      }
      throw elaboration.error(call.span(), NameMessages.wrongUse("a weight", "w(u,v)"));
    }
    Term.Name name = (Term.Name) written;
    return workspace
        .symbol(name.name())
        .orElseThrow(() -> {
          if (workspace.hasFailed(name.name())) {
            return new Reporter.Failure();
          }
          List<String> known = workspace.symbols().stream().map(Symbol::name).toList();
          return elaboration.error(
              name.span(),
              NameMessages.notDeclared(name.name(), Suggestions.phrase(name.name(), known)));
        });
  }

  private void checkShape(Symbol symbol, Term value, Shape found) {
    Shape wanted = symbol.shape();
    Map<SizeName, Integer> fixed = new HashMap<>();
    boolean fits =
        fits(wanted.rows(), found.rows(), fixed) && fits(wanted.columns(), found.columns(), fixed);
    if (!fits) {
      Shape other = found.transposed();
      boolean transposed =
          fits(wanted.rows(), other.rows(), new HashMap<>())
              && fits(wanted.columns(), other.columns(), new HashMap<>());
      throw elaboration.error(
          value.span(),
          StatementMessages.givenShape(
              symbol.name(),
              wanted.toString(),
              found.toString(),
              transposed
                  ? found.isRow()
                      ? "separate the entries of a column by semicolons"
                      : "transpose it with '"
                  : ""));
    }
    fixed.forEach((size, number) -> agree(symbol, value, size, number));
  }

  private static boolean fits(Dimension wanted, Dimension found, Map<SizeName, Integer> fixed) {
    if (wanted.sameAs(found)) {
      return true;
    }
    OptionalInt number = found.constant();
    if (number.isEmpty() || wanted.constant().isPresent()) {
      return false;
    }
    if (wanted.terms().size() == 1
        && wanted.terms().getFirst().coefficient() == 1
        && wanted.terms().getFirst().names().size() == 1) {
      Integer before =
          fixed.putIfAbsent(wanted.terms().getFirst().names().getFirst(), number.getAsInt());
      return before == null || before == number.getAsInt();
    }
    return true;
  }

  private void agree(Symbol symbol, Term value, SizeName size, int number) {
    Fixed before = sizes.putIfAbsent(size, new Fixed(number, symbol.name()));
    if (before != null && before.value() != number) {
      throw elaboration.error(
          value.span(),
          StatementMessages.givenSize(
              size.name(),
              String.valueOf(number),
              String.valueOf(before.value()),
              before.symbol()));
    }
  }
}
