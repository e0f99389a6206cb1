package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.language.LatexToken.Kind;

/**
 * Collects the sides of equations from rows: a row that begins with = goes on with the chain, one
 * that begins with an operator goes on with its last side, and one with a left side of its own
 * begins a new chain. Words tell conditions, definitions and remarks apart.
 */
final class LatexChains {
  private static final String OPERATORS = "+-·×⊙⊘⊗*/";

  private final List<Chain> chains = new ArrayList<>();
  private final List<List<LatexToken>> conditions = new ArrayList<>();
  private Optional<Chain> current = Optional.empty();
  private Mode mode = Mode.PLAIN;
  private int row;

  /** What the words before a formula say of it. */
  private enum Mode {
    PLAIN,
    CONDITION,
    DEFINITION,
    REMARK
  }

  /** A side with the row it begins in, and a problem where it is none. */
  record Side(List<LatexToken> tokens, int row, Optional<LatexFailure> problem) {}

  /** Sides that are equal. */
  static final class Chain {
    private final List<Side> sides = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private boolean definition;

    List<Side> sides() {
      return sides;
    }

    List<Condition> conditions() {
      return conditions;
    }

    boolean isDefinition() {
      return definition;
    }
  }

  /** A condition behind a formula holds for the sides from its row. */
  record Condition(List<LatexToken> tokens, int row) {}

  private final LatexNames names;

  private LatexChains(LatexNames names) {
    this.names = names;
  }

  /** Reads the rows of a piece of mathematics. */
  static LatexChains of(List<LatexRows.Row> rows, LatexNames names) {
    LatexChains chains = new LatexChains(names);
    for (LatexRows.Row row : rows) {
      chains.row++;
      chains.read(row);
    }
    return chains;
  }

  List<Chain> chains() {
    return chains.stream().filter(chain -> chain.sides.size() > 1).toList();
  }

  /** Returns the conditions that stand before all formulas and hold for all of them. */
  List<List<LatexToken>> conditions() {
    return conditions;
  }

  static boolean isEquals(LatexToken token) {
    return token.isAny("=≈≔≡");
  }

  private void read(LatexRows.Row source) {
    mode = mode == Mode.REMARK ? Mode.PLAIN : mode;
    List<LatexToken> tokens = source.tokens();
    int depth = 0;
    int start = 0;
    boolean first = true;
    for (int i = 0; i < tokens.size(); i++) {
      LatexToken token = tokens.get(i);
      boolean remark = depth == 0 && token.is("(") && isRemark(tokens, i + 1);
      if (remark) {
        formula(tokens.subList(start, i), source.continues() && first);
        first = false;
        i = closing(tokens, i);
        start = i + 1;
        continue;
      }
      depth = Math.max(0, depth + (token.opens() ? 1 : token.closes() ? -1 : 0));
      if (depth <= 0 && separates(token, tokens, start, i)) {
        boolean blank = i == start;
        formula(tokens.subList(start, i), source.continues() && first);
        first = first && blank;
        start = i + 1;
        if (token.is(Kind.TEXT)) {
          words(token);
        }
      }
    }
    formula(
        tokens.subList(Math.min(start, tokens.size()), tokens.size()), source.continues() && first);
    mode = mode == Mode.CONDITION ? Mode.PLAIN : mode;
  }

  /** Words in brackets, or one word that stands for nothing. */
  private boolean isRemark(List<LatexToken> tokens, int at) {
    if (at + 1 >= tokens.size()) {
      return false;
    }
    LatexToken word = tokens.get(at);
    boolean single =
        word.is(Kind.WORD)
            && tokens.get(at + 1).is(")")
            && !Builtins.isFunction(word.text())
            && !names.isTaken(word.text());
    return word.is(Kind.TEXT) || single;
  }

  private static int closing(List<LatexToken> tokens, int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  private boolean separates(LatexToken token, List<LatexToken> tokens, int start, int at) {
    if (token.is(Kind.GAP) || token.is(Kind.TEXT) || token.isAny("⇒;∵→")) {
      return true;
    }
    if (token.is(":")) {
      return mode == Mode.CONDITION
          || !LatexSplit.has(tokens.subList(start, at), LatexChains::isEquals);
    }
    return token.is(",");
  }

  private void words(LatexToken text) {
    if (LatexProse.isCondition(text.text())) {
      mode = Mode.CONDITION;
    } else if (LatexProse.isDefinition(text.text())) {
      mode = Mode.DEFINITION;
      current = Optional.empty();
    } else if (LatexProse.isRemark(text.text())) {
      mode = Mode.REMARK;
    } else if (mode != Mode.CONDITION || !LatexProse.isAnd(text.text())) {
      mode = Mode.PLAIN;
    }
  }

  private void formula(List<LatexToken> tokens, boolean continues) {
    List<LatexToken> plain = withoutPunctuation(tokens);
    if (plain.isEmpty() || mode == Mode.REMARK) {
      return;
    }
    if (mode == Mode.CONDITION) {
      mode = Mode.PLAIN;
      condition(plain);
      return;
    }
    if (isEquals(plain.getFirst())) {
      sides(plain, true);
    } else if (goesOn(plain, continues)) {
      extend(plain);
    } else if (LatexSplit.has(plain, LatexChains::isEquals)) {
      equation(plain);
    } else {
      loose(plain);
    }
  }

  private static List<LatexToken> withoutPunctuation(List<LatexToken> tokens) {
    int from = 0;
    int to = tokens.size();
    while (to > from && (tokens.get(to - 1).isAny(",.;:") || tokens.get(to - 1).is(Kind.GAP))) {
      to--;
    }
    while (from < to && (tokens.get(from).isAny(",;") || tokens.get(from).is(Kind.GAP))) {
      from++;
    }
    return tokens.subList(from, to);
  }

  private void condition(List<LatexToken> tokens) {
    boolean before = current.isEmpty() || current.get().sides.size() < 2;
    boolean comparison = tokens.stream().anyMatch(LatexCases::isComparison);
    if (!comparison || isRange(tokens)) {
      return;
    }
    if (before) {
      conditions.add(tokens);
    } else {
      current.get().conditions.add(new Condition(tokens, row));
    }
  }

  /** {@code i = 1, \dots, n} only says which numbers there are. */
  private boolean isRange(List<LatexToken> tokens) {
    boolean numbers =
        tokens.size() >= 3
            && tokens.get(0).isName()
            && tokens.get(1).is("=")
            && tokens.get(2).is(Kind.NUMBER)
            && names.match(new LatexCursor(tokens)).isEmpty();
    return numbers || tokens.stream().anyMatch(token -> token.isAny("∈∀…∉"));
  }

  private boolean goesOn(List<LatexToken> tokens, boolean continues) {
    if (current.isEmpty() || current.get().sides.isEmpty()) {
      return false;
    }
    List<LatexToken> last = current.get().sides.getLast().tokens();
    boolean unfinished = last.isEmpty() || last.getLast().isAny(OPERATORS) || isOpen(last);
    if (unfinished) {
      return true;
    }
    LatexToken first = tokens.getFirst();
    boolean negative = first.is("-") && !continues && LatexSplit.has(tokens, LatexChains::isEquals);
    return first.isAny(OPERATORS) && !negative && current.get().sides.getLast().row() != row;
  }

  /** Whether brackets are still open at the end of a row. */
  private static boolean isOpen(List<LatexToken> tokens) {
    int depth = 0;
    for (LatexToken token : tokens) {
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
    }
    return depth > 0;
  }

  private void extend(List<LatexToken> tokens) {
    Chain chain = current.orElseThrow();
    List<List<LatexToken>> pieces = LatexSplit.at(tokens, LatexChains::isEquals);
    Side last = chain.sides.removeLast();
    List<LatexToken> all = new ArrayList<>(last.tokens());
    all.addAll(pieces.getFirst());
    chain.sides.add(new Side(all, row, last.problem()));
    pieces.subList(1, pieces.size()).forEach(piece -> add(chain, piece));
  }

  private void equation(List<LatexToken> tokens) {
    boolean remark = current.isPresent() && current.get().sides.size() > 1 && isRange(tokens);
    if (!remark) {
      sides(tokens, false);
    }
  }

  private void sides(List<LatexToken> tokens, boolean goesOn) {
    List<List<LatexToken>> pieces = LatexSplit.at(tokens, LatexChains::isEquals);
    if (!goesOn || current.isEmpty()) {
      begin();
    }
    Chain chain = current.orElseThrow();
    chain.definition |= tokens.stream().anyMatch(token -> token.is("≔"));
    boolean headless = goesOn && chain.sides.isEmpty();
    int from = goesOn && !headless ? 1 : 0;
    pieces.subList(from, pieces.size()).forEach(piece -> add(chain, piece));
  }

  private void begin() {
    Chain chain = new Chain();
    chain.definition = mode == Mode.DEFINITION;
    chains.add(chain);
    current = Optional.of(chain);
  }

  private void add(Chain chain, List<LatexToken> tokens) {
    chain.sides.add(new Side(withoutPunctuation(tokens), row, Optional.empty()));
  }

  /** What holds no equation may be a left side, a condition, a number of a row, or a slip. */
  private void loose(List<LatexToken> piece) {
    List<LatexToken> tokens = withoutBrackets(piece);
    boolean begun = current.isPresent() && current.get().sides.size() > 1;
    boolean comparison = LatexSplit.has(tokens, LatexCases::isComparison);
    if (isRange(tokens) || isRowNumber(tokens)) {
      return;
    }
    if (comparison) {
      if (begun) {
        current.get().conditions.add(new Condition(tokens, row));
      }
      return;
    }
    if (begun && current.get().sides.getLast().row() == row && isMark(tokens)) {
      return;
    }
    if (begun) {
      current
          .get()
          .sides
          .add(
              new Side(
                  tokens,
                  row,
                  Optional.of(
                      new LatexFailure(tokens.getFirst().span(), LatexMessages.looseRow()))));
    } else {
      begin();
      add(current.orElseThrow(), tokens);
    }
  }

  /** A condition may stand in brackets. */
  private static List<LatexToken> withoutBrackets(List<LatexToken> tokens) {
    boolean bracketed =
        tokens.size() > 2
            && tokens.getFirst().is("(")
            && closing(tokens, 0) == tokens.size() - 1
            && tokens.stream().anyMatch(LatexCases::isComparison);
    return bracketed ? tokens.subList(1, tokens.size() - 1) : tokens;
  }

  private static boolean isRowNumber(List<LatexToken> tokens) {
    return tokens.size() == 3
        && tokens.get(0).is("(")
        && tokens.get(2).is(")")
        && (tokens.get(1).is(Kind.NUMBER) || tokens.get(1).is("*"));
  }

  /** A box, a tick, letters of a list of indices. */
  private static boolean isMark(List<LatexToken> tokens) {
    return tokens.size() == 1;
  }
}
