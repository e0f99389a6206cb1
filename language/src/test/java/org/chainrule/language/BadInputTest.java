package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts: all are refused with a report, and none takes long. */
class BadInputTest {
  private static final int MANY = 100_000;

  private static final String NO_STATEMENT =
      """
      bad.chain: there is no statement in this text
        hint: begin with a declaration such as input x in R[2]\
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "\r\n", " \t\n\n", "# a comment", "\uFEFF", ";;\n;"})
  void aBlankTextHasNoStatement(String text) {
    assertThat(report(text)).isEqualTo(NO_STATEMENT);
  }

  @Test
  void aCommentOfAMegabyteIsNoStatement() {
    assertThat(report("#" + "a".repeat(1_000_000))).isEqualTo(NO_STATEMENT);
  }

  @Test
  void binaryFilesAreRefused() throws IOException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    assertThat(reading(bytes)).isEqualTo("bad.chain: the file is not UTF-8 text");
    assertThat(reading("dim N\n".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo("bad.chain: the file is not UTF-8 text");
    assertThat(reading("dim N\n".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("bad.chain: the file is binary, not text");
  }

  @Test
  void malformedUtf8IsRefused() throws IOException {
    byte[] cut = {'d', 'i', 'm', ' ', (byte) 0xC3};
    byte[] overlong = {'d', 'i', 'm', ' ', (byte) 0xC0, (byte) 0x8A};
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    for (byte[] bytes : List.of(cut, overlong, surrogate)) {
      assertThat(reading(bytes)).isEqualTo("bad.chain: the file is not UTF-8 text");
    }
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreAccepted() throws IOException {
    String text = "input x in R[2]\r\n\r\ny = [1 2\r\n3 4] x # two rows\r\nloss L = x'y\r\n";
    assertThat(reading(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(Networks.parse("\uFEFF" + text, "bad.chain"))
        .isEqualTo(Networks.parse(text.replace("\r", ""), "bad.chain"));
  }

  @Test
  void aHugeTextIsRefusedUnread() {
    assertThat(report(" ".repeat(Networks.LARGEST))).isEqualTo(NO_STATEMENT);
    assertThat(report(" ".repeat(Networks.LARGEST + 1))).isEqualTo(tooLarge(8_000_001));
  }

  private static String tooLarge(int size) {
    return """
    bad.chain: the file has %d bytes, a network at most 8000000
      hint: name data in train { data = "…" } instead of writing it here\
    """
        .formatted(size);
  }

  @ParameterizedTest
  @MethodSource
  void deepNestingIsRefused(String opening, int column, String shown, String caret) {
    String repeated = shown.repeat(1 + 110 / shown.length()).substring(0, 110);
    assertThat(report("input x in R\ny = " + opening.repeat(MANY) + "x"))
        .isEqualTo(
            "bad.chain:2:%d: this is nested more than 200 deep\n".formatted(column)
                + "  …"
                + repeated
                + "…\n"
                + " ".repeat(58)
                + caret
                + "\n"
                + "  hint: give a part of it a name of its own");
  }

  static Stream<Arguments> deepNestingIsRefused() {
    return Stream.of(
        arguments("(", 205, "(", "^"),
        arguments("[", 205, "[", "^"),
        arguments("-", 205, "-", "^"),
        arguments("+", 205, "+", "^"),
        arguments("f(", 405, "(f", "^"),
        arguments("exp(", 805, "xp(e", "^~~"),
        arguments("abs ", 805, "bs a", "^~~"),
        arguments("sum[k](", 1405, "um[k](s", "^~~"),
        arguments("x^", 405, "^x", "^"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(%s)", "[%s]", "exp(%s)", "sum[k = 1..2](%s)", "-%s", "(%s)'", "1^(%s)"})
  void nestingOfMoreThan200IsRefusedWhereItIsClosedToo(String form) {
    String deep = "x";
    for (int i = 0; i < 201; i++) {
      deep = form.formatted(deep);
    }
    assertThat(report("input x in R\ny = " + deep)).contains(": this is nested more than 200 deep");
  }

  @Test
  void manyTransposesAreRefused() {
    assertThat(report("input x in R\ny = x" + "'".repeat(MANY)))
        .startsWith("bad.chain:2:207: this is nested more than 200 deep\n")
        .endsWith("'…\n" + " ".repeat(58) + "^\n  hint: give a part of it a name of its own");
  }

  @ParameterizedTest
  @MethodSource
  void longRowsOfOperandsAreRefused(String link, int limit) {
    String text = "y = x" + link.repeat(MANY);
    assertThat(report("input x in R\n" + text))
        .isEqualTo(
            "bad.chain:2:5: this has more than %d operands in a row\n".formatted(limit)
                + "  "
                + text.substring(0, 110)
                + "…\n"
                + "      ^"
                + "~".repeat(105)
                + "\n"
                + "  hint: give a part of it a name of its own");
  }

  static Stream<Arguments> longRowsOfOperandsAreRefused() {
    return Stream.of(arguments(" + x", 20_000), arguments(" x", 1_000), arguments(" / x", 1_000));
  }

  @Test
  void aLargeMatrixIsRefused() {
    String text = "A = [" + "1,".repeat(MANY) + "1]";
    assertThat(report(text))
        .isEqualTo(
            "bad.chain:1:5: this matrix has more than 100000 entries\n"
                + "  "
                + text.substring(0, 110)
                + "…\n"
                + "      ^\n"
                + "  hint: keep data in a file of its own");
  }

  @Test
  void aLongNameIsShortened() {
    String name = "n".repeat(1_000_000);
    assertThat(report("y = " + name))
        .isEqualTo(
            "bad.chain:1:5: "
                + "n".repeat(36)
                + "… is not defined\n"
                + "  y = "
                + "n".repeat(106)
                + "…\n"
                + "      ^"
                + "~".repeat(105));
    assertThat(report("dim " + name + "\ninput x in R[" + name + "]\nloss L = x'x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e99999999999999999999", "1e301"})
  void numbersOutOfRangeAreRefused(String number) {
    assertThat(report("y = " + number))
        .isEqualTo(
            """
            bad.chain:1:5: the number %s is out of range: numbers go from 1e-300 to 1e300
              y = %s
                  ^%s\
            """
                .formatted(number, number, "~".repeat(number.length() - 1)));
  }

  @Test
  void longNumbersAreRefused() {
    assertThat(report("y = " + "1".repeat(400))).contains(" is out of range: ");
    assertThat(report("y = 0." + "1".repeat(299))).isEmpty();
    assertThat(report("y = " + "1".repeat(1_000_000)))
        .isEqualTo(
            "bad.chain:1:5: the number "
                + "1".repeat(36)
                + "… has more than 400 digits\n"
                + "  y = "
                + "1".repeat(106)
                + "…\n"
                + "      ^"
                + "~".repeat(105));
  }

  @ParameterizedTest
  @MethodSource
  void sizesOutOfRangeAreRefused(String text, String report) {
    assertThat(report(text)).isEqualTo(report);
  }

  static Stream<Arguments> sizesOutOfRangeAreRefused() {
    return Stream.of(
        arguments(
            "input x in R[3000000000]",
            """
            bad.chain:1:14: the size 3000000000 is larger than 1000000000
              input x in R[3000000000]
                           ^~~~~~~~~~\
            """),
        arguments(
            "input x in R[99999999999999999999]",
            """
            bad.chain:1:14: the size 99999999999999999999 is larger than 1000000000
              input x in R[99999999999999999999]
                           ^~~~~~~~~~~~~~~~~~~~\
            """),
        arguments(
            "input x in R[1000000000 * 1000000000]",
            """
            bad.chain:1:14: the size 1000000000 * 1000000000 is larger than 1000000000
              input x in R[1000000000 * 1000000000]
                           ^~~~~~~~~~~~~~~~~~~~~~~\
            """),
        arguments(
            "dim N = 2147483648",
            """
            bad.chain:1:9: the size 2147483648 is larger than 1000000000
              dim N = 2147483648
                      ^~~~~~~~~~\
            """),
        arguments(
            "input x in R[0]",
            """
            bad.chain:1:14: a size is a whole number from 1, found 0
              input x in R[0]
                           ^\
            """),
        arguments(
            "input x in R[1/2]",
            """
            bad.chain:1:14: expected a size, found 1/2
              input x in R[1/2]
                           ^~~
              hint: a size is made of whole numbers and declared sizes, as 2*H + 1\
            """),
        arguments(
            "s = sum[k = 1..99999999999999999999](k)",
            """
            bad.chain:1:16: the size 99999999999999999999 is larger than 1000000000
              s = sum[k = 1..99999999999999999999](k)
                             ^~~~~~~~~~~~~~~~~~~~\
            """),
        arguments(
            "y = ones(3)[99999999999999999999]",
            """
            bad.chain:1:13: a size or a number here is too large
              y = ones(3)[99999999999999999999]
                          ^~~~~~~~~~~~~~~~~~~~\
            """),
        arguments(
            "input x in R[1000000000]; y = x ⊗ x ⊗ x",
            """
            bad.chain:1:31: a size or a number here is too large
              input x in R[1000000000]; y = x ⊗ x ⊗ x
                                            ^~~~~~~~~\
            """),
        arguments(
            "param A in R[2,2]; B = A^1000000000",
            """
            bad.chain:1:26: the exponent of a matrix goes up to 1000
              param A in R[2,2]; B = A^1000000000
                                       ^~~~~~~~~~\
            """));
  }

  @ParameterizedTest
  @ValueSource(strings = {"z", "z + z", "exp(z) z"})
  void towersOfFunctionsAreRefused(String first) {
    StringBuilder text = new StringBuilder("input x in R\nf0(z) = " + first + "\n");
    for (int i = 1; i <= 40; i++) {
      text.append("f%d(z) = f%d(f%d(z))\n".formatted(i, i - 1, i - 1));
    }
    assertThat(report(text + "y = f40(x)\n"))
        .isEqualTo(
            """
            bad.chain:43:5: in the body of f40: this formula becomes too large when its functions \
            are put in
              y = f40(x)
                  ^~~
              hint: give parts of it names of their own\
            """);
  }

  @Test
  void repeatedCallsOfOneFunctionAreReadOnce() {
    StringBuilder text = new StringBuilder("input x in R\nf0(z) = exp(z)\n");
    for (int i = 1; i <= 40; i++) {
      text.append("f%d(z) = f%d(z) f%d(z)\n".formatted(i, i - 1, i - 1));
    }
    assertThat(report(text + "y = f40(x)\n")).isEmpty();
  }

  @Test
  void aReportEndsWithTheHundredthMistake() {
    List<Problem> problems = Networks.tryParse("q\n".repeat(MANY), "bad.chain").problems();
    assertThat(problems).hasSize(100);
    assertThat(problems.getLast().report())
        .isEqualTo(
            """
            bad.chain:100:1: q begins no statement
              q
              ^
              hint: a definition has the form name = expression\
            """);
  }

  /** Returns the report on a file with these bytes. */
  private String reading(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bad.chain"), bytes);
    return joined(Networks.tryRead(file)).replace(file.toString(), "bad.chain");
  }

  private static String report(String text) {
    return joined(Networks.tryParse(text, "bad.chain"));
  }

  private static String joined(ParseResult result) {
    return result.problems().stream().map(Problem::report).collect(Collectors.joining("\n"));
  }
}
