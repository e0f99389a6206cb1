package org.chainrule.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.check.MistakeKind;
import org.chainrule.check.Ruling;

/**
 * How many statements got which ruling.
 *
 * @param counts all rulings with their numbers
 * @param first the first statement that is wrong, or right in the other layout only
 */
record Tally(Map<Ruling, Integer> counts, Optional<Finding> first) {

  static Tally of(List<Finding> findings) {
    Map<Ruling, Integer> counts = new EnumMap<>(Ruling.class);
    for (Ruling ruling : Ruling.values()) {
      counts.put(ruling, 0);
    }
    findings.forEach(finding -> counts.merge(finding.ruling(), 1, Integer::sum));
    return new Tally(
        counts, findings.stream().filter(finding -> finding.ruling().isWrong()).findFirst());
  }

  static Tally ofAll(List<CheckedFile> files) {
    return of(files.stream().flatMap(file -> file.findings().stream()).toList());
  }

  int count(Ruling... rulings) {
    int sum = 0;
    for (Ruling ruling : rulings) {
      sum += counts.getOrDefault(ruling, 0);
    }
    return sum;
  }

  int statements() {
    return count(Ruling.values());
  }

  int right() {
    return count(Ruling.PROVED, Ruling.CONFIRMED, Ruling.DEFINED);
  }

  int wrong() {
    return count(Ruling.REFUTED, Ruling.SHAPE);
  }

  int open() {
    return count(Ruling.UNDECIDED, Ruling.UNREAD);
  }

  /** Returns {@code 4 proved, 1 refuted}: what there is. */
  List<String> parts(boolean unicode) {
    List<String> parts = new ArrayList<>();
    counts.forEach((ruling, number) -> {
      if (number > 0) {
        RulingMark mark = RulingMark.of(ruling);
        parts.add((unicode ? mark.sign() : mark.ascii()) + " " + number + " " + mark.word());
      }
    });
    return parts;
  }

  /** Returns the kind of the first mistake, or an empty text. */
  String firstKind() {
    return first
        .flatMap(Finding::diagnosis)
        .map(Diagnosis::kind)
        .map(MistakeKind::word)
        .or(() -> first.map(finding -> finding.ruling().word()))
        .orElse("");
  }

  /** Returns {@code 1 statement}, {@code 2 statements}. */
  static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
