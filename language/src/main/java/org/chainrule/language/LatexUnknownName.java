package org.chainrule.language;

import java.util.List;
import org.chainrule.language.LatexToken.Kind;

/**
 * What a name is called that no network declares: {@code \delta^{(2)}_k} is entry k of {@code
 * delta2}.
 *
 * @param name its name in the language
 * @param lower what stands below as indices
 * @param upper what stands above and is no part of it
 */
record LatexUnknownName(String name, List<LatexToken> lower, List<LatexToken> upper) {

  static LatexUnknownName of(LatexToken letter, LatexScripts scripts) {
    String name = letter.text();
    List<LatexToken> upper = scripts.upper();
    if (isLayer(upper)) {
      name += upper.get(1).text();
      upper = upper.subList(3, upper.size());
    } else if (!upper.isEmpty()
        && !isKronecker(letter, scripts)
        && upper.getFirst().is(Kind.NUMBER)
        && upper.getFirst().text().indexOf('.') < 0) {
      name += upper.getFirst().text();
      upper = upper.subList(1, upper.size());
    } else if (upper.size() == 1 && isWord(upper.getFirst())) {
      name += "_" + upper.getFirst().text();
      upper = List.of();
    }
    List<LatexToken> lower = scripts.lower();
    boolean letters = lower.size() >= 3 && lower.stream().allMatch(LatexToken::isName);
    if (letters || (lower.size() == 1 && lower.getFirst().is(Kind.WORD))) {
      StringBuilder word = new StringBuilder(name).append('_');
      lower.forEach(token -> word.append(token.text()));
      return new LatexUnknownName(word.toString(), List.of(), upper);
    }
    return new LatexUnknownName(name, lower, upper);
  }

  /** A δ with indices may be Kronecker's, and what stands above a power of it. */
  private static boolean isKronecker(LatexToken letter, LatexScripts scripts) {
    return letter.text().equals("delta") && scripts.lower().size() > 1;
  }

  private static boolean isWord(LatexToken token) {
    boolean transposes = token.isLetter("T") || token.isLetter("t");
    return token.isName() && !transposes;
  }

  /** Whether a number in brackets stands first. */
  static boolean isLayer(List<LatexToken> upper) {
    return upper.size() >= 3
        && (upper.get(0).is("(") || upper.get(0).is("["))
        && upper.get(1).is(Kind.NUMBER)
        && upper.get(2).closes();
  }
}
