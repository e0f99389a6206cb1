package org.chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that are wrong, and help. */
class UsageTest {
  private final Session session = new Session();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      textBlock =
          """
          sumary x => there is no command 'sumary'. Did you mean summary?
          exam => there is no command 'exam'. Did you mean examples?
          xyz => there is no command 'xyz'. The commands are derive, check, train, eval, predict, summary, examples.
          --qiet => chainrule: there is no option --qiet. Did you mean --quiet?
          train => train: FILE is missing. Usage: chainrule train FILE [--data CSV] [--set key=value]… [--out DIR] [--resume] [--progress bar|lines|json|none] [--format text|json]
          train a b => train: there is nothing to do with 'b'. Usage: chainrule train FILE [--data CSV] [--set key=value]… [--out DIR] [--resume] [--progress bar|lines|json|none] [--format text|json]
          train a --dtaa=b => train: there is no option --dtaa. Did you mean --data?
          train a --epochs 5 => train: there is no option --epochs. Settings are given like this: --set epochs=VALUE
          train a --wat => train: there is no option --wat. chainrule train --help lists the options.
          train a --data => --data: its value is missing. Usage: chainrule train FILE [--data CSV] [--set key=value]… [--out DIR] [--resume] [--progress bar|lines|json|none] [--format text|json]
          train a --seed x => --seed: 'x' is no whole number. Write, for example, --seed 42.
          train a --seed 99999999999999999999 => --seed: '99999999999999999999' is no whole number. Write, for example, --seed 42.
          train a --progress barr => --progress: 'barr' is none of bar, lines, json, none. Did you mean bar?
          train a --format xml => --format: 'xml' is none of text, json. Choose one of them.
          train a --color no => --color: 'no' is none of auto, always, never. Choose one of them.
          train a --out b --out c => --out: is given twice. Give it once.
          train a --resume => --resume: needs the run to go on with. Add --out with its folder.
          train a --set epochs => --set epochs: is no key=value. Write, for example, --set epochs=5.
          train a --set epochs= => --set epochs=: is no key=value. Write, for example, --set epochs=5.
          train a --set b=1 --set b=2 => --set b=2: b is set twice. Set it once.
          eval => eval: RUN and --data are missing. Usage: chainrule eval RUN --data CSV [--format text|json]
          eval x => eval: --data is missing. Usage: chainrule eval RUN --data CSV [--format text|json]
          predict x => predict: --data is missing. Usage: chainrule predict RUN --data CSV [-o FILE]
          summary => summary: FILE is missing. Usage: chainrule summary FILE [--set N=64]… [--format text|json] [--json]
          examples a b c => examples: there is nothing to do with 'c'. Usage: chainrule examples [NAME [DIR]]
          """)
  void aWrongCommandLineIsToldInOneLine(String line, String message) {
    Session.Result result = session.run((Object[]) line.strip().split(" "));
    assertThat(result)
        .isEqualTo(new Session.Result(2, "", "chainrule: " + message + System.lineSeparator()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"derive", "check", "train", "eval", "predict", "summary", "examples"})
  void everyCommandHasHelp(String command) throws IOException {
    Session.Result result = session.run(command, "--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("help-" + command + ".txt", result.out());
    assertThat(session.run("help", command)).isEqualTo(result);
    assertThat(session.run(command, "-h")).isEqualTo(result);
  }

  @Test
  void theProgramHasHelp() throws IOException {
    Session.Result result = session.run("--help");
    assertThat(result.exitCode()).isZero();
    Golden.check("help.txt", result.out());
    assertThat(session.run("help")).isEqualTo(result);
  }

  @Test
  void withoutACommandTheHelpGoesToStderr() {
    Session.Result help = session.run("--help");
    assertThat(session.run()).isEqualTo(new Session.Result(2, "", help.out()));
  }

  @Test
  void theVersionIsTheBuilds() {
    Session.Result result = session.run("--version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).matches("chainrule [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
    assertThat(session.run("-V")).isEqualTo(result);
    assertThat(session.run("train", "--version")).isEqualTo(result);
  }

  @Test
  void coloursAreForTerminalsUnlessToldOtherwise() {
    assertThat(new Session().run("xyz").err()).doesNotContain("\u001b");
    assertThat(new Session().onTerminal(true).run("xyz").err())
        .startsWith("\u001b[1;31mchainrule:\u001b[0m there is no command");
    assertThat(new Session().onTerminal(true).with("NO_COLOR", "1").run("xyz").err())
        .doesNotContain("\u001b");
    assertThat(new Session().onTerminal(true).with("TERM", "dumb").run("xyz").err())
        .doesNotContain("\u001b");
    assertThat(new Session().run("--color=always", "summary", "nothing").err())
        .startsWith("\u001b[1;31m");
    assertThat(new Session().onTerminal(true).run("summary", "nothing", "--color", "never").err())
        .doesNotContain("\u001b");
  }
}
