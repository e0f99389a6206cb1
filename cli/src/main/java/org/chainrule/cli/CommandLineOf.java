package org.chainrule.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;

/** Puts picocli together. */
final class CommandLineOf {
  private CommandLineOf() {}

  /** The commands of one process. */
  static CommandLine root(ChainruleCommand root) {
    CommandLine line = new CommandLine(root, new Commands(root));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpLongOptionsMaxWidth(24);
    layOut(line);
    line.getSubcommands().values().forEach(CommandLineOf::layOut);
    line.setParameterExceptionHandler((problem, _) -> Failures.report(root, problem));
    line.setExecutionExceptionHandler((failure, _, _) -> Failures.report(root, failure));
    line.setExecutionStrategy(parsed -> helpOrRun(root, parsed));
    return line;
  }

  private static void layOut(CommandLine line) {
    line.getCommandSpec()
        .versionProvider(() -> new String[] {"chainrule " + version()})
        .usageMessage()
        .sortOptions(false)
        .synopsisHeading("Usage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .commandListHeading("%nCommands:%n");
  }

  /** {@code help train} is {@code train --help}. */
  static String[] normalised(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    return Stream.concat(Arrays.stream(arguments).skip(1), Stream.of("--help"))
        .toArray(String[]::new);
  }

  /** Help and version are results, so they go where results go. */
  private static int helpOrRun(ChainruleCommand root, CommandLine.ParseResult parsed) {
    StringWriter text = new StringWriter();
    for (CommandLine command : parsed.asCommandLineList()) {
      command.setOut(new PrintWriter(text));
      command.setColorScheme(
          CommandLine.Help.defaultColorScheme(root.colorsOnOut() ? Ansi.ON : Ansi.OFF));
    }
    Integer done = CommandLine.executeHelpRequest(parsed);
    if (done == null && !parsed.hasSubcommand()) {
      parsed.asCommandLineList().getFirst().usage(root.terminal().err());
      return ExitCode.USAGE_OR_INPUT;
    }
    if (done == null) {
      return new CommandLine.RunLast().execute(parsed);
    }
    try (Output output = root.openOutput(ResultFormat.TEXT)) {
      output.write(text.toString());
      output.finish();
    }
    return ExitCode.DONE;
  }

  private static String version() {
    try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the commands, each with what all share. */
  private record Commands(ChainruleCommand root) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type.getPackage() == Main.class.getPackage() && !type.isEnum()) {
        return type.cast(type.getDeclaredConstructor(ChainruleCommand.class).newInstance(root));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
