package org.chainrule.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chainrule.expression.Shape;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Puts in a factor or a term of the network's words. */
final class InsertRule implements EditRule {
  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated() || place.term() instanceof Term.Numeral) {
      return;
    }
    Optional<Shape> shape = c.meaning(place.term()).map(e -> e.shape());
    if (shape.isEmpty()) {
      return;
    }
    constants(place, c, edits);
    for (Vocabulary.Word word : c.vocabulary().words(place.letters())) {
      if (word.shape().sameAs(shape.get())) {
        if (isOutermost(place, shape.get())) {
          entrywise(place, word, edits);
          divided(place, word, edits);
        }
        term(place, word.term(), edits);
      }
      matrix(place, word.term(), word.shape(), shape.get(), edits);
      matrix(place, Terms.transposed(word.term()), word.shape().transposed(), shape.get(), edits);
    }
    complement(place, edits);
  }

  /** A factor next to another one says the same as one of both: only the latter is looked at. */
  private static boolean isOutermost(Subterm place, Shape shape) {
    return switch (place.role()) {
      case ENTRYWISE_FACTOR -> false;
      case FACTOR, RUN -> !shape.isScalar();
      case WHOLE, SUMMAND, INNER, ARGUMENT -> true;
    };
  }

  private static void constants(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.role() != Subterm.Role.SUMMAND
        && place.role() != Subterm.Role.WHOLE
        && !isSum(place.term())) {
      return;
    }
    for (Term number : Constants.numbers(c)) {
      edits.accept(
          new Edit(
              () ->
                  place.inTerm()
                      ? new TermMistake.MissingTermFactor(
                          Case.show(number), Case.show(place.term()))
                      : new FactorMistake.MissingConstant(Case.show(number)),
              place.with(scaled(number, place.term())),
              24));
    }
    for (Term named : Constants.named(c)) {
      edits.accept(
          new Edit(
              () ->
                  place.inTerm()
                      ? new TermMistake.MissingTermFactor(Case.show(named), Case.show(place.term()))
                      : new FactorMistake.MissingFactor(Case.show(named)),
              place.with(scaled(named, place.term())),
              26));
    }
  }

  private static boolean isSum(Term term) {
    return Terms.bare(term) instanceof Term.Chain chain && Terms.level(chain) == Operator.SUM;
  }

  /** Returns {@code s A}, and {@code A/n} for a reciprocal. */
  static Term scaled(Term number, Term term) {
    boolean sum = isSum(term) || !isProduct(term);
    Term operand = sum ? Terms.group(term) : term;
    if (number instanceof Term.Chain quotient
        && quotient.links().getFirst().operator() == Operator.DIVIDE) {
      return Terms.join(operand, Operator.DIVIDE, quotient.links().getFirst().operand());
    }
    return Terms.join(number, Operator.JUXTAPOSED, operand);
  }

  private static boolean isProduct(Term term) {
    return Terms.isAtom(term)
        || (term instanceof Term.Chain chain && Terms.level(chain) == Operator.PRODUCT);
  }

  private static void entrywise(Subterm place, Vocabulary.Word word, Consumer<Edit> edits) {
    boolean scalar = word.shape().isScalar();
    Operator operator = scalar ? Operator.JUXTAPOSED : Operator.TIMES_ENTRYWISE;
    Term factor =
        word.term() instanceof Term.Chain chain && Terms.level(chain) <= Operator.SUM
            ? Terms.group(word.term())
            : word.term();
    Term operand =
        place.term() instanceof Term.Chain chain && Terms.level(chain) == Operator.SUM
            ? Terms.group(place.term())
            : place.term();
    edits.accept(
        new Edit(
            () -> missing(word),
            place.with(Terms.join(operand, operator, factor)),
            (word.activation().isPresent() ? 26 : 30) + word.cost()));
  }

  /** A ./ v and A ./ v.^2, where v is a name or a function's value. */
  private static void divided(Subterm place, Vocabulary.Word word, Consumer<Edit> edits) {
    boolean plain =
        word.term() instanceof Term.Name
            || word.term() instanceof Term.Index
            || word.term() instanceof Term.Call;
    if (!plain) {
      return;
    }
    boolean scalar = word.shape().isScalar();
    Operator operator = scalar ? Operator.DIVIDE : Operator.DIVIDE_ENTRYWISE;
    Term operand = place.term() instanceof Term.Chain ? Terms.group(place.term()) : place.term();
    List<Term> divisors =
        List.of(word.term(), Terms.power(word.term(), Terms.numeral("2"), !scalar));
    for (Term divisor : divisors) {
      edits.accept(
          new Edit(
              () -> new FactorMistake.MissingFactor(Case.show(Constants.reciprocal(divisor))),
              place.with(Terms.join(operand, operator, divisor)),
              40 + word.cost()));
    }
  }

  private static Mistake missing(Vocabulary.Word word) {
    return word.activation().isPresent()
        ? new ActivationMistake.Missing(Case.show(word.term()), word.activation().get())
        : new FactorMistake.MissingFactor(Case.show(word.term()));
  }

  private static void matrix(
      Subterm place, Term word, Shape shape, Shape at, Consumer<Edit> edits) {
    if (shape.isScalar() || at.isScalar()) {
      return;
    }
    Term factor = word instanceof Term.Chain ? Terms.group(word) : word;
    Term operand =
        place.term() instanceof Term.Chain chain && Terms.level(chain) < Operator.PRODUCT
            ? Terms.group(place.term())
            : place.term();
    Supplier<Mistake> mistake = () -> new FactorMistake.MissingFactor(Case.show(word));
    int cost = 34 + Terms.size(word);
    if (shape.columns().sameAs(at.rows())) {
      edits.accept(
          new Edit(mistake, place.with(Terms.join(factor, Operator.JUXTAPOSED, operand)), cost));
    }
    if (shape.rows().sameAs(at.columns())) {
      edits.accept(
          new Edit(mistake, place.with(Terms.join(operand, Operator.JUXTAPOSED, factor)), cost));
    }
  }

  private static void term(Subterm place, Term word, Consumer<Edit> edits) {
    if (place.role() == Subterm.Role.RUN) {
      return;
    }
    for (Operator sign : List.of(Operator.PLUS, Operator.MINUS)) {
      edits.accept(
          new Edit(
              () ->
                  new TermMistake.MissingTerm(
                      sign == Operator.MINUS ? Case.show(Terms.negated(word)) : Case.show(word)),
              place.with(grouped(place, Terms.join(place.term(), sign, word))),
              30 + 2 * Terms.size(word)));
    }
  }

  private static void complement(Subterm place, Consumer<Edit> edits) {
    Term one = Terms.numeral("1");
    edits.accept(
        new Edit(
            () -> new TermMistake.MissingTerm("1"),
            place.with(grouped(place, Terms.join(one, Operator.MINUS, Terms.group(place.term())))),
            32));
    edits.accept(
        new Edit(
            () -> new TermMistake.MissingTerm("1"),
            place.with(grouped(place, Terms.join(one, Operator.PLUS, place.term()))),
            40));
  }

  private static Term grouped(Subterm place, Term sum) {
    boolean open =
        place.role() == Subterm.Role.WHOLE
            || place.role() == Subterm.Role.SUMMAND
            || place.role() == Subterm.Role.ARGUMENT;
    return open ? sum : Terms.group(sum);
  }
}
