package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a text, reading it ends in a network or in a report; and a network that was
 * read is printed as a text that gives it again.
 */
class MutationTest {
  private static final long SEED = Long.getLong("chainrule.seed", 20_251_122L);
  private static final int MOST = Integer.getInteger("chainrule.mutations", 20_000);

  /** When to stop early. */
  private static final int SECONDS = Integer.getInteger("chainrule.mutations.seconds", 20);

  private static final int FEWEST = 2_000;

  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}_.]+|\\s+|\"[^\"]*\"|.", Pattern.DOTALL);

  private static final List<String> TEXTS = List.copyOf(Texts.networks().values());
  private static final List<String> TOKENS = TEXTS.stream().flatMap(MutationTest::tokens).toList();

  /** Signs and words that the examples use rarely or never. */
  private static final List<String> RARE =
      List.of(
          "'",
          "^",
          ".^",
          "^T",
          "²",
          "⁻¹",
          "⊗",
          "∘",
          "≠",
          "<=",
          "!=",
          "==",
          "∇_",
          "∂",
          "√",
          "Σ_i ",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "[:,1]",
          "[1:2]",
          "[k]",
          "[i,j]",
          "\"",
          ";",
          ",",
          ":",
          "..",
          "0",
          "-1",
          "1e300",
          "1e-300",
          "1e999",
          "99999999999",
          ".5",
          "1/0",
          "eye(2)",
          "delta[i,j]",
          "concat",
          "place[1,1](1, 2, 2)",
          "det",
          "inv",
          "max",
          "min",
          "onehot(1, 3)",
          "stopgrad",
          "dim ",
          "claim ",
          "given ",
          "step ",
          "graph g {",
          "opaque ",
          "train {",
          "loss ",
          "_new",
          "for i != j",
          "to 3 digits",
          "layout numerator",
          "varying ",
          " written \"\\x\"",
          "#",
          "\0",
          "\r",
          "\t",
          "\uFEFF",
          "\u200B",
          "\uD800",
          "𝛽",
          "é");

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final TextChanges changes = new TextChanges(random);

  @Test
  void nothingButAReportOrANetworkComesOut() {
    long start = System.nanoTime();
    long slowest = 0;
    String slowestText = "";
    int done = 0;
    int read = 0;
    for (; done < MOST && System.nanoTime() - start < SECONDS * 1_000_000_000L; done++) {
      String text = mutant();
      long before = System.nanoTime();
      read += check(text, done) ? 1 : 0;
      long time = System.nanoTime() - before;
      if (time > slowest) {
        slowest = time;
        slowestText = text;
      }
    }
    System.out.printf(
        "MutationTest: seed %d, %d texts, %d of them networks; the slowest took %d ms: %s%n",
        SEED, done, read, slowest / 1_000_000, shown(slowestText));
    assertThat(done).isGreaterThanOrEqualTo(Math.min(MOST, FEWEST));
    assertThat(read).isBetween(done / 100, done);
  }

  /** Whether the text is a network. */
  @SuppressWarnings("CatchingUnchecked") // Anything at all is what must not come out.
  private static boolean check(String text, int number) {
    try {
      Network network = Networks.parse(text, "mutant.chain");
      String printed = Networks.print(network);
      Network again = Networks.parse(printed, "printed.chain");
      assertThat(TestTexts.withoutLines(again)).isEqualTo(TestTexts.withoutLines(network));
      return true;
    } catch (LanguageException e) {
      if (e.problems().isEmpty() || e.problems().getFirst().file().equals("printed.chain")) {
        throw new AssertionError(failure(text, number), e);
      }
      return false;
    } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(failure(text, number), e);
    }
  }

  private static String failure(String text, int number) {
    return "text %d of seed %d:\n%s".formatted(number, SEED, text);
  }

  private static String shown(String text) {
    return text.length() <= 300 ? text : text.substring(0, 300) + "…";
  }

  private String mutant() {
    String text = changes.one(TEXTS);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      text = mutated(text);
    }
    return text;
  }

  private String mutated(String text) {
    return switch (random.nextInt(16)) {
      case 0, 1 -> characters(text);
      case 2, 3, 4, 5, 6, 7 -> inTokens(text);
      case 8, 9 -> inLines(text);
      case 10 -> text.substring(0, random.nextInt(text.length() + 1));
      case 11 -> text.substring(random.nextInt(text.length() + 1));
      case 12 -> changes.splice(text, changes.one(TEXTS));
      case 13 -> changes.insert(text, randomBytes());
      case 14 -> changes.insert(text, random.nextBoolean() ? changes.one(RARE) : bomb());
      default -> changes.insert(text, changes.one(RARE));
    };
  }

  private String characters(String text) {
    if (text.length() < 2) {
      return text + changes.one(RARE);
    }
    StringBuilder changed = new StringBuilder(text);
    int place = random.nextInt(text.length() - 1);
    char here = text.charAt(place);
    switch (random.nextInt(4)) {
      case 0 -> changed.insert(place, (char) random.nextInt(' ', 127));
      case 1 -> changed.deleteCharAt(place);
      case 2 -> changed.insert(place, here);
      default -> {
        changed.setCharAt(place, text.charAt(place + 1));
        changed.setCharAt(place + 1, here);
      }
    }
    return changed.toString();
  }

  private String inTokens(String text) {
    return String.join("", changed(tokens(text).toList(), TOKENS));
  }

  private String inLines(String text) {
    List<String> others = changes.one(TEXTS).lines().toList();
    return String.join("\n", changed(text.lines().toList(), others)) + "\n";
  }

  private List<String> changed(List<String> pieces, List<String> others) {
    return pieces.isEmpty() || others.isEmpty()
        ? List.of(changes.one(RARE))
        : changes.changed(pieces, others);
  }

  private String randomBytes() {
    byte[] bytes = new byte[random.nextInt(1, 40)];
    random.nextBytes(bytes);
    return new String(
        bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
  }

  private String bomb() {
    String piece =
        changes.one(
            List.of(
                "(", "[", "'", "-", "^", "sum[k](", "f(", "{", "x ", "x'", "x^", "[x,", "1/", "+x",
                ".*", "⊗", "log ", "∂", "d(", "max(x,", "delta[", "²", "Σ_k ", "x = ", "in "));
    return piece.repeat(random.nextInt(1, random.nextInt(10) == 0 ? 100_000 : 300));
  }

  private static Stream<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group);
  }
}
