package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.chainrule.calculus.Derivation;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.MatrixForm;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;

/** Networks to write code for. */
final class CodeCases {
  /** The reference systems. */
  static final List<String> SYSTEMS =
      List.of(
          "system1-graph-sigmoid",
          "system1-graph",
          "system1-layered",
          "system2-general",
          "system2-worked",
          "system3-affine",
          "system3-softmax",
          "system4",
          "system5-square",
          "system5");

  private CodeCases() {}

  static Network network(String name) {
    String file = "networks/" + name + ".chain";
    try (var in = Objects.requireNonNull(CodeCases.class.getResourceAsStream(file), file)) {
      return Networks.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first loss and its gradients by all parameters. */
  static CodeSubject gradients(Network network) {
    Derivation derivation = Derivation.of(network);
    String loss = Network.symbolOf(derivation.loss()).name();
    List<CodeSubject.Result> results = new ArrayList<>();
    derivation
        .gradients()
        .forEach((symbol, gradient) ->
            results.add(
                new CodeSubject.Result(
                    "d" + loss + "_d" + symbol.name(),
                    "∂" + loss + "/∂" + symbol.name(),
                    gradient,
                    List.of(),
                    Optional.of(symbol))));
    return subject(network, CodeSubject.Result.matrix(loss, derivation.loss()), results);
  }

  /** All values that the network defines. */
  static CodeSubject values(Network network) {
    List<CodeSubject.Result> results = new ArrayList<>();
    for (Expression definition : network.definitions()) {
      results.add(CodeSubject.Result.matrix(Network.symbolOf(definition).name(), definition));
    }
    assertThat(results).isNotEmpty();
    return subject(network, results.getFirst(), results.subList(1, results.size()));
  }

  static CodeSubject subject(
      Network network, CodeSubject.Result of, List<CodeSubject.Result> results) {
    return new CodeSubject(network, of, List.of(), results, Layout.GRADIENT);
  }

  /** Entry-by-entry derivatives of three and four axes, as if they had been asked for. */
  static CodeSubject arrays() {
    Network network = network("system4");
    Expression y = network.definition("y").orElseThrow();
    Expression w = network.value("W2").orElseThrow();
    Expression u = network.definition("u").orElseThrow();
    Index k = Index.over("k", y.shape().rows());
    Index i = Index.over("i", w.shape().rows());
    Index j = Index.over("j", w.shape().columns());
    Formula at = text -> Formulas.parse(text, network, List.of(k, i, j));
    CodeSubject.Result three =
        new CodeSubject.Result(
            "dy_dW2",
            "∂y/∂W2",
            at.of("y[k] (delta[k,i] - y[i]) u[j]"),
            List.of(k, i, j),
            Optional.empty());
    Index l = Index.over("l", w.shape().columns());
    Expression four =
        Formulas.parse("delta[k,i] delta[j,l] u[j] + W2[i,l]", network, List.of(k, i, j, l));
    CodeSubject.Result result =
        new CodeSubject.Result("dV_dW2", "∂V/∂W2", four, List.of(k, j, i, l), Optional.empty());
    return subject(
        network,
        CodeSubject.Result.matrix("y", y),
        List.of(three, result, CodeSubject.Result.matrix("du_da", u)));
  }

  private interface Formula {
    Expression of(String text);
  }

  /** All cases, by a name that a Python module and a Java package can have. */
  static Map<String, CodeSubject> all() {
    return All.CASES;
  }

  /** Made once for all tests. */
  private static final class All {
    static final Map<String, CodeSubject> CASES = Collections.unmodifiableMap(made());
  }

  private static Map<String, CodeSubject> made() {
    Map<String, CodeSubject> cases = new LinkedHashMap<>();
    for (String system : SYSTEMS) {
      cases.put(system.replace('-', '_'), gradients(network(system)));
    }
    cases.put("operations_values", values(network("operations")));
    cases.put("operations", gradients(withLoss("operations")));
    cases.put("awkward", gradients(network("awkward")));
    cases.put("arrays", arrays());
    cases.put("signals", signals());
    cases.put("deep", gradients(deep(400)));
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 1; i <= 10; i++) {
      String text = RandomTexts.network(random, i);
      cases.put("random" + i, gradients(Networks.parse(text, "random" + i)));
    }
    return cases;
  }

  /** A chain of layers with names. */
  static Network deep(int layers) {
    StringBuilder text = new StringBuilder("dim N\ninput x in R[1,N]\ntarget t in R[1,N]\n");
    String below = "x";
    for (int i = 1; i <= layers; i++) {
      text.append("param W%d in R[N,N], b%d in R[1,N]\n".formatted(i, i));
      text.append("h%d = tanh(%s W%d + b%d)\n".formatted(i, below, i, i));
      below = "h" + i;
    }
    return Networks.parse(text + "loss L = 1/2 sum((" + below + " - t).^2)\n", "deep");
  }

  /** System 5 with its error signals under names, as a derivation shows them. */
  static CodeSubject signals() {
    Network network = network("system5");
    Expression x = network.value("x").orElseThrow();
    Expression h = network.value("h").orElseThrow();
    Expression y = network.value("y").orElseThrow();
    Expression t = network.value("t").orElseThrow();
    Expression v = network.value("V").orElseThrow();
    Expression outer = signal("δ_z", Expressions.subtract(y, t));
    Expression back = Expressions.product(outer, Expressions.transpose(v));
    Expression slope = Expressions.hadamard(h, Expressions.subtract(Expressions.constant(1), h));
    Expression inner = signal("δ_h", Expressions.hadamard(back, slope));
    List<CodeSubject.Result> results =
        List.of(
            gradient("W", Expressions.product(Expressions.transpose(x), inner)),
            gradient("b", inner),
            gradient("V", Expressions.product(Expressions.transpose(h), outer)),
            gradient("d", outer));
    CodeSubject.Result loss =
        CodeSubject.Result.matrix("L", MatrixForm.of(network.losses().getFirst()));
    return new CodeSubject(network, loss, List.of(outer, inner), results, Layout.GRADIENT);
  }

  private static Expression signal(String name, Expression value) {
    return Expressions.named(Symbol.of(name, Symbol.Kind.DEFINITION, value.shape()), value);
  }

  private static CodeSubject.Result gradient(String by, Expression value) {
    return new CodeSubject.Result("dL_d" + by, "∂L/∂" + by, value, List.of(), Optional.empty());
  }

  /** The network with a loss that depends on all of its values. */
  static Network withLoss(String name) {
    Network network = network(name);
    StringBuilder loss = new StringBuilder("loss L = 0");
    for (Expression definition : network.definitions()) {
      String value = Network.symbolOf(definition).name();
      loss.append(definition.isScalar() ? " + " + value : " + sum(" + value + ".^2)");
    }
    return Networks.parse(Networks.print(network) + "\n" + loss + "\n", name);
  }

  /** What the evaluator finds for the results; an array's entries one below the other. */
  static Map<String, Matrix> wanted(CodeSubject subject, Bindings bindings) {
    Map<String, Matrix> wanted = new LinkedHashMap<>();
    List<CodeSubject.Result> results = new ArrayList<>(List.of(subject.of()));
    results.addAll(subject.results());
    for (CodeSubject.Result result : results) {
      wanted.put(result.name(), value(result, bindings));
    }
    return wanted;
  }

  private static Matrix value(CodeSubject.Result result, Bindings bindings) {
    if (result.axes().isEmpty()) {
      return Evaluator.evaluate(result.value(), bindings);
    }
    int[] sizes = result.axes().stream().mapToInt(axis -> bindings.size(axis.size())).toArray();
    return Matrix.generate(
        Arrays.stream(sizes).reduce(1, (a, b) -> a * b),
        1,
        place -> {
          Map<Index, Integer> positions = new HashMap<>();
          int rest = place;
          for (int axis = sizes.length - 1; axis >= 0; axis--) {
            positions.put(result.axes().get(axis), 1 + rest % sizes[axis]);
            rest /= sizes[axis];
          }
          return Evaluator.evaluate(result.value(), bindings, positions).scalar();
        });
  }
}
