package org.chainrule.cli;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String... arguments) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::interrupt, "interrupt"));
    int exitCode = run(Terminal.ofProcess(), interruption, arguments);
    interruption.commandEnded();
    System.exit(exitCode);
  }

  /** Runs one command in this process; never throws. Returns its exit code. */
  static int run(Terminal terminal, Interruption interruption, String... arguments) {
    ChainruleCommand root = new ChainruleCommand(terminal, interruption);
    try {
      return CommandLineOf.root(root).execute(CommandLineOf.normalised(arguments));
    } catch (Throwable failure) { // out of memory and the like: picocli hands on exceptions only
      return Failures.report(root, failure);
    }
  }
}
