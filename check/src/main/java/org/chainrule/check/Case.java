package org.chainrule.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.judge.Judge;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/**
 * A dispute on its way down the ladder, with what the rungs share: the author's formula as syntax,
 * what changed formulas mean, and their values at a point. Numbers say which changes could be
 * right; only those go before the judge.
 */
final class Case {
  private final Dispute dispute;
  private final Optional<Term> author;
  private final DerivativeResolution resolution;
  private final Trial trial;
  private final Optional<Trial.Value> truth;
  private final Map<Term, Optional<Expression>> meanings = new HashMap<>();
  private final Map<Expression, Optional<Trial.Value>> values = new HashMap<>();
  private final Vocabulary vocabulary;
  private List<Edit> repairs = List.of();

  Case(Dispute dispute) {
    this.dispute = dispute;
    this.author = syntax(dispute);
    this.resolution = DerivativeResolution.of(dispute.network());
    Set<Index> letters = new LinkedHashSet<>(dispute.claim().letters());
    letters.addAll(dispute.truth().freeIndices());
    dispute.claimed().ifPresent(claimed -> letters.addAll(claimed.freeIndices()));
    this.trial = new Trial(dispute.network(), List.copyOf(letters), dispute.conditions());
    this.truth = trial.value(dispute.truth());
    this.vocabulary = new Vocabulary(this);
  }

  private static Optional<Term> syntax(Dispute dispute) {
    try {
      return Optional.of(
          Formulas.syntax(
              dispute.claim().sides().get(dispute.side()).text(), dispute.network()));
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }

  Dispute dispute() {
    return dispute;
  }

  Network network() {
    return dispute.network();
  }

  Claim.Side side() {
    return dispute.claim().sides().get(dispute.side());
  }

  /** Returns the head of the claim as the author reads it. */
  String head() {
    return dispute.claim().sides().getFirst().text();
  }

  Expression truth() {
    return dispute.truth();
  }

  Optional<Term> author() {
    return author;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Optional<Trial.Value> truthValue() {
    return truth;
  }

  Optional<Trial.Value> claimedValue() {
    return dispute.claimed().flatMap(this::value);
  }

  boolean isShapeDispute() {
    return dispute
        .claimed()
        .map(claimed -> !claimed.shape().sameAs(truth().shape()))
        .orElse(true);
  }

  boolean isOver() {
    return !Instant.now().isBefore(dispute.deadline());
  }

  /** Returns the letters that are free in the claim. */
  Set<String> letters() {
    Set<String> names = new LinkedHashSet<>();
    dispute.claim().letters().forEach(letter -> names.add(letter.name()));
    return names;
  }

  /** Returns a piece as messages show it. */
  static String show(Term term) {
    return Formulas.print(Terms.bare(term));
  }

  /** Returns a value as messages show it. */
  String shown(Expression value) {
    return Formulas.print(value);
  }

  /** Returns all single changes of the author's side, the least first. */
  List<Edit> repairs() {
    if (repairs.isEmpty() && author.isPresent()) {
      repairs = Repairs.of(author.get(), this);
    }
    return repairs;
  }

  /** Returns what a formula means; nothing where it means nothing. */
  Optional<Expression> meaning(Term term) {
    return meanings.computeIfAbsent(term, this::read);
  }

  private Optional<Expression> read(Term term) {
    try {
      return Formulas.read(term, network(), dispute.claim().letters())
          .expression()
          .map(resolution::resolved);
    } catch (CalculusException | LanguageException e) {
      return Optional.empty();
    }
  }

  Optional<Trial.Value> value(Expression expression) {
    return values.computeIfAbsent(expression, trial::value);
  }

  Optional<Trial.Value> value(Term term) {
    return meaning(term).flatMap(this::value);
  }

  /** Returns the value of a formula that is a single number, the same for all positions. */
  Optional<Double> scalar(Term term) {
    return value(term)
        .filter(v -> v.rows() == 1 && v.columns() == 1)
        .map(v -> v.entries().getFirst().scalar());
  }

  /** Whether the values of a formula are those of the truth. */
  boolean looksRight(Term term) {
    return truth.isPresent() && value(term).filter(v -> Numbers.agree(v, truth.get())).isPresent();
  }

  /** Whether the formula is proved or confirmed to be right. */
  boolean isRight(Term term) {
    return looksRight(term) && meaning(term).filter(this::isRight).isPresent();
  }

  boolean isRight(Expression expression) {
    return Judge.judge(truth(), expression, dispute.conditions()).isRight();
  }
}
