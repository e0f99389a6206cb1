package org.chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What mistakes are called, and how they are told. */
class MistakeTest {
  @Test
  void rowsForColumns() {
    assertMistake(
        new LayoutMistake.Transposed(),
        MistakeKind.LAYOUT,
        "this is the transpose of what is right: it holds in the other layout only",
        "look at which index belongs to the rows and which to the columns");
    assertMistake(
        new LayoutMistake.MissingTranspose("h", "h'"),
        MistakeKind.MISSING_TRANSPOSE,
        "the transpose of h is missing: h'",
        "look at the rows and columns of each factor");
    assertMistake(
        new LayoutMistake.ExtraTranspose("V'", "V"),
        MistakeKind.MISSING_TRANSPOSE,
        "V should not be transposed: V' stands in its place",
        "look at the rows and columns of each factor");
    assertMistake(
        new LayoutMistake.Order("D1 X'", "X' D1"),
        MistakeKind.ORDER,
        "the factors of D1 X' are in the wrong order: X' D1",
        "look at the order of the factors");
    assertMistake(
        new LayoutMistake.ProductKind("h (1 - h)", "h .* (1 - h)"),
        MistakeKind.PRODUCT_KIND,
        "the wrong kind of product: h (1 - h) should be h .* (1 - h)",
        "look at which products are matrix products and which go entry by entry");
    assertMistake(
        new LayoutMistake.WrongShape("this is 1×H where H×1 is due"),
        MistakeKind.SHAPE,
        "this is 1×H where H×1 is due",
        "look at the shapes: count the rows and columns of each factor");
  }

  @Test
  void factors() {
    String hint = "look at the factors: count them against the chain rule";
    assertMistake(
        new FactorMistake.MissingConstant("1/N"),
        MistakeKind.CONSTANT_FACTOR,
        "the factor 1/N is missing",
        hint);
    assertMistake(
        new FactorMistake.ExtraConstant("2"),
        MistakeKind.CONSTANT_FACTOR,
        "the factor 2 is too much",
        hint);
    assertMistake(
        new FactorMistake.MissingFactor("beta"),
        MistakeKind.MISSING_FACTOR,
        "the factor beta is missing",
        hint);
    assertMistake(
        new FactorMistake.StopsEarly("D2", "D1", "(D2 V') .* H"),
        MistakeKind.MISSING_FACTOR,
        "D2 stops too early: it has to be carried on to D1 = (D2 V') .* H",
        hint);
    assertMistake(
        new FactorMistake.ExtraFactor("Y .* (1 - Y)"),
        MistakeKind.EXTRA_FACTOR,
        "the factor Y .* (1 - Y) is too much",
        hint);
    assertMistake(
        new FactorMistake.MissingPower("u", "u^2"),
        MistakeKind.MISSING_FACTOR,
        "u should be u^2",
        hint);
    assertMistake(
        new FactorMistake.WrongPower("u^3", "u^2"),
        MistakeKind.EXTRA_FACTOR,
        "u^3 should be u^2",
        hint);
  }

  @Test
  void terms() {
    String hint = "look at the terms one by one";
    assertMistake(
        new TermMistake.WrongSign(""),
        MistakeKind.SIGN,
        "the sign is reversed",
        "look at the signs");
    assertMistake(
        new TermMistake.WrongSign("W x"),
        MistakeKind.SIGN,
        "the sign of W x is reversed",
        "look at the signs");
    assertMistake(
        new TermMistake.MissingTerm("g"), MistakeKind.MISSING_TERM, "the term g is missing", hint);
    assertMistake(
        new TermMistake.ExtraTerm("g"), MistakeKind.EXTRA_TERM, "the term g is too much", hint);
    assertMistake(
        new TermMistake.ExtraTermFactor("2", "2 s W"),
        MistakeKind.TERM_FACTOR,
        "the factor 2 of the term 2 s W is too much",
        hint);
    assertMistake(
        new TermMistake.MissingTermFactor("s", "W"),
        MistakeKind.TERM_FACTOR,
        "the term W lacks the factor s",
        hint);
    assertMistake(
        new TermMistake.ForgottenUse("W"),
        MistakeKind.MISSING_TERM,
        "a term is missing: W is used more than once, and every use counts",
        hint);
    assertMistake(
        new TermMistake.MissingPath("g3"),
        MistakeKind.MISSING_PATH,
        "the path through g3 is missing",
        "follow every path from the output back to the variable");
  }

  @Test
  void activations() {
    String hint = "look at the derivatives of the activations";
    assertMistake(
        new ActivationMistake.Missing("h .* (1 - h)", "h"),
        MistakeKind.MISSING_ACTIVATION_DERIVATIVE,
        "the activation derivative of h is missing: h .* (1 - h)",
        hint);
    assertMistake(
        new ActivationMistake.Wrong("1 - h.^2", "h .* (1 - h)", "h"),
        MistakeKind.WRONG_ACTIVATION_DERIVATIVE,
        "1 - h.^2 is not the derivative of h: that is h .* (1 - h)",
        hint);
    assertMistake(
        new ActivationMistake.WrongPoint("z .* (1 - z)", "h .* (1 - h)", "h"),
        MistakeKind.DERIVATIVE_AT_WRONG_POINT,
        "the derivative of h is taken at the wrong point: z .* (1 - z) should be h .* (1 - h)",
        hint);
    assertMistake(
        new ActivationMistake.DiagonalJacobian("y"),
        MistakeKind.DIAGONAL_JACOBIAN,
        "y is treated as if every output depended on its own input only; a softmax's outputs"
            + " depend on all inputs",
        hint);
  }

  @Test
  void names() {
    assertMistake(
        new NameMistake.WrongSymbol("W", "V"),
        MistakeKind.WRONG_SYMBOL,
        "W stands where V is due",
        "look at the names: one of them belongs somewhere else");
    assertMistake(
        new NameMistake.WrongIndex("y[l]", "y[k]"),
        MistakeKind.INDEX,
        "an index is wrong: y[l] should be y[k]",
        "look at the indices");
    assertMistake(
        new NameMistake.ExchangedIndices("j", "k"),
        MistakeKind.INDEX,
        "the indices j and k are exchanged",
        "look at which index belongs to the rows and which to the columns");
    assertMistake(
        new NameMistake.WrongRange("k", "1..K", "1..N1"),
        MistakeKind.RANGE,
        "the sum over k has the wrong range: 1..K, where 1..N1 is due",
        "look at where the sums begin and end");
    assertMistake(
        new NameMistake.Undeclared("there is no value W3"),
        MistakeKind.UNDECLARED,
        "there is no value W3",
        "look at the names: one of them is declared nowhere");
  }

  @Test
  void sums() {
    String hint = "look at what is summed, and over what";
    assertMistake(
        new SumMistake.MissingSum("colsum(D2)'"),
        MistakeKind.MISSING_SUM,
        "a sum is missing: colsum(D2)'",
        hint);
    assertMistake(
        new SumMistake.ExtraSum("sum(D2)", "colsum(D2)'"),
        MistakeKind.SUM_INSTEAD_OF_VECTOR,
        "sum(D2) is summed where each entry counts on its own: colsum(D2)'",
        hint);
    assertMistake(
        new SumMistake.SumForVector("dL/db"),
        MistakeKind.SUM_INSTEAD_OF_VECTOR,
        "this is the sum of all entries, a single number, where dL/db is due",
        hint);
    assertMistake(
        new SumMistake.WrongAxis("rowsum(D)", "colsum(D)'"),
        MistakeKind.WRONG_AXIS,
        "the sum runs along the wrong axis: rowsum(D) should be colsum(D)'",
        hint);
  }

  @Test
  void whatIsNoMatterOfOnePiece() {
    assertMistake(
        new GeneralMistake.Assumption("A is symmetric"),
        MistakeKind.ASSUMPTION,
        "right only if A is symmetric",
        "look at what is assumed and not stated");
    assertMistake(
        new GeneralMistake.Unexplained("dL/dV"),
        MistakeKind.UNEXPLAINED,
        "this differs from dL/dV",
        "look at this line again");
  }

  @Test
  void aHintDoesNotGiveTheAnswer() {
    List<Mistake> mistakes =
        List.of(
            new LayoutMistake.MissingTranspose("Xyz", "Xyz'"),
            new FactorMistake.MissingFactor("Xyz"),
            new TermMistake.MissingTerm("Xyz"),
            new ActivationMistake.Missing("Xyz", "h"),
            new NameMistake.WrongSymbol("W", "Xyz"),
            new SumMistake.MissingSum("Xyz"),
            new GeneralMistake.Assumption("Xyz"));
    assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake.hint()).doesNotContain("Xyz"));
  }

  private static void assertMistake(
      Mistake mistake, MistakeKind kind, String message, String hint) {
    assertThat(mistake.kind()).isEqualTo(kind);
    assertThat(mistake.message()).isEqualTo(message);
    assertThat(mistake.hint()).isEqualTo(hint);
  }
}
