package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chainrule.check.MistakeKind;
import org.chainrule.expression.Expression;
import org.chainrule.judge.Judge;
import org.chainrule.judge.JudgeOptions;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/** Makes claims of one network's right formulas: wrong ones, and right ones in other forms. */
final class Samples {
  private static final int LONGEST = 240;

  private final List<Subject> subjects;
  private final Random random;
  private final Set<String> seen = new HashSet<>();

  Samples(List<Subject> subjects, Random random) {
    this.subjects = subjects;
    this.random = random;
  }

  /** A changed formula and where it comes from. */
  private record Change(Subject subject, Term formula) {}

  /** Returns up to {@code most} wrong claims for each kind of mistake. */
  List<Sample> single(int most) {
    List<Sample> samples = new ArrayList<>();
    for (Mutations.Mutation mutation : Mutations.ALL) {
      List<Change> changes = new ArrayList<>();
      for (Subject subject : subjects) {
        for (Term changed : mutation.make().apply(subject, subject.formula())) {
          changes.add(new Change(subject, changed));
        }
      }
      Collections.shuffle(changes, random);
      int taken = 0;
      for (Change change : changes) {
        if (taken < most && isNew(change) && isWrong(change)) {
          samples.add(sample(change, mutation.name(), 1, mutation.accepted()));
          taken++;
        }
      }
    }
    return samples;
  }

  /** Returns up to {@code most} claims with two mistakes each. */
  List<Sample> twofold(int most) {
    List<Sample> samples = new ArrayList<>();
    for (int tries = 0; samples.size() < most && tries < 40 * most; tries++) {
      Subject subject = subjects.get(random.nextInt(subjects.size()));
      Mutations.Mutation first = any();
      Mutations.Mutation second = any();
      Optional<Term> once = one(first, subject, subject.formula());
      Optional<Term> both = once.flatMap(term -> one(second, subject, term));
      if (both.isEmpty() || first.equals(second)) {
        continue;
      }
      Change change = new Change(subject, both.get());
      if (isNew(change) && isWrong(change)) {
        Set<MistakeKind> accepted = EnumSet.copyOf(first.accepted());
        accepted.addAll(second.accepted());
        samples.add(sample(change, first.name() + "; " + second.name(), 2, accepted));
      }
    }
    return samples;
  }

  /** Returns {@code count} right claims in other forms. */
  List<Sample> right(int count) {
    List<Sample> samples = new ArrayList<>();
    for (int tries = 0; samples.size() < count && tries < 20 * count; tries++) {
      Subject subject = subjects.get(random.nextInt(subjects.size()));
      Rewrites.random(subject, 1 + random.nextInt(4), random)
          .filter(written -> isNew(new Change(subject, written.formula())))
          .ifPresent(written ->
              samples.add(
                  sample(
                      new Change(subject, written.formula()),
                      String.join("; ", written.rewrites()),
                      0,
                      Set.of())));
    }
    return samples;
  }

  private Mutations.Mutation any() {
    return Mutations.ALL.get(random.nextInt(Mutations.ALL.size()));
  }

  private Optional<Term> one(Mutations.Mutation mutation, Subject subject, Term formula) {
    List<Term> results = mutation.make().apply(subject, formula);
    return results.isEmpty()
        ? Optional.empty()
        : Optional.of(results.get(random.nextInt(results.size())));
  }

  private boolean isNew(Change change) {
    String text = Formulas.print(change.formula());
    return text.length() <= LONGEST && seen.add(change.subject().head() + " = " + text);
  }

  /** Whether the change made a difference; a formula that means nothing is wrong. */
  private static boolean isWrong(Change change) {
    Subject subject = change.subject();
    Optional<Expression> truth = value(subject, subject.formula());
    Optional<Expression> claimed = value(subject, change.formula());
    if (truth.isEmpty() || !isReadable(change)) {
      return false;
    }
    if (claimed.isEmpty()) {
      return true;
    }
    return !Judge.compare(truth.get(), claimed.get(), List.of(), JudgeOptions.DEFAULT).isRight();
  }

  /** What can't be read is no claim: the study is about formulas. */
  private static boolean isReadable(Change change) {
    try {
      Formulas.syntax(Formulas.print(change.formula()), change.subject().context());
      return true;
    } catch (LanguageException e) {
      return false;
    }
  }

  private static Optional<Expression> value(Subject subject, Term formula) {
    return Formulas.read(formula, subject.context(), subject.letters()).expression();
  }

  private static Sample sample(
      Change change, String made, int mistakes, Set<MistakeKind> accepted) {
    Subject subject = change.subject();
    return new Sample(
        subject.network(),
        subject.head(),
        Formulas.print(change.formula()),
        made,
        mistakes,
        accepted);
  }
}
