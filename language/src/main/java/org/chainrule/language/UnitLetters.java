package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chainrule.expression.UnitGraph;

/**
 * The letters of a claim that stand for any unit of a graph, and the choices of units that its
 * letters allow: {@code w(u,v)} wants an edge, {@code a[v]} an energy, {@code w(i,u,v)} a gated
 * unit.
 */
final class UnitLetters {
  /** Longer names are misspelled units. */
  private static final Pattern LETTER = Pattern.compile("\\p{L}(_\\p{L})?");

  private static final int MOST_TRIED = 50_000;

  private final Workspace workspace;
  private final Set<String> letters = new LinkedHashSet<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> withEnergy = new HashSet<>();
  private final Set<String> gated = new HashSet<>();
  private final List<Edge> edges = new ArrayList<>();
  private boolean passesOn;
  private int tried;

  private record Edge(String from, String to) {}

  private UnitLetters(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the letters of these terms. */
  static UnitLetters of(List<Term> terms, Workspace workspace) {
    UnitLetters letters = new UnitLetters(workspace);
    if (workspace.hasUnits()) {
      Walk walk = letters.new Walk();
      terms.forEach(term -> walk.walk(term, Set.of(), false));
    }
    return letters;
  }

  Set<String> letters() {
    return letters;
  }

  /**
   * Returns the choices, or nothing where there are more than {@code most}.
   *
   * <p>A claim that passes something on along the edges starts at the units that it names: there,
   * letters stand for the others.
   */
  Optional<List<Map<String, String>>> choices(int most) {
    List<Map<String, String>> found = new ArrayList<>();
    if (!choose(List.copyOf(letters), 0, new HashMap<>(), found, most)) {
      return Optional.empty();
    }
    if (passesOn) {
      List<Map<String, String>> others =
          found.stream()
              .filter(choice -> choice.values().stream().noneMatch(named::contains))
              .toList();
      return Optional.of(others.isEmpty() ? found : others);
    }
    return Optional.of(found);
  }

  private boolean choose(
      List<String> open,
      int next,
      Map<String, String> chosen,
      List<Map<String, String>> found,
      int most) {
    if (next == open.size()) {
      found.add(Map.copyOf(chosen));
      return found.size() <= most;
    }
    String letter = open.get(next);
    for (UnitGraph.Unit unit : workspace.units()) {
      if (++tried > MOST_TRIED) {
        return false;
      }
      chosen.put(letter, unit.name());
      if (fits(letter, unit, chosen) && !choose(open, next + 1, chosen, found, most)) {
        return false;
      }
      chosen.remove(letter);
    }
    return true;
  }

  private boolean fits(String letter, UnitGraph.Unit unit, Map<String, String> chosen) {
    boolean input = unit.kind().equals("input");
    return !(input && withEnergy.contains(letter))
        && !(unit.width() == 1 && gated.contains(letter))
        && edges.stream().allMatch(edge -> exists(edge, letter, chosen));
  }

  /** Whether the edge exists, as far as its ends are chosen. */
  private boolean exists(Edge edge, String letter, Map<String, String> chosen) {
    if (!edge.from.equals(letter) && !edge.to.equals(letter)) {
      return true;
    }
    String from = chosen.getOrDefault(edge.from, edge.from);
    String to = chosen.getOrDefault(edge.to, edge.to);
    Optional<UnitGraph.Unit> source = workspace.unit(from);
    Optional<UnitGraph.Unit> target = workspace.unit(to);
    return source.isEmpty() || target.isEmpty() || target.get().parents().contains(from);
  }

  private final class Walk extends NameWalk {
    @Override
    void value(Term.Name name, Set<String> bound) {}

    @Override
    boolean isUnitValue(String name) {
      return workspace.isUnitValue(name);
    }

    @Override
    void unit(Term.Name name, Set<String> bound) {
      if (workspace.unit(name.name()).isPresent()) {
        named.add(name.name());
      } else if (!bound.contains(name.name()) && LETTER.matcher(name.name()).matches()) {
        letters.add(name.name());
      }
    }

    @Override
    void energy(Term.Name name, Set<String> bound) {
      if (!bound.contains(name.name())) {
        withEnergy.add(name.name());
      }
    }

    @Override
    void relatives(Term.Relatives relatives) {
      passesOn = true;
    }

    @Override
    void function(Term.Call call, Set<String> bound) {
      int count = call.arguments().size();
      if (call.function().equals("w")
          && isUnitValue("w")
          && (count == 2 || count == 3)
          && call.arguments().get(count - 2).value() instanceof Term.Name(String from, _)
          && call.arguments().get(count - 1).value() instanceof Term.Name(String to, _)) {
        if (!bound.contains(from) && !bound.contains(to)) {
          edges.add(new Edge(from, to));
        }
        if (count == 3 && !bound.contains(to)) {
          gated.add(to);
        }
      }
    }
  }
}
