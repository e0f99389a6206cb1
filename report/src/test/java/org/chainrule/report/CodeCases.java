package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chainrule.calculus.Derivation;
import org.chainrule.calculus.Layout;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Evaluator;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.expression.Matrix;
import org.chainrule.expression.Network;
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

  /** All networks, with the gradients of their losses and with all of their values. */
  static Map<String, CodeSubject> all() {
    Map<String, CodeSubject> cases = new LinkedHashMap<>();
    for (String system : SYSTEMS) {
      String name = system.replace('-', '_');
      cases.put(name, gradients(network(system)));
      cases.put(name + "_values", values(network(system)));
    }
    cases.put("operations_values", values(network("operations")));
    cases.put("operations", gradients(withLoss("operations")));
    cases.put("arrays", arrays());
    return cases;
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
