package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.expression.Expressions.*;

import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formulas mean: which expression is made of which text. */
class FormulasTest {
  private static final Network NETWORK =
      Networks.parse(
          """
          dim N, M, K = 3
          input x, y in R[N], r in R[1,N], c in R
          param A, B in R[N,N], W in R[N,M], q in R[K], s in R
          opaque ell(p, q2)
          f(z) = z .* sigmoid(z)
          g(a, b) = sum[k](a[k] b[k])
          h = A x
          loss L = ell(h, x)
          step sgd as new
          graph net {
            input i1, i2
            u = tanh(i1, i2)
            b3 = boltzmann[3](i1, u)
            output o1 = linear(u, b3)
          }
          """,
          "net.chain");

  private static final Expression A = value("A");
  private static final Expression X = value("x");
  private static final Dimension N = Dimension.named("N");
  private static final Dimension M = Dimension.named("M");

  private static Expression value(String name) {
    return NETWORK.value(name).orElseThrow();
  }

  private static Expression parse(String formula) {
    return Formulas.parse(formula, NETWORK);
  }

  /** Returns what {@code y = formula} defines. */
  private static Expression define(String formula) {
    String text = Networks.print(NETWORK) + "defined = " + formula + "\n";
    return Networks.parse(text, "net.chain").definition("defined").orElseThrow().operand(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A x - h              | N×1      | A x - h
          2 x' (3 A)           | 1×N      | 6 x' A
          -(A x)               | N×1      | -A x
          x/N                  | N×1      | x/N
          N + 1 - N            | a scalar | 1
          1/N sum(x)           | a scalar | 1/N sum(x)
          K                    | a scalar | K
          x .* h .* (1 - h)    | N×1      | x .* h .* (1 - h)
          (A x) .* x           | N×1      | (A x) .* x
          x · h                | a scalar | x · h
          dot(x, 2 h)          | a scalar | 2 (x · h)
          A^2 A^-1 A^0         | N×N      | A^2 inv(A)
          A^T                  | N×N      | A'
          s^-2 + s^(1/2)       | a scalar | s^(-2) + s^(1/2)
          2.^x                 | N×1      | 2.^x
          A ⊗ W                | N*N×M*N  | A ⊗ W
          [A, x; x', 1]        | (N + 1)×(N + 1) | [A, x; x', 1]
          [x]                  | N×1      | x
          concat(x, s, 1)      | (N + 2)×1 | [x; s; 1]
          concat(x', s)        | 1×(N + 1) | [x', s]
          concat[k](x[k])      | 1×N      | x'
          concat[k](x[k]^2)'   | N×1      | concat[k](x[k]^2)'
          concat[j](W[:,j])    | N×M      | concat[j](W[:,j])
          concat[j](f(W[:,j])) | N×M      | concat[j](f(W[:,j]))
          A[1,:]               | 1×N      | A[1,:]
          W[:,j]               | N×1      | W[:,j]
          x[N]                 | a scalar | x[N]
          q[2:3]               | 2×1      | q[2:3]
          A'[i,j]              | a scalar | A[j,i]
          A[c,:]               | 1×N      | onehot(c, N) A
          A[:,c]               | N×1      | A onehot(c, N)'
          x[c]                 | a scalar | onehot(c, N) x
          A[c,j]               | a scalar | (onehot(c, N) A)[j]
          sum[k](A[i,k] x[k])  | a scalar | sum[k](A[i,k] x[k])
          sum[k != i](x[k]) x[i] | a scalar | sum[k != i](x[k]) x[i]
          sum[k = 1..2](q[k])  | a scalar | sum[k = 1..2](q[k])
          sum[k](x[k+1] x[k])  | a scalar | sum[k](x[k + 1] x[k])
          sum[k = 1..N](1)     | a scalar | N
          sum[i, j](A[i,j])    | a scalar | sum[i](sum[j](A[i,j]))
          sum[k](x[k] sum[k](A[k,k])) | a scalar | sum[k](x[k] sum[k_1](A[k_1,k_1]))
          g(x, A[:,k])         | a scalar | g(x, A[:,k])
          delta[i,j] x[i] x[j] | a scalar | delta[i,j] x[i] x[j]
          [i <= j] A[i,j]      | a scalar | [i <= j] A[i,j]
          [x > 0]              | N×1      | [x > 0]
          [0 < x < s]          | N×1      | [0 < x] .* [x < s]
          max(x, 0)            | N×1      | max(x, 0)
          max(x)               | a scalar | max(x)
          clip(x, -1, 1)       | N×1      | min(max(x, -1), 1)
          softmax(r, beta = s) | 1×N      | softmax(r, beta = s)
          softmax(x, 1)        | N×1      | softmax(x)
          leakyrelu(x, 0.1)    | N×1      | leakyrelu(x, 0.1)
          f(h)'                | 1×N      | f(h)'
          f x                  | N×1      | f(x)
          ell(h, x)            | a scalar | ell(h, x)
          ∇_p ell              | N×1      | ∇_p ell(h, x)
          ∇_q2 ell(x, y)       | N×1      | ∇_q2 ell(x, y)
          ∇_A L                | N×N      | ∂L/∂A
          dL/dA[i,j]           | a scalar | ∂L/∂A[i,j]
          dL/dA'               | N×N      | (∂L/∂A)'
          dh/dx                | N×N      | ∂h/∂x
          dh[i]/dx[j]          | a scalar | ∂h[i]/∂x[j]
          ∂(x' A x)/∂x         | N×1      | ∂(x' A x)/∂x
          d2L/dx2              | N×N      | ∂²L/∂x²
          dA x + A dx          | N×1      | dA x + A dx
          d(A x)               | N×1      | ∂(A x)
          A_new x_new          | N×1      | A_new x_new
          onehot(c, N) + r     | 1×N      | onehot(c, N) + r
          place[2:3, 1](q[2:3], 5, 1) | 5×1 | place[2:3,1](q[2:3], 5, 1)
          ones(N, 1) r         | N×N      | ones(N,1) r
          3 ones(N, M)         | N×M      | 3 ones(N,M)
          zeros(2)             | 2×1      | zeros(2,1)
          eye(N) x             | N×1      | x
          a[b3][2] w(i1,u)     | a scalar | a[b3][2] w(i1,u)
          w(i,i1,b3)           | a scalar | w(i1,b3)[i]
          o[u] - u             | a scalar | 0
          sum[p in parents(o1)](w(p,o1) o[p]) | a scalar | w(u,o1) u + w(b3,o1) b3
          sum[p in parents(u)](w(p,o1) o[p])  | a scalar | 0
          sum[v in children(i1)](o[v]) | a scalar | u + b3
          """)
  void formulas(String formula, String shape, String printed) {
    Expression expression = parse(formula);
    assertThat(expression.shape()).hasToString(shape);
    assertThat(Formulas.print(expression)).isEqualTo(printed);
    if (expression.freeIndices().isEmpty()) {
      assertThat(parse(printed)).isSameAs(expression);
    }
  }

  @Test
  void aFormulaIsTheExpressionOfTheConstructors() {
    Index k = Index.over("k", N);
    assertThat(parse("A x + x")).isSameAs(add(product(A, X), X));
    assertThat(parse("x' A x")).isSameAs(product(List.of(transpose(X), A, X)));
    assertThat(parse("[x > 0]")).isSameAs(comparison(Relation.GREATER, X, constant(0)));
    assertThat(parse("0.5 log x"))
        .isSameAs(scale(Rational.of(1, 2), elementwise(ElementwiseFunction.LOG, X)));
    assertThat(parse("sum[k](x[k])")).isSameAs(indexSum(k, List.of(), entry(X, IndexTerm.of(k))));
    assertThat(parse("A[1,:]"))
        .isSameAs(part(A, new Selection.At(IndexTerm.at(1)), Selection.all()));
    assertThat(parse("f(x)"))
        .isSameAs(
            call(
                "f",
                Optional.empty(),
                hadamard(X, elementwise(ElementwiseFunction.SIGMOID, X)),
                List.of(X)));
  }

  @Test
  void freeLettersGetTheirRangeFromTheirUse() {
    assertThat(parse("x[i] A[i,j+1]").freeIndices())
        .containsExactly(Index.over("i", N), new Index("j", Dimension.ONE, N.minus(Dimension.ONE)));
    assertThat(parse("delta[i,j] x[i]").freeIndices())
        .containsExactly(Index.over("i", N), Index.over("j", N));
  }

  @Test
  void freeLettersMayBeGivenTheirRange() {
    Index i = Index.over("i", M);
    Index j = Index.over("j", M);
    Expression formula = Formulas.parse("delta[i,j]", NETWORK, List.of(i, j));
    assertThat(formula).isSameAs(delta(IndexTerm.of(i), IndexTerm.of(j)));
  }

  @Test
  void rowsAndColumnsAreRepeatedInDefinitionsOnly() {
    Shape square = new Shape(N, N);
    assertThat(define("A + r")).isSameAs(add(A, broadcast(value("r"), square)));
    assertThat(define("x - A")).isSameAs(subtract(broadcast(X, square), A));
    assertThat(define("[A > r]"))
        .isSameAs(comparison(Relation.GREATER, A, broadcast(value("r"), square)));
    assertThatThrownBy(() -> parse("A + r"))
        .isInstanceOf(LanguageException.class)
        .hasMessageEndingWith("hint: in claims only scalars are repeated; write ones(N, 1) r");
    assertThatThrownBy(() -> define("A .* r")).isInstanceOf(LanguageException.class);
    assertThatThrownBy(() -> define("x + r")).isInstanceOf(LanguageException.class);
  }

  @Test
  void aRepeatedRowAloneIsPrintedAsOne() {
    for (String formula : List.of("0 A + r", "0 A - r", "0 A + r - x + s", "[0 A + r > x]")) {
      String text = Networks.print(NETWORK) + "defined = " + formula + "\n";
      Network network = Networks.parse(text, "net.chain");
      assertThat(Networks.parse(Networks.print(network), "printed").definitions())
          .isEqualTo(network.definitions());
    }
  }

  @Test
  void entriesDefineColumnsAndMatrices() {
    Network network =
        Networks.parse(
            """
            dim N, M
            input x in R[N]
            param W in R[N,M]
            a[i] = x[i]^2
            b[i,j] = x[i] W[i,j]
            c[j,i] = W[i,j]
            d[k = 1..3] = k
            e[i] = x[i]
            """,
            "net.chain");
    assertThat(network.definition("a").orElseThrow().shape()).hasToString("N×1");
    assertThat(network.definition("b").orElseThrow().shape()).hasToString("N×M");
    assertThat(network.definition("c").orElseThrow().shape()).hasToString("M×N");
    assertThat(network.definition("d").orElseThrow().shape()).hasToString("3×1");
    assertThat(network.definition("e").orElseThrow().operand(0)).isSameAs(network.value("x").get());
  }

  @Test
  void anIndexInAnArgumentIsNotCaptured() {
    Expression call = parse("sum[k](g(A[:,k], x))");
    assertThat(call.freeIndices()).isEmpty();
    assertThat(call.operation()).isInstanceOf(Operation.IndexSum.class);
    Expression body = call.operand(0).operand(0);
    assertThat(body.operation()).isEqualTo(new Operation.IndexSum(Index.over("k_1", N), List.of()));
  }

  @Test
  void problemsHaveTheirPlaceInTheFormula() {
    assertThatThrownBy(() -> parse("x x"))
        .hasMessage(
            """
            formula:1:1: x is N×1, x is N×1: the inner sizes 1 and N differ
              x x
              ^~~
              hint: for the elementwise product write .*\
            """);
    assertThatThrownBy(() -> parse("x +"))
        .hasMessage(
            """
            formula:1:4: expected an operand after +, found the end of the line
              x +
                 ^\
            """);
    assertThatThrownBy(() -> parse("x = 1"))
        .hasMessageContaining("a comparison stands outside of brackets");
    assertThatThrownBy(() -> parse("A[i,j] x[i] W[i,i]"))
        .hasMessageContaining("the index i runs to N in A and to M in W");
  }

  @Test
  void fractionsOfOneCharacterAreNumbers() {
    assertThat(parse("½ x + ⅓ x")).isSameAs(parse("5/6 x"));
    assertThat(parse("x .^ ½")).isSameAs(parse("x .^ (1/2)"));
    assertThatThrownBy(() -> parse("2½ x")).isInstanceOf(LanguageException.class);
  }

  @Test
  void whatIsThrownAwayIsReported() {
    assertThatThrownBy(() -> parse("$ x"))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("$");
  }

  @Test
  void aSumMayRunOverAVectorOfOneEntryLess() {
    Network network = Networks.parse("dim N\ninput x in R[N]\nu[m] = x[m+1] - x[m]\n", "net.chain");
    Expression sum = Formulas.parse("sum[m](u[m]^2)", network);
    assertThat(Formulas.print(sum)).isEqualTo("sum[m](u[m]^2)");
    assertThat(sum.isScalar()).isTrue();
  }

  @Test
  void aNumberBeforeAMatrixThatBeginsWithOneKeepsThemApart() {
    Expression perSize = Expression.of(new Operation.Scale(), divide(constant(1), size(N)), X);
    Expression twice = Expression.of(new Operation.Scale(), constant(Rational.of(2, 5)), perSize);
    assertThat(Formulas.print(twice)).isEqualTo("2/5 (1/N x)");
    assertThat(parse("2/5 (1/N x)")).isEqualTo(scale(Rational.of(2, 5), perSize));
    Expression reciprocal = hadamard(divide(constant(1), X), value("y"));
    Expression half = Expression.of(new Operation.Scale(), constant(Rational.of(1, 2)), reciprocal);
    assertThat(Formulas.print(half)).isEqualTo("1/2 (1 ./ x .* y)");
    assertThat(parse(Formulas.print(half))).isEqualTo(scale(Rational.of(1, 2), reciprocal));
  }
}
