package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Shape;

/**
 * Products as LaTeX has them: what a dot between two factors means depends on their shapes, and a
 * product sign binds more loosely than factors side by side.
 */
final class LatexProducts {
  private final LatexShapes shapes;
  private final LatexFlexible flexible;

  LatexProducts(LatexShapes shapes, LatexFlexible flexible) {
    this.shapes = shapes;
    this.flexible = flexible;
  }

  /** Returns the operator level of a term, as the printer sees it. */
  static int level(Term term) {
    return switch (term) {
      case Term.Chain chain -> chain.links().getFirst().operator().level();
      case Term.Negation _ -> Operator.PREFIX;
      default -> Operator.POSTFIX;
    };
  }

  /** Returns the term, in brackets unless it holds together at {@code level}. */
  static Term at(int level, Term term) {
    return level(term) >= level ? term : new Term.Group(term, term.span());
  }

  /** A minus sign belongs to the first factor. */
  static Term negated(Term term, Span sign) {
    Span span = sign.to(term.span());
    if (term instanceof Term.Chain chain && level(term) != Operator.SUM) {
      return new Term.Chain(negated(chain.first(), sign), chain.links(), span);
    }
    return new Term.Negation(at(Operator.PREFIX, term), span);
  }

  /** Returns factors side by side, or one divided by the next. */
  Term chain(List<Term> operands, List<Operator> operators) {
    if (operators.isEmpty()) {
      return operands.getFirst();
    }
    List<Term> resolved = flexible.inProduct(operands);
    Term first = at(Operator.PRODUCT, resolved.getFirst());
    List<Term.Link> links = new ArrayList<>();
    for (int i = 0; i < operators.size(); i++) {
      Term operand = resolved.get(i + 1);
      Operator operator = operators.get(i);
      boolean digits =
          operator == Operator.JUXTAPOSED
              && endsWithDigits(resolved.get(i))
              && beginsWithDigits(operand);
      links.add(new Term.Link(digits ? Operator.TIMES : operator, at(Operator.PREFIX, operand)));
    }
    return joined(first, links);
  }

  /** A product as first operand is a part of the longer one. */
  private static Term joined(Term first, List<Term.Link> links) {
    List<Term.Link> all = new ArrayList<>();
    Term start = first;
    if (first instanceof Term.Chain chain && level(first) == level(links.getFirst().operator())) {
      start = chain.first();
      all.addAll(chain.links());
    }
    all.addAll(links);
    return new Term.Chain(
        start, List.copyOf(all), start.span().to(links.getLast().operand().span()));
  }

  private static int level(Operator operator) {
    return operator.level();
  }

  private static boolean endsWithDigits(Term term) {
    return term instanceof Term.Numeral
        || (term instanceof Term.Negation(Term operand, _) && endsWithDigits(operand))
        || (term instanceof Term.Power(_, Term exponent, _, _) && endsWithDigits(exponent))
        || (term instanceof Term.Chain chain && endsWithDigits(chain.links().getLast().operand()));
  }

  private static boolean beginsWithDigits(Term term) {
    return switch (term) {
      case Term.Numeral _ -> true;
      case Term.Power(Term base, _, _, _) -> beginsWithDigits(base);
      case Term.Transposition(Term operand, _) -> beginsWithDigits(operand);
      default -> false;
    };
  }

  /** Returns operands with {@code ·×⊙⊘⊗*} between them, from the left; ⊗ binds most loosely. */
  Term product(List<Term> operands, List<String> operators) {
    int tensor = operators.lastIndexOf("⊗");
    if (tensor < 0) {
      return entrywise(operands, operators);
    }
    Term left = product(operands.subList(0, tensor + 1), operators.subList(0, tensor));
    Term right =
        entrywise(
            operands.subList(tensor + 1, operands.size()),
            operators.subList(tensor + 1, operators.size()));
    return isOuter(left, right)
        ? times(left, new Term.Transposition(at(Operator.POSTFIX, right), right.span()))
        : joined(left, "⊗", right);
  }

  /** Between two columns ⊗ is the outer product. */
  private boolean isOuter(Term left, Term right) {
    return shapes.of(left).filter(Shape::isColumn).isPresent()
        && shapes.of(right).filter(Shape::isColumn).isPresent();
  }

  private Term entrywise(List<Term> operands, List<String> operators) {
    List<Term> all = flexible.inEntrywise(operands, operators);
    Term result = all.getFirst();
    for (int i = 0; i < operators.size(); i++) {
      Term right = all.get(i + 1);
      String sign = operators.get(i);
      while (i + 1 < operators.size()
          && isFromTheRight(sign, operators.get(i + 1), result, right, all.get(i + 2))) {
        right = joined(right, operators.get(i + 1), all.get(i + 2));
        i++;
      }
      result = joined(result, sign, right);
    }
    return result;
  }

  /**
   * In {@code a · J · w} with columns a and w the product J w comes first, and in {@code a · b ⊙ c}
   * with vectors the entrywise one.
   */
  private boolean isFromTheRight(String first, String second, Term a, Term b, Term c) {
    Optional<Shape> left = shapes.of(a);
    Optional<Shape> middle = shapes.of(b);
    Optional<Shape> right = shapes.of(c);
    if (first.equals("·") && "⊙⊘".contains(second)) {
      return operator(first, left, middle).filter(o -> o == Operator.DOT).isPresent();
    }
    if (!first.equals("·") || !"·×*".contains(second)) {
      return false;
    }
    if (left.isEmpty() || middle.isEmpty() || right.isEmpty()) {
      return false;
    }
    boolean fits =
        operator(first, left, middle)
            .flatMap(o -> LatexShapes.product(o, left.get(), middle.get()))
            .isPresent();
    Optional<Shape> inner = LatexShapes.product(Operator.TIMES, middle.get(), right.get());
    return !fits && inner.isPresent() && inner.get().sameAs(left.get());
  }

  private Term joined(Term left, String sign, Term right) {
    Operator operator =
        operator(sign, shapes.of(left), shapes.of(right))
            .orElse(sign.equals("·") ? Operator.DOT : Operator.TIMES);
    if (operator == Operator.TIMES) {
      return times(left, right);
    }
    int level = operator.level();
    Term first = at(level, left);
    return joined(first, List.of(new Term.Link(operator, at(level + 1, right))));
  }

  /** Products of products are one product, as they are associative. */
  private static Term times(Term left, Term right) {
    Term first = at(Operator.PRODUCT, left);
    List<Term.Link> links = new ArrayList<>();
    boolean divided =
        right instanceof Term.Chain chain
            && chain.links().stream().anyMatch(link -> link.operator() == Operator.DIVIDE);
    if (right instanceof Term.Chain chain && level(right) == Operator.PRODUCT && !divided) {
      links.add(new Term.Link(Operator.TIMES, chain.first()));
      links.addAll(chain.links());
    } else {
      links.add(new Term.Link(Operator.TIMES, at(Operator.PREFIX, right)));
    }
    return joined(first, links);
  }

  private static Optional<Operator> operator(
      String sign, Optional<Shape> left, Optional<Shape> right) {
    return switch (sign) {
      case "⊙" -> Optional.of(Operator.TIMES_ENTRYWISE);
      case "⊘" -> Optional.of(Operator.DIVIDE_ENTRYWISE);
      case "⊗" -> Optional.of(Operator.KRONECKER);
      case "·" -> dot(left, right);
      default -> Optional.of(Operator.TIMES);
    };
  }

  /** A dot between numbers is a product, between equal vectors the inner one. */
  private static Optional<Operator> dot(Optional<Shape> left, Optional<Shape> right) {
    boolean scalar =
        left.filter(Shape::isScalar).isPresent() || right.filter(Shape::isScalar).isPresent();
    if (scalar) {
      return Optional.of(Operator.TIMES);
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    boolean equal = left.get().sameAs(right.get());
    boolean vectors = left.get().isVector() && right.get().isVector();
    boolean conform = left.get().columns().sameAs(right.get().rows());
    return Optional.of(
        (equal && (vectors || !conform)) || (!conform && vectors) ? Operator.DOT : Operator.TIMES);
  }
}
