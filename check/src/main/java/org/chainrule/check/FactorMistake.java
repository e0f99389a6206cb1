package org.chainrule.check;

/** A factor too many or too few. */
sealed interface FactorMistake extends Mistake {
  @Override
  default String hint() {
    return "look at the factors: count them against the chain rule";
  }

  /** A number, or a size, is missing as a factor of all of it. */
  record MissingConstant(String factor) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.CONSTANT_FACTOR;
    }

    @Override
    public String message() {
      return "the factor %s is missing".formatted(factor);
    }
  }

  /** A number, or a size, is one factor too many. */
  record ExtraConstant(String factor) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.CONSTANT_FACTOR;
    }

    @Override
    public String message() {
      return "the factor %s is too much".formatted(factor);
    }
  }

  /** A factor is missing. */
  record MissingFactor(String factor) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_FACTOR;
    }

    @Override
    public String message() {
      return "the factor %s is missing".formatted(factor);
    }
  }

  /** The formula is one of an earlier layer: what carries it further is missing. */
  record StopsEarly(String found, String wanted, String meaning) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_FACTOR;
    }

    @Override
    public String message() {
      return "%s stops too early: it has to be carried on to %s = %s"
          .formatted(found, wanted, meaning);
    }
  }

  /** A factor is there that does not belong. */
  record ExtraFactor(String factor) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.EXTRA_FACTOR;
    }

    @Override
    public String message() {
      return "the factor %s is too much".formatted(factor);
    }
  }

  /** A value is to be taken to a power. */
  record MissingPower(String found, String wanted) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_FACTOR;
    }

    @Override
    public String message() {
      return "%s should be %s".formatted(found, wanted);
    }
  }

  /** A value is taken to a power that is too high, or not the right one. */
  record WrongPower(String found, String wanted) implements FactorMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.EXTRA_FACTOR;
    }

    @Override
    public String message() {
      return "%s should be %s".formatted(found, wanted);
    }
  }
}
