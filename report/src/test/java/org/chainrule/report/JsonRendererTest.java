package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.chainrule.calculus.Exposition;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.language.Formulas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs rely on in the JSON of a derivation. */
class JsonRendererTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static JsonNode render(Exposition exposition) {
    return MAPPER.readTree(new JsonRenderer().render(exposition));
  }

  @Test
  void theContract() {
    JsonNode root = render(Samples.classifier());
    assertThat(root.path("loss").stringValue()).isEqualTo("L");
    assertThat(root.path("layout").stringValue()).isEqualTo("gradient");
    JsonNode gradient = root.path("gradients").get(2);
    assertThat(gradient.path("of").stringValue()).isEqualTo("L");
    assertThat(gradient.path("wrt").stringValue()).isEqualTo("V");
    assertThat(gradient.path("shape").toString()).isEqualTo("[\"H\",\"C\"]");
    assertThat(gradient.path("matrix").stringValue()).isEqualTo("h' (y - t)");
    assertThat(gradient.path("index").stringValue()).isEqualTo("h[j] (y[k] - t[k])");
    assertThat(gradient.path("latex").stringValue())
        .isEqualTo("\\frac{\\partial L}{\\partial V} = h^\\top (y - t)");
    assertThat(gradient.path("conditions").toString()).isEqualTo("[\"sum(t) = 1\"]");
    JsonNode step = root.path("steps").get(1);
    assertThat(step.path("rule").stringValue()).isEqualTo("name");
    assertThat(step.path("of").stringValue()).isEqualTo("∂L/∂z");
    assertThat(step.path("before").stringValue()).isEqualTo("softmax(z) - t");
    assertThat(step.path("after").stringValue()).isEqualTo("y - t");
    assertThat(step.path("because").stringValue()).isEqualTo("softmax(z) has a name");
    assertThat(root.path("verified").path("points").intValue()).isEqualTo(8);
    assertThat(root.path("verified").path("maxRelativeError").doubleValue()).isEqualTo(3.1e-12);
  }

  @Test
  void formulasCanBeReadAgainWithoutTheErrorSignals() {
    for (Exposition exposition : List.of(Samples.classifier(), Samples.jacobian())) {
      JsonNode gradients = render(exposition).path("gradients");
      assertThat(gradients.size()).isEqualTo(exposition.formulas().size());
      for (JsonNode gradient : gradients.valueStream().toList()) {
        for (String key : List.of("matrix", "index")) {
          String text = gradient.path(key).stringValue();
          assertThat(text).doesNotContain("delta_");
          assertThat(Formulas.print(Formulas.parse(text, exposition.network()))).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void theErrorSignalsAreDefinedOnce() {
    JsonNode signal = render(Samples.classifier()).path("signals").get(1);
    assertThat(signal.path("name").stringValue()).isEqualTo("delta_h");
    assertThat(signal.path("of").stringValue()).isEqualTo("L");
    assertThat(signal.path("wrt").stringValue()).isEqualTo("x W + b");
    assertThat(signal.path("value").stringValue()).isEqualTo("(delta_z V') .* h .* (1 - h)");
  }

  @Test
  void whatWouldBecomeTooLongKeepsItsNames() {
    Exposition exposition = Samples.classifier();
    Expression value = exposition.signals().getFirst();
    Expression sum = Expression.of(new Operation.Add(), Collections.nCopies(300, value));
    SignalExpansion expansion = new SignalExpansion(exposition.signals());
    assertThat(expansion.of(sum)).isSameAs(sum);
    assertThat(Formulas.print(expansion.of(value))).isEqualTo("y - t");
  }

  @Test
  void numbersThatJsonCannotSayAreNull() {
    Exposition e = Samples.jacobian();
    Exposition notChecked =
        new Exposition(
            e.network(),
            e.of(),
            e.layout(),
            e.style(),
            e.detail(),
            e.formulas(),
            e.signals(),
            e.signalOf(),
            e.steps(),
            new org.chainrule.calculus.Verification(0, 0, 0, Double.NaN));
    assertThat(render(notChecked).path("verified").path("maxRelativeError").isNull()).isTrue();
    assertThat(TextRenderer.plain().render(notChecked)).contains("Nothing was checked.");
  }
}
