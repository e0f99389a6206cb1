package org.chainrule.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chainrule.language.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands share: the options that each of them has, and the terminal. */
@Command(
    name = "chainrule",
    description = "Write a neural network once, as on paper; derive its gradients, train it.",
    customSynopsis = "chainrule COMMAND … [options]",
    subcommands = {
      DeriveCommand.class,
      CheckCommand.class,
      TrainCommand.class,
      EvalCommand.class,
      PredictCommand.class,
      SummaryCommand.class,
      ExamplesCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./chainrule derive examples/systems/system5.chain",
      "  ./chainrule check examples/homework/softmax.md",
      "  ./chainrule train examples/digits/digits.chain",
      "  ./chainrule summary examples/digits/digits.chain",
      "  ./chainrule examples",
      "",
      "chainrule COMMAND --help tells more. Results go to stdout, all else to stderr.",
      "Exit codes: 0 done, 1 a wrong claim, 2 a wrong command line or file, 3 an",
      "undecided claim, 130 interrupted.",
      "NO_COLOR=1 turns colours off, CHAINRULE_DEBUG=1 adds stack traces to errors."
    })
final class ChainruleCommand {
  @Option(
      names = "-o",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      order = 90,
      description = "write the result to FILE, not to stdout")
  private Optional<Path> outputFile = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      order = 91,
      description = "the seed of everything random (else the file's)")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      order = 92,
      description = "auto (on a terminal), always or never")
  private ColorChoice color = ColorChoice.AUTO;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      order = 93,
      description = "print results and errors only")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      order = 94,
      description = "print this help")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      order = 95,
      description = "print the version")
  @SuppressWarnings("UnusedVariable") // read by picocli
  private boolean version;

  private final Terminal terminal;
  private final Interruption interruption;

  ChainruleCommand(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  Terminal terminal() {
    return terminal;
  }

  Interruption interruption() {
    return interruption;
  }

  OptionalLong seed() {
    return seed.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  boolean quiet() {
    return quiet;
  }

  /** Where the result goes; to be opened before anything that takes long. */
  Output openOutput(ResultFormat format) {
    // JSON is UTF-8 by definition, whatever the terminal shows.
    Charset charset = format == ResultFormat.JSON ? StandardCharsets.UTF_8 : terminal.charset();
    return openOutput(charset);
  }

  Output openOutput(Charset charset) {
    return outputFile.map(Output::toFile).orElseGet(() -> Output.toStdout(terminal.out(), charset));
  }

  /** For what is no result; it goes nowhere under {@code --quiet}. */
  PrintStream talk() {
    return quiet ? new PrintStream(OutputStream.nullOutputStream()) : terminal.err();
  }

  /** Says what is right but doubtful in a network. */
  void warn(List<Problem> warnings) {
    warnings.forEach(warning -> talk().println("warning: " + warning.report()));
  }

  boolean colorsOnOut() {
    return colors(terminal.outIsTerminal());
  }

  boolean colorsOnErr() {
    return colors(terminal.errIsTerminal());
  }

  private boolean colors(boolean isTerminal) {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> isTerminal && !terminal.dumb() && terminal.variable("NO_COLOR").isEmpty();
    };
  }
}
