package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of texts, whatever they are written in. */
final class TextChanges {
  private final RandomGenerator random;

  TextChanges(RandomGenerator random) {
    this.random = random;
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * Returns the pieces with one inserted, deleted, doubled, swapped with another one, or replaced.
   *
   * @param others what is inserted
   */
  List<String> changed(List<String> pieces, List<String> others) {
    List<String> changed = new ArrayList<>(pieces);
    int place = random.nextInt(changed.size());
    int other = random.nextInt(changed.size());
    switch (random.nextInt(5)) {
      case 0 -> changed.add(place, one(others));
      case 1 -> changed.remove(place);
      case 2 -> changed.add(other, changed.get(place));
      case 3 -> {
        String swapped = changed.set(place, changed.get(other));
        changed.set(other, swapped);
      }
      default -> changed.set(place, one(others));
    }
    return changed;
  }

  /** Returns the beginning of a text and the end of another. */
  String splice(String text, String other) {
    return text.substring(0, random.nextInt(text.length() + 1))
        + other.substring(random.nextInt(other.length() + 1));
  }

  /** Returns the text with a piece somewhere in it. */
  String insert(String text, String piece) {
    int place = random.nextInt(text.length() + 1);
    return text.substring(0, place) + piece + text.substring(place);
  }
}
