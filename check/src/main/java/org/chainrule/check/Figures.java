package org.chainrule.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Claim;
import org.chainrule.expression.EvaluationException;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Setting;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/**
 * A side of a claim as numbers.
 *
 * @param printed the numbers it is, where it is nothing else
 * @param formula its meaning with a symbol for every rounded figure, without derivatives
 * @param rounded what those symbols stand for
 * @param numbers whether it can be meant for the given numbers only: there are figures in it, or no
 *     variables
 */
record Figures(
    Optional<FigureMatrix> printed,
    Expression formula,
    Map<Symbol, Figure> rounded,
    boolean numbers) {

  /** Returns the figures of a side that has a meaning. */
  static Figures of(
      Claim.Side side,
      Standing.Meaning meaning,
      Network network,
      List<Index> letters,
      DerivativeResolution resolution) {
    boolean closed = isNumber(meaning.written());
    Figures plain = new Figures(Optional.empty(), meaning.value(), Map.of(), closed);
    Term term;
    try {
      term = Formulas.syntax(side.text(), network);
    } catch (LanguageException e) {
      return plain;
    }
    Optional<FigureMatrix> printed = FigureMatrix.of(term);
    if (printed.isPresent()) {
      return new Figures(printed, meaning.value(), Map.of(), true);
    }
    FigureFormula marked = FigureFormula.of(term, exactNumbers(network));
    if (marked.isExact()) {
      return new Figures(Optional.empty(), meaning.value(), Map.of(), closed || marked.numbers());
    }
    return read(marked, network, letters)
        .flatMap(written -> resolved(written, resolution))
        .map(formula -> new Figures(Optional.empty(), formula, marked.figures(), true))
        .orElse(new Figures(Optional.empty(), meaning.value(), Map.of(), true));
  }

  /** Whether a side says a number and nothing else: no variable, no letter, no derivative. */
  private static boolean isNumber(Expression written) {
    return written.freeIndices().isEmpty()
        && Expression.topologicalOrder(List.of(written)).stream()
            .noneMatch(node ->
                switch (node.operation()) {
                  case Variable _, Named _, SizeValue _ -> true;
                  case Derivative(), SecondDerivative(), Differential() -> true;
                  default -> false;
                });
  }

  private static Optional<Expression> read(
      FigureFormula marked, Network network, List<Index> letters) {
    return Formulas.read(
            marked.term(), network.with(List.of(), List.copyOf(marked.figures().keySet())), letters)
        .expression();
  }

  private static Optional<Expression> resolved(
      Expression written, DerivativeResolution resolution) {
    try {
      return Optional.of(resolution.resolved(written));
    } catch (CalculusException e) {
      return Optional.empty();
    }
  }

  /** The rates of steps, scalars that are given, and the decimals of the network are exact. */
  private static Set<BigDecimal> exactNumbers(Network network) {
    Set<BigDecimal> exact = new HashSet<>();
    network
        .steps()
        .forEach(step -> step.optimizer().arguments().forEach((_, value) -> add(exact, value)));
    network
        .givenValues()
        .values()
        .forEach(value -> {
          if (value.operation() instanceof Constant(Rational number)) {
            add(exact, number);
          }
        });
    for (Expression node : Expression.topologicalOrder(network.definitions())) {
      switch (node.operation()) {
        case Constant(Rational number) -> add(exact, number);
        case Fill(Rational number, _) -> add(exact, number);
        default -> {}
      }
    }
    return exact;
  }

  private static void add(Set<BigDecimal> exact, Setting value) {
    if (value instanceof Setting.Number(Rational number)) {
      add(exact, number);
    }
  }

  private static void add(Set<BigDecimal> exact, Rational number) {
    try {
      exact.add(new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator())));
    } catch (ArithmeticException e) {
      // It has no decimals that end, and so can't be written as one.
    }
  }

  /** Whether there is nothing rounded in it. */
  boolean isExact() {
    return printed.isEmpty() && rounded.isEmpty();
  }

  /**
   * Returns what the side can be where its letters have {@code positions}.
   *
   * @throws EvaluationException if it has no value there
   */
  IntervalMatrix value(Bindings bindings, Map<Index, Integer> positions, OptionalInt digits) {
    if (printed.isPresent()) {
      FigureMatrix figures = printed.get();
      return IntervalMatrix.generate(
          figures.rows(), figures.columns(), place -> figures.interval(place, digits));
    }
    Expression at = formula;
    for (Map.Entry<Index, Integer> letter : positions.entrySet()) {
      at = Expressions.substitute(at, letter.getKey(), IndexTerm.at(letter.getValue()));
    }
    if (rounded.isEmpty()) {
      return IntervalMatrix.of(Evaluator.evaluate(at, bindings));
    }
    Map<Symbol, Interval> intervals = new LinkedHashMap<>();
    rounded.forEach((symbol, figure) -> intervals.put(symbol, figure.interval()));
    try {
      return new IntervalEvaluation(bindings, intervals).of(at);
    } catch (IntervalEvaluation.Unsupported e) {
      return Linearisation.of(at, bindings, rounded);
    }
  }
}
