package org.chainrule.benchmarks;

import static org.chainrule.check.MistakeKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.chainrule.check.MistakeKind;
import org.chainrule.language.Formulas;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** The mistakes that people make, as changes of a right formula. */
final class Mutations {
  private Mutations() {}

  /**
   * A kind of mistake.
   *
   * @param name what is done
   * @param accepted the diagnoses that name it
   * @param make all ways to make it in a formula
   */
  record Mutation(
      String name, Set<MistakeKind> accepted, BiFunction<Subject, Term, List<Term>> make) {}

  /** All kinds. */
  static final List<Mutation> ALL =
      List.of(
          of("the sign is reversed", (s, t) -> List.of(TermEdits.negated(t)), SIGN),
          of("a factor 2 too many", (s, t) -> List.of(times("2", t)), CONSTANT_FACTOR),
          of("a factor 1/2 too many", (s, t) -> List.of(half(t)), CONSTANT_FACTOR),
          of(
              "divided by a size once more",
              (s, t) -> dividedBySize(t),
              CONSTANT_FACTOR,
              EXTRA_FACTOR),
          of(
              "the division by a size is forgotten",
              (s, t) -> TermEdits.everywhere(t, part -> withoutDivision(s, part)),
              CONSTANT_FACTOR,
              MISSING_FACTOR),
          of(
              "a transpose is forgotten",
              (s, t) -> TermEdits.everywhere(t, Mutations::untransposed),
              MISSING_TRANSPOSE,
              ORDER,
              SHAPE,
              LAYOUT,
              INDEX),
          of(
              "a transpose too many",
              (s, t) -> TermEdits.everywhere(t, part -> transposedToo(s, part)),
              MISSING_TRANSPOSE,
              ORDER,
              SHAPE,
              LAYOUT,
              INDEX),
          of(
              "two factors of a product are exchanged",
              (s, t) -> TermEdits.everywhere(t, part -> exchanged(s, part)),
              ORDER,
              MISSING_TRANSPOSE,
              SHAPE,
              LAYOUT,
              PRODUCT_KIND),
          of(
              "a matrix product for an entrywise one",
              (s, t) -> TermEdits.everywhere(t, Mutations::matrixForEntrywise),
              PRODUCT_KIND,
              SHAPE),
          of(
              "an entrywise product for a matrix product",
              (s, t) -> TermEdits.everywhere(t, part -> entrywiseForMatrix(s, part)),
              PRODUCT_KIND,
              SHAPE),
          of(
              "the activation derivative is forgotten",
              (s, t) -> Activations.forgotten(s, t),
              MISSING_ACTIVATION_DERIVATIVE,
              MISSING_FACTOR),
          of(
              "another activation's derivative",
              (s, t) -> Activations.another(s, t),
              WRONG_ACTIVATION_DERIVATIVE),
          of(
              "the activation derivative at the pre-activation",
              (s, t) -> Activations.atWrongPoint(s, t),
              DERIVATIVE_AT_WRONG_POINT),
          of(
              "a factor is forgotten",
              (s, t) -> TermEdits.everywhere(t, Mutations::withoutFactor),
              MISSING_FACTOR,
              MISSING_ACTIVATION_DERIVATIVE,
              CONSTANT_FACTOR,
              TERM_FACTOR,
              SHAPE,
              WRONG_ACTIVATION_DERIVATIVE),
          of(
              "a factor twice",
              (s, t) -> TermEdits.everywhere(t, part -> factorTwice(s, part)),
              EXTRA_FACTOR,
              TERM_FACTOR,
              CONSTANT_FACTOR),
          of(
              "a term is forgotten",
              (s, t) -> TermEdits.everywhere(t, Mutations::withoutTerm),
              MISSING_TERM,
              MISSING_PATH,
              ASSUMPTION,
              WRONG_ACTIVATION_DERIVATIVE,
              MISSING_ACTIVATION_DERIVATIVE),
          of(
              "the sign of a term",
              (s, t) -> TermEdits.everywhere(t, Mutations::otherSign),
              SIGN,
              TERM_FACTOR,
              WRONG_ACTIVATION_DERIVATIVE),
          of(
              "a factor 2 on a term",
              (s, t) -> TermEdits.everywhere(t, Mutations::doubledTerm),
              TERM_FACTOR,
              EXTRA_TERM,
              CONSTANT_FACTOR,
              WRONG_ACTIVATION_DERIVATIVE),
          of(
              "another name of the same shape",
              (s, t) -> TermEdits.everywhere(t, part -> otherName(s, part)),
              WRONG_SYMBOL,
              DERIVATIVE_AT_WRONG_POINT,
              WRONG_ACTIVATION_DERIVATIVE),
          of(
              "a sum over rows or columns is forgotten",
              (s, t) -> TermEdits.everywhere(t, part -> withoutCall(part, "colsum", "rowsum")),
              MISSING_SUM,
              SHAPE,
              WRONG_AXIS),
          of(
              "the sum of all entries for that of rows or columns",
              (s, t) -> TermEdits.everywhere(t, Mutations::sumOfAll),
              SUM_INSTEAD_OF_VECTOR,
              SHAPE,
              WRONG_AXIS),
          of(
              "the sum along the other axis",
              (s, t) -> TermEdits.everywhere(t, Mutations::otherAxis),
              WRONG_AXIS,
              SHAPE),
          of(
              "another index letter",
              (s, t) -> TermEdits.everywhere(t, part -> otherLetter(s, part)),
              INDEX,
              RANGE,
              SHAPE,
              MISSING_SUM,
              MISSING_TRANSPOSE),
          of(
              "a bound sum is forgotten",
              (s, t) -> TermEdits.everywhere(t, Mutations::unsummed),
              MISSING_SUM,
              INDEX));

  private static Mutation of(
      String name, BiFunction<Subject, Term, List<Term>> make, MistakeKind... accepted) {
    return new Mutation(name, Set.of(accepted), make);
  }

  private static Term times(String digits, Term term) {
    return TermEdits.joined(TermEdits.number(digits), Operator.JUXTAPOSED, term);
  }

  private static Term half(Term term) {
    return TermEdits.joined(term, Operator.DIVIDE, TermEdits.number("2"));
  }

  private static List<Term> dividedBySize(Term term) {
    boolean divides = Formulas.print(term).contains("/B");
    return divides
        ? List.of(TermEdits.joined(term, Operator.DIVIDE, TermEdits.name("B")))
        : List.of();
  }

  private static List<Term> withoutDivision(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isProduct(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int i = 0; i < chain.links().size(); i++) {
      Term.Link link = chain.links().get(i);
      boolean size =
          link.operand() instanceof Term.Name(String name, _)
              && subject.context().sizes().stream().anyMatch(s -> s.name().equals(name));
      if (link.operator() == Operator.DIVIDE && size) {
        results.add(without(chain, i + 1));
      }
    }
    return results;
  }

  /** Returns the chain without its operand at {@code place}. */
  static Term without(Term.Chain chain, int place) {
    List<Term> operands = TermEdits.operands(chain);
    List<Operator> operators = new ArrayList<>(TermEdits.operators(chain));
    operands.remove(place);
    Operator gone = operators.remove(Math.max(0, place - 1));
    if (place == 0 && gone == Operator.MINUS) {
      operands.set(0, TermEdits.negated(operands.getFirst()));
    }
    return TermEdits.chain(operands, operators);
  }

  private static List<Term> untransposed(Term part) {
    return part instanceof Term.Transposition(Term operand, _) ? List.of(operand) : List.of();
  }

  private static List<Term> transposedToo(Subject subject, Term part) {
    boolean name = part instanceof Term.Name || part instanceof Term.Group;
    return name && subject.shape(part).filter(shape -> !shape.isScalar()).isPresent()
        ? List.of(TermEdits.transposed(part))
        : List.of();
  }

  private static List<Term> exchanged(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain) || !juxtaposed(chain)) {
      return List.of();
    }
    List<Term> operands = TermEdits.operands(chain);
    List<Term> results = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      if (isMatrix(subject, operands.get(i - 1)) && isMatrix(subject, operands.get(i))) {
        List<Term> other = new ArrayList<>(operands);
        other.set(i - 1, operands.get(i));
        other.set(i, operands.get(i - 1));
        results.add(TermEdits.chain(other, TermEdits.operators(chain)));
      }
    }
    return results;
  }

  private static boolean juxtaposed(Term.Chain chain) {
    return chain.links().stream().allMatch(link -> link.operator() == Operator.JUXTAPOSED);
  }

  private static boolean isMatrix(Subject subject, Term term) {
    return subject.shape(term).filter(shape -> !shape.isScalar()).isPresent();
  }

  private static List<Term> matrixForEntrywise(Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isEntrywise(chain)) {
      return List.of();
    }
    List<Term> operands = TermEdits.operands(chain).stream().map(TermEdits::atom).toList();
    List<Operator> operators =
        Stream.generate(() -> Operator.JUXTAPOSED).limit(operands.size() - 1L).toList();
    return List.of(TermEdits.chain(operands, operators));
  }

  private static List<Term> entrywiseForMatrix(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain) || !juxtaposed(chain) || chain.links().size() != 1) {
      return List.of();
    }
    Term right = chain.links().getFirst().operand();
    return isMatrix(subject, chain.first()) && isMatrix(subject, right)
        ? List.of(TermEdits.joined(chain.first(), Operator.TIMES_ENTRYWISE, right))
        : List.of();
  }

  private static List<Term> withoutFactor(Term part) {
    if (!(part instanceof Term.Chain chain) || TermEdits.isSum(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int place = 0; place <= chain.links().size(); place++) {
      boolean divisor = place > 0 && isDivision(chain.links().get(place - 1).operator());
      boolean first = place == 0 && isDivision(chain.links().getFirst().operator());
      if (!divisor && !first) {
        results.add(without(chain, place));
      }
    }
    return results;
  }

  private static boolean isDivision(Operator operator) {
    return operator == Operator.DIVIDE || operator == Operator.DIVIDE_ENTRYWISE;
  }

  private static List<Term> factorTwice(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain) || TermEdits.isSum(chain)) {
      return List.of();
    }
    Term last = chain.links().getLast().operand();
    boolean fits =
        TermEdits.isEntrywise(chain) || subject.shape(last).filter(s -> s.isScalar()).isPresent();
    if (!fits || isDivision(chain.links().getLast().operator())) {
      return List.of();
    }
    List<Term> operands = TermEdits.operands(chain);
    List<Operator> operators = new ArrayList<>(TermEdits.operators(chain));
    operands.add(last);
    operators.add(chain.links().getLast().operator());
    return List.of(TermEdits.chain(operands, operators));
  }

  private static List<Term> withoutTerm(Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isSum(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int place = 0; place <= chain.links().size(); place++) {
      results.add(without(chain, place));
    }
    return results;
  }

  private static List<Term> otherSign(Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isSum(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int i = 0; i < chain.links().size(); i++) {
      List<Operator> operators = new ArrayList<>(TermEdits.operators(chain));
      operators.set(i, operators.get(i) == Operator.PLUS ? Operator.MINUS : Operator.PLUS);
      results.add(TermEdits.chain(TermEdits.operands(chain), operators));
    }
    return results;
  }

  private static List<Term> doubledTerm(Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isSum(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int place = 0; place <= chain.links().size(); place++) {
      List<Term> operands = TermEdits.operands(chain);
      operands.set(place, times("2", operands.get(place)));
      results.add(TermEdits.chain(operands, TermEdits.operators(chain)));
    }
    return results;
  }

  private static List<Term> otherName(Subject subject, Term part) {
    return part instanceof Term.Name(String name, _)
        ? subject.alike().getOrDefault(name, List.of()).stream().map(TermEdits::name).toList()
        : List.of();
  }

  private static List<Term> withoutCall(Term part, String... functions) {
    return part instanceof Term.Call call && List.of(functions).contains(call.function())
        ? List.of(call.arguments().getFirst().value())
        : List.of();
  }

  private static List<Term> sumOfAll(Term part) {
    return withoutCall(part, "colsum", "rowsum").stream()
        .map(inner -> TermEdits.call("sum", inner))
        .toList();
  }

  private static List<Term> otherAxis(Term part) {
    if (!(part instanceof Term.Call call)) {
      return List.of();
    }
    return switch (call.function()) {
      case "colsum" -> List.of(TermEdits.call("rowsum", call.arguments().getFirst().value()));
      case "rowsum" -> List.of(TermEdits.call("colsum", call.arguments().getFirst().value()));
      default -> List.of();
    };
  }

  private static List<Term> otherLetter(Subject subject, Term part) {
    if (subject.letters().size() < 2
        || !(part instanceof Term.Index(Term base, List<Term.Position> positions, _))) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int place = 0; place < positions.size(); place++) {
      for (var letter : subject.letters()) {
        if (positions.get(place) instanceof Term.Position.At(Term.Name(String name, _))
            && !name.equals(letter.name())) {
          List<Term.Position> other = new ArrayList<>(positions);
          other.set(place, new Term.Position.At(TermEdits.name(letter.name())));
          results.add(TermEdits.indexed(base, other));
        }
      }
    }
    return results;
  }

  /** The summed letter is then read as one of the free ones, or stands alone. */
  private static List<Term> unsummed(Term part) {
    return part instanceof Term.Bound(var kind, _, Term body, _) && kind == Term.Big.SUM
        ? List.of(body)
        : List.of();
  }
}
