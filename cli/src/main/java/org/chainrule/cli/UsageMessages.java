package org.chainrule.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line. */
final class UsageMessages {
  private UsageMessages() {}

  static String of(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched, command.getCommandSpec());
      case MissingParameterException missing -> missing(missing, command.getCommandSpec());
      case OverwrittenOptionException twice ->
          name(twice.getOverwritten()) + ": is given twice. Give it once.";
      default -> value(problem, command.getCommandSpec());
    };
  }

  private static String unmatched(UnmatchedArgumentException problem, CommandSpec command) {
    String typed = problem.getUnmatched().getFirst();
    boolean option = typed.startsWith("-") && typed.length() > 1;
    if (!option && command.parent() != null) {
      return "%s: there is nothing to do with %s. %s"
          .formatted(command.name(), quoted(typed), usage(command));
    }
    String bare = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    return option
        ? "%s: there is no option %s. %s"
            .formatted(command.name(), bare, nearestOption(bare, command))
        : "there is no command %s. %s".formatted(quoted(typed), nearestCommand(typed, command));
  }

  private static String nearestOption(String typed, CommandSpec command) {
    String key = typed.replaceFirst("^-+", "");
    if (command.optionsMap().containsKey("--set") && TrainCommand.isSetting(key)) {
      return "Settings are given like this: --set %s=VALUE".formatted(key);
    }
    List<String> names = new ArrayList<>();
    command.optionsMap().keySet().stream().filter(n -> n.startsWith("--")).forEach(names::add);
    return NearestName.of(typed, names)
        .map(near -> "Did you mean " + near + "?")
        .orElseGet(() -> seeHelp(command));
  }

  private static String nearestCommand(String typed, CommandSpec root) {
    return NearestName.of(typed, root.subcommands().keySet())
        .map(near -> "Did you mean " + near + "?")
        .orElse("The commands are " + String.join(", ", root.subcommands().keySet()) + ".");
  }

  private static String missing(MissingParameterException problem, CommandSpec command) {
    List<ArgSpec> absent = problem.getMissing();
    String wanted =
        absent.stream()
            .sorted(Comparator.comparing(ArgSpec::isOption))
            .map(UsageMessages::name)
            .collect(Collectors.joining(" and "));
    // picocli tells of an option without its value in the same way.
    boolean value =
        absent.stream().anyMatch(ArgSpec::isOption)
            && !String.valueOf(problem.getMessage()).startsWith("Missing required option");
    return value
        ? wanted + ": its value is missing. " + usage(command)
        : "%s: %s %s missing. %s"
            .formatted(command.name(), wanted, absent.size() == 1 ? "is" : "are", usage(command));
  }

  private static String value(ParameterException problem, CommandSpec command) {
    ArgSpec argument = problem.getArgSpec();
    if (argument == null) {
      return command.name() + ": " + problem.getMessage() + ". " + seeHelp(command);
    }
    String found = quoted(problem.getValue());
    Class<?> type = argument.auxiliaryTypes()[0];
    if (type.isEnum()) {
      List<String> words =
          StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList();
      Optional<String> near = NearestName.of(problem.getValue(), words);
      return "%s: %s is none of %s. %s"
          .formatted(
              name(argument),
              found,
              String.join(", ", words),
              near.map(word -> "Did you mean " + word + "?").orElse("Choose one of them."));
    }
    String wanted = type == Double.class ? "number" : "whole number";
    return "%s: %s is no %s. Write, for example, %s 42."
        .formatted(name(argument), found, wanted, name(argument));
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String usage(CommandSpec command) {
    String synopsis = String.join(" ", command.usageMessage().customSynopsis());
    return "Usage: " + synopsis.replaceAll("\\s+", " ");
  }

  private static String seeHelp(CommandSpec command) {
    return command.parent() == null
        ? "chainrule --help lists what there is."
        : "chainrule " + command.name() + " --help lists the options.";
  }

  private static String quoted(String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
    return "'" + shown.replaceAll("\\p{Cntrl}", "�") + "'";
  }
}
