package org.chainrule.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.check.MistakeKind;
import org.chainrule.check.Ruling;
import org.chainrule.expression.Claim;
import org.chainrule.judge.CounterExample;

/**
 * Something that a report says about a statement.
 *
 * @param label what it is, in a word or two
 * @param text a sentence, without marks
 */
record Remark(String label, String text) {

  /** Returns what there is to say about a statement, but for formulas. */
  static List<Remark> of(Finding finding, boolean hint) {
    List<Remark> remarks = new ArrayList<>();
    if (isAboutUnits(finding)) {
      finding.notes().forEach(note -> remarks.add(new Remark("", CleanText.line(note))));
    }
    finding
        .diagnosis()
        .ifPresentOrElse(
            diagnosis -> remarks.add(mistake(diagnosis, hint)),
            () -> problem(finding).ifPresent(text -> remarks.add(new Remark("", text))));
    return remarks;
  }

  /** The notes on a claim about all units of a graph tell first for which it fails. */
  private static boolean isAboutUnits(Finding finding) {
    return !finding.claim().instances().isEmpty();
  }

  private static Remark mistake(Diagnosis diagnosis, boolean hint) {
    return hint
        ? new Remark("hint", CleanText.line(diagnosis.hint()))
        : new Remark(kinds(diagnosis), CleanText.line(diagnosis.message()));
  }

  private static String kinds(Diagnosis diagnosis) {
    List<String> kinds = new ArrayList<>(List.of(diagnosis.kind().word()));
    diagnosis.further().stream()
        .map(MistakeKind::word)
        .filter(kind -> !kinds.contains(kind))
        .forEach(kinds::add);
    return String.join(", ", kinds);
  }

  /** Why a side has no meaning, where the diagnosis does not tell. */
  private static Optional<String> problem(Finding finding) {
    if (finding.ruling() == Ruling.FOLLOWS) {
      return Optional.empty();
    }
    Claim claim = finding.claim();
    return claim
        .sides()
        .get(finding.side())
        .problem()
        .or(() -> claim.sides().getFirst().problem())
        .map(problem -> CleanText.line(problem.text()));
  }

  /** Returns what follows the formulas: an example, the step, notes. */
  static List<Remark> further(Finding finding, boolean hint) {
    List<Remark> remarks = new ArrayList<>();
    finding.follows().ifPresent(line -> remarks.add(follows(finding, line)));
    finding.counterExample().ifPresent(example -> remarks.add(example(example, hint)));
    if (!hint) {
      finding
          .diagnosis()
          .flatMap(Diagnosis::reason)
          .ifPresent(reason -> remarks.add(new Remark("", CleanText.line(reason))));
    }
    List<String> told = of(finding, hint).stream().map(Remark::text).toList();
    finding.notes().stream()
        .map(CleanText::line)
        .filter(note -> !isAboutUnits(finding) && !told.contains(note))
        .forEach(note -> remarks.add(new Remark("note", note)));
    return remarks;
  }

  private static Remark follows(Finding finding, int line) {
    return new Remark(
        "",
        finding.ruling() == Ruling.FOLLOWS
            ? "consistent with the mistake in line %d; mend that one".formatted(line)
            : "goes on from line " + line);
  }

  private static Remark example(CounterExample example, boolean hint) {
    String entry = CounterExampleText.entry(example);
    String subject = entry.isEmpty() ? "this" : entry;
    String right = CounterExampleText.right(example);
    String found =
        hint
            ? "%s comes out as %s, which is wrong".formatted(subject, right)
            : "%s is %s and should be %s"
                .formatted(subject, right, CounterExampleText.left(example));
    String setting = CounterExampleText.setting(example);
    return new Remark("example", setting.isEmpty() ? found : "for " + setting + ", " + found);
  }
}
