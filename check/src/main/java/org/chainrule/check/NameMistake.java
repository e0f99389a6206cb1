package org.chainrule.check;

/** A name, letter or range in place of another. */
sealed interface NameMistake extends Mistake {

  /** Another symbol is due. */
  record WrongSymbol(String found, String wanted) implements NameMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.WRONG_SYMBOL;
    }

    @Override
    public String message() {
      return "%s stands where %s is due".formatted(found, wanted);
    }

    @Override
    public String hint() {
      return "look at the names: one of them belongs somewhere else";
    }
  }

  /** Another index is due. */
  record WrongIndex(String found, String wanted) implements NameMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.INDEX;
    }

    @Override
    public String message() {
      return "an index is wrong: %s should be %s".formatted(found, wanted);
    }

    @Override
    public String hint() {
      return "look at the indices";
    }
  }

  /** Two indices have changed places throughout. */
  record ExchangedIndices(String first, String second) implements NameMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.INDEX;
    }

    @Override
    public String message() {
      return "the indices %s and %s are exchanged".formatted(first, second);
    }

    @Override
    public String hint() {
      return "look at which index belongs to the rows and which to the columns";
    }
  }

  /** A sum runs too far, or not far enough. */
  record WrongRange(String letter, String found, String wanted) implements NameMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.RANGE;
    }

    @Override
    public String message() {
      return "the sum over %s has the wrong range: %s, where %s is due"
          .formatted(letter, found, wanted);
    }

    @Override
    public String hint() {
      return "look at where the sums begin and end";
    }
  }

  /** A name stands for nothing. */
  record Undeclared(String why) implements NameMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.UNDECLARED;
    }

    @Override
    public String message() {
      return why;
    }

    @Override
    public String hint() {
      return "look at the names: one of them is declared nowhere";
    }
  }
}
