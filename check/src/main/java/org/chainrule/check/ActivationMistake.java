package org.chainrule.check;

/** Something about the derivative of an activation. */
sealed interface ActivationMistake extends Mistake {
  @Override
  default String hint() {
    return "look at the derivatives of the activations";
  }

  /** The derivative is not there. */
  record Missing(String derivative, String activation) implements ActivationMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.MISSING_ACTIVATION_DERIVATIVE;
    }

    @Override
    public String message() {
      return "the activation derivative of %s is missing: %s".formatted(activation, derivative);
    }
  }

  /** Another formula stands in its place. */
  record Wrong(String found, String wanted, String activation) implements ActivationMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.WRONG_ACTIVATION_DERIVATIVE;
    }

    @Override
    public String message() {
      return "%s is not the derivative of %s: that is %s".formatted(found, activation, wanted);
    }
  }

  /** The right formula, with another value put in. */
  record WrongPoint(String found, String wanted, String activation) implements ActivationMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.DERIVATIVE_AT_WRONG_POINT;
    }

    @Override
    public String message() {
      return "the derivative of %s is taken at the wrong point: %s should be %s"
          .formatted(activation, found, wanted);
    }
  }

  /** The softmax is taken for a function that goes entry by entry. */
  record DiagonalJacobian(String softmax) implements ActivationMistake {
    @Override
    public MistakeKind kind() {
      return MistakeKind.DIAGONAL_JACOBIAN;
    }

    @Override
    public String message() {
      return "%s is treated as if every output depended on its own input only; a softmax's outputs"
              .formatted(softmax)
          + " depend on all inputs";
    }
  }
}
