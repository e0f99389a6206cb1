package org.chainrule.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chainrule.language.Document;

/**
 * What was found about all statements of a document.
 *
 * @param document the document
 * @param findings one for each statement, in the order of the text
 */
public record CheckResult(Document document, List<Finding> findings) {

  /** Copies the list. */
  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** Returns how many statements got each ruling. */
  public Map<Ruling, Integer> summary() {
    Map<Ruling, Integer> counts = new EnumMap<>(Ruling.class);
    for (Ruling ruling : Ruling.values()) {
      counts.put(ruling, 0);
    }
    findings.forEach(finding -> counts.merge(finding.ruling(), 1, Integer::sum));
    return counts;
  }
}
