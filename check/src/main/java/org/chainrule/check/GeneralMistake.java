package org.chainrule.check;

/** What is no matter of a single piece. */
sealed interface GeneralMistake extends Mistake {

  /** It holds under a condition that nobody stated. */
  record Assumption(String condition) implements GeneralMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.ASSUMPTION;
    }

    @Override
    public String message() {
      return "right only if %s".formatted(condition);
    }

    @Override
    public String hint() {
      return "look at what is assumed and not stated";
    }
  }

  /** Nothing that is known explains it. */
  record Unexplained(String head) implements GeneralMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.UNEXPLAINED;
    }

    @Override
    public String message() {
      return "this differs from %s".formatted(head);
    }

    @Override
    public String hint() {
      return "look at this line again";
    }
  }
}
