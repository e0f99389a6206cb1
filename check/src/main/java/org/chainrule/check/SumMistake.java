package org.chainrule.check;

/** Something about a sum over entries. */
sealed interface SumMistake extends Mistake {
  @Override
  default String hint() {
    return "look at what is summed, and over what";
  }

  /** A sum is missing. */
  record MissingSum(String wanted) implements SumMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_SUM;
    }

    @Override
    public String message() {
      return "a sum is missing: %s".formatted(wanted);
    }
  }

  /** A sum is there that does not belong. */
  record ExtraSum(String found, String wanted) implements SumMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.SUM_INSTEAD_OF_VECTOR;
    }

    @Override
    public String message() {
      return "%s is summed where each entry counts on its own: %s".formatted(found, wanted);
    }
  }

  /** A single number, the sum of all entries, where a vector is due. */
  record SumForVector(String due) implements SumMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.SUM_INSTEAD_OF_VECTOR;
    }

    @Override
    public String message() {
      return "this is the sum of all entries, a single number, where %s is due".formatted(due);
    }
  }

  /** The sum runs along the rows instead of the columns, or the reverse. */
  record WrongAxis(String found, String wanted) implements SumMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.WRONG_AXIS;
    }

    @Override
    public String message() {
      return "the sum runs along the wrong axis: %s should be %s".formatted(found, wanted);
    }
  }
}
