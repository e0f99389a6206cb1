package org.chainrule.expression;

import java.util.Optional;

/**
 * A name of the author's, with what it stands for.
 *
 * @param name the name in the language
 * @param kind how it was introduced
 * @param domain the set of its values
 * @param shape its shape
 * @param written how it is written on paper, as LaTeX, where the author said so
 */
public record Symbol(String name, Kind kind, Domain domain, Shape shape, Optional<String> written) {

  /** How a symbol was introduced. */
  public enum Kind {
    /** A sample's features. */
    INPUT("input"),
    /** What the network should answer for a sample. */
    TARGET("target"),
    /** What training changes. */
    PARAMETER("param"),
    /** A number or matrix that is given and not trained. */
    CONSTANT("const"),
    /** The name of an intermediate value. */
    DEFINITION("definition"),
    /** The name of a scalar to differentiate. */
    LOSS("loss"),
    /** A name that stands for any value: a function's parameter, a cotangent. */
    PLACEHOLDER("placeholder");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the language's word for this kind. */
    public String word() {
      return word;
    }
  }

  /** Returns a symbol with real entries and no written form. */
  public static Symbol of(String name, Kind kind, Shape shape) {
    return new Symbol(name, kind, Domain.REAL, shape, Optional.empty());
  }

  /** Whether a new sample brings a new value. */
  public boolean isPerSample() {
    return kind == Kind.INPUT || kind == Kind.TARGET;
  }
}
