package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.language.LatexToken.Kind;

/**
 * How a name is written in LaTeX.
 *
 * @param name the name in the language
 * @param role what it names
 * @param written whether the author says so
 * @param atoms its letters and signs, in order
 */
record LatexTie(String name, Role role, boolean written, List<Atom> atoms) {

  /** What a name may stand for. */
  enum Role {
    VALUE,
    FUNCTION
  }

  /** A sign with what stands below and above it. */
  record Atom(String nucleus, List<String> lower, List<String> upper) {}

  /**
   * A place where a name stands.
   *
   * @param end the place behind it and its scripts
   * @param span where it stands without scripts of its own
   * @param lower what stands below and is no part of the name
   * @param upper what stands above and is no part of the name
   */
  record Match(LatexTie tie, int end, Span span, List<LatexToken> lower, List<LatexToken> upper) {}

  /** Returns how many signs it consists of: the longest name is meant. */
  int length() {
    return atoms.stream().mapToInt(a -> 1 + a.lower().size() + a.upper().size()).sum();
  }

  /** Makes a tie of LaTeX; nothing where it has no signs. */
  static Optional<LatexTie> of(String name, Role role, boolean written, List<LatexToken> tokens) {
    List<Atom> atoms = new ArrayList<>();
    LatexCursor cursor = new LatexCursor(tokens);
    try {
      while (!cursor.atEnd()) {
        String nucleus = nucleus(cursor);
        LatexScripts scripts = cursor.scripts();
        atoms.add(new Atom(nucleus, texts(scripts.lower()), texts(scripts.upper())));
      }
    } catch (LatexFailure e) {
      return Optional.empty();
    }
    return atoms.isEmpty()
        ? Optional.empty()
        : Optional.of(new LatexTie(name, role, written, List.copyOf(atoms)));
  }

  /** Braces around one sign mean nothing. */
  private static String nucleus(LatexCursor cursor) {
    if (cursor.peek().is(Kind.OPEN) && cursor.peek(2).is(Kind.CLOSE)) {
      cursor.next();
      String text = cursor.next().text();
      cursor.next();
      return text;
    }
    return cursor.next().text();
  }

  private static List<String> texts(List<LatexToken> tokens) {
    return tokens.stream().filter(token -> !isStructure(token)).map(LatexToken::text).toList();
  }

  /** Within scripts it does not matter how low a letter stands. */
  private static boolean isStructure(LatexToken token) {
    return token.is(Kind.OPEN) || token.is(Kind.CLOSE) || token.is(Kind.SUB);
  }

  /** Returns the match of this name at the cursor's place, which does not move. */
  Optional<Match> match(LatexCursor cursor) {
    int start = cursor.position();
    try {
      return matched(cursor);
    } finally {
      cursor.moveTo(start);
    }
  }

  private Optional<Match> matched(LatexCursor cursor) {
    Span from = cursor.peek().span();
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (cursor.atEnd() || !nucleus(cursor).equals(atom.nucleus())) {
        return Optional.empty();
      }
      LatexScripts scripts = cursor.scripts();
      Optional<List<LatexToken>> lower = rest(atom.lower(), scripts.lower());
      Optional<List<LatexToken>> upper = rest(atom.upper(), scripts.upper());
      if (lower.isEmpty() || upper.isEmpty()) {
        return Optional.empty();
      }
      boolean last = i == atoms.size() - 1;
      if (last) {
        Span span = from.to(cursor.last().span());
        return Optional.of(new Match(this, cursor.position(), span, lower.get(), upper.get()));
      }
      if (!lower.get().isEmpty() || !upper.get().isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns what is left of {@code found} behind {@code wanted}, if it begins with that. */
  private static Optional<List<LatexToken>> rest(List<String> wanted, List<LatexToken> found) {
    if (wanted.isEmpty()) {
      return Optional.of(found);
    }
    String all = String.join("", wanted);
    int at = 0;
    int place = 0;
    while (place < all.length()) {
      if (at == found.size()) {
        return Optional.empty();
      }
      LatexToken token = found.get(at++);
      if (!isStructure(token)) {
        if (!all.startsWith(token.text(), place)) {
          return Optional.empty();
        }
        place += token.text().length();
      }
    }
    while (at < found.size() && found.get(at).is(Kind.CLOSE)) {
      at++;
    }
    List<LatexToken> left = found.subList(at, found.size());
    if (left.isEmpty()) {
      return Optional.of(left);
    }
    if (left.getFirst().is(",") || left.getFirst().is(";")) {
      return Optional.of(left.subList(1, left.size()));
    }
    // The o of v_o is no part of v_{out}.
    boolean letters = Character.isLetter(all.charAt(all.length() - 1)) && left.getFirst().isName();
    return letters ? Optional.empty() : Optional.of(left);
  }
}
