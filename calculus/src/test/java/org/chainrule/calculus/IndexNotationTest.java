package org.chainrule.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.judge.Condition;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives entry by entry as they are written on paper. */
class IndexNotationTest {

  private static Network system(String name) {
    return Networks.read(Path.of("src", "test", "resources", "systems", name + ".chain"));
  }

  private static Network network(String text) {
    return Networks.parse(text, "test");
  }

  private static Expression value(Network network, String name) {
    return network.value(name).orElseThrow();
  }

  private static Expression gradient(Network network, Expression by) {
    Expression loss = MatrixForm.of(network.losses().getFirst());
    return MatrixForm.of(ReverseMode.gradients(loss, List.of(by)).getFirst());
  }

  private static String written(String of, String by, IndexForm form) {
    return "d%s%s/d%s%s = %s"
        .formatted(
            of, letters(form.outputs()), by, letters(form.inputs()), Formulas.print(form.entry()));
  }

  private static String letters(List<Index> indices) {
    return indices.isEmpty()
        ? ""
        : indices.stream().map(Index::name).collect(Collectors.joining(",", "[", "]"));
  }

  private static String jacobian(Network network, String of, String by) {
    return written(
        of, by, IndexNotation.of(network).jacobian(value(network, of), value(network, by)));
  }

  private static List<String> cases(IndexForm form) {
    List<String> cases = new ArrayList<>();
    for (IndexForm.Case one : form.cases()) {
      List<String> when = new ArrayList<>();
      for (Condition.Indices condition : one.when()) {
        when.add(condition.left() + " " + condition.relation().word() + " " + condition.right());
      }
      cases.add(String.join(", ", when) + ": " + Formulas.print(one.entry()));
    }
    return cases;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          system1-layered | av   | [k]   | (yhat - y) softmax(av)[k] (1 + av[k] - yhat)
          system1-layered | W2   | [k,j] | (yhat - y) softmax(av)[k] ou[j] (1 + av[k] - yhat)
          system1-layered | ou   | [j]   | (yhat - y) sum[k](W2[k,j] softmax(av)[k] (1 + av[k] - yhat))
          system1-layered | W1   | [j,i] | (yhat - y) x[i] ou[j] (1 - ou[j]) sum[k](W2[k,j] softmax(av)[k] (1 + av[k] - yhat))
          system1-layered | x    | [i]   | (yhat - y) sum[j](W1[j,i] ou[j] (1 - ou[j]) sum[k](W2[k,j] softmax(av)[k] (1 + av[k] - yhat)))
          system2-general | Z    | [k]   | yhat[k] ((∇_yhat ell)[k] - sum[l](yhat[l] (∇_yhat ell)[l]))
          system2-general | W2   | [j,k] | H[j] yhat[k] ((∇_yhat ell)[k] - sum[l](yhat[l] (∇_yhat ell)[l]))
          system2-general | H    | [j]   | sum[k](W2[j,k] yhat[k] ((∇_yhat ell)[k] - sum[l](yhat[l] (∇_yhat ell)[l])))
          system2-general | W1   | [i,j] | X[i] [A[j] > 0] sum[k](W2[j,k] yhat[k] ((∇_yhat ell)[k] - sum[l](yhat[l] (∇_yhat ell)[l])))
          system2-general | b1   | [j]   | [A[j] > 0] sum[k](W2[j,k] yhat[k] ((∇_yhat ell)[k] - sum[l](yhat[l] (∇_yhat ell)[l])))
          system2-worked  | yhat | [i]   | yhat[i] - y[i]
          system2-worked  | b2   | [i]   | yhat[i] (yhat[i] - y[i] + sum[j](yhat[j] (y[j] - yhat[j])))
          system2-worked  | W2   | [i,j] | H[i] yhat[j] (yhat[j] - y[j] + sum[k](yhat[k] (y[k] - yhat[k])))
          system2-worked  | W1   | [i,j] | x[i] H[j] (1 - H[j]) sum[k](W2[j,k] yhat[k] (yhat[k] - y[k] + sum[l](yhat[l] (y[l] - yhat[l]))))
          system3-affine  | W    | [i,j] | (∇_y ell)[i] x[j]
          system3-affine  | b    | [i]   | (∇_y ell)[i]
          system3-affine  | x    | [i]   | sum[j](W[j,i] (∇_y ell)[j])
          system3-softmax | x    | [i]   | beta y[i] ((∇_y ell)[i] - sum[j](y[j] (∇_y ell)[j]))
          system4         | z    | [k]   | y[k] - t[k]
          system4         | W2   | [k,j] | u[j] (y[k] - t[k])
          system4         | u    | [j]   | sum[k](W2[k,j] (y[k] - t[k]))
          system4         | W1   | [j,i] | x[i] (1 - u[j]^2) sum[k](W2[k,j] (y[k] - t[k]))
          system4         | x    | [i]   | sum[j](W1[j,i] (1 - u[j]^2) sum[k](W2[k,j] (y[k] - t[k])))
          system5         | z    | [k]   | y[k] - t[k]
          system5         | V    | [j,k] | h[j] (y[k] - t[k])
          system5         | d    | [k]   | y[k] - t[k]
          system5         | h    | [j]   | sum[k](V[j,k] (y[k] - t[k]))
          system5         | W    | [i,j] | x[i] h[j] (1 - h[j]) sum[k](V[j,k] (y[k] - t[k]))
          system5         | b    | [j]   | h[j] (1 - h[j]) sum[k](V[j,k] (y[k] - t[k]))
          system5         | x    | [i]   | sum[j](W[i,j] h[j] (1 - h[j]) sum[k](V[j,k] (y[k] - t[k])))
          system5-square  | W    | [i,j] | x[i] h[j] (1 - h[j]) sum[k](V[j,k] (y[k] - t[k]))
          """)
  void gradientsOfTheReferenceSystems(String system, String by, String letters, String wanted) {
    Network network = system(system);
    Expression variable = MatrixForm.of(value(network, by));
    Expression gradient = gradient(network, variable);
    IndexForm form =
        IndexNotation.of(network).gradient(gradient, network.losses().getFirst(), variable);
    assertThat(Formulas.print(form.entry())).isEqualTo(wanted);
    assertThat(letters(form.inputs())).isEqualTo(letters);
    assertThat(form.outputs()).isEmpty();
    assertThat(form.cases()).isEmpty();
    Bindings random = Points.random(new SplittableRandom(3), sizes(network), gradient.variables());
    Bindings point = new Bindings(random.sizes(), random.values(), Map.of("ell", new Ell()));
    IndexNotationPropertyTest.agree(form.entry(), form.inputs(), gradient, point);
    assertThat(Formulas.parse(wanted, network, form.inputs())).isEqualTo(form.entry());
  }

  /** A loss of which only the gradient matters, different for every entry. */
  private static final class Ell implements Bindings.OpaqueValue {
    @Override
    public double value(List<Matrix> arguments) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Matrix gradient(int argument, List<Matrix> arguments) {
      Matrix by = arguments.get(argument);
      return Matrix.generate(
          by.rows(), by.columns(), place -> Math.sin(1 + argument + place + by.values()[place]));
    }
  }

  /** Another prime for every size. */
  private static Map<SizeName, Integer> sizes(Network network) {
    Map<SizeName, Integer> sizes = new LinkedHashMap<>();
    List<Integer> primes = List.of(2, 5, 3);
    network.sizes().forEach(size -> sizes.put(size, primes.get(sizes.size())));
    return sizes;
  }

  @Test
  void theJacobianOfSoftmaxTellsEqualFromUnequal() {
    Network network = system("system3-softmax");
    IndexForm form = IndexNotation.of(network).jacobian(value(network, "y"), value(network, "x"));
    assertThat(written("y", "x", form)).isEqualTo("dy[i]/dx[j] = beta y[i] (delta[i,j] - y[j])");
    assertThat(cases(form))
        .containsExactly("i = j: beta y[i] (1 - y[i])", "i != j: -beta y[i] y[j]");
  }

  @Test
  void jacobiansOfAnyRank() {
    Network affine =
        network("dim N, H\ninput x in R[1,N]\nparam W in R[N,H], b in R[1,H]\ny = x W + b");
    assertThat(jacobian(affine, "y", "W")).isEqualTo("dy[j]/dW[i,k] = delta[j,k] x[i]");
    assertThat(jacobian(affine, "y", "b")).isEqualTo("dy[j]/db[k] = delta[j,k]");
    assertThat(jacobian(affine, "y", "x")).isEqualTo("dy[j]/dx[i] = W[i,j]");
    Network batch =
        network("dim B, N, H\ninput X in R[B,N]\nparam W in R[N,H]\nY = X W\nS = softmax(Y)");
    assertThat(jacobian(batch, "Y", "W")).isEqualTo("dY[i,k]/dW[j,l] = delta[k,l] X[i,j]");
    assertThat(jacobian(batch, "S", "W"))
        .isEqualTo("dS[i,k]/dW[j,l] = X[i,j] S[i,k] (delta[k,l] - S[i,l])");
    Network inverse = network("dim N\nparam A in R[N,N]\nY = inv(A)");
    assertThat(jacobian(inverse, "Y", "A")).isEqualTo("dY[i,j]/dA[k,l] = -Y[i,k] Y[l,j]");
  }

  @Test
  void twoDeltasGiveFourCases() {
    Network gram = network("dim N\nparam W in R[N,N]\nY = W'W");
    IndexForm form = IndexNotation.of(gram).jacobian(value(gram, "Y"), value(gram, "W"));
    assertThat(written("Y", "W", form))
        .isEqualTo("dY[i,j]/dW[k,l] = delta[j,l] W[k,i] + delta[i,l] W[k,j]");
    assertThat(cases(form))
        .containsExactly(
            "i = l, j = l: 2 W[k,i]",
            "i = l, j != l: W[k,j]",
            "i != l, j = l: W[k,i]",
            "i != l, j != l: 0");
  }

  @Test
  void theSecondDerivativeHasTheIndicesOfBoth() {
    Network regression =
        network(
            "dim N\ninput x in R[N]\ntarget t in R\nparam w in R[N]\nloss L = 1/2 (w · x - t)^2");
    IndexForm form =
        IndexNotation.of(regression)
            .hessian(regression.losses().getFirst(), value(regression, "w"));
    assertThat(form.outputs()).isEmpty();
    assertThat(letters(form.inputs())).isEqualTo("[i,j]");
    assertThat(Formulas.print(form.entry())).isEqualTo("x[i] x[j]");
    Network ridge = network("dim N\nparam w in R[N]\nloss L = 1/2 sum(w.^2) + sum(exp(w))");
    IndexForm diagonal =
        IndexNotation.of(ridge).hessian(ridge.losses().getFirst(), value(ridge, "w"));
    assertThat(Formulas.print(diagonal.entry())).isEqualTo("delta[i,j] (1 + exp(w[i]))");
    assertThat(cases(diagonal)).containsExactly("i = j: 1 + exp(w[i])", "i != j: 0");
  }

  @Test
  void theAuthorsLettersStayWithTheirDimensions() {
    Network network =
        network(
            """
            dim N, M
            param A in R[N,M], x in R[M]
            u[p] = tanh(sum[q](A[p,q] x[q]))
            loss L = sum[p](u[p]^2)
            """);
    Expression by = value(network, "A");
    IndexForm form =
        IndexNotation.of(network).gradient(gradient(network, by), network.losses().getFirst(), by);
    assertThat(letters(form.inputs())).isEqualTo("[p,q]");
  }

  @Test
  void namesOfTheNetworkAreNoLetters() {
    Network network =
        network("dim N, j\nparam i in R, A in R[N,j], k in R[j]\ny = i A k\nl(z) = z");
    assertThat(jacobian(network, "y", "A")).isEqualTo("dy[m]/dA[q,p] = i delta[m,q] k[p]");
  }

  @Test
  void moreIndicesThanLettersGetNumbers() {
    List<String> all = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      all.add(String.valueOf(letter));
    }
    Dimension n = Dimension.named("N");
    Expression a = Expressions.variable(Symbol.of("A", Symbol.Kind.PARAMETER, new Shape(n, n)));
    IndexForm form = IndexNotation.of(List.of(n), all).jacobian(Expressions.transpose(a), a);
    assertThat(written("B", "A", form))
        .isEqualTo("dB[i_1,i_2]/dA[i_3,i_4] = delta[i_1,i_4] delta[i_2,i_3]");
  }

  /** One layer's error signal after the other: each contains that of the layer above it. */
  @Test
  void errorSignalsAreWrittenOutWhileThatStaysShort() {
    Network network = system("system5");
    Expression y = value(network, "y");
    Expression q = signal("delta_z", Expressions.subtract(y, value(network, "t")));
    Expression h = value(network, "h");
    Expression slope = Expressions.subtract(Expressions.constant(1), h);
    Expression back = Expressions.product(q, Expressions.transpose(value(network, "V")));
    Expression r = signal("delta_h", Expressions.hadamard(List.of(back, h, slope)));
    Expression by = value(network, "W");
    Expression matrix = Expressions.product(Expressions.transpose(value(network, "x")), r);
    Expression loss = network.losses().getFirst();
    IndexNotation plain = IndexNotation.of(network);
    assertThat(Formulas.print(plain.gradient(matrix, loss, by).entry()))
        .isEqualTo("x[i] delta_h[j]");
    assertThat(Formulas.print(plain.withSignals(List.of(q, r)).gradient(matrix, loss, by).entry()))
        .isEqualTo("x[i] h[j] (1 - h[j]) sum[k](V[j,k] (y[k] - t[k]))");
    assertThat(Formulas.print(plain.withSignals(List.of(r)).gradient(matrix, loss, by).entry()))
        .isEqualTo("x[i] h[j] (1 - h[j]) sum[k](delta_z[k] V[j,k])");
    Expression longer = value(network, "x");
    for (int i = 0; i < 40; i++) {
      longer = Expressions.elementwise(ElementwiseFunction.SIN, longer);
    }
    Expression endless = signal("delta_x", longer);
    assertThat(
            Formulas.print(
                plain
                    .withSignals(List.of(endless))
                    .gradient(endless, loss, value(network, "x"))
                    .entry()))
        .isEqualTo("delta_x[i]");
  }

  private static Expression signal(String name, Expression formula) {
    return Expressions.named(Symbol.of(name, Symbol.Kind.DEFINITION, formula.shape()), formula);
  }

  @Test
  void whatIsTooDeepOrTooLongStaysAMatrix() {
    Dimension n = Dimension.named("N");
    Expression a = Expressions.variable(Symbol.of("A", Symbol.Kind.PARAMETER, new Shape(n, n)));
    Expression deep = Expressions.variable(Symbol.of("x", Symbol.Kind.INPUT, Shape.column(n)));
    Expression doubled = deep;
    for (int layer = 0; layer < 400; layer++) {
      deep = Expressions.elementwise(ElementwiseFunction.TANH, Expressions.product(a, deep));
    }
    for (int layer = 0; layer < 40; layer++) {
      doubled =
          Expressions.hadamard(
              Expressions.elementwise(ElementwiseFunction.TANH, doubled),
              Expressions.product(a, doubled));
    }
    Index i = Index.over("i", n);
    IndexNotation notation = IndexNotation.of(List.of(n), List.of());
    for (Expression formula : List.of(deep, doubled)) {
      assertThat(notation.entry(formula, List.of(IndexTerm.of(i))))
          .isEqualTo(Expressions.entry(formula, IndexTerm.of(i)));
    }
  }

  @Test
  void fourHundredLayersHaveEntriesWhereNamesKeepThemShort() {
    StringBuilder text = new StringBuilder("dim N\ninput x in R[N]\nparam W in R[N,N]\nh0 = x\n");
    for (int layer = 1; layer <= 400; layer++) {
      text.append("h%d = tanh(W h%d)\n".formatted(layer, layer - 1));
    }
    Network deep = network(text.toString());
    assertThat(jacobian(deep, "h400", "h399"))
        .isEqualTo("dh400[i]/dh399[j] = W[i,j] (1 - h400[i]^2)");
    assertThat(jacobian(deep, "h400", "h398"))
        .isEqualTo("dh400[i]/dh398[j] = (1 - h400[i]^2) sum[k](W[i,k] W[k,j] (1 - h399[k]^2))");
    IndexForm all = IndexNotation.of(deep).jacobian(value(deep, "h400"), value(deep, "x"));
    assertThat(all.entry().freeIndices())
        .containsExactlyInAnyOrder(all.outputs().getFirst(), all.inputs().getFirst());
  }

  @Test
  void anEntryNeedsAPositionForEachAxis() {
    Dimension n = Dimension.named("N");
    Expression a = Expressions.variable(Symbol.of("A", Symbol.Kind.PARAMETER, new Shape(n, n)));
    IndexNotation notation = IndexNotation.of(List.of(n), List.of());
    assertThatThrownBy(() -> notation.entry(a, List.of(IndexTerm.at(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an entry of N×N has 2 positions, not 1");
    assertThatThrownBy(() -> notation.gradient(a, a, a))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the gradient of a scalar: N×N of N×N by N×N");
  }
}
