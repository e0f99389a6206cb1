package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.report.Notation.*;
import org.chainrule.report.Outline.Inline;

/** The facts that were used, as formulas and as sentences. */
final class Conditions {
  private static final Notation ZERO = new Numeral("0");
  private static final Notation ONE = new Numeral("1");

  private Conditions() {}

  /** Returns {@code sum(t) = 1} and such; in the language where that can say it. */
  static Formula of(Condition condition) {
    return switch (condition) {
      case Condition.SumsToOne(Symbol symbol) -> {
        Expression value = Expressions.variable(symbol);
        Reduction reduction = symbol.shape().isVector() ? Reduction.SUM : Reduction.ROW_SUMS;
        yield relation(Expressions.reduce(reduction, value), Sign.EQUAL, ONE, " = 1");
      }
      case Condition.Symmetric(Symbol symbol) -> {
        Notation name = Lettering.of(symbol);
        yield Formula.of(
            Notation.row(
                Notation.raised(Precedence.asBase(name), Sign.TRANSPOSE), Sign.EQUAL, name),
            symbol.name() + "' = " + symbol.name());
      }
      case Condition.Positive(Expression value) -> relation(value, Sign.GREATER, ZERO, " > 0");
      case Condition.NonZero(Expression value) -> relation(value, Sign.UNEQUAL, ZERO, " != 0");
      case Condition.Invertible(Expression value) ->
          relation(Expressions.reduce(Reduction.DETERMINANT, value), Sign.UNEQUAL, ZERO, " != 0");
      case Condition.SlopeAtKink(var function, var at, var slope) ->
          Formula.of(
              Notation.row(
                  new Applied(
                      Notation.raised(Notation.word(function.word()), Sign.PRIME),
                      List.of(Numbers.of(at)),
                      true),
                  Sign.EQUAL,
                  Numbers.of(slope)),
              function.word() + "'(" + at + ") = " + slope);
      case Condition.Indices(var left, var relation, var right) ->
          Formula.of(
              Notation.row(Indices.of(left), SumNotation.sign(relation), Indices.of(right)),
              left + " " + relation.word() + " " + right);
      case Condition.Holds(Expression bracket) ->
          new Formula(NotationBuilder.of(bracket), () -> LanguageText.of(bracket));
    };
  }

  private static Formula relation(Expression value, Sign sign, Notation right, String source) {
    return new Formula(
        Notation.row(Precedence.at(Precedence.SUM, NotationBuilder.of(value)), sign, right),
        () -> LanguageText.of(value) + source);
  }

  /** Returns all of them in one formula, with commas. */
  static Formula all(List<Condition.Indices> conditions) {
    List<Formula> formulas = conditions.stream().map(Conditions::of).toList();
    List<Notation> row = new ArrayList<>();
    for (Formula formula : formulas) {
      if (!row.isEmpty()) {
        row.add(Sign.COMMA);
      }
      row.add(formula.notation());
    }
    return Formula.of(
        Notation.row(row),
        formulas.stream().map(f -> f.source().get()).collect(Collectors.joining(", ")));
  }

  /** Returns the condition with what it means. */
  static List<Inline> sentence(Condition condition) {
    String meaning =
        switch (condition) {
          case Condition.SumsToOne(Symbol symbol) ->
              symbol.shape().isVector()
                  ? ", since the entries sum to one"
                  : ", since the entries of each row sum to one";
          case Condition.Symmetric _ -> ", since the matrix is symmetric";
          case Condition.Positive _, Condition.NonZero _, Condition.Holds _ -> "";
          case Condition.Invertible _ -> ", so that the inverse exists";
          case Condition.SlopeAtKink _ -> ", the value that the derivative is given at the kink";
          case Condition.Indices _ -> "";
        };
    List<Inline> sentence = new ArrayList<>(List.of(new Inline.Formed(of(condition))));
    if (!meaning.isEmpty()) {
      sentence.add(new Inline.Words(meaning));
    }
    return sentence;
  }
}
