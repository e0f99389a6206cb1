package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chainrule.language.LatexToken.Font;
import org.chainrule.language.LatexToken.Kind;

/** Takes alignments apart into the rows that equations stand in. */
final class LatexRows {
  private static final Set<String> LINES = Set.of("multline", "multlined");

  private LatexRows() {}

  /**
   * A row.
   *
   * @param tokens what stands in it
   * @param continues whether it begins behind the place where rows are aligned, or within a formula
   *     that is too long for one row
   */
  record Row(List<LatexToken> tokens, boolean continues) {}

  /** Returns the rows of a piece of mathematics. */
  static List<Row> rows(List<LatexToken> tokens) {
    List<LatexToken> flat = withoutBreaks(flattened(ofCases(tokens)));
    boolean lines = tokens.stream().anyMatch(t -> t.is(Kind.BEGIN) && LINES.contains(t.text()));
    boolean three =
        tokens.stream()
            .limit(1)
            .anyMatch(t ->
                t.is(Kind.BEGIN) && (t.text().contains("eqnarray") || t.text().equals("array")));
    List<Row> rows = new ArrayList<>();
    for (List<LatexToken> row : LatexSplit.rows(flat)) {
      List<List<LatexToken>> cells = LatexSplit.at(row, token -> token.is("&"));
      boolean aligned = cells.size() > 1 && isBlank(cells.getFirst());
      boolean first = true;
      for (List<LatexToken> piece : three ? List.of(joined(cells)) : columns(cells)) {
        if (!isBlank(piece)) {
          rows.add(new Row(piece, first && (aligned || (lines && !rows.isEmpty()))));
          first = false;
        }
      }
    }
    return rows;
  }

  /** A row may end within brackets where all brackets are closed in the end. */
  private static List<LatexToken> withoutBreaks(List<LatexToken> tokens) {
    List<LatexToken> plain = new ArrayList<>();
    List<LatexToken> split = new ArrayList<>();
    int brackets = 0;
    int environments = 0;
    boolean balanced = true;
    for (LatexToken token : tokens) {
      boolean environment = token.is(Kind.BEGIN) || token.is(Kind.END);
      if (environment) {
        environments += token.is(Kind.BEGIN) ? 1 : -1;
      } else {
        brackets += token.opens() ? 1 : token.closes() ? -1 : 0;
      }
      balanced &= brackets >= 0;
      boolean layout = token.is(Kind.ROW_END) || token.is("&") || token.is(Kind.GAP);
      if (!layout || environments > 0 || brackets == 0) {
        plain.add(token);
      }
      split.add(token);
    }
    return balanced && brackets == 0 ? plain : split;
  }

  /** Equations may stand in cases, each with its condition behind it. */
  private static List<LatexToken> ofCases(List<LatexToken> tokens) {
    boolean cases =
        tokens.size() > 2
            && tokens.getFirst().is(Kind.BEGIN)
            && tokens.getFirst().text().endsWith("cases")
            && tokens.getLast().is(Kind.END);
    if (!cases) {
      return isArray(tokens) ? tokens.subList(1, tokens.size() - 1) : tokens;
    }
    List<LatexToken> plain = new ArrayList<>();
    for (LatexToken token : tokens.subList(1, tokens.size() - 1)) {
      plain.add(
          token.is("&") ? new LatexToken(Kind.TEXT, "if", Font.UPRIGHT, token.span()) : token);
    }
    return plain;
  }

  /** An array may be an alignment of old. */
  private static boolean isArray(List<LatexToken> tokens) {
    return tokens.size() > 2
        && tokens.getFirst().is(Kind.BEGIN)
        && tokens.getFirst().text().equals("array")
        && tokens.getLast().is(Kind.END)
        && hasEquals(tokens.subList(1, tokens.size() - 1));
  }

  private static boolean isBlank(List<LatexToken> tokens) {
    return tokens.stream().allMatch(token -> token.is(Kind.GAP));
  }

  private static List<LatexToken> joined(List<List<LatexToken>> cells) {
    List<LatexToken> all = new ArrayList<>();
    cells.forEach(all::addAll);
    return all;
  }

  /** Every second {@code &} stands between two columns of equations. */
  private static List<List<LatexToken>> columns(List<List<LatexToken>> cells) {
    List<List<LatexToken>> columns = new ArrayList<>();
    List<LatexToken> current = new ArrayList<>(cells.getFirst());
    for (int i = 1; i < cells.size(); i++) {
      boolean starts =
          i % 2 == 0
              && hasEquals(current)
              && (hasEquals(cells.get(i))
                  || (i + 1 < cells.size()
                      && !isBlank(cells.get(i))
                      && beginsWithEquals(cells.get(i + 1))));
      if (starts) {
        columns.add(current);
        current = new ArrayList<>();
      }
      current.addAll(cells.get(i));
    }
    columns.add(current);
    return columns;
  }

  private static boolean hasEquals(List<LatexToken> tokens) {
    return LatexSplit.has(tokens, LatexChains::isEquals);
  }

  private static boolean beginsWithEquals(List<LatexToken> tokens) {
    return !tokens.isEmpty() && LatexChains.isEquals(tokens.getFirst());
  }

  /** Alignments within alignments are one. */
  private static List<LatexToken> flattened(List<LatexToken> tokens) {
    List<LatexToken> flat = new ArrayList<>();
    int depth = 0;
    for (LatexToken token : tokens) {
      boolean alignment =
          (token.is(Kind.BEGIN) || token.is(Kind.END)) && !LatexMatrices.isValue(token);
      if (alignment && depth == 0) {
        if (token.is(Kind.END)) {
          flat.add(new LatexToken(Kind.ROW_END, "\\\\", Font.PLAIN, token.span()));
        }
      } else {
        depth += token.is(Kind.BEGIN) ? 1 : token.is(Kind.END) ? -1 : 0;
        depth = Math.max(0, depth);
        flat.add(token);
      }
    }
    return flat;
  }
}
