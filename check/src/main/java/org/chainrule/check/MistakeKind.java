package org.chainrule.check;

/** The kinds of mistakes that are told apart. */
public enum MistakeKind {
  LAYOUT("layout"),
  MISSING_TRANSPOSE("missing-transpose"),
  ORDER("order"),
  SIGN("sign"),
  CONSTANT_FACTOR("constant-factor"),
  MISSING_FACTOR("missing-factor"),
  EXTRA_FACTOR("extra-factor"),
  MISSING_TERM("missing-term"),
  EXTRA_TERM("extra-term"),
  TERM_FACTOR("term-factor"),
  MISSING_ACTIVATION_DERIVATIVE("missing-activation-derivative"),
  WRONG_ACTIVATION_DERIVATIVE("wrong-activation-derivative"),
  DERIVATIVE_AT_WRONG_POINT("derivative-at-wrong-point"),
  PRODUCT_KIND("product-kind"),
  WRONG_SYMBOL("wrong-symbol"),
  MISSING_SUM("missing-sum"),
  SUM_INSTEAD_OF_VECTOR("sum-instead-of-vector"),
  WRONG_AXIS("wrong-axis"),
  DIAGONAL_JACOBIAN("diagonal-jacobian"),
  MISSING_PATH("missing-path"),
  ASSUMPTION("assumption"),
  INDEX("index"),
  RANGE("range"),
  ROUNDING("rounding"),
  VALUE("value"),
  UNDECLARED("undeclared"),
  NAME_REUSED("name-reused"),
  SHAPE("shape"),
  UNEXPLAINED("unexplained");

  private final String word;

  MistakeKind(String word) {
    this.word = word;
  }

  /** Returns the word for it in reports. */
  public String word() {
    return word;
  }
}
