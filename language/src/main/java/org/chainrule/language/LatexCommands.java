package org.chainrule.language;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the commands of LaTeX stand for. */
final class LatexCommands {
  private static final Map<String, String> SIGNS = new HashMap<>();
  private static final Map<String, String> LETTERS = new HashMap<>();
  private static final Map<String, LatexToken.Font> FONTS = new HashMap<>();

  /** Commands that change nothing that is read. */
  static final Set<String> IGNORED =
      Set.of(
          ("left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm"
                  + " Bigm biggm Biggm displaystyle textstyle scriptstyle scriptscriptstyle limits"
                  + " nolimits nonumber notag mathstrut strut allowbreak nobreak bf it rm sf"
                  + " tt cal boldmath hfill noindent centering hline mathord mathop mathbin mathrel"
                  + " mathopen mathclose mathinner ensuremath relax protect allowdisplaybreaks")
              .split(" ", -1));

  /** Spaces that separate nothing. */
  static final Set<String> THIN = Set.of(",", ";", ":", "!", " ", ">", "/", "enspace", "thinspace");

  /** Spaces that separate. */
  static final Set<String> WIDE = Set.of("quad", "qquad");

  /** Commands that are dropped with their argument. */
  static final Set<String> DROPPED =
      Set.of(
          ("label tag hspace vspace phantom hphantom vphantom color ref eqref cite footnote vskip"
                  + " hskip kern intertext shortintertext usepackage rule")
              .split(" ", -1));

  /** Commands whose first argument is dropped and whose second is read. */
  static final Set<String> COLOURED = Set.of("textcolor", "colorbox");

  /** Commands that put their first argument above or below the second. */
  static final Set<String> STACKED = Set.of("overset", "stackrel", "underset");

  /** Commands that decorate their argument. */
  static final Set<String> TRANSPARENT =
      Set.of(
          ("boxed fbox underline vec overrightarrow mathclap mathllap mathrlap smash cancel"
                  + " bm pmb operatornamewithlimits underbar"
                  + " underbrace overbrace substack")
              .split(" ", -1));

  /** Commands with prose in their argument. */
  static final Set<String> PROSE =
      Set.of(
          "text",
          "mbox",
          "hbox",
          "textrm",
          "textit",
          "textbf",
          "textsf",
          "texttt",
          "textnormal",
          "mathrm",
          "mathit",
          "mathsf",
          "mathtt",
          "operatorname",
          "textup",
          "emph");

  /** The functions that LaTeX has commands for, and their words here. */
  static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("exp", "exp"),
          Map.entry("log", "log"),
          Map.entry("ln", "log"),
          Map.entry("sin", "sin"),
          Map.entry("cos", "cos"),
          Map.entry("tan", "tan"),
          Map.entry("sinh", "sinh"),
          Map.entry("cosh", "cosh"),
          Map.entry("tanh", "tanh"),
          Map.entry("max", "max"),
          Map.entry("min", "min"),
          Map.entry("det", "det"),
          Map.entry("tr", "tr"),
          Map.entry("Tr", "tr"),
          Map.entry("diag", "diag"),
          Map.entry("softmax", "softmax"));

  private static final Map<String, String> ACCENTS =
      Map.of(
          "hat",
          "hat",
          "widehat",
          "hat",
          "tilde",
          "tilde",
          "widetilde",
          "tilde",
          "bar",
          "bar",
          "overline",
          "bar",
          "dot",
          "dot",
          "check",
          "check");

  static {
    String[] pairs = {
      "cdot ·",
      "times ×",
      "ast *",
      "star *",
      "odot ⊙",
      "circ ⊙",
      "bullet ·",
      "otimes ⊗",
      "oslash ⊘",
      "div /",
      "neq ≠",
      "ne ≠",
      "le ≤",
      "leq ≤",
      "leqslant ≤",
      "ge ≥",
      "geq ≥",
      "geqslant ≥",
      "lt <",
      "gt >",
      "approx ≈",
      "simeq ≈",
      "doteq =",
      "equiv =",
      "triangleq ≔",
      "coloneqq ≔",
      "coloneq ≔",
      "dots …",
      "cdots …",
      "ldots …",
      "vdots …",
      "ddots …",
      "dotsc …",
      "dotsb …",
      "dotso …",
      "dotsm …",
      "top ⊤",
      "intercal ⊤",
      "transpose ⊤",
      "prime '",
      "partial ∂",
      "nabla ∇",
      "sum ∑",
      "prod ∏",
      "int ∫",
      "in ∈",
      "implies ⇒",
      "Rightarrow ⇒",
      "Longrightarrow ⇒",
      "iff ⇒",
      "Leftrightarrow ⇒",
      "Longleftrightarrow ⇒",
      "to →",
      "rightarrow →",
      "mapsto →",
      "leftarrow ←",
      "gets ←",
      "forall ∀",
      "exists ∃",
      "land ∧",
      "wedge ∧",
      "lor ∨",
      "vee ∨",
      "infty ∞",
      "langle ⟨",
      "rangle ⟩",
      "lbrace {",
      "rbrace }",
      "{ {",
      "} }",
      "lbrack [",
      "rbrack ]",
      "lparen (",
      "rparen )",
      "vert |",
      "lvert |",
      "rvert |",
      "mid |",
      "| ‖",
      "Vert ‖",
      "lVert ‖",
      "rVert ‖",
      "colon :",
      "setminus ∖",
      "backslash ∖",
      "therefore ⇒",
      "because ∵",
      "hadamard ⊙",
      "pm ±",
      "mp ±",
      "propto ∝",
      "sim ∼",
      "subset ⊂",
      "cup ∪",
      "cap ∩",
      "notin ∉",
      "textbar |",
      "dagger †",
      "llbracket ⟦",
      "rrbracket ⟧",
      "And &",
      "minus -",
      "surd √"
    };
    for (String pair : pairs) {
      int space = pair.indexOf(' ');
      SIGNS.put(pair.substring(0, space), pair.substring(space + 1));
    }
    for (String name :
        ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho"
             + " sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon"
             + " Phi Psi Omega ell")
            .split(" ", -1)) {
      LETTERS.put(name, name);
      LETTERS.put("var" + name, name);
    }
    LETTERS.put("imath", "i");
    LETTERS.put("jmath", "j");
    LETTERS.put("hbar", "hbar");
    font(LatexToken.Font.BOLD, "mathbf boldsymbol bm pmb symbf mathbfit symbfit textbf");
    font(LatexToken.Font.BLACKBOARD, "mathbb mathbbm mathds Bbb");
    font(LatexToken.Font.PLAIN, "mathcal mathscr mathfrak mathnormal symup vec");
    font(LatexToken.Font.UPRIGHT, "mathrm mathsf mathtt mathup symrm");
  }

  private LatexCommands() {}

  private static void font(LatexToken.Font font, String names) {
    for (String name : names.split(" ", -1)) {
      FONTS.put(name, font);
    }
  }

  static Optional<String> sign(String command) {
    return Optional.ofNullable(SIGNS.get(command));
  }

  static Optional<String> letter(String command) {
    return Optional.ofNullable(LETTERS.get(command));
  }

  static Optional<LatexToken.Font> font(String command) {
    return Optional.ofNullable(FONTS.get(command));
  }

  static Optional<String> accent(String command) {
    return Optional.ofNullable(ACCENTS.get(command));
  }
}
