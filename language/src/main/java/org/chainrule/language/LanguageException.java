package org.chainrule.language;

import java.util.List;
import java.util.stream.Collectors;

/** A text that is no network, or no formula, with all that is wrong with it. */
public final class LanguageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Makes an exception from one problem or more. */
  LanguageException(List<Problem> problems) {
    super(problems.stream().map(Problem::report).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Returns what is wrong, in the order of the text. */
  public List<Problem> problems() {
    return problems;
  }
}
