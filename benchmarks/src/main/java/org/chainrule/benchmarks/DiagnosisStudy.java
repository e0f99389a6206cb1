package org.chainrule.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chainrule.check.Checker;
import org.chainrule.check.Finding;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Networks;

/**
 * How well mistakes are named: wrong claims are made of the right gradients of sixty networks, by
 * the mistakes that people make, and right claims by writing the gradients otherwise; the checker
 * judges them.
 *
 * <p>Arguments: the seed, how many claims of each kind of mistake a network gives, and the file for
 * the raw results. The table goes to standard output.
 */
public final class DiagnosisStudy {
  private static final int TWOFOLD = 8;
  private static final int RIGHT = 36;

  private DiagnosisStudy() {}

  /** Runs the study. */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
    int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    List<Outcome> outcomes = new ArrayList<>();
    for (Map.Entry<String, String> network : StudyNetworks.texts().entrySet()) {
      outcomes.addAll(of(network, new Random(seed), each));
      System.err.printf("%s: %d claims so far%n", network.getKey(), outcomes.size());
    }
    if (arguments.length > 2) {
      List<String> lines = new ArrayList<>(List.of(Outcome.header()));
      outcomes.forEach(outcome -> lines.add(outcome.line()));
      Files.write(Path.of(arguments[2]), lines);
    }
    IO.println(StudyTable.of(outcomes));
  }

  /** Returns the outcomes for one network. */
  static List<Outcome> of(Map.Entry<String, String> network, Random random, int each) {
    Samples samples = new Samples(Subjects.of(network), random);
    List<Sample> all = new ArrayList<>(samples.single(each));
    all.addAll(samples.twofold(each == 0 ? 0 : TWOFOLD));
    all.addAll(samples.right(each == 0 ? 0 : RIGHT));
    List<Outcome> outcomes = new ArrayList<>();
    for (Sample sample : all) {
      outcomes.add(judged(network, sample));
    }
    return outcomes;
  }

  private static Outcome judged(Map.Entry<String, String> network, Sample sample) {
    Network read =
        Networks.parse(network.getValue() + "\n" + sample.claim() + "\n", network.getKey());
    List<Claim> claims = read.claims();
    long start = System.nanoTime();
    Finding finding = Checker.check(read, claims).getLast();
    return new Outcome(sample, finding, (System.nanoTime() - start) / 1_000_000);
  }
}
