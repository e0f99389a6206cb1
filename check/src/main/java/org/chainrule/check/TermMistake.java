package org.chainrule.check;

/** Something about a term of a sum. */
sealed interface TermMistake extends Mistake {
  @Override
  default String hint() {
    return "look at the terms one by one";
  }

  /** All of it, or one of its terms, has the wrong sign. */
  record WrongSign(String piece) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.SIGN;
    }

    @Override
    public String message() {
      return piece.isEmpty()
          ? "the sign is reversed"
          : "the sign of %s is reversed".formatted(piece);
    }

    @Override
    public String hint() {
      return "look at the signs";
    }
  }

  /** A term is missing. */
  record MissingTerm(String term) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_TERM;
    }

    @Override
    public String message() {
      return "the term %s is missing".formatted(term);
    }
  }

  /** A term is there that does not belong. */
  record ExtraTerm(String term) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.EXTRA_TERM;
    }

    @Override
    public String message() {
      return "the term %s is too much".formatted(term);
    }
  }

  /** One term of several has a factor too many. */
  record ExtraTermFactor(String factor, String term) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.TERM_FACTOR;
    }

    @Override
    public String message() {
      return "the factor %s of the term %s is too much".formatted(factor, term);
    }
  }

  /** One term of several lacks a factor. */
  record MissingTermFactor(String factor, String term) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.TERM_FACTOR;
    }

    @Override
    public String message() {
      return "the term %s lacks the factor %s".formatted(term, factor);
    }
  }

  /** What the differentiated value is used for a second time was left out. */
  record ForgottenUse(String value) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_TERM;
    }

    @Override
    public String message() {
      return "a term is missing: %s is used more than once, and every use counts".formatted(value);
    }
  }

  /** A path from the output back to the variable was left out. */
  record MissingPath(String through) implements TermMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_PATH;
    }

    @Override
    public String message() {
      return "the path through %s is missing".formatted(through);
    }

    @Override
    public String hint() {
      return "follow every path from the output back to the variable";
    }
  }
}
