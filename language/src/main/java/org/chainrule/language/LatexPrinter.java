package org.chainrule.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes terms in LaTeX, with the author's letters. What is written is read as the same term, or as
 * one of the same meaning.
 */
final class LatexPrinter {
  /** Functions that LaTeX has commands for. */
  private static final Set<String> COMMANDS =
      Set.of("exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min", "det");

  private final LatexNames names;
  private final LatexShapes shapes;
  private final LatexLettering lettering;
  private final IdentityHashMap<Term, String> known = new IdentityHashMap<>();

  private LatexPrinter(LatexNames names) {
    this.names = names;
    this.shapes = new LatexShapes(names);
    this.lettering = new LatexLettering(names);
  }

  /** Returns the LaTeX of a term, for mathematics mode. */
  static String print(Term term, LatexNames names) {
    return new LatexPrinter(names).term(term);
  }

  /** What is asked for twice is written once: nested formulas would take for ever. */
  private String term(Term term) {
    String before = known.get(term);
    if (before != null) {
      return before;
    }
    String text = written(term);
    known.put(term, text);
    return text;
  }

  private String written(Term term) {
    return switch (term) {
      case Term.Numeral(String digits, _) -> number(digits);
      case Term.Name(String name, _) -> lettering.name(name);
      case Term.Group(Term inner, _) -> brackets(term(inner));
      case Term.Call call -> call(call);
      case Term.Index index -> index(index);
      case Term.Negation(Term operand, _) -> "-" + at(Operator.PREFIX, operand);
      case Term.Transposition(Term operand, _) -> raised(operand, "\\top");
      case Term.Power power -> power(power);
      case Term.Chain chain -> chain(chain);
      case Term.Literal(var rows, _) -> matrix(rows);
      case Term.Bracket bracket -> fenced("[", comparison(bracket), "]");
      case Term.Bound bound -> bound(bound);
      case Term.Derivative derivative -> derivative(derivative);
      case Term.Differential(Term of, _) -> "\\mathrm{d} " + differentiated(of);
      case Term.Gradient(Term.Name by, Term of, _) ->
          "\\nabla_{" + lettering.name(by.name()) + "} " + at(Operator.POSTFIX, of);
      case Term.Placement(var positions, var arguments, _) ->
          "\\operatorname{place}"
              + fenced("[", positions(positions, true), "]")
              + brackets(list(arguments));
    };
  }

  private static String number(String digits) {
    int exponent = digits.indexOf('e') >= 0 ? digits.indexOf('e') : digits.indexOf('E');
    return exponent < 0
        ? digits
        : digits.substring(0, exponent) + " \\cdot 10^{" + digits.substring(exponent + 1) + "}";
  }

  private static int level(Term term) {
    boolean exponent = term instanceof Term.Numeral(String digits, _) && digits.matches(".*[eE].*");
    return term instanceof Term.Bound || exponent ? Operator.PRODUCT : LatexProducts.level(term);
  }

  /** Returns the text of a term where one that holds together at {@code level} is wanted. */
  private String at(int level, Term term) {
    return level(term) >= level ? term(term) : brackets(term(term));
  }

  private static String brackets(String inside) {
    return fenced("(", inside, ")");
  }

  private static String fenced(String open, String inside, String close) {
    boolean tall =
        inside.contains("\\frac") || inside.contains("\\sum") || inside.contains("\\begin");
    return tall ? "\\left" + open + " " + inside + " \\right" + close : open + inside + close;
  }

  private String list(List<Term> terms) {
    List<String> texts = new ArrayList<>();
    terms.forEach(term -> texts.add(term(term)));
    return String.join(", ", texts);
  }

  private String call(Term.Call call) {
    String function = call.function();
    List<String> arguments = new ArrayList<>();
    for (Term.Argument argument : call.arguments()) {
      String name = argument.name().map(n -> lettering.name(n) + " = ").orElse("");
      arguments.add(name + argument(function, argument.value()));
    }
    boolean plain = call.arguments().size() == 1 && !names.isFunction(function);
    String inside = String.join(", ", arguments);
    if (plain && function.equals("sqrt")) {
      return "\\sqrt{" + inside + "}";
    }
    if (plain && function.equals("exp") && inside.length() <= 16 && !inside.contains("\\frac")) {
      return "e^{" + inside + "}";
    }
    return function(function) + brackets(inside);
  }

  /** Brackets say that a number is meant where a vector is usual. */
  private String argument(String function, Term value) {
    boolean number =
        LatexFunctions.OF_VECTORS.contains(function) || names.function(function).isPresent();
    boolean plain = value instanceof Term.Group || !number || !shapes.isScalar(value);
    return plain ? term(value) : brackets(term(value));
  }

  private String function(String name) {
    if (names.isFunction(name)) {
      return lettering.name(name);
    }
    if (name.equals("w") && names.hasUnits()) {
      return "w";
    }
    boolean sigma = name.equals("sigmoid") && !names.isTaken("sigma");
    return sigma
        ? "\\sigma"
        : COMMANDS.contains(name) ? "\\" + name : "\\operatorname{" + name + "}";
  }

  private String index(Term.Index index) {
    List<Term.Position> positions = index.positions();
    boolean unit = index.base() instanceof Term.Index inner && isUnitValue(inner);
    if (unit || isUnitValue(index)) {
      return term(index.base()) + fenced("[", positions(positions, true), "]");
    }
    String below = positions(positions, false);
    return switch (index.base()) {
      case Term.Name(String name, _) -> lettering.lowered(name, below);
      case Term.Index _ -> "{" + term(index.base()) + "}_{" + below + "}";
      case Term.Call _, Term.Group _ -> asBase(index.base()) + "_{" + below + "}";
      default -> brackets(term(index.base())) + "_{" + below + "}";
    };
  }

  private boolean isUnitValue(Term.Index index) {
    return index.base() instanceof Term.Name(String kind, _)
        && names.hasUnits()
        && UnitValues.KINDS.contains(kind)
        && !names.isValue(kind);
  }

  /** Letters stand side by side, everything else between commas. */
  private String positions(List<Term.Position> positions, boolean commas) {
    List<String> texts = new ArrayList<>();
    boolean letters = !commas;
    for (Term.Position position : positions) {
      switch (position) {
        case Term.Position.All() -> texts.add(":");
        case Term.Position.Range(Term first, Term last) ->
            texts.add(term(first) + ":" + term(last));
        case Term.Position.At(Term place) -> texts.add(term(place));
      }
      letters &= texts.getLast().matches("[A-Za-z]");
    }
    return String.join(letters ? "" : ",", texts);
  }

  private String power(Term.Power power) {
    Term above = power.exponent() instanceof Term.Group(Term inner, _) ? inner : power.exponent();
    String exponent = term(above);
    return raised(power.base(), power.entrywise() ? "\\odot " + exponent : exponent);
  }

  /** Powers of e and roots need brackets before anything can stand above or below them. */
  private String asBase(Term base) {
    String text = term(base);
    return text.startsWith("e^") || text.startsWith("\\sqrt") ? brackets(text) : text;
  }

  /** Only what has nothing above it yet can be raised. */
  private String raised(Term base, String above) {
    return switch (base) {
      case Term.Name(String name, _) -> lettering.raised(name, above);
      case Term.Numeral _, Term.Group _, Term.Literal _, Term.Bracket _ ->
          at(Operator.POSTFIX, base) + "^{" + above + "}";
      case Term.Index _ -> term(base) + "^{" + above + "}";
      case Term.Call _ -> asBase(base) + "^{" + above + "}";
      default -> brackets(term(base)) + "^{" + above + "}";
    };
  }

  private String chain(Term.Chain chain) {
    int level = chain.links().getFirst().operator().level();
    if (isInner(chain)) {
      Term right = chain.links().getFirst().operand();
      return "\\langle " + term(chain.first()) + ", " + term(right) + " \\rangle";
    }
    String text = first(chain, level);
    Term left = chain.first();
    for (int i = 0; i < chain.links().size(); i++) {
      Term.Link link = chain.links().get(i);
      boolean last = i == chain.links().size() - 1;
      text =
          link.operator() == Operator.DIVIDE
              ? "\\frac{" + text + "}{" + lettering.shielded(term(link.operand())) + "}"
              : text + sign(link.operator(), left, link.operand()) + operand(link, last);
      left = link.operand();
    }
    return text;
  }

  /** A dot between matrices would be read as their product. */
  private boolean isInner(Term.Chain chain) {
    boolean matrix = shapes.of(chain.first()).filter(shape -> !shape.isVector()).isPresent();
    return matrix
        && chain.links().size() == 1
        && chain.links().getFirst().operator() == Operator.DOT;
  }

  /** A sum sign reaches to the end of its term, so that brackets must end it before. */
  private String first(Term.Chain chain, int level) {
    Term first = chain.first();
    boolean divided = chain.links().getFirst().operator() == Operator.DIVIDE;
    if (divided && level(first) >= Operator.PRODUCT) {
      return lettering.shielded(term(first));
    }
    boolean open = endsOpen(first) && (level > Operator.SUM || isUsedLater(first, chain));
    return open ? brackets(term(first)) : at(level, first);
  }

  private String operand(Term.Link link, boolean last) {
    int level = link.operator().level();
    Term operand = link.operand();
    boolean open = endsOpen(operand) && (!last || level == Operator.SUM) && level > Operator.SUM;
    boolean negative = operand instanceof Term.Negation || term(operand).startsWith("-");
    boolean sum = operand instanceof Term.Bound && last && level != Operator.SUM;
    if (open || negative) {
      return brackets(term(operand));
    }
    return sum ? term(operand) : at(level + 1, operand);
  }

  private static boolean endsOpen(Term term) {
    return switch (term) {
      case Term.Bound(Term.Big kind, _, _, _) -> kind == Term.Big.SUM;
      case Term.Negation(Term operand, _) -> endsOpen(operand);
      case Term.Chain chain -> endsOpen(chain.links().getLast().operand());
      default -> false;
    };
  }

  /** Whether a letter of the sum that a term ends with stands in a later one. */
  private boolean isUsedLater(Term first, Term.Chain chain) {
    Set<String> letters = new java.util.HashSet<>();
    LatexLetters free = new LatexLetters(names);
    chain.links().forEach(link -> letters.addAll(free.free(link.operand())));
    return bound(first).stream().anyMatch(letters::contains);
  }

  private static List<String> bound(Term term) {
    return switch (term) {
      case Term.Bound(_, var binders, _, _) -> binders.stream().map(Term.Binder::name).toList();
      case Term.Negation(Term operand, _) -> bound(operand);
      case Term.Chain chain -> bound(chain.links().getLast().operand());
      default -> List.of();
    };
  }

  private String sign(Operator operator, Term left, Term right) {
    return switch (operator) {
      case PLUS -> " + ";
      case MINUS -> " - ";
      case KRONECKER -> " \\otimes ";
      case TIMES_ENTRYWISE -> " \\odot ";
      case DIVIDE_ENTRYWISE -> " \\oslash ";
      case DOT -> " \\cdot ";
      case JUXTAPOSED, TIMES, DIVIDE -> isDotted(left, right) ? " \\cdot " : " \\, ";
    };
  }

  /** Side by side two numbers would be one, and a name before brackets a function. */
  private boolean isDotted(Term left, Term right) {
    boolean numbers = right instanceof Term.Numeral || beginsWithNumber(right);
    boolean call =
        right instanceof Term.Group
            && left instanceof Term.Name(String name, _)
            && (!names.isValue(name) || names.isLoss(name));
    return numbers || call;
  }

  private static boolean beginsWithNumber(Term term) {
    return switch (term) {
      case Term.Numeral _ -> true;
      case Term.Power(Term base, _, _, _) -> beginsWithNumber(base);
      case Term.Transposition(Term operand, _) -> beginsWithNumber(operand);
      case Term.Chain(Term first, _, _) -> beginsWithNumber(first);
      default -> false;
    };
  }

  private String matrix(List<List<Term>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<Term> row : rows) {
      List<String> cells = new ArrayList<>();
      row.forEach(entry -> cells.add(term(entry)));
      lines.add(String.join(" & ", cells));
    }
    return "\\begin{bmatrix} " + String.join(" \\\\ ", lines) + " \\end{bmatrix}";
  }

  private String comparison(Term.Bracket bracket) {
    StringBuilder text = new StringBuilder(term(bracket.first()));
    for (Term.Test test : bracket.tests()) {
      text.append(
          switch (test.relation()) {
            case LESS -> " < ";
            case AT_MOST -> " \\leq ";
            case GREATER -> " > ";
            case AT_LEAST -> " \\geq ";
            case EQUAL -> " = ";
            case UNEQUAL -> " \\neq ";
          });
      text.append(term(test.operand()));
    }
    return text.toString();
  }

  private String bound(Term.Bound bound) {
    StringBuilder text = new StringBuilder();
    String sign = bound.kind() == Term.Big.SUM ? "\\sum" : "\\operatorname{concat}";
    for (Term.Binder binder : bound.binders()) {
      text.append(sign).append(binder(binder)).append(' ');
    }
    boolean sum = bound.kind() == Term.Big.SUM;
    String body =
        sum && LatexProducts.level(bound.body()) > Operator.SUM
            ? term(bound.body())
            : brackets(term(bound.body()));
    return text.append(body).toString();
  }

  private String binder(Term.Binder binder) {
    String letter = lettering.name(binder.name());
    List<String> below = new ArrayList<>();
    Optional<String> above = binder.range().map(range -> term(range.last()));
    binder.range().ifPresent(range -> below.add(letter + "=" + term(range.first())));
    binder
        .relatives()
        .ifPresent(relatives ->
            below.add(
                letter
                    + " \\in \\text{"
                    + (relatives.parents() ? "parents" : "children")
                    + "}("
                    + lettering.name(relatives.unit().name())
                    + ")"));
    binder.except().forEach(except -> below.add(letter + " \\neq " + term(except)));
    if (below.isEmpty()) {
      below.add(letter);
    }
    return "_{" + String.join(", ", below) + "}" + above.map(a -> "^{" + a + "}").orElse("");
  }

  private String derivative(Term.Derivative derivative) {
    boolean second = derivative.order() == 2;
    String by = differentiated(derivative.by());
    if (second) {
      by = raised(derivative.by(), "2");
    }
    return "\\frac{\\partial"
        + (second ? "^2 " : " ")
        + differentiated(derivative.of())
        + "}{\\partial "
        + by
        + "}";
  }

  private String differentiated(Term term) {
    return switch (term) {
      case Term.Name _, Term.Index _, Term.Call _, Term.Group _ -> term(term);
      default -> brackets(term(term));
    };
  }
}
