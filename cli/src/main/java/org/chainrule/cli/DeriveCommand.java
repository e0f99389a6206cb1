package org.chainrule.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivationRequest;
import org.chainrule.calculus.Exposition;
import org.chainrule.calculus.Layout;
import org.chainrule.calculus.Style;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;
import org.chainrule.language.ParseResult;
import org.chainrule.report.CodeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the formulas of derivatives, with the way to them. */
@Command(
    name = "derive",
    description = "Derive the gradients of a network, step by step.",
    customSynopsis = {
      "chainrule derive FILE [--of L] [--wrt W,b] [--style matrix|index|differential]",
      "                 [--layout gradient|numerator] [--detail 1|2|3]",
      "                 [--format text|latex|markdown|html|json|java|numpy] [-o FILE]"
    },
    footer = {
      "",
      "Examples:",
      "  ./chainrule derive examples/systems/system5.chain",
      "  ./chainrule derive net.chain --style index --detail 2",
      "  ./chainrule derive net.chain --of y --wrt z          the Jacobian of y by z",
      "  ./chainrule derive net.chain --of d2L/dw2            the Hessian of L by w",
      "  ./chainrule derive net.chain --format html -o net.html",
      "  ./chainrule derive net.chain --format numpy -o net.py"
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class DeriveCommand implements Callable<Integer> {
  /** d2L/dw2, ∂²L/∂w². */
  private static final Pattern SECOND_DERIVATIVE =
      Pattern.compile("(?:d2|d²|∂2|∂²)(?<of>[^/]+)/[d∂](?<by>.+?)[2²]");

  @Parameters(paramLabel = "FILE", description = "the network, as FILE.chain")
  private Path file;

  @Option(
      names = "--of",
      paramLabel = "NAME",
      order = 1,
      description = "what to differentiate (else the first loss); d2L/dw2 for a second derivative")
  private Optional<String> of = Optional.empty();

  @Option(
      names = "--wrt",
      paramLabel = "NAMES",
      order = 2,
      description = "by what, with commas (else all parameters); inputs and intermediates too")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      order = 3,
      description = "the steps: matrix (backward pass), index (entry by entry) or differential")
  private Style style = Style.MATRIX;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      order = 4,
      description = "gradient (dL/dW has W's shape) or numerator (the transposed one)")
  private Layout layout = Layout.GRADIENT;

  @Option(
      names = "--detail",
      paramLabel = "LEVEL",
      order = 5,
      description = "1 (the main line), 2 (rule, then result) or 3 (every operation)")
  private int detail = 1;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 6,
      description = "text, latex, markdown, html, json, java or numpy")
  private DerivationFormat format = DerivationFormat.TEXT;

  @Option(names = "--json", order = 7, description = "the same as --format json")
  private boolean json;

  private final ChainruleCommand root;

  DeriveCommand(ChainruleCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    DerivationRequest request = request();
    ParseResult read = Networks.tryRead(file);
    Network network = read.orThrow();
    root.warn(read.warnings());
    DerivationFormat wanted = json ? DerivationFormat.JSON : format;
    try (Output output = root.openOutput(charset(wanted))) {
      output.write(wanted.renderer(root).render(Exposition.of(network, request)));
      output.finish();
    } catch (CalculusException | CodeException e) {
      throw new CliException(file.toString(), String.valueOf(e.getMessage()));
    }
    return ExitCode.DONE;
  }

  /** Files are UTF-8; what is read on the terminal is what it shows. */
  private Charset charset(DerivationFormat wanted) {
    return wanted == DerivationFormat.TEXT ? root.terminal().charset() : StandardCharsets.UTF_8;
  }

  private DerivationRequest request() {
    if (detail < 1 || detail > 3) {
      throw new CliException(
          "--detail " + detail,
          "there are the levels 1, 2 and 3",
          "Leave it out for the main line, or write --detail 3 for every operation.");
    }
    List<String> names = by.map(DeriveCommand::names).orElse(List.of());
    Optional<Matcher> second = of.map(SECOND_DERIVATIVE::matcher).filter(Matcher::matches);
    if (second.isPresent()) {
      String variable = second.get().group("by");
      if (!names.isEmpty() && !names.equals(List.of(variable))) {
        throw new CliException(
            "--wrt " + by.orElse(""),
            "--of " + of.orElse("") + " says already that it is by " + variable,
            "Leave --wrt out.");
      }
      return new DerivationRequest(
          Optional.of(second.get().group("of")), List.of(variable), true, layout, style, detail);
    }
    return new DerivationRequest(of, names, false, layout, style, detail);
  }

  /** W, w(u,v): a comma within brackets belongs to the name. */
  private static List<String> names(String list) {
    return Arrays.stream(list.split(",(?![^(]*\\))"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
