package org.chainrule.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The outcomes of the study as a table in Markdown. */
final class StudyTable {
  private StudyTable() {}

  static String of(List<Outcome> outcomes) {
    StringBuilder text = new StringBuilder();
    text.append("| mistake | claims | named | explained | corrected | called right |\n");
    text.append("|---|---|---|---|---|---|\n");
    Map<String, List<Outcome>> kinds = new LinkedHashMap<>();
    for (Mutations.Mutation mutation : Mutations.ALL) {
      kinds.put(
          mutation.name(),
          outcomes.stream()
              .filter(o -> o.sample().mistakes() == 1 && o.sample().made().equals(mutation.name()))
              .toList());
    }
    kinds.put("**one mistake**", with(outcomes, 1));
    kinds.put("**two mistakes**", with(outcomes, 2));
    kinds.forEach((name, some) -> text.append(row(name, some)));
    List<Outcome> right = with(outcomes, 0);
    text.append(
        "%nRight claims in other forms: %d, called wrong: %d, not decided: %d.%n"
            .formatted(
                right.size(),
                count(right, Outcome::isFalselyWrong),
                count(right, o -> !o.isFalselyWrong() && !o.finding().ruling().isRight())));
    List<Long> times = outcomes.stream().map(Outcome::milliseconds).sorted().toList();
    text.append(
        "Time for a claim: median %d ms, 99 of 100 below %d ms, longest %d ms.%n"
            .formatted(
                times.get(times.size() / 2), times.get(times.size() * 99 / 100), times.getLast()));
    return text.toString();
  }

  private static List<Outcome> with(List<Outcome> outcomes, int mistakes) {
    return outcomes.stream().filter(o -> o.sample().mistakes() == mistakes).toList();
  }

  private static long count(List<Outcome> outcomes, Predicate<Outcome> test) {
    return outcomes.stream().filter(test).count();
  }

  private static String row(String name, List<Outcome> outcomes) {
    return "| %s | %d | %s | %s | %s | %d |%n"
        .formatted(
            name,
            outcomes.size(),
            share(outcomes, Outcome::isNamed),
            share(outcomes, Outcome::isExplained),
            share(outcomes, Outcome::isCorrected),
            count(outcomes, Outcome::isFalselyRight));
  }

  private static String share(List<Outcome> outcomes, Predicate<Outcome> test) {
    return outcomes.isEmpty()
        ? "–"
        : "%.1f %%".formatted(100.0 * count(outcomes, test) / outcomes.size());
  }
}
