package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of the LaTeX that is written here: braces, environments and growing brackets
 * close in order, all commands are known ones, and the characters with a meaning stand only where
 * they have it.
 */
final class LatexChecker {
  private static final Set<String> MATHEMATICS =
      Set.of(
          ("alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu"
               + " nu xi pi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma"
               + " Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell hat widehat tilde"
               + " widetilde bar overline dot check vec mathit mathrm mathbf mathcal mathbb"
               + " boldsymbol operatorname text frac tfrac sqrt sum left right lvert rvert lVert"
               + " rVert vert log exp sin cos tan sinh cosh tanh max min det otimes odot oslash"
               + " cdot neq leq geq in times ldots partial nabla top prime cdots ast dagger infty"
               + " pm quad qquad bigl bigr cr thinspace lt gt Vert to surd")
              .split(" "));

  private static final Set<String> TEXT =
      Set.of(
          ("textbackslash textasciicircum textasciitilde textless textgreater textbar documentclass"
                  + " usepackage title author date maketitle section subsection paragraph textbf"
                  + " texttt emph item noindent allowdisplaybreaks setlength emergencystretch"
                  + " parindent parskip")
              .split(" "));

  private static final Set<String> ALIGNED =
      Set.of("align*", "aligned", "bmatrix", "cases", "tabular");

  private static final Pattern TOKEN =
      Pattern.compile("\\\\([a-zA-Z]+|.|\\n)|[{}$&_^#%~]|[^\\\\{}$&_^#%~]+", Pattern.DOTALL);

  private final Deque<String> open = new ArrayDeque<>();
  private final String source;
  private boolean mathematics;

  private LatexChecker(String source, boolean mathematics) {
    this.source = source;
    this.mathematics = mathematics;
  }

  /** Fails unless {@code latex} is sound in mathematics mode. */
  static void checkFormula(String latex) {
    new LatexChecker(latex, true).check();
  }

  /** Fails unless {@code latex} is a sound document, or a piece of one. */
  static void checkText(String latex) {
    new LatexChecker(latex, false).check();
  }

  private void check() {
    Matcher token = TOKEN.matcher(source);
    int at = 0;
    while (token.find()) {
      require(token.start() == at, "skipped", at);
      at = token.end();
      if (token.group(1) == null) {
        character(token.group(), at);
      } else {
        at = command(token.group(1), at);
        token.region(at, source.length());
      }
    }
    require(at == source.length(), "unread", at);
    require(open.isEmpty(), "never closed: " + open, at);
  }

  private void require(boolean holds, String what, int at) {
    if (!holds) {
      String around = source.substring(Math.max(0, at - 40), Math.min(source.length(), at + 40));
      fail("%s at %d, near \u00ab%s\u00bb in:%n%s", what, at, around, source);
    }
  }

  private void character(String token, int at) {
    switch (token) {
      case "{" -> open.push("{");
      case "}" -> {
        close("{", at);
        if ("text".equals(open.peek())) {
          open.pop();
          mathematics = true;
        } else if ("ensuremath".equals(open.peek())) {
          open.pop();
          mathematics = false;
        }
      }
      case "$" -> {
        if (mathematics) {
          close("$", at);
        } else {
          open.push("$");
        }
        mathematics = !mathematics;
      }
      case "&" ->
          require(!open.isEmpty() && ALIGNED.contains(open.peek()), "& outside of a table", at);
      case "_", "^" -> require(mathematics, token + " in text", at);
      case "#", "%" -> require(false, "bare " + token, at);
      case "~" -> require(!mathematics, "~ in mathematics", at);
      default -> {
        if (mathematics) {
          require(
              token.chars().allMatch(c -> c < 0x80 && c != '"'), "no mathematics: " + token, at);
        }
      }
    }
  }

  private void close(String what, int at) {
    require(!open.isEmpty() && open.pop().equals(what), "nothing to close: " + what, at);
  }

  private int command(String name, int end) {
    switch (name) {
      case "begin" -> {
        Matcher environment =
            following("\\{([a-z]+\\*?)\\}(\\{[lcr@\\\\,;]*\\})?(\\[[^\\]]*\\])?", end);
        open.push(environment.group(1));
        mathematics |= environment.group(1).equals("align*");
        return environment.end();
      }
      case "end" -> {
        Matcher environment = following("\\{([a-z]+\\*?)\\}", end);
        close(environment.group(1), end);
        if (environment.group(1).equals("align*")) {
          mathematics = false;
        }
        return environment.end();
      }
      case "left" -> {
        open.push("left");
        return following("[(\\[.]|\\\\lvert|\\\\lVert", end).end();
      }
      case "right" -> {
        close("left", end);
        return following("[)\\].]|\\\\rvert|\\\\rVert", end).end();
      }
      case "[" -> {
        require(!mathematics, "\\[ in mathematics", end);
        open.push("\\[");
        mathematics = true;
      }
      case "]" -> {
        close("\\[", end);
        mathematics = false;
      }
      case "ensuremath" -> {
        Matcher brace = following("\\{", end);
        open.push("ensuremath");
        open.push("{");
        mathematics = true;
        return brace.end();
      }
      case "text", "operatorname" -> {
        require(mathematics, name + " in text", end);
        if (name.equals("text")) {
          Matcher brace = following("\\{", end);
          open.push("text");
          open.push("{");
          mathematics = false;
          return brace.end();
        }
      }
      case "\\", ",", ";", "!", ":", " " -> {
        // Line ends and spaces stand anywhere.
      }
      case "_", "%", "&", "#", "$" -> {
        // Disarmed signs stand anywhere too.
      }
      case "{", "}" -> require(!mathematics, "sign in mathematics", end);
      default ->
          require(
              (mathematics ? MATHEMATICS : TEXT).contains(name),
              "unknown command \\" + name + (mathematics ? " in mathematics" : " in text"),
              end);
    }
    return end;
  }

  private Matcher following(String pattern, int at) {
    Matcher matcher = Pattern.compile(pattern).matcher(source).region(at, source.length());
    require(matcher.lookingAt(), "wanted " + pattern, at);
    return matcher;
  }

  /** The checker refuses what is wrong; see the test of the same name. */
  static void assertRefused(String latex, boolean mathematics) {
    LatexChecker checker = new LatexChecker(latex, mathematics);
    assertThat(org.assertj.core.api.Assertions.catchThrowable(checker::check))
        .as(latex)
        .isInstanceOf(AssertionError.class);
  }
}
