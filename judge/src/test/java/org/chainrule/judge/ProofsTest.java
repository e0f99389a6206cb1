package org.chainrule.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every family of rules proves what it is there for, and uses no condition that it can spare. */
class ProofsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        (A B)' == B' A'
        (A + B)(A - B) == A A - A B + B A - B B
        tr(A B) == tr(B A)
        tr(A B A B) == tr(B A B A)
        x' A y == y' A' x
        sum(x y') == sum(x) sum(y)
        A^3 == A A A
        diag(x) diag(y) == diag(x .* y)
        diag(x) A == (x ones(1,n)) .* A
        diag(A B) == rowsum(A .* B')
        sum(ones(n,m)) == n m
        mean(C) == sum(C)/(n m)
        rowsum(C) == C ones(m,1)
        colsum(C) == ones(1,n) C
        tr(eye(n)) == n
        tr(x ones(1,n)) == sum(x)
        norm2(C)^2 == tr(C C')
        (sum(x))^4 == sum(x)^2 sum(x x')
        x · y == tr(x y')
        """,
        """
        (C ⊗ A)' == C' ⊗ A'
        (A ⊗ B)(S ⊗ P) == (A S) ⊗ (B P)
        tr(A ⊗ F) == tr(A) tr(F)
        inv(A ⊗ F) == inv(A) ⊗ inv(F)
        (x ⊗ u)' (y ⊗ u) == (x' y) (u' u)
        [A, C; C', F] [x; u] == [(A x + C u); (C' x + F u)]
        [A, C]' == [A'; C']
        [x; u]' [y; u] == x' y + u' u
        [x; u][1:n] == x
        [x; u][n+1:n+m] == u
        place[1:n, 1](x, n+m, 1)' [y; u] == x' y
        place[2, 1](s, 6, 1)' d == s d[2]
        d[2:5]' d[2:5] == sum[i = 2..5](d[i]^2)
        """,
        """
        sum[i](x[i] y[i]) == x' y
        sum[i, j](A[i,j] x[i] y[j]) == x' A y
        sum[i, j != i](A[i,j]) == sum(A) - tr(A)
        sum[j != i](x[j]) == sum(x) - x[i]
        sum[j](delta[i,j] x[j]) == x[i]
        delta[i,j] x[i] == delta[i,j] x[j]
        sum[l](V[l,i] sum[j](Z[i,j] x[j])) == (V' ones(k,1))[i] (Z x)[i]
        sum[i, j](x[i] [i <= j] y[j]) + sum[i, j](x[i] [i > j] y[j]) == sum(x) sum(y)
        x[i+1] - x[i] == -(x[i] - x[i+1])
        M[2,1] + M[1,2] == (M + M')[1,2]
        [i = j] x[i] y[j] == delta[i,j] x[i] y[j]
        [i != j] x[i] y[j] == x[i] y[j] - delta[i,j] x[i] y[j]
        """,
        """
        A inv(A) == eye(n)
        inv(A) A B inv(A) == B inv(A)
        inv(A B) == inv(B) inv(A)
        inv(A') == inv(A)'
        tr(inv(A) A) == n
        inv(2 A) == inv(A)/2
        inv(inv(A)) == A
        inv(A^2) == inv(A) inv(A)
        inv(diag(x)) == diag(1 ./ x)
        inv(C' C) C' C == eye(m)
        inv(A + B) (A + B) == eye(n)
        A inv(A + B) + B inv(A + B) == eye(n)
        x' inv(A + A') y == y' inv(A + A') x
        det(A B) == det(B) det(A)
        det(A') == det(A)
        det(inv(A)) == 1/det(A)
        det(A^2) == det(A)^2
        det(2 A) == 2^n det(A)
        """,
        """
        exp(x + y) == exp(x) .* exp(y)
        exp(-x) == 1 ./ exp(x)
        exp(x).^2 == exp(2 x)
        exp(x' y)/exp(y' z) == exp(y · (x - z))
        log(exp(x)) == x
        sqrt(x' x)^2 == x' x
        x' x/sqrt(x' x) == norm2(x)
        norm2(x)^2 == x' x
        sqrt(x.^2) == abs(x)
        norm2(s x) == abs(s) norm2(x)
        norm2(x/norm2(x)) == 1
        inv(A) - inv(B) == inv(A) (B - A) inv(B)
        mean((x - mean(x)).^2) == mean(x.^2) - mean(x)^2
        softplus(x) == max(x, 0) + log(1 + exp(-abs(x)))
        sqrt(8) == 2 sqrt(2)
        1/sqrt(2) == sqrt(2)/2
        log(6) == log(2) + log(3)
        (x + y).^2 == x.^2 + 2 x .* y + y.^2
        (x.^2 - y.^2) ./ (x + y) == x - y
        x.^(-2) .* x.^3 == x
        1 ./ (x - y) == -1 ./ (y - x)
        1 ./ x + 1 ./ y == (x + y) ./ (x .* y)
        x ./ (x + y) + y ./ (x + y) == ones(n)
        1/(1 + s) - 1/(2 + s) == 1/((1 + s) (2 + s))
        1/(1 + exp(s))/(2 + exp(s)) == 1/(1 + exp(s)) - 1/(2 + exp(s))
        """,
        """
        sigmoid(-x) == 1 - sigmoid(x)
        sigmoid(x) == 1 ./ (1 + exp(-x))
        sigmoid(x) == exp(x) ./ (1 + exp(x))
        sigmoid(x - y) == exp(x) ./ (exp(x) + exp(y))
        tanh(x) == 2 sigmoid(2 x) - 1
        tanh(x) == (exp(x) - exp(-x)) ./ (exp(x) + exp(-x))
        tanh(-x) == -tanh(x)
        1 - tanh(x).^2 == 4 sigmoid(2 x) .* (1 - sigmoid(2 x))
        1 - tanh(x).^2 == 1 ./ cosh(x).^2
        tanh(x) == sinh(x) ./ cosh(x)
        cosh(x).^2 - sinh(x).^2 == ones(n)
        sinh(2 x) == 2 sinh(x) .* cosh(x)
        softplus(x) == log(1 + exp(x))
        softplus(x) - softplus(-x) == x
        log(sigmoid(x)) == x - softplus(x)
        log(1 - sigmoid(x)) == -softplus(x)
        silu(x) - silu(-x) == x
        """,
        """
        sin(x).^2 + cos(x).^2 == ones(n)
        sin(-x) == -sin(x)
        cos(x - y) == cos(y - x)
        sin(A[i,j] - A[j,i]) == -sin(A[j,i] - A[i,j])
        tan(x).^2 + 1 == 1 ./ cos(x).^2
        erf(-x) == -erf(x)
        gelu(x) == x .* (1 + erf(x/sqrt(2)))/2
        gelu(x) - gelu(-x) == x
        """,
        """
        relu(x) == x .* [x > 0]
        relu(x) - relu(-x) == x
        relu(x) + relu(-x) == abs(x)
        relu(relu(x)) == relu(x)
        relu(2 x) == 2 relu(x)
        relu(exp(y) .* x) == exp(y) .* relu(x)
        [relu(x) > 0] == [x > 0]
        [x > 0] .* [x > 0] == [x > 0]
        [x > 0] + [x <= 0] == ones(n)
        [x >= 0] + [x < 0] == ones(n)
        [x > 1] .* [x > 2] == [x > 2]
        [x = 1] .* [x > 2] == zeros(n)
        [x > y] == [y < x]
        abs(-x) == abs(x)
        abs(x).^2 == x.^2
        abs(x) == x .* sign(x)
        max(x, y) + min(x, y) == x + y
        max(x, y) == (x + y + abs(x - y))/2
        hardtanh(x) == max(min(x, 1), -1)
        clip(x, -1, 1) == hardtanh(x)
        leakyrelu(x) == relu(x) - 0.01 relu(-x)
        elu(x) == x .* [x > 0] + (exp(x) - 1) .* [x <= 0]
        selu(x) == 1.0507009873554804934193349852946 elu(x, 1.6732632423543772848170429916717)
        1 ./ (1 + abs(x)) - abs(x) ./ (1 + abs(x)).^2 == 1 ./ (1 + abs(x)).^2
        """,
        """
        sum(softmax(x)) == 1
        rowsum(softmax(Z)) == ones(m)
        softmax(x + s) == softmax(x)
        softmax(x) == exp(x)/sum(exp(x))
        log(softmax(x)) == logsoftmax(x)
        logsoftmax(x) == x - logsumexp(x)
        logsumexp(x + s) == logsumexp(x) + s
        boltzmann(x) == softmax(x)' x
        softmax(x, beta = s) == softmax(s x)
        softmax(x)' == softmax(x')
        softmax(A x + y) .* softmax(-y) == softmax(A x) sum(exp(A x))/sum(exp(-y))/sum(exp(A x + y))
        softmax([s; r])[1] == sigmoid(s - r)
        (diag(softmax(x)) - softmax(x) softmax(x)') ones(n) == zeros(n)
        """,
        """
        a' a == a[1]^2 + a[2]^2
        tr(M) == M[1,1] + M[2,2]
        (M a)[2] == M[2,1] a[1] + M[2,2] a[2]
        M == [M[1,1], M[1,2]; M[2,1], M[2,2]]
        M == [M[:,1], M[:,2]]
        M' == [M[1,:]; M[2,:]]'
        [a[1] * c'; a[2] * c'] == a c'
        M [1; 0] == M[:,1]
        [(M a); a] == [M; eye(2)] a
        M[i,j] == delta[i,1] M[1,j] + delta[i,2] M[2,j]
        sum(softmax(c)) == 1
        softmax(a)[1] + softmax(a)[2] == 1
        [a; c]' [a; c] == a' a + c' c
        [1, 2; 3, 4] a == [(a[1] + 2 a[2]); (3 a[1] + 4 a[2])]
        """,
        """
        ell(x, y + y) == ell(x, 2 y)
        ell(A x, x) == ell(rowsum(A diag(x)), x)
        f(x) == x.^2 + sin(x)
        h == tanh(A x)
        h .* h == tanh(A x).^2
        max(x .* y) == max(y .* x)
        stopgrad(x) == x
        onehot(q, n) x == onehot(2 q - q, n) x
        """
      })
  void withoutConditions(String equations) {
    for (String equation : equations.lines().toList()) {
      assertThat(Equations.read(equation).judge())
          .as(equation)
          .isEqualTo(new Verdict.Proved(List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(t) == 1 : SumsToOne(t)",
        "sum(e) == 1 : SumsToOne(e)",
        "rowsum(T) == ones(m) : SumsToOne(T)",
        "-t' log(softmax(x)) == logsumexp(x) - t' x : SumsToOne(t)",
        "sum(T .* logsoftmax(Z)) == sum(T .* Z) - sum(logsumexp(Z)) : SumsToOne(T)",
        "x' S y == y' S x : Symmetric(S)",
        "inv(S)' == inv(S) : Symmetric(S)",
        "x' (S A - A' S) x == 0 : Symmetric(S)",
        "log(p.^2) == 2 log(p) : Positive(p)",
        "sqrt(p.^2) == p : Positive(p)",
        "p.^s ./ p == p.^(s - 1) : ",
        "relu(g x) == g relu(x) : Positive(g)",
        "log(x .* y) == log(x) + log(y) : Positive(y)",
        "log(det(P)) == -log(det(inv(P))) : ",
        "x' S y + sum(t) == y' S x + 1 : SumsToOne(t), Symmetric(S)",
        "sum(t .* x) + sqrt(p.^2) · p == t' x + p' p : Positive(p)",
      })
  void withTheConditionsItNeeds(String line) {
    String[] parts = line.split(" : ?", 2);
    Verdict verdict = Equations.read(parts[0]).judge();
    assertThat(verdict).as(line).isInstanceOf(Verdict.Proved.class);
    assertThat(
            String.join(
                ", ",
                ((Verdict.Proved) verdict).used().stream().map(Equations::text).sorted().toList()))
        .as(line)
        .isEqualTo(parts[1]);
  }
}
