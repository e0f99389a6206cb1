package org.chainrule.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chainrule.cli.ExampleLibrary.Example;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the examples that come with Chainrule, or copies one. */
@Command(
    name = "examples",
    description = "List the examples that come with Chainrule, or copy one to a folder.",
    customSynopsis = "chainrule examples [NAME [DIR]]",
    footer = {
      "",
      "Examples:",
      "  ./chainrule examples",
      "  ./chainrule examples xor my-first-network"
    })
final class ExamplesCommand implements Callable<Integer> {
  /** The example that is there to be checked. */
  private static final String SOLUTIONS = "homework";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "the example to copy (else all are listed)")
  private Optional<String> name = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "where to; must be new or empty (else ./NAME)")
  private Optional<Path> folder = Optional.empty();

  private final ChainruleCommand root;

  ExamplesCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (ExampleLibrary library = ExampleLibrary.open();
        Output output = root.openOutput(ResultFormat.TEXT)) {
      List<Example> all = library.all();
      if (name.isEmpty()) {
        list(all, output);
      } else {
        copy(library, all, name.get(), output);
      }
      output.finish();
    }
    return ExitCode.DONE;
  }

  private void list(List<Example> all, Output output) {
    int width = all.stream().mapToInt(example -> example.name().length()).max().orElse(0);
    for (Example example : all) {
      String gap = " ".repeat(2 + width - example.name().length());
      output.write(example.name() + gap + example.line() + "\n");
    }
    root.talk().println("copy one with: " + ShellWords.chainrule(List.of("examples", "NAME")));
  }

  private void copy(ExampleLibrary library, List<Example> all, String wanted, Output output) {
    List<String> names = all.stream().map(Example::name).toList();
    if (!names.contains(wanted)) {
      throw new CliException(
          wanted,
          "is no example; there are " + String.join(", ", names),
          NearestName.of(wanted, names)
              .map(near -> "Did you mean " + near + "?")
              .orElse("Name one of them."));
    }
    List<Path> copies = library.copy(wanted, folder.orElse(Path.of(wanted)));
    copies.forEach(copy -> output.write(copy + "\n"));
    boolean solutions = wanted.equals(SOLUTIONS);
    String command = solutions ? "check" : library.hasData(wanted) ? "train" : "summary";
    copies.stream()
        .map(Path::toString)
        .filter(copy -> solutions ? copy.endsWith("softmax.md") : copy.endsWith(".chain"))
        .map(file -> ShellWords.chainrule(List.of(command, file)))
        .findFirst()
        .ifPresent(line -> root.talk().println("go on with: " + line));
  }
}
