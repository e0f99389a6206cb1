package org.chainrule.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects class labels and numbers the classes: labels that are all numbers by value (so {@code 2}
 * and {@code 2.0} are one class), others in the order of their characters; or in a given order.
 */
final class Labels {
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private final List<String> known;
  private int[] samples = new int[1024];
  private int size;

  /**
   * @param known the classes in order, of which every label must be one; empty to find them
   */
  Labels(List<String> known) {
    this.known = List.copyOf(known);
    for (String name : known) {
      codes.put(name, codes.size());
    }
  }

  /**
   * @throws DataException if the label is none of the known classes
   */
  void add(Place place, String raw) {
    String label = raw.strip();
    if (size == samples.length) {
      samples = Arrays.copyOf(samples, 2 * size);
    }
    samples[size++] = known.isEmpty() ? newCode(label) : knownCode(place, label);
  }

  private int newCode(String label) {
    Integer code = codes.get(label);
    if (code != null) {
      return code;
    }
    codes.put(label, codes.size());
    return codes.size() - 1;
  }

  private int knownCode(Place place, String label) {
    Integer code = codes.get(label);
    if (code == null && NumberText.matches(label)) {
      code = codes.get(NumberText.canonical(NumberText.parse(label)));
    }
    if (code == null) {
      throw new DataException(
          place.toString(),
          "%s is no class of this network, which knows %s"
              .formatted(Wording.quoted(label), Wording.list(known)),
          "Correct the label, or train with samples of that class.");
    }
    return code;
  }

  /** The classes of the labels added, in order. */
  Target.Classes finish() {
    int[] found = Arrays.copyOf(samples, size);
    if (!known.isEmpty()) {
      return new Target.Classes(found, known);
    }
    boolean numeric = codes.keySet().stream().allMatch(NumberText::matches);
    Comparator<String> order =
        numeric ? Comparator.comparingDouble(NumberText::parse) : Comparator.naturalOrder();
    Map<String, Integer> sorted = new TreeMap<>(order);
    codes.keySet().forEach(label -> sorted.put(label, 0));
    List<String> labels = List.copyOf(sorted.keySet());
    for (int k = 0; k < labels.size(); k++) {
      sorted.put(labels.get(k), k);
    }
    int[] indexOfCode = codes.keySet().stream().mapToInt(sorted::get).toArray();
    int[] indices = Arrays.stream(found).map(code -> indexOfCode[code]).toArray();
    List<String> names =
        labels.stream()
            .map(label -> numeric ? NumberText.canonical(NumberText.parse(label)) : label)
            .toList();
    return new Target.Classes(indices, names);
  }
}
