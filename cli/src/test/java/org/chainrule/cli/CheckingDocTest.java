package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/checking.md} shows is what happens. With {@code -Dgolden.write} its transcripts
 * become what is printed now; then read the difference.
 */
class CheckingDocTest {
  private static final Path PAGE = Path.of("..", "docs", "checking.md");

  private static final Pattern FILE =
      Pattern.compile("<!-- file: (\\S+) -->\\n(`{3,})\\w+\\n(.*?)\\n\\2\\n", Pattern.DOTALL);

  private static final Pattern CHECK =
      Pattern.compile("<!-- check (.+?) -->\\n```text\\n(.*?)```\\n", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void itsTranscriptsAreWhatIsPrinted() throws IOException {
    String page = Files.readString(PAGE).replace("\r\n", "\n");
    for (MatchResult file : FILE.matcher(page).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(3) + "\n");
    }
    List<String> shown = new ArrayList<>();
    String printed =
        CHECK
            .matcher(page)
            .replaceAll(check -> {
              shown.add(check.group(1));
              return Matcher.quoteReplacement(
                  "<!-- check %s -->\n```text\n%s```\n"
                      .formatted(check.group(1), run(check.group(1))));
            });
    assertThat(shown).hasSizeGreaterThan(3);
    if (System.getProperty("golden.write") != null) {
      Files.writeString(PAGE, printed);
    }
    assertThat(Files.readString(PAGE).replace("\r\n", "\n")).isEqualTo(printed);
  }

  private String run(String line) {
    List<Object> arguments = new ArrayList<>(List.of("check"));
    for (String word : line.split(" ", -1)) {
      arguments.add(word.startsWith("--") ? word : folder.resolve(word));
    }
    Session.Result result = new Session().run(arguments.toArray());
    assertThat(result.err()).isEmpty();
    return result.out().replace(folder + "/", "");
  }
}
