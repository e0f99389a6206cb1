package org.chainrule.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Rational;
import org.chainrule.language.Term;

/**
 * Printed numbers: one, or a matrix of them.
 *
 * @param rows the number of rows
 * @param columns the number of columns
 * @param entries the numbers, row by row
 */
record FigureMatrix(int rows, int columns, List<Figure> entries) {
  /** Small whole numbers are exact up to so much. */
  private static final double EXACT = 1e-9;

  /** The longest text for a message. */
  private static final int LONGEST = 120;

  /** From here on a whole number may be a rounded one. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);

  /** Copies the list. */
  FigureMatrix {
    entries = List.copyOf(entries);
  }

  /** Returns what a formula prints, if it is nothing but numbers: {@code [-0.5, 2; 0, 1]}. */
  static Optional<FigureMatrix> of(Term term) {
    return switch (term) {
      case Term.Numeral(String text, _) ->
          Optional.of(new FigureMatrix(1, 1, List.of(new Figure(new BigDecimal(text)))));
      case Term.Group(Term inner, _) -> of(inner);
      case Term.Negation(Term inner, _) -> of(inner).map(m -> m.map(Figure::negated));
      case Term.Transposition(Term inner, _) -> of(inner).map(FigureMatrix::transposed);
      case Term.Literal(List<List<Term>> rows, _) -> literal(rows);
      case Term.Name _,
          Term.Call _,
          Term.Index _,
          Term.Power _,
          Term.Chain _,
          Term.Bracket _,
          Term.Bound _,
          Term.Derivative _,
          Term.Differential _,
          Term.Gradient _,
          Term.Placement _ ->
          Optional.empty();
    };
  }

  private static Optional<FigureMatrix> literal(List<List<Term>> rows) {
    List<Figure> entries = new ArrayList<>();
    for (List<Term> row : rows) {
      for (Term entry : row) {
        Optional<FigureMatrix> figure = of(entry).filter(m -> m.entries.size() == 1);
        if (figure.isEmpty() || row.size() != rows.getFirst().size()) {
          return Optional.empty();
        }
        entries.add(figure.get().entries.getFirst());
      }
    }
    return Optional.of(new FigureMatrix(rows.size(), rows.getFirst().size(), entries));
  }

  /** Returns the figures with something done to each. */
  FigureMatrix map(UnaryOperator<Figure> change) {
    return new FigureMatrix(rows, columns, entries.stream().map(change).toList());
  }

  /** Returns the figures with rows and columns exchanged. */
  FigureMatrix transposed() {
    List<Figure> others = new ArrayList<>();
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        others.add(entries.get(i * columns + j));
      }
    }
    return new FigureMatrix(columns, rows, others);
  }

  /** Whether there is no digit behind a decimal point. */
  boolean isWhole() {
    return entries.stream().allMatch(Figure::isWhole);
  }

  boolean hasShapeOf(Matrix value) {
    return rows == value.rows() && columns == value.columns();
  }

  /** Whether exact values round to these figures, to {@code digits} digits where that is said. */
  boolean isRoundingOf(Matrix exact, OptionalInt digits) {
    return hasShapeOf(exact) && wrong(exact, digits).isEmpty();
  }

  /** Returns the places, row by row, whose exact value does not round to the figure there. */
  List<Integer> wrong(Matrix exact, OptionalInt digits) {
    List<Integer> wrong = new ArrayList<>();
    for (int place = 0; place < entries.size(); place++) {
      if (!agrees(place, exact.values()[place], digits)) {
        wrong.add(place);
      }
    }
    return wrong;
  }

  /** Whether the figure at one place, counted row by row, stands for {@code exact}. */
  boolean agrees(int place, double exact, OptionalInt digits) {
    return entries.get(place).isWithin(exact, halfUnit(place, digits));
  }

  /** Returns the numbers that the figure at one place stands for. */
  Interval interval(int place, OptionalInt digits) {
    double middle = entries.get(place).value().doubleValue();
    double reach = halfUnit(place, digits);
    return new Interval(middle - reach, middle + reach).widened();
  }

  /**
   * Half a unit of the last digit. A whole number among decimals has as many digits as they: it is
   * written without its zeros. Small whole numbers of their own are exact.
   */
  private double halfUnit(int place, OptionalInt digits) {
    Figure figure = entries.get(place);
    if (digits.isPresent()) {
      return 0.5 * Math.pow(10, -digits.getAsInt());
    }
    if (!figure.isWhole()) {
      return figure.halfUnit();
    }
    if (!isWhole()) {
      return 0.5 * Math.pow(10, -mostDigits());
    }
    return figure.value().abs().compareTo(LARGE) < 0 ? EXACT : figure.halfUnit();
  }

  int mostDigits() {
    return entries.stream().mapToInt(figure -> figure.value().scale()).max().orElse(0);
  }

  /** Returns exact values, printed to the digits of these figures. */
  FigureMatrix printed(Matrix exact, OptionalInt digits) {
    List<Figure> printed = new ArrayList<>();
    boolean sameShape = hasShapeOf(exact);
    for (int place = 0; place < exact.values().length; place++) {
      Figure figure = entries.get(sameShape ? place : 0);
      int places = figure.isWhole() ? Math.max(0, mostDigits()) : figure.value().scale();
      double value = exact.values()[place];
      Figure right = figure.printed(value, OptionalInt.of(digits.orElse(places)));
      boolean plain =
          figure.isWhole()
              && right.value().stripTrailingZeros().scale() <= 0
              && Math.abs(value - Math.rint(value)) < EXACT;
      printed.add(
          plain ? new Figure(right.value().setScale(0, java.math.RoundingMode.HALF_EVEN)) : right);
    }
    return new FigureMatrix(exact.rows(), exact.columns(), printed);
  }

  /** Returns the numbers as they stand, without what they may be rounded from. */
  Matrix values() {
    return Matrix.generate(rows, columns, place -> entries.get(place).value().doubleValue());
  }

  /** Returns the numbers as an expression. */
  Expression expression() {
    return Expressions.blocks(
        columns,
        entries.stream().map(figure -> Expressions.constant(Rational.of(figure.value()))).toList());
  }

  /** Returns the figures as messages show them: of many the first few. */
  String brief() {
    String text = text();
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.lastIndexOf(',', LONGEST)) + ", …]";
  }

  /** Returns the figures in the language. */
  String text() {
    if (entries.size() == 1) {
      return entries.getFirst().text();
    }
    StringBuilder text = new StringBuilder("[");
    for (int place = 0; place < entries.size(); place++) {
      if (place > 0) {
        text.append(place % columns == 0 ? "; " : ", ");
      }
      text.append(entries.get(place).text());
    }
    return text.append(']').toString();
  }
}
