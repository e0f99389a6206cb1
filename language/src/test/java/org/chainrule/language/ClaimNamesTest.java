package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;

/** Names that the author of claims introduces. */
class ClaimNamesTest {
  private static List<String> read(String formulas) {
    return read(
        "```chainrule\n" + DocumentsTest.NETWORK + "```\n" + formulas, Documents.Form.MARKDOWN);
  }

  private static List<String> claims(String claims) {
    return read(DocumentsTest.NETWORK + claims, Documents.Form.LANGUAGE);
  }

  /** Returns each claim with what it defines before it, and its problems behind it. */
  private static List<String> read(String text, Documents.Form form) {
    List<String> found = new ArrayList<>();
    for (Equation equation : Documents.parse(text, "work", form).equations()) {
      for (Claim claim : equation.claims()) {
        String defined = claim.defines().map(symbol -> symbol.name() + ": ").orElse("");
        String sides = String.join(" = ", claim.sides().stream().map(Claim.Side::text).toList());
        String problems =
            String.join(
                "; ",
                claim.sides().stream()
                    .flatMap(side -> side.problem().stream())
                    .map(problem -> problem.kind() + " " + problem.text())
                    .distinct()
                    .toList());
        found.add(defined + sides + (problems.isEmpty() ? "" : " ! " + problems));
      }
    }
    return found;
  }

  @Test
  void aNameThatIsNothingElseIsDefinedByItsSecondSide() {
    assertThat(claims("claim delta = dL/dz = y - t\nclaim dL/dV = h' delta\n"))
        .containsExactly("delta: delta = dL/dz = y - t", "dL/dV = h' delta");
    assertThat(read("Let $\\delta = \\frac{\\partial L}{\\partial z}$. $$\\delta = y - t$$"))
        .containsExactly("delta: delta = ∂L/∂z", "delta = y - t");
  }

  @Test
  void aDefinitionStaysWithItsEquationsNetwork() {
    Document document =
        Documents.parse(
            DocumentsTest.NETWORK + "claim y = y\nclaim q = dL/dz\nclaim q = y - t\n",
            "work",
            Documents.Form.LANGUAGE);
    assertThat(document.equations())
        .extracting(equation -> equation.network().definition("q").isPresent())
        .containsExactly(false, true, true);
    assertThat(document.network().definition("q")).isEmpty();
  }

  @Test
  void aNetworkIsReadWithTheDefinitionsOfItsClaims() {
    Network network =
        Networks.parse(
            DocumentsTest.NETWORK + "claim q = y - t\nclaim dL/dV = h' q\nclaim q[k] = y[k] - t[k]",
            "work");
    assertThat(network.definition("q")).isEmpty();
    assertThat(network.claims())
        .extracting(claim -> claim.defines().map(Symbol::name).orElse(""))
        .containsExactly("q", "", "");
    assertThat(Networks.parse(Networks.print(network), "again").claims().getFirst().defines())
        .isEqualTo(network.claims().getFirst().defines());
  }

  @Test
  void whatTheNetworkDeclaresIsNotDefinedAgain() {
    assertThat(read("Let $y = t$. $$h = \\sigma(a)$$")).containsExactly("y = t", "h = sigmoid(a)");
  }

  @Test
  void aDefinitionMayStandBelowItsUseInTheSameBlock() {
    assertThat(
            read(
                """
                \\begin{align}
                \\frac{\\partial L}{\\partial V} &= h^T \\delta, \\\\
                \\frac{\\partial L}{\\partial c} &= \\delta, \\qquad \\delta = y - t
                \\end{align}
                """))
        .containsExactly("∂L/∂V = h' delta", "∂L/∂c = delta", "delta: delta = y - t");
    assertThat(read("$$ p = q, \\qquad q = y - t $$")).containsExactly("p: p = q", "q: q = y - t");
  }

  @Test
  void entriesDefineAVectorOrAMatrix() {
    assertThat(
            read(
                """
                $$ q_k = y_k - t_k $$
                $$ \\frac{\\partial L}{\\partial V_{jk}} = h_j q_k $$
                $$ \\frac{\\partial L}{\\partial V} = h^T q $$
                $$ G_{jk} = h_j q_k, \\qquad \\frac{\\partial L}{\\partial V} = G $$
                """))
        .containsExactly(
            "q: q[k] = y[k] - t[k]",
            "∂L/∂V[j,k] = h[j] q[k]",
            "∂L/∂V = h' q",
            "G: G[j,k] = h[j] q[k]",
            "∂L/∂V = G");
  }

  @Test
  void theIndexTellsWhichLayerIsMeant() {
    assertThat(
            read(
                """
                \\begin{align}
                \\delta_k &= y_k - t_k \\\\
                \\delta_j &= h_j (1 - h_j) \\sum_k V_{jk} \\delta_k \\\\
                \\frac{\\partial L}{\\partial W_{ij}} &= x_i \\delta_j \\\\
                \\frac{\\partial L}{\\partial V_{jk}} &= h_j \\delta_k
                \\end{align}
                """))
        .containsExactly(
            "delta: delta[k] = y[k] - t[k]",
            "delta_for_j: delta_for_j[j] = h[j] (1 - h[j]) sum[k](V[j,k] delta[k])",
            "∂L/∂W[i,j] = x[i] delta_for_j[j]",
            "∂L/∂V[j,k] = h[j] delta[k]");
  }

  @Test
  void aNumberOrALabelIsPartOfTheName() {
    assertThat(
            read(
                """
                $$ \\delta^{(2)} = y - t, \\qquad \\delta^{(1)} = \\delta^{(2)} V^T $$
                $$ \\delta_o = y - t, \\qquad \\delta_h = \\delta_o V^T $$
                $$ \\frac{\\partial L}{\\partial h} = \\delta^{(1)} = \\delta_h $$
                """))
        .containsExactly(
            "delta2: delta2 = y - t",
            "delta1: delta1 = delta2 V'",
            "delta_o: delta_o = y - t",
            "delta_h: delta_h = delta_o V'",
            "∂L/∂h = delta1 = delta_h");
  }

  @Test
  void aSecondMeaningIsADefinitionOfItsOwn() {
    assertThat(
            read(
                """
                Let $q = y - t$. Then $\\frac{\\partial L}{\\partial c} = q$.

                Let $q = y + t$. Now $y + t = q$, but $q = y - t$ is wrong.
                """))
        .containsExactly(
            "q: q = y - t",
            "∂L/∂c = q",
            "q_again: q_again = y + t",
            "y + t = q_again",
            "q_again = y - t");
  }

  @Test
  void kroneckersDeltaStaysBesideTheAuthors() {
    assertThat(
            read(
                """
                $$ \\delta = y - t $$
                $$ \\frac{\\partial y_k}{\\partial z_l} = y_k (\\delta_{kl} - y_l) $$
                """))
        .allMatch(claim -> !claim.contains("!"));
  }

  @Test
  void aDefinitionForAllUnitsIsPutIn() {
    String network =
        """
        graph net {
          input x
          g = boltzmann[2](x)
          output v = boltzmann[3](g)
        }
        claim delta[u][i] = ∂o[v]/∂a[u][i]
        claim ∂o[v]/∂w(i,x,g) = delta[g][i] o[x]
        claim delta[g][i] = delta[i,i] ∂o[v]/∂a[g][i]
        """;
    assertThat(read(network, Documents.Form.LANGUAGE))
        .containsExactly(
            "delta: ∂o[v]/∂a[u][i] = ∂o[v]/∂a[u][i]",
            "∂o[v]/∂w(i,x,g) = (∂o[v]/∂a[g][i]) o[x]",
            "∂o[v]/∂a[g][i] = delta[i,i] ∂o[v]/∂a[g][i]");
  }

  @Test
  void whatADefinitionLacksIsSaidWhereItIsUsed() {
    assertThat(read("$$ q = y V $$ $$ \\frac{\\partial L}{\\partial c} = q $$"))
        .containsExactly(
            "q = y V ! UNREAD q has no meaning, because its definition in line 12 has none;"
                + " SHAPE y is 1×C, V is H×C: the inner sizes C and H differ",
            "∂L/∂c = q ! UNREAD q has no meaning, because its definition in line 12 has none");
  }

  @Test
  void lettersOfClaimsAboutFunctionsAreAnyNumberOrVector() {
    assertThat(
            read(
                """
                $$ \\sigma(s) = \\frac{1}{1 + e^{-s}}, \\qquad \\sigma'(s) = \\sigma(s)(1 - \\sigma(s)) $$
                $$ \\text{softmax}(u)_j = \\frac{e^{u_j}}{\\sum_k e^{u_k}} $$
                """))
        .allMatch(claim -> !claim.contains("!"))
        .hasSize(3);
  }

  @Test
  void aNameLikeAnotherIsDoubtful() {
    Document document =
        Documents.parse(
            "dim N\ninput yhat in R[N]\nclaim yhaat = 2 yhat\n",
            "work.chain",
            Documents.Form.LANGUAGE);
    assertThat(document.warnings())
        .extracting(Problem::report)
        .containsExactly(
            """
            work.chain:3:7: yhaat is taken for a name that this line introduces
              claim yhaat = 2 yhat
                    ^~~~~
              hint: did you mean yhat?\
            """);
  }

  @Test
  void definitionsThatDoubleEachOtherEnd() {
    StringBuilder text = new StringBuilder("$$\n q_{abc} = y_k \\\\\n");
    for (int i = 0; i < 60; i++) {
      String name = "abc" + "x".repeat(i);
      text.append("q_{%sx} = q_{%s} + q_{%s} \\\\\n".formatted(name, name, name));
    }
    assertThat(read(text + "$$"))
        .hasSize(61)
        .anyMatch(claim ->
            claim.endsWith(
                "! UNREAD this formula becomes too large when definitions are put in:"
                    + " define it in smaller steps"));
  }

  @Test
  void definitionsWithoutEndAreNotKept() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 302; i++) {
      text.append("claim q").append(i).append(" = y\n");
    }
    assertThat(claims(text.toString()))
        .filteredOn(claim -> claim.contains("!"))
        .containsExactly(
            "q300 = y ! UNREAD the claims of a document define at most 300 names",
            "q301 = y ! UNREAD the claims of a document define at most 300 names");
  }
}
