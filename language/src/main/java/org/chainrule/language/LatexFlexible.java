package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Shape;

/**
 * Vectors of ones, zeros, and identities whose size nobody wrote: what stands beside them tells it.
 * Until then they are names that no author can write.
 */
final class LatexFlexible {
  private static final String ONES = "⟨1⟩";
  private static final String ZEROS = "⟨0⟩";
  private static final String IDENTITY = "⟨I⟩";

  private final LatexNames names;
  private final LatexShapes shapes;

  LatexFlexible(LatexNames names, LatexShapes shapes) {
    this.names = names;
    this.shapes = shapes;
  }

  static Term ones(Span span) {
    return new Term.Name(ONES, span);
  }

  static Term zeros(Span span) {
    return new Term.Name(ZEROS, span);
  }

  static Term identity(Span span) {
    return new Term.Name(IDENTITY, span);
  }

  static boolean isZeros(Term term) {
    return kind(term).equals(ZEROS);
  }

  /** Returns which of them a term is, transposed or in brackets, or an empty text. */
  private static String kind(Term term) {
    return switch (term) {
      case Term.Name(String name, _) when isOne(name) -> name;
      case Term.Group(Term inner, _) -> kind(inner);
      case Term.Transposition(Term operand, _) -> kind(operand);
      default -> "";
    };
  }

  private static boolean isOne(String name) {
    return name.equals(ONES) || name.equals(ZEROS) || name.equals(IDENTITY);
  }

  private static boolean isTransposed(Term term) {
    return switch (term) {
      case Term.Transposition(Term operand, _) -> !isTransposed(operand);
      case Term.Group(Term inner, _) -> isTransposed(inner);
      default -> false;
    };
  }

  /** Beside other terms 1 and 0 are repeated as often as needed. */
  Term inSum(Term sum) {
    if (!(sum instanceof Term.Chain chain)
        || chain.links().getFirst().operator().level() != Operator.SUM) {
      return sum;
    }
    List<Term> operands = Arithmetic.operands(chain);
    if (operands.stream().noneMatch(LatexFlexible::isOpen)) {
      return sum;
    }
    Optional<Shape> shape =
        operands.stream()
            .filter(operand -> !isOpen(operand))
            .flatMap(operand -> shapes.of(operand).stream())
            .filter(found -> !found.isScalar())
            .findFirst();
    List<Term.Link> links = new ArrayList<>();
    chain
        .links()
        .forEach(link -> links.add(new Term.Link(link.operator(), summand(link.operand(), shape))));
    return new Term.Chain(summand(chain.first(), shape), List.copyOf(links), chain.span());
  }

  /** Whether a summand is one of them, or a multiple λI of the identity. */
  private static boolean isOpen(Term summand) {
    Term term = unsigned(summand);
    return !kind(term).isEmpty() || (isProduct(term) && hasIdentity((Term.Chain) term));
  }

  private static boolean isProduct(Term term) {
    return term instanceof Term.Chain chain
        && chain.links().getFirst().operator().level() == Operator.PRODUCT;
  }

  private static boolean hasIdentity(Term.Chain product) {
    return Arithmetic.operands(product).stream().anyMatch(factor -> kind(factor).equals(IDENTITY));
  }

  private static Term unsigned(Term term) {
    return term instanceof Term.Negation(Term operand, _) ? operand : term;
  }

  private Term summand(Term term, Optional<Shape> shape) {
    if (term instanceof Term.Negation(Term operand, Span span)) {
      return new Term.Negation(summand(operand, shape), span);
    }
    if (isProduct(term)) {
      Term.Chain product = (Term.Chain) term;
      List<Term.Link> links = new ArrayList<>();
      product
          .links()
          .forEach(link -> links.add(new Term.Link(link.operator(), sized(link.operand(), shape))));
      return new Term.Chain(sized(product.first(), shape), List.copyOf(links), product.span());
    }
    return switch (kind(term)) {
      case ONES -> new Term.Numeral("1", term.span());
      case ZEROS -> new Term.Numeral("0", term.span());
      case IDENTITY -> shape.map(s -> eye(s.rows(), term.span())).orElse(term);
      default -> term;
    };
  }

  private Term sized(Term factor, Optional<Shape> shape) {
    return kind(factor).equals(IDENTITY)
        ? shape.map(s -> eye(s.rows(), factor.span())).orElse(factor)
        : factor;
  }

  /** Returns factors side by side with their sizes put in. */
  List<Term> inProduct(List<Term> operands) {
    List<Term> result = new ArrayList<>(operands);
    for (int i = 0; i < result.size(); i++) {
      Term term = result.get(i);
      String kind = kind(term);
      if (!kind.isEmpty()) {
        Optional<Shape> left = neighbour(result, i, -1);
        Optional<Shape> right = neighbour(result, i, 1);
        result.set(i, factor(term, kind, left, right));
      }
    }
    return result;
  }

  private Optional<Shape> neighbour(List<Term> operands, int from, int step) {
    for (int i = from + step; i >= 0 && i < operands.size(); i += step) {
      Optional<Shape> shape = shapes.of(operands.get(i));
      if (shape.isEmpty() || !shape.get().isScalar()) {
        return shape;
      }
    }
    return Optional.empty();
  }

  private Term factor(Term term, String kind, Optional<Shape> left, Optional<Shape> right) {
    Span span = term.span();
    Optional<Dimension> before = left.map(Shape::columns);
    Optional<Dimension> after = right.map(Shape::rows);
    if (kind.equals(IDENTITY)) {
      return after.or(() -> before).map(n -> eye(n, span)).orElse(term);
    }
    return isTransposed(term)
        ? after.map(n -> filled(kind, Shape.row(n), span)).orElse(term)
        : before.map(n -> filled(kind, Shape.column(n), span)).orElse(term);
  }

  /** Returns operands with signs between them, with the sizes of their neighbours put in. */
  List<Term> inEntrywise(List<Term> operands, List<String> operators) {
    List<Term> result = new ArrayList<>(operands);
    for (int i = 0; i < result.size(); i++) {
      String kind = kind(result.get(i));
      if (!kind.isEmpty()) {
        String sign = i > 0 ? operators.get(i - 1) : operators.isEmpty() ? "" : operators.get(0);
        Optional<Shape> other =
            operators.isEmpty() ? Optional.empty() : shapes.of(result.get(i > 0 ? i - 1 : 1));
        Term term = result.get(i);
        boolean same = sign.equals("⊙") || sign.equals("·") || sign.equals("⊘");
        if (kind.equals(IDENTITY)) {
          result.set(i, other.map(s -> eye(s.rows(), term.span())).orElse(term));
        } else if (same) {
          result.set(
              i,
              other.filter(s -> !s.isScalar()).map(s -> filled(kind, s, term.span())).orElse(term));
        }
      }
    }
    return result;
  }

  /** Returns a side of an equation with the shape of the others. */
  Term asSide(Term side, Optional<Shape> shape) {
    String kind = kind(side);
    if (kind.isEmpty() || (shape.isEmpty() && !kind.equals(ZEROS))) {
      return side;
    }
    if (shape.isEmpty() || shape.get().isScalar()) {
      return new Term.Numeral(kind.equals(ZEROS) ? "0" : "1", side.span());
    }
    return kind.equals(IDENTITY)
        ? eye(shape.get().rows(), side.span())
        : filled(kind, shape.get(), side.span());
  }

  /** Returns zeros or ones of a shape that stand in a block of a matrix. */
  Term asBlock(Term block, Shape shape) {
    String kind = kind(block);
    return kind.isEmpty() || kind.equals(IDENTITY) ? block : filled(kind, shape, block.span());
  }

  /** Returns zeros of a shape. */
  Term zeros(Shape shape, Span span) {
    return filled(ZEROS, shape, span);
  }

  private Term filled(String kind, Shape shape, Span span) {
    return call(
        kind.equals(ZEROS) ? "zeros" : "ones",
        List.of(size(shape.rows(), span), size(shape.columns(), span)),
        span);
  }

  private Term eye(Dimension n, Span span) {
    return call("eye", List.of(size(n, span)), span);
  }

  static Term call(String function, List<Term> arguments, Span span) {
    return new Term.Call(
        function,
        arguments.stream().map(a -> new Term.Argument(Optional.empty(), a)).toList(),
        span,
        span);
  }

  private Term size(Dimension size, Span span) {
    String text = size.toString();
    if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new Term.Numeral(text, span);
    }
    if (names.workspace().size(text).isPresent()) {
      return new Term.Name(text, span);
    }
    Reporter reporter = new Reporter(new Source("size", text));
    return StatementParser.formula(reporter, names.names());
  }

  /**
   * Returns the term.
   *
   * @throws LatexFailure if the size of something in it is still unknown
   */
  static Term complete(Term term) {
    for (Term.Name name : NameWalk.names(term)) {
      if (isOne(name.name())) {
        throw new LatexFailure(name.span(), LatexMessages.unknownSize(name.name().substring(1, 2)));
      }
    }
    return term;
  }
}
