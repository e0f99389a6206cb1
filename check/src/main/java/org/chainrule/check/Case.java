package org.chainrule.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.calculus.Display;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Network;
import org.chainrule.judge.Judge;
import org.chainrule.judge.Trial;
import org.chainrule.language.FormulaReader;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/**
 * A dispute on its way down the ladder, with what the rungs share: the author's formula as syntax,
 * what changed formulas mean, and their values at a point. Numbers say which changes could be
 * right; only those go before the judge.
 */
final class Case {
  private static final long SEED = 7;

  /** A diagnosis takes no longer, however much time there is. */
  private static final Duration LONGEST = Duration.ofMillis(3500);

  /** What is kept of the time that there is, to tell what was found. */
  private static final Duration RESERVE = Duration.ofMillis(400);

  private final Dispute dispute;
  private final Instant end;
  private final FormulaReader reader;
  private final Optional<Term> author;
  private final Optional<Term> headTerm;
  private final Meanings meanings;
  private final Trial trial;
  private final Set<Index> indices;
  private final Vocabulary vocabulary;
  private List<Edit> plainEdits = List.of();
  private List<Edit> insertions = List.of();

  Case(Dispute dispute) {
    this.dispute = dispute;
    Instant longest = Instant.now().plus(LONGEST);
    Instant last = dispute.deadline().minus(RESERVE);
    this.end = last.isBefore(longest) ? last : longest;
    this.reader = new FormulaReader(dispute.network());
    this.author = sideSyntax(dispute.side());
    this.headTerm = sideSyntax(0);
    this.meanings =
        new Meanings(
            reader,
            dispute.claim().letters(),
            Standing.resolution(DerivativeResolution.of(dispute.network()), dispute.claim()));
    List<Expression> words = new ArrayList<>(List.of(dispute.truth()));
    dispute.claimed().ifPresent(words::add);
    for (String name : dispute.network().names()) {
      dispute.network().value(name).ifPresent(words::add);
    }
    this.trial = Trial.of(words, dispute.conditions(), SEED);
    this.indices = new HashSet<>(dispute.truth().freeIndices());
    dispute.claimed().ifPresent(claimed -> indices.addAll(claimed.freeIndices()));
    indices.addAll(dispute.claim().letters());
    this.vocabulary = new Vocabulary(this);
  }

  private Optional<Term> sideSyntax(int side) {
    return syntax(dispute.claim().sides().get(side).text());
  }

  /** Returns the syntax of a formula, if it is one. */
  Optional<Term> syntax(String text) {
    try {
      return Optional.of(reader.syntax(text));
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

  /** Returns what is right, in the form in which it is shown. */
  Expression displayedTruth() {
    return Display.of(truth());
  }

  Optional<Term> headTerm() {
    return headTerm;
  }

  Optional<Term> author() {
    return author;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Optional<Trial.Value> truthValue() {
    return value(truth());
  }

  Optional<Trial.Value> claimedValue() {
    return dispute.claimed().flatMap(this::value);
  }

  /** Whether the side has no value of the shape that is right: there is nothing to compare. */
  boolean isShapeDispute() {
    return dispute.claimed().map(claimed -> !claimed.shape().sameAs(truth().shape())).orElse(true);
  }

  boolean isOver() {
    return !Instant.now().isBefore(end);
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

  /** Returns the single changes of the author's side that put in nothing new, the least first. */
  List<Edit> plainEdits() {
    if (plainEdits.isEmpty() && author.isPresent()) {
      plainEdits = Repairs.of(author.get(), Repairs.PLAIN, this);
    }
    return plainEdits;
  }

  /** Returns those that do. */
  List<Edit> insertions() {
    if (insertions.isEmpty() && author.isPresent()) {
      insertions = Repairs.of(author.get(), Repairs.INSERTING, this);
    }
    return insertions;
  }

  /** Returns what a formula means; nothing where it means nothing. */
  Optional<Expression> meaning(Term term) {
    return meanings.of(term);
  }

  /** Returns an expression with its derivatives put in; nothing where one does not exist. */
  Optional<Expression> resolved(Expression expression) {
    return meanings.resolved(expression);
  }

  /** Returns what is right, as a textbook would write it. */
  Optional<Term> truthAsTerm() {
    return RightFormula.of(this);
  }

  /** Returns a value as a textbook would write it. */
  Optional<Term> asTerm(Expression value) {
    return RightFormula.written(value, network());
  }

  /** Returns the value at the trial point; a letter that the claim does not have has none. */
  Optional<Trial.Value> value(Expression expression) {
    return indices.containsAll(expression.freeIndices())
        ? trial.value(expression)
        : Optional.empty();
  }

  Optional<Trial.Value> value(Term term) {
    return meaning(term).flatMap(this::value);
  }

  /** Whether two pieces have the same values; letters that are bound around them may be in them. */
  boolean samePieces(Term a, Term b) {
    Optional<Expression> left = meaning(a);
    Optional<Expression> right = meaning(b);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return Trial.of(List.of(left.get(), right.get()), dispute.conditions(), SEED)
        .agree(left.get(), right.get());
  }

  /** Returns the value of a formula that is a single number, the same for all positions. */
  Optional<Double> scalar(Term term) {
    return value(term)
        .filter(v -> v.rows() == 1 && v.columns() == 1)
        .map(v -> v.entries().getFirst().scalar());
  }

  /** Whether the values of a formula are those of the truth. */
  boolean looksRight(Term term) {
    Optional<Trial.Value> truth = truthValue();
    return truth.isPresent() && value(term).filter(truth.get()::agrees).isPresent();
  }

  /** Whether a formula says no more than the head of the claim does. */
  private boolean isHead(Term term) {
    return headTerm.filter(head -> Terms.bare(head).equals(Terms.bare(term))).isPresent();
  }

  /** Whether the formula is proved or confirmed to be right. */
  boolean isRight(Term term) {
    return looksRight(term) && !isHead(term) && meaning(term).filter(this::isRight).isPresent();
  }

  boolean isRight(Expression expression) {
    return Judge.judge(truth(), expression, dispute.conditions()).isRight();
  }
}
