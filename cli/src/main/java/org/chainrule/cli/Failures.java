package org.chainrule.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.chainrule.language.LanguageException;
import org.chainrule.training.DataException;
import picocli.CommandLine.ParameterException;

/** Tells a user what went wrong: one message, and no stack trace. */
final class Failures {
  private static final String BOLD_RED = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  private Failures() {}

  /** Prints what is to be said about a failure. Returns the exit code. */
  static int report(ChainruleCommand root, Throwable failure) {
    if (failure instanceof BrokenPipe) {
      return ExitCode.DONE;
    }
    PrintStream err = root.terminal().err();
    String name = root.colorsOnErr() ? BOLD_RED + "chainrule:" + PLAIN : "chainrule:";
    err.println(name + " " + message(failure));
    if (root.terminal().variable("CHAINRULE_DEBUG").isPresent()) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      err.print(trace);
    }
    err.flush();
    return ExitCode.USAGE_OR_INPUT;
  }

  /** Returns what is to be said about a failure. */
  static String message(Throwable failure) {
    return switch (failure) {
      case CliException known -> String.valueOf(known.getMessage());
      case DataException known -> String.valueOf(known.getMessage());
      case LanguageException known -> message(known);
      case ParameterException usage -> UsageMessages.of(usage);
      case OutOfMemoryError _ ->
          "memory: the JVM's %d MB are not enough. Give it more: CHAINRULE_JAVA_OPTS=-Xmx2g %s …"
              .formatted(Runtime.getRuntime().maxMemory() >> 20, ShellWords.CHAINRULE);
      default -> internal(failure);
    };
  }

  private static String message(LanguageException failure) {
    int problems = failure.problems().size();
    String reports = String.valueOf(failure.getMessage());
    return problems == 1
        ? reports
        : failure.problems().getFirst().file() + ": " + problems + " problems\n" + reports;
  }

  private static String internal(Throwable failure) {
    String reason = failure.toString().lines().findFirst().orElse("");
    return "internal error (%s). The fault is Chainrule's, not yours: please report it, with what the same command prints after CHAINRULE_DEBUG=1."
        .formatted(reason);
  }
}
