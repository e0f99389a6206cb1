package org.chainrule.check;

import static org.chainrule.check.MistakeKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.chainrule.language.Operator;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/** Networks of one hidden layer, and the mistakes that people make in their gradients. */
final class WrongGradients {
  private static final Span NOWHERE = new Span(0, 0);

  private WrongGradients() {}

  /**
   * A kind of mistake.
   *
   * @param name what is done
   * @param accepted what it may be called
   * @param make all ways to make it in a formula
   */
  record Kind(String name, Set<MistakeKind> accepted, Function<Term, List<Term>> make) {}

  /** Returns the text of a network: samples as rows or columns, some activation and loss. */
  static String network(RandomGenerator random) {
    String activation = List.of("sigmoid", "tanh", "relu").get(random.nextInt(3));
    boolean classes = random.nextBoolean();
    String output = classes ? "softmax(%s)" : "(%s)";
    String penalty = random.nextBoolean() ? " + lambda/2 sum(V.^2)" : "";
    return switch (random.nextInt(3)) {
      case 0 ->
          """
          dim N, H, C
          const lambda in positive
          input x in R[1,N]
          target t in %s[1,C]
          param W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]
          z = x W + b
          h = %s(z)
          y = %s
          loss L = %s%s
          """
              .formatted(
                  set(classes), activation, output.formatted("h V + d"), loss(classes), penalty);
      case 1 ->
          """
          dim N, H, C
          const lambda in positive
          input x in R[N]
          target t in %s[C]
          param W in R[H,N], b in R[H], V in R[C,H], d in R[C]
          z = W x + b
          h = %s(z)
          y = %s
          loss L = %s%s
          """
              .formatted(
                  set(classes), activation, output.formatted("V h + d"), loss(classes), penalty);
      default ->
          """
          dim B, N, H, C
          const lambda in positive
          input x in R[B,N]
          target t in %s[B,C]
          param W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]
          z = x W + b
          h = %s(z)
          y = %s
          loss L = (%s)/B%s
          """
              .formatted(
                  set(classes), activation, output.formatted("h V + d"), loss(classes), penalty);
    };
  }

  private static String set(boolean classes) {
    return classes ? "onehot" : "R";
  }

  private static String loss(boolean classes) {
    return classes ? "-sum(t .* log(y))" : "1/2 sum((y - t).^2)";
  }

  /** The kinds of mistakes. */
  static final List<Kind> KINDS =
      List.of(
          kind("sign", t -> List.of(new Term.Negation(bracketed(t), NOWHERE)), SIGN),
          kind("factor 2", t -> List.of(joined(number("2"), Operator.TIMES, t)), CONSTANT_FACTOR),
          kind(
              "division by 2",
              t -> List.of(joined(t, Operator.DIVIDE, number("2"))),
              CONSTANT_FACTOR),
          kind(
              "layout",
              t -> List.of(new Term.Transposition(bracketed(t), NOWHERE)),
              LAYOUT,
              MISSING_TRANSPOSE),
          kind(
              "transpose forgotten",
              everywhere(
                  t -> t instanceof Term.Transposition(Term of, _) ? List.of(of) : List.of()),
              MISSING_TRANSPOSE,
              ORDER,
              LAYOUT),
          kind(
              "transposed",
              everywhere(t ->
                  t instanceof Term.Name ? List.of(new Term.Transposition(t, NOWHERE)) : List.of()),
              MISSING_TRANSPOSE,
              ORDER,
              LAYOUT,
              SHAPE),
          kind(
              "exchanged", everywhere(WrongGradients::exchanged), ORDER, MISSING_TRANSPOSE, LAYOUT),
          kind(
              "matrix product",
              everywhere(t -> operators(t, Operator.TIMES_ENTRYWISE, Operator.JUXTAPOSED)),
              PRODUCT_KIND,
              SHAPE),
          kind(
              "entrywise product",
              everywhere(t -> operators(t, Operator.JUXTAPOSED, Operator.TIMES_ENTRYWISE)),
              PRODUCT_KIND,
              SHAPE),
          kind(
              "derivative forgotten",
              everywhere(t -> named(t, "h") ? List.of(number("1")) : List.of()),
              MISSING_ACTIVATION_DERIVATIVE,
              WRONG_ACTIVATION_DERIVATIVE,
              MISSING_FACTOR,
              WRONG_SYMBOL,
              MISSING_TERM,
              SHAPE),
          kind(
              "factor forgotten",
              everywhere(t -> without(t, false)),
              MISSING_FACTOR,
              MISSING_ACTIVATION_DERIVATIVE,
              CONSTANT_FACTOR,
              TERM_FACTOR,
              SHAPE),
          kind(
              "term forgotten",
              everywhere(t -> without(t, true)),
              MISSING_TERM,
              MISSING_PATH,
              WRONG_ACTIVATION_DERIVATIVE,
              MISSING_ACTIVATION_DERIVATIVE,
              MISSING_FACTOR),
          kind("sign of a term", everywhere(WrongGradients::otherSigns), SIGN, TERM_FACTOR),
          kind(
              "factor 2 of a term",
              everywhere(WrongGradients::doubled),
              TERM_FACTOR,
              EXTRA_TERM,
              CONSTANT_FACTOR),
          kind(
              "other name",
              everywhere(t ->
                  named(t, "y")
                      ? List.of(name("t"))
                      : named(t, "h") ? List.of(name("z")) : List.of()),
              WRONG_SYMBOL,
              DERIVATIVE_AT_WRONG_POINT,
              WRONG_ACTIVATION_DERIVATIVE,
              MISSING_TERM),
          kind(
              "sum of all",
              everywhere(t ->
                  t instanceof Term.Call call && call.function().endsWith("sum")
                      ? List.of(
                          new Term.Call("sum", call.arguments(), NOWHERE, NOWHERE),
                          call.arguments().getFirst().value())
                      : List.of()),
              SUM_INSTEAD_OF_VECTOR,
              MISSING_SUM,
              WRONG_AXIS,
              SHAPE));

  private static Kind kind(String name, Function<Term, List<Term>> make, MistakeKind... accepted) {
    return new Kind(name, Set.of(accepted), make);
  }

  private static Function<Term, List<Term>> everywhere(Function<Term, List<Term>> change) {
    return whole -> {
      List<Term> results = new ArrayList<>();
      for (Subterm place : Subterms.of(whole)) {
        if (place.role() != Subterm.Role.RUN) {
          change.apply(place.term()).forEach(other -> results.add(place.with(other)));
        }
      }
      return results;
    };
  }

  private static Term name(String name) {
    return new Term.Name(name, NOWHERE);
  }

  private static Term number(String digits) {
    return new Term.Numeral(digits, NOWHERE);
  }

  private static boolean named(Term term, String name) {
    return term instanceof Term.Name(String found, _) && found.equals(name);
  }

  private static Term bracketed(Term term) {
    return new Term.Group(term, NOWHERE);
  }

  private static Term joined(Term a, Operator operator, Term b) {
    return new Term.Chain(bracketed(a), List.of(new Term.Link(operator, bracketed(b))), NOWHERE);
  }

  private static List<Term> exchanged(Term term) {
    if (!(term instanceof Term.Chain(Term first, List<Term.Link> links, _))
        || links.getFirst().operator() != Operator.JUXTAPOSED) {
      return List.of();
    }
    List<Term.Link> others = new ArrayList<>(links);
    others.set(0, new Term.Link(Operator.JUXTAPOSED, first));
    return List.of(new Term.Chain(links.getFirst().operand(), others, NOWHERE));
  }

  private static List<Term> operators(Term term, Operator found, Operator wanted) {
    if (!(term instanceof Term.Chain(Term first, List<Term.Link> links, _))
        || links.size() != 1
        || links.getFirst().operator() != found) {
      return List.of();
    }
    return List.of(joined(first, wanted, links.getFirst().operand()));
  }

  private static List<Term> without(Term term, boolean terms) {
    if (!(term instanceof Term.Chain(Term first, List<Term.Link> links, _))
        || (links.getFirst().operator().level() == Operator.SUM) != terms) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      List<Term.Link> others = new ArrayList<>(links);
      others.remove(i);
      results.add(others.isEmpty() ? first : new Term.Chain(first, others, NOWHERE));
    }
    return results;
  }

  private static List<Term> otherSigns(Term term) {
    if (!(term instanceof Term.Chain(Term first, List<Term.Link> links, _))
        || links.getFirst().operator().level() != Operator.SUM) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Term.Link link = links.get(i);
      Operator other = link.operator() == Operator.PLUS ? Operator.MINUS : Operator.PLUS;
      List<Term.Link> others = new ArrayList<>(links);
      others.set(i, new Term.Link(other, link.operand()));
      results.add(new Term.Chain(first, others, NOWHERE));
    }
    return results;
  }

  private static List<Term> doubled(Term term) {
    return term instanceof Term.Chain(Term first, List<Term.Link> links, _)
            && links.getFirst().operator().level() == Operator.SUM
        ? List.of(new Term.Chain(joined(number("2"), Operator.TIMES, first), links, NOWHERE))
        : List.of();
  }
}
