package org.chainrule.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a document, reading it ends in a document or in a report, and what can't be
 * read of it says why; what grows takes no more than its share of time.
 */
class DocumentMutationTest {
  private static final long SEED = Long.getLong("chainrule.seed", 20_251_128L);
  private static final int MOST = Integer.getInteger("chainrule.documents", 1_500);
  private static final int SECONDS = Integer.getInteger("chainrule.documents.seconds", 8);
  private static final int FEWEST = 50;

  private static final List<String> PIECES =
      List.of(
          "$",
          "$$",
          "\\$",
          "\\(",
          "\\)",
          "\\[",
          "\\]",
          "```",
          "```chainrule\n",
          "\n```\n",
          "`",
          "<!--",
          "-->",
          "<!-- eq 1 -->",
          "\\begin{align}",
          "\\end{align}",
          "\\begin{cases}",
          "&",
          "&=",
          "\\\\",
          "=",
          "\n\n",
          "\n",
          "{",
          "}",
          "_",
          "^",
          "\\frac",
          "\\partial",
          "\\delta",
          "\\delta^{(2)}",
          "\\sum_{k=1}^{K}",
          "\\label{x}",
          "claim ",
          "let ",
          "where ",
          "v_p",
          "[v]",
          "[i]",
          "d",
          "'",
          "%",
          "%%chainrule\n",
          "%%end\n",
          "\\verb|",
          "\\text{if } i = j",
          "\uD800",
          "\r",
          "\t",
          "\0",
          "é",
          "\\newcommand{\\a}{\\a \\a}",
          "\\a");

  private final RandomGenerator random = new SplittableRandom(SEED);
  private final TextChanges changes = new TextChanges(random);
  private final List<String> documents =
      TestTexts.SYSTEMS.stream()
          .map(name -> TestTexts.resource("systems/" + name + ".md"))
          .toList();

  @Test
  @SuppressWarnings("CatchingUnchecked") // Anything at all is what must not come out.
  void nothingButAReportOrADocumentComesOut() {
    long start = System.nanoTime();
    int done = 0;
    int read = 0;
    int unread = 0;
    long slowest = 0;
    for (; done < MOST && System.nanoTime() - start < SECONDS * 1_000_000_000L; done++) {
      String text = mutant();
      Documents.Form form = random.nextInt(5) == 0 ? Documents.Form.LATEX : Documents.Form.MARKDOWN;
      long before = System.nanoTime();
      try {
        Document document = Documents.parse(text, "mutant", form);
        read++;
        unread += check(document);
      } catch (LanguageException e) {
        assertThat(e.problems()).as("seed %d, text %d", SEED, done).isNotEmpty();
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed %d, text %d: %s".formatted(SEED, done, text), e);
      }
      slowest = Math.max(slowest, System.nanoTime() - before);
    }
    System.out.printf(
        "DocumentMutationTest: seed %d, %d texts, %d read, %d sides without a meaning; the slowest"
            + " took %d ms%n",
        SEED, done, read, unread, slowest / 1_000_000);
    assertThat(done).isGreaterThanOrEqualTo(Math.min(MOST, FEWEST));
    assertThat(read).isGreaterThan(done / 4);
  }

  /** Returns the number of sides with a problem. */
  private static int check(Document document) {
    int problems = 0;
    for (Equation equation : document.equations()) {
      assertThat(equation.claims()).isNotEmpty();
      assertThat(equation.line()).isLessThanOrEqualTo(equation.lastLine());
      for (Claim claim : equation.claims()) {
        assertThat(claim.sides()).hasSizeGreaterThan(1);
        boolean general = !claim.instances().isEmpty();
        for (Claim.Side side : claim.sides()) {
          boolean told = side.expression().isPresent() != side.problem().isPresent();
          assertThat(told || general).as(side.source()).isTrue();
          problems += side.problem().isPresent() ? 1 : 0;
        }
      }
    }
    return problems;
  }

  private String mutant() {
    String text = changes.one(documents);
    // Changes in the network end most readings early, so most are made behind it.
    int from = random.nextInt(4) == 0 ? 0 : text.indexOf("```\n", text.indexOf("```chainrule")) + 4;
    StringBuilder changed = new StringBuilder(text);
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      int place = from + random.nextInt(Math.max(1, changed.length() - from));
      int end = Math.min(changed.length(), place + random.nextInt(1, 30));
      switch (random.nextInt(5)) {
        case 0 -> changed.delete(place, end);
        case 1 -> changed.insert(place, changed.substring(place, end));
        case 2 ->
            changed.replace(place, Math.min(changed.length(), place + 1), changes.one(PIECES));
        case 3 -> changed.insert(place, changes.one(PIECES).repeat(random.nextInt(1, 6)));
        default -> changed.insert(place, changes.one(PIECES));
      }
    }
    return changed.toString();
  }

  /** Thousands of everything that opens something, with and without what closes it. */
  @Test
  void hostileDocumentsAreReadInBoundedTime() {
    List<Supplier<String>> texts = new ArrayList<>();
    for (String piece :
        List.of(
            "$",
            "$$ ",
            "$x ",
            "$$ a \n\n",
            "<!-- ",
            "``` `` ` ",
            "\\begin{align} ",
            "\\[",
            "\\( ",
            "\\section",
            "\\verb|",
            "\\begin{align} x = y \n\n",
            "{",
            "\\\\[",
            "~~~\n",
            "\\$",
            "%\n",
            "\\begin{verbatim}",
            "\\left(",
            "<!-- a -->$q$",
            "%%chainrule\n%%end\n")) {
      texts.add(() -> piece.repeat(200_000 / piece.length()));
      texts.add(() -> "$$" + piece.repeat(100_000 / piece.length()) + "$$");
    }
    Network network = Networks.parse(DocumentsTest.NETWORK, "task.chain");
    int done = 0;
    for (Supplier<String> text : texts) {
      for (Documents.Form form : List.of(Documents.Form.MARKDOWN, Documents.Form.LATEX)) {
        long start = System.nanoTime();
        try {
          check(Documents.parse(text.get(), "bomb", form, network));
        } catch (LanguageException e) {
          assertThat(e.problems()).isNotEmpty();
        }
        assertThat(System.nanoTime() - start).as("%.40s", text.get()).isLessThan(10_000_000_000L);
        done++;
      }
    }
    assertThat(done).isEqualTo(2 * texts.size());
  }

  @Test
  void tenThousandEquationsAreRead() {
    StringBuilder text = new StringBuilder("```chainrule\n" + DocumentsTest.NETWORK + "```\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("\n<!-- ")
          .append(i)
          .append(" -->\n$$ \\frac{\\partial L}{\\partial z_k} = y_k $$\n");
    }
    Document document = Documents.parse(text.toString(), "long.md", Documents.Form.MARKDOWN);
    assertThat(document.equations()).hasSize(10_000);
    assertThat(document.equations()).allMatch(e -> e.id().isPresent());
  }
}
