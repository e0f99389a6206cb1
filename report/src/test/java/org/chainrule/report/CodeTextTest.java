package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Network;
import org.chainrule.expression.Rational;
import org.chainrule.language.Networks;
import org.junit.jupiter.api.Test;

/** What generated code looks like. */
class CodeTextTest {
  private static final Path FOLDER = Path.of("src/test/resources/org/chainrule/report/code");

  /** Run with {@code -Dgolden.write} to accept what is written now; then read the difference. */
  private static void golden(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (System.getProperty("golden.write") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).as(name).isEqualTo(Files.readString(file));
  }

  @Test
  void aClassifierInNumpy() throws IOException {
    golden("classifier.py", NumpyCode.of(CodeCases.signals()));
  }

  @Test
  void aClassifierInJava() throws IOException {
    golden("Classifier.java.txt", JavaCode.of(CodeCases.signals()));
  }

  @Test
  void loopsAndAwkwardNamesInNumpy() throws IOException {
    golden("awkward.py", NumpyCode.of(CodeCases.gradients(CodeCases.network("awkward"))));
  }

  @Test
  void loopsAndAwkwardNamesInJava() throws IOException {
    golden("Awkward.java.txt", JavaCode.of(CodeCases.gradients(CodeCases.network("awkward"))));
  }

  @Test
  void theSameTextEveryTime() {
    CodeSubject subject = CodeCases.gradients(CodeCases.network("system2-worked"));
    assertThat(NumpyCode.of(subject)).isEqualTo(NumpyCode.of(subject));
    assertThat(JavaCode.of(subject)).isEqualTo(JavaCode.of(subject));
  }

  @Test
  void linesAreNoLongerThanAScreenIsWide() {
    for (CodeSubject subject : CodeCases.all().values()) {
      assertThat(NumpyCode.of(subject).lines()).allMatch(line -> line.length() <= 120);
      assertThat(JavaCode.of(subject).lines()).allMatch(line -> line.length() <= 120);
    }
  }

  @Test
  void largeClassesGoInSteps() {
    assertThat(JavaCode.of(CodeCases.gradients(CodeCases.deep(400))))
        .contains("public void compute() {", "step2();")
        .doesNotContain("record Result");
    assertThat(JavaCode.of(CodeCases.gradients(CodeCases.deep(3)))).contains("record Result");
  }

  @Test
  void aTooLargeClassIsRefused() {
    String names =
        IntStream.rangeClosed(1, 14_100).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
    Network network =
        Networks.parse(
            "param %s in R\nloss L = %s\n".formatted(names, names.replace(", ", " + ")), "wide");
    Expression loss = network.losses().getFirst();
    CodeSubject subject =
        CodeCases.subject(network, CodeSubject.Result.matrix("L", loss), List.of());
    assertThatThrownBy(() -> JavaCode.of(subject))
        .isInstanceOf(CodeException.class)
        .hasMessage(
            "this derivation is too large for a Java class: it has 16015 values, of at most 14000;"
                + " ask for fewer derivatives, or for numpy");
  }

  @Test
  void aTooLongFormulaIsRefused() {
    String row = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10" + "; ";
    String text =
        "param W in R[10,2000]\nA = ["
            + row.repeat(1999)
            + row.replace(";", "")
            + "]\nloss L = sum(W A)\n";
    Network network = Networks.parse(text, "long");
    assertThatThrownBy(() -> JavaCode.of(CodeCases.gradients(network)))
        .isInstanceOf(CodeException.class)
        .hasMessage(
            "the formula of A is too long for a Java method; give names to parts of it, or declare"
                + " written matrices as const");
  }

  @Test
  void aDerivativeIsNoCode() {
    Network network = CodeCases.network("system5");
    Expression derivative =
        Expressions.derivative(network.losses().getFirst(), network.value("W").orElseThrow());
    CodeSubject subject =
        CodeCases.subject(
            network,
            CodeSubject.Result.matrix("L", network.losses().getFirst()),
            List.of(CodeSubject.Result.matrix("dL_dW", derivative)));
    String message =
        "∂L/∂W can't be written as code: it is a derivative that has not been worked out; derive it"
            + " first";
    assertThatThrownBy(() -> NumpyCode.of(subject)).hasMessage(message);
    assertThatThrownBy(() -> JavaCode.of(subject)).hasMessage(message);
  }

  @Test
  void wrongSizesAreNamed() {
    CompiledCode code =
        CompiledCode.get(CompiledCode.all(Map.of("sizes", CodeCases.signals())), "sizes");
    double[][] row = {{1, 2}};
    double[][] square = {{1, 2}, {3, 4}};
    assertThatThrownBy(() -> code.invoke(row, row, square, row, square, new double[][] {{1}, {2}}))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("d has to be 1 x 2, but is 2 x 1");
  }

  @Test
  void namesAreSafeAndUnique() {
    CodeNames names = new CodeNames(Set.of("lambda"));
    assertThat(names.identifier("lambda")).isEqualTo("lambda_");
    assertThat(names.identifier("lambda_")).isEqualTo("lambda_2");
    assertThat(names.identifier("δ_z")).isEqualTo("delta_z");
    assertThat(names.identifier("delta_z")).isEqualTo("delta_z_2");
    assertThat(names.identifier("w(x1,s1)")).isEqualTo("w_x1_s1");
    assertThat(names.identifier("öl")).isEqualTo("ol");
    assertThat(names.identifier("字")).isEqualTo("u5b57");
    assertThat(names.identifier("1st")).isEqualTo("v1st");
    assertThat(names.temporary()).isEqualTo("t1");
    assertThat(names.temporary()).isEqualTo("t2");
  }

  @Test
  void numbersAreExactOrFractions() {
    assertThat(CodeNumbers.of(Rational.of(2), false).text()).isEqualTo("2");
    assertThat(CodeNumbers.of(Rational.of(2), true).text()).isEqualTo("2.0");
    assertThat(CodeNumbers.of(Rational.of(-1, 2), false).text()).isEqualTo("-0.5");
    assertThat(CodeNumbers.of(Rational.of(1, 3), false).text()).isEqualTo("1 / 3");
    assertThat(CodeNumbers.of(Rational.of(1, 3), true).text()).isEqualTo("1.0 / 3.0");
    assertThat(CodeNumbers.of(Rational.of(10_000_000_000L), false).text()).isEqualTo("1.0E10");
  }
}
