package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts become networks, and networks texts. */
class NetworksTest {

  @ParameterizedTest
  @MethodSource("networks")
  void aPrintedNetworkIsTheNetwork(String name) {
    Network network = Networks.parse(TestTexts.resource(name), name);
    String printed = Networks.print(network);
    Network again = Networks.parse(printed, "printed");
    assertThat(TestTexts.withoutLines(again)).isEqualTo(TestTexts.withoutLines(network));
    assertThat(Networks.print(again)).isEqualTo(printed);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void printedSyntaxIsTheSyntax(String name) {
    List<Statement> statements = statements(TestTexts.resource(name));
    String printed = StatementPrinter.print(statements);
    List<Statement> again = statements(printed);
    assertThat(again).isEqualTo(statements);
    assertThat(StatementPrinter.print(again)).isEqualTo(printed);
  }

  @Test
  void definitionsAreTheAuthorsExpressions() {
    Network network = Networks.parse(TestTexts.resource("systems/system5.chain"), "system5.chain");
    assertThat(Networks.print(network))
        .isEqualTo(
            """
            dim N, H, C
            input x in R[1,N]
            target t in onehot[1,C]
            param W in R[N,H], b in R[1,H], V in R[H,C], d in R[1,C]

            h = sigmoid(x W + b)
            z = h V + d
            y = softmax(z)
            loss L = -t · log(y)
            """);
  }

  @Test
  void aUnitGraphIsPrintedAsAGraph() {
    Network network =
        Networks.parse(TestTexts.resource("systems/system1-graph.chain"), "graph.chain");
    assertThat(Networks.print(network))
        .startsWith(
            """
            graph net {
              input x1
              input x2
              s1 = sigmoid(x1, x2)
              g1 = boltzmann[3](x1, x2)
            """)
        .contains("target t in R\n")
        .contains("\nloss L = 1/2 (yhat - t)^2\n")
        .contains("given w(x1,g1) = [0.8; -0.3; 0.4]\n");
  }

  private static List<Statement> statements(String text) {
    Reporter reporter = new Reporter(new Source("test", text));
    List<Statement> statements = StatementParser.statements(reporter);
    assertThat(reporter.problems()).isEmpty();
    return statements;
  }

  static List<String> networks() {
    return TestTexts.networkNames();
  }

  @Test
  void anEmptyNetworkIsPrintedAsOne() {
    Network empty = Networks.parse("train {\n}\n", "net.chain");
    assertThat(Networks.parse(Networks.print(empty), "printed.chain")).isEqualTo(empty);
  }
}
