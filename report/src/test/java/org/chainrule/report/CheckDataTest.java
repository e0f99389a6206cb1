package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of checks as programs read them. */
class CheckDataTest {
  private static final CheckedFile BROKEN =
      new CheckedFile.Broken("=a,\"b\".md", "=a,\"b\".md:3:5: expected a name,\n  found \u0007");

  private static final List<CheckedFile> SEVERAL =
      List.of(CheckSamples.inLanguage(), CheckSamples.inLatex(), BROKEN, CheckSamples.empty());

  private static JsonNode json(List<CheckedFile> files) {
    return JsonMapper.shared().readTree(new CheckJsonRenderer(false).render(files));
  }

  @Test
  void theContractOfJson() {
    JsonNode root = json(List.of(CheckSamples.inLanguage()));
    assertThat(root.propertyNames()).containsExactly("file", "claims", "summary");
    assertThat(root.path("file").stringValue()).isEqualTo("solution.chain");
    JsonNode claim = root.path("claims").get(3);
    assertThat(claim.path("line").intValue()).isEqualTo(15);
    assertThat(claim.path("id").isNull()).isTrue();
    assertThat(claim.path("link").intValue()).isEqualTo(1);
    assertThat(claim.path("text").stringValue()).isEqualTo("dL/dW = x' ((y - t) V')");
    assertThat(claim.path("verdict").stringValue()).isEqualTo("refuted");
    JsonNode diagnosis = claim.path("diagnosis");
    assertThat(diagnosis.path("kind").stringValue()).isEqualTo("missing-activation-derivative");
    assertThat(diagnosis.path("message").stringValue()).startsWith("the derivative of sigmoid");
    assertThat(diagnosis.path("correction").stringValue())
        .isEqualTo("x' ((y - t) V' .* h .* (1 - h))");
    JsonNode example = claim.path("counterexample");
    assertThat(example.path("sizes").toString()).isEqualTo("{\"N\":1,\"H\":1,\"C\":2}");
    assertThat(example.path("values").path("V").toString()).isEqualTo("[[-1,3]]");
    assertThat(example.path("left").toString()).isEqualTo("[[3,7]]");
    assertThat(example.path("right").toString()).isEqualTo("[[1,7]]");
    assertThat(root.path("claims").get(0).path("conditions").toString())
        .isEqualTo("[\"sum(t) = 1\"]");
    assertThat(root.path("claims").get(6).path("follows").intValue()).isEqualTo(17);
    assertThat(root.path("summary").toString())
        .isEqualTo(
            "{\"defined\":1,\"proved\":2,\"confirmed\":1,\"layout\":1,\"refuted\":2,\"shape\":1,"
                + "\"follows\":1,\"undecided\":1,\"unread\":0}");
  }

  @Test
  void jsonOfLatexHasTheAuthorsTextItsReadingAndTheCorrectionInLatex() {
    JsonNode claim = json(List.of(CheckSamples.inLatex())).path("claims").get(1);
    assertThat(claim.path("id").stringValue()).isEqualTo("eq 2");
    assertThat(claim.path("text").stringValue())
        .isEqualTo("\\frac{\\partial L}{\\partial W} = x^\\top (V (y - t))");
    assertThat(claim.path("reading").stringValue()).isEqualTo("dL/dW = x' (V (y - t))");
    assertThat(claim.path("diagnosis").path("correctionLatex").stringValue())
        .isEqualTo("x^\\top ((y - t) V^\\top \\odot h \\odot (1 - h))");
    assertThat(claim.path("diagnosis").path("further").toString())
        .isEqualTo("[\"missing-activation-derivative\"]");
    JsonNode unread = json(List.of(CheckSamples.inLatex())).path("claims").get(2);
    assertThat(unread.path("problem").path("at").stringValue()).isEqualTo("\\oint");
  }

  @Test
  void severalFilesAreAListWithASummary() throws IOException {
    JsonNode root = json(SEVERAL);
    assertThat(root.propertyNames()).containsExactly("files", "summary");
    assertThat(root.path("files")).hasSize(4);
    assertThat(root.path("files").get(2).path("error").stringValue()).contains("expected a name");
    assertThat(root.path("files").get(2).path("claims")).isEmpty();
    assertThat(root.path("summary").path("shape").intValue()).isEqualTo(2);
    Golden.check("check.json", new CheckJsonRenderer(false).render(SEVERAL));
    Golden.check("check-hint.json", new CheckJsonRenderer(true).render(SEVERAL));
  }

  @Test
  void csvHasALineAFileAndNoFormulas() {
    List<List<String>> rows = csv(new CheckCsvRenderer().render(SEVERAL));
    assertThat(rows).hasSize(5).allMatch(row -> row.size() == 11);
    assertThat(rows.get(1))
        .containsExactly(
            "solution.chain",
            "10",
            "4",
            "1",
            "3",
            "1",
            "1",
            "0",
            "15",
            "missing-activation-derivative",
            "");
    assertThat(rows.get(2))
        .containsExactly(
            "homework.md", "3", "1", "0", "1", "0", "0", "1", "10", "missing-transpose", "");
    assertThat(rows.get(3).getFirst()).isEqualTo("'=a,\"b\".md");
    assertThat(rows.get(3).getLast()).isEqualTo("'=a,\"b\".md:3:5: expected a name,");
  }

  /** As RFC 4180 has it. */
  private static List<List<String>> csv(String text) {
    List<List<String>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        field.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || c == '\n')) {
        rows.getLast().add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(new ArrayList<>());
        }
      } else if (quoted || c != '\r') {
        field.append(c);
      }
    }
    assertThat(rows.removeLast()).isEmpty();
    return rows;
  }

  @Test
  void junitIsValidAndCountsRight() throws Exception {
    String xml = new CheckJUnitRenderer(false).render(SEVERAL);
    var schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(
                new StreamSource(
                    Objects.requireNonNull(CheckDataTest.class.getResourceAsStream("junit.xsd"))));
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    Element root = document.getDocumentElement();
    assertThat(root.getElementsByTagName("testsuite").getLength()).isEqualTo(4);
    for (String counted : List.of("failure", "error", "skipped")) {
      String attribute = counted.equals("skipped") ? counted : counted + "s";
      assertThat(root.getElementsByTagName(counted).getLength())
          .as(counted)
          .isEqualTo(Integer.parseInt(root.getAttribute(attribute)));
    }
    assertThat(root.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(root.getAttribute("tests")));
    Element failure = (Element) root.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("missing-activation-derivative");
    assertThat(failure.getTextContent()).contains("right: x' ((y - t) V' .* h .* (1 - h))");
    Golden.check("check.xml", xml);
  }
}
