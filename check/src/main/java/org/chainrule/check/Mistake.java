package org.chainrule.check;

/**
 * What somebody did wrong: a kind, told in one sentence with the author's names, and as a hint that
 * gives the place without the answer.
 */
sealed interface Mistake
    permits LayoutMistake,
        FactorMistake,
        TermMistake,
        ActivationMistake,
        NameMistake,
        SumMistake,
        GeneralMistake {

  /** Returns what it is called. */
  MistakeKind kind();

  /** Returns what is wrong, in one sentence without a full stop. */
  String message();

  /** Returns where to look, without saying what is right. */
  String hint();
}
