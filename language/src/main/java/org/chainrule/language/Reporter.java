package org.chainrule.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects problems and warnings, and gives up when there are too many. */
final class Reporter {
  /** Nobody reads more; and a broken file of megabytes has to end soon. */
  private static final int MOST_PROBLEMS = 100;

  private final Source source;
  private final boolean silent;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Found> found = new ArrayList<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  Reporter(Source source) {
    this(source, false);
  }

  private Reporter(Source source, boolean silent) {
    this.source = source;
    this.silent = silent;
  }

  /** Returns a reporter for a first look at a text: problems come out at the second one. */
  static Reporter silent(Source source) {
    return new Reporter(source, true);
  }

  /** Thrown after a problem was reported, up to where reading can go on. */
  static class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure() {
      super("reported", null, false, false);
    }
  }

  /** Thrown after a limit was reached: the whole statement is given up. */
  static final class LimitReached extends Failure {
    private static final long serialVersionUID = 1L;
  }

  /** Thrown when there are too many problems to go on. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("too many problems", null, false, false);
    }
  }

  /** What was reported, and where. */
  record Found(Span span, Message message) {}

  Source source() {
    return source;
  }

  /** Notes a problem and returns what to throw. */
  Failure report(Span span, Message message) {
    if (silent) {
      return new Failure();
    }
    Problem problem = source.problem(span, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
      found.add(new Found(span, message));
    }
    if (problems.size() >= MOST_PROBLEMS) {
      throw new GivenUp();
    }
    return new Failure();
  }

  /** Notes that a limit was reached and returns what to throw. */
  LimitReached limit(Span span, Message message) {
    Failure _ = report(span, message);
    return new LimitReached();
  }

  void warn(Span span, Message message) {
    if (warnings.size() < MOST_PROBLEMS) {
      warnings.add(source.problem(span, message));
    }
  }

  int count() {
    return problems.size();
  }

  /** Returns what was reported first after the first {@code kept}, and forgets all of that. */
  Optional<Found> take(int kept) {
    Optional<Found> first = found.stream().skip(kept).findFirst();
    found.subList(kept, found.size()).clear();
    problems.subList(kept, problems.size()).clear();
    return first;
  }

  List<Problem> problems() {
    return inOrder(problems);
  }

  List<Problem> warnings() {
    return inOrder(warnings);
  }

  private static List<Problem> inOrder(Iterable<Problem> found) {
    List<Problem> sorted = new ArrayList<>();
    found.forEach(sorted::add);
    sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return sorted;
  }
}
