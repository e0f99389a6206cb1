package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to an equation in LaTeX, each of its sides ends as a formula that the language
 * can write and read again, or with a problem.
 */
class LatexMutationTest {
  private static final long SEED = Long.getLong("chainrule.seed", 20_251_128L);
  private static final int MOST = Integer.getInteger("chainrule.mutations", 20_000);

  /** When to stop early. */
  private static final int SECONDS = Integer.getInteger("chainrule.mutations.seconds", 15);

  private static final int FEWEST = 1_000;
  private static final long SLOWEST = 3_000_000_000L;

  private static final Pattern TOKEN =
      Pattern.compile("\\\\[A-Za-z]+|\\\\.|[0-9.]+|\\s+|.", Pattern.DOTALL);

  private static final List<String> RARE =
      List.of(
          "\\frac",
          "\\frac{\\partial",
          "}{\\partial",
          "^\\top",
          "^{-1}",
          "^{",
          "_{",
          "}",
          "{",
          "\\left(",
          "\\right)",
          "\\left[",
          "\\right]",
          "\\left.",
          "\\|",
          "|",
          "\\langle",
          "\\rangle",
          "\\sum_{k=1}^{K}",
          "\\sum_{j \\neq i}",
          "\\sum",
          "\\prod",
          "\\nabla",
          "\\nabla_W",
          "\\cdot",
          "\\odot",
          "\\otimes",
          "\\times",
          "*",
          "/",
          "'",
          "\\mathbf{1}",
          "\\mathbf{0}",
          "I",
          "\\dots",
          "\\begin{bmatrix}",
          "\\end{bmatrix}",
          "\\begin{cases}",
          "\\end{cases}",
          "\\begin{aligned}",
          "\\end{aligned}",
          "&",
          "\\\\",
          "&=",
          "=",
          "\\approx",
          "\\text{if } ",
          "\\text{where }",
          "\\text{because }",
          "\\text{for $i = j$}",
          "\\qquad",
          "\\quad",
          ",",
          ";",
          ":",
          ".",
          "\\newcommand{\\W}{\\mathbf{W}}",
          "\\newcommand{\\f}[2]{#2#1}",
          "\\f{a}{b}",
          "\\newcommand{\\a}{\\a\\a}\\a",
          "\\tag{1}",
          "\\label{x}",
          "% comment",
          "%\n",
          "\\sqrt[3]{x}",
          "\\hat",
          "\\mathcal",
          "\\operatorname{softmax}",
          "\\text{ReLU}",
          "\\sigma'",
          "d",
          "e^",
          "0",
          "1{,}000",
          "0{,}5",
          "1e5",
          "99999999999",
          "\\unknown",
          "σ",
          "∂",
          "Σ_i",
          "ᵀ",
          "²",
          "𝐱",
          "ŷ",
          "\0",
          "\uD800",
          "\u200B",
          "\\",
          "#1",
          "$",
          "$$",
          "~",
          "\\,");

  private static final List<Sample> SAMPLES = samples();
  private static final List<String> TOKENS =
      SAMPLES.stream().flatMap(s -> tokens(s.latex()).stream()).toList();

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final TextChanges changes = new TextChanges(random);

  /** An equation about a network. */
  private record Sample(String latex, Network network, LatexNames names) {}

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (String system : TestTexts.SYSTEMS) {
      Source source = LatexDocuments.source(system);
      Network network = LatexDocuments.network(system);
      LatexNames names = LatexNames.of(network);
      for (LatexDocuments.Piece piece : LatexDocuments.pieces(source)) {
        samples.add(new Sample(source.text(piece.math()), network, names));
      }
    }
    return samples;
  }

  @Test
  void everySideIsAFormulaOrAProblem() {
    long start = System.nanoTime();
    long slowest = 0;
    String slowestText = "";
    int done = 0;
    int[] sides = new int[2];
    for (; done < MOST && System.nanoTime() - start < SECONDS * 1_000_000_000L; done++) {
      Sample sample = changes.one(SAMPLES);
      String text = mutant(sample.latex());
      long before = System.nanoTime();
      check(text, sample, done, sides);
      long time = System.nanoTime() - before;
      if (time > slowest) {
        slowest = time;
        slowestText = text;
      }
    }
    System.out.printf(
        "LatexMutationTest: seed %d, %d texts, %d sides read, %d not; the slowest took %d ms: %s%n",
        SEED, done, sides[0], sides[1], slowest / 1_000_000, shown(slowestText));
    assertThat(done).isGreaterThanOrEqualTo(Math.min(MOST, FEWEST));
    assertThat(sides[0]).isGreaterThan(sides[1] / 2);
    assertThat(slowest).isLessThan(SLOWEST);
  }

  @SuppressWarnings("CatchingUnchecked") // Anything at all is what must not come out.
  private static void check(String text, Sample sample, int number, int[] sides) {
    try {
      Source source = new Source("mutant.md", text);
      Span all = new Span(0, text.length());
      for (ClaimSyntax claim : LatexEquations.read(source, all, sample.names())) {
        assertThat(claim.sides()).hasSizeGreaterThan(1);
        for (ClaimSyntax.Side side : claim.sides()) {
          check(side, sample.network());
          sides[side.term().isPresent() ? 0 : 1]++;
        }
        claim.conditions().forEach(SyntaxPrinter::print);
      }
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("text %d of seed %d:\n%s".formatted(number, SEED, text), e);
    }
  }

  private static void check(ClaimSyntax.Side side, Network network) {
    assertThat(side.problem().isEmpty()).isEqualTo(side.term().isPresent());
    assertThat(side.place().isEmpty()).isEqualTo(side.term().isPresent());
    if (side.term().isPresent()) {
      Term term = side.term().get();
      // The differential of a name that nobody declared is printed like a name.
      String printed = Formulas.print(Formulas.syntax(Formulas.print(term), network));
      assertThat(Formulas.print(Formulas.syntax(printed, network))).isEqualTo(printed);
      assertThat(Formulas.read(term, network, List.of())).isNotNull();
      assertThat(Formulas.latex(term, network)).isNotNull();
    }
  }

  private static String shown(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  private String mutant(String latex) {
    String text = latex;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      text = mutated(text);
    }
    return text;
  }

  private String mutated(String text) {
    return switch (random.nextInt(14)) {
      case 0 -> changes.insert(text, Character.toString((char) random.nextInt(' ', 127)));
      case 1, 2, 3, 4, 5, 6 -> inTokens(text);
      case 7 -> text.substring(0, random.nextInt(text.length() + 1));
      case 8 -> text.substring(random.nextInt(text.length() + 1));
      case 9 -> changes.splice(text, changes.one(SAMPLES).latex());
      case 10 -> changes.insert(text, randomBytes());
      case 11 ->
          random.nextInt(10) == 0
              ? changes.insert(text, bomb())
              : changes.insert(text, changes.one(RARE));
      default -> changes.insert(text, changes.one(RARE));
    };
  }

  private String inTokens(String text) {
    List<String> tokens = tokens(text);
    return tokens.isEmpty() ? changes.one(RARE) : String.join("", changes.changed(tokens, TOKENS));
  }

  private String randomBytes() {
    byte[] bytes = new byte[random.nextInt(1, 40)];
    random.nextBytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String bomb() {
    String piece =
        changes.one(
            List.of(
                "(",
                "[",
                "{",
                "'",
                "-",
                "^{",
                "_{",
                "\\left(",
                "\\frac{",
                "\\sqrt{",
                "x ",
                "x^",
                "\\sum_k ",
                "\\mathbf{",
                "\\hat{",
                "\\nabla ",
                "\\partial ",
                "d",
                "e^{",
                "|",
                "\\|",
                "\\begin{bmatrix}",
                "&",
                "\\\\",
                "=",
                ",",
                "\\text{if }",
                "+x",
                "\\cdot x",
                "\\sigma(",
                "\\log ",
                "_k",
                "^\\top",
                "[i]",
                "\\langle ",
                "1",
                ".",
                "\\begin{aligned}"));
    return piece.repeat(random.nextInt(1, random.nextInt(10) == 0 ? 60_000 : 300));
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }
}
