package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Relation;
import org.chainrule.language.LatexToken.Kind;

/** Comparisons, conditions, and values that depend on them. */
final class LatexCases {
  private static final Map<String, Relation> RELATIONS =
      Map.of(
          "=", Relation.EQUAL,
          "≠", Relation.UNEQUAL,
          "<", Relation.LESS,
          ">", Relation.GREATER,
          "≤", Relation.AT_MOST,
          "≥", Relation.AT_LEAST);

  private final LatexParser parser;

  LatexCases(LatexParser parser) {
    this.parser = parser;
  }

  static boolean isComparison(LatexToken token) {
    return token.is(Kind.SIGN) && RELATIONS.containsKey(token.text());
  }

  /** Reads {@code a < b}, {@code a < b < c}. */
  Term.Bracket test(List<LatexToken> tokens) {
    if (tokens.isEmpty()) {
      throw new LatexFailure(new Span(0, 0), LatexMessages.expected("a condition", "none"));
    }
    Span span = LatexToken.span(tokens);
    List<List<LatexToken>> operands = LatexSplit.at(tokens, LatexCases::isComparison);
    if (operands.size() < 2) {
      throw new LatexFailure(
          span, LatexMessages.expected("a condition", tokens.getFirst().shown()));
    }
    List<Relation> relations = new ArrayList<>();
    int depth = 0;
    for (LatexToken token : tokens) {
      depth += token.opens() ? 1 : token.closes() ? -1 : 0;
      if (depth <= 0 && isComparison(token)) {
        relations.add(RELATIONS.get(token.text()));
      }
    }
    List<Term.Test> tests = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      tests.add(new Term.Test(relations.get(i - 1), operand(operands.get(i), span)));
    }
    return new Term.Bracket(operand(operands.getFirst(), span), List.copyOf(tests), span);
  }

  private Term operand(List<LatexToken> tokens, Span span) {
    return parser.nested(span, () -> parser.read(tokens, span));
  }

  /** Reads conditions that hold together. */
  List<Term.Bracket> conditions(List<LatexToken> tokens) {
    List<Term.Bracket> found = new ArrayList<>();
    for (List<LatexToken> part : LatexSplit.at(tokens, LatexCases::joins)) {
      if (!part.isEmpty()) {
        found.add(test(part));
      }
    }
    if (found.isEmpty()) {
      throw new LatexFailure(
          tokens.isEmpty() ? new Span(0, 0) : LatexToken.span(tokens),
          LatexMessages.expected("a condition", "none"));
    }
    return found;
  }

  /** Commas, words and spaces stand between conditions, and a full stop behind the last one. */
  private static boolean joins(LatexToken token) {
    return token.isAny(",.;")
        || token.is("∧")
        || token.is(Kind.GAP)
        || token.is("&")
        || token.is(Kind.TEXT);
  }

  /** Returns conditions as one factor. */
  static Term joined(List<Term.Bracket> conditions) {
    return conditions.size() == 1
        ? conditions.getFirst()
        : new Term.Group(product(conditions, List.of()), conditions.getFirst().span());
  }

  /** Returns the term where all conditions hold, else zero. */
  static Term product(List<Term.Bracket> conditions, Term term) {
    return product(conditions, List.of(factor(term)));
  }

  private static Term factor(Term term) {
    return term instanceof Term.Group ? term : new Term.Group(term, term.span());
  }

  private static Term product(List<? extends Term> conditions, List<Term> more) {
    List<Term> all = new ArrayList<>(conditions);
    all.addAll(more);
    if (all.size() == 1) {
      return all.getFirst();
    }
    List<Term.Link> links =
        all.stream().skip(1).map(term -> new Term.Link(Operator.JUXTAPOSED, term)).toList();
    return new Term.Chain(all.getFirst(), links, all.getFirst().span().to(all.getLast().span()));
  }

  /** One line of a distinction of cases; without conditions it holds otherwise. */
  private record Case(Term value, List<Term.Bracket> conditions) {}

  /** Reads values with conditions from {@code \begin} on. */
  Term environment(LatexCursor cursor) {
    LatexToken begin = cursor.peek();
    List<LatexToken> inside = cursor.group();
    Span span = begin.span().to(cursor.last().span());
    List<Case> cases = new ArrayList<>();
    for (List<LatexToken> row : LatexSplit.at(inside, token -> token.is(Kind.ROW_END))) {
      if (!row.isEmpty()) {
        cases.add(line(row, span));
      }
    }
    if (cases.isEmpty()) {
      throw new LatexFailure(span, LatexMessages.expected("values with conditions", "none"));
    }
    return new Term.Group(sum(cases, span), span);
  }

  private Case line(List<LatexToken> row, Span span) {
    int split = row.size();
    int depth = 0;
    for (int i = row.size() - 1; i >= 0; i--) {
      LatexToken token = row.get(i);
      depth += token.closes() ? 1 : token.opens() ? -1 : 0;
      if (depth == 0 && (token.is("&") || token.is(Kind.TEXT) || token.is(Kind.GAP))) {
        split = i;
      }
    }
    List<LatexToken> value = LatexSplit.withoutCommas(row.subList(0, split));
    List<LatexToken> condition = row.subList(split, row.size());
    Term term = parser.nested(span, () -> parser.read(value, span));
    boolean otherwise =
        condition.stream().anyMatch(t -> t.is(Kind.TEXT) && LatexProse.isOtherwise(t.text()))
            && condition.stream().noneMatch(LatexCases::isComparison);
    return new Case(term, otherwise ? List.of() : conditions(condition));
  }

  /** Where the value is zero nothing is added. */
  private Term sum(List<Case> cases, Span span) {
    List<Term> summands = new ArrayList<>();
    for (Case line : cases) {
      if (!isZero(line.value())) {
        summands.add(
            line.conditions().isEmpty()
                ? product(otherwise(cases), List.of(factor(line.value())))
                : product(line.conditions(), line.value()));
      }
    }
    if (summands.isEmpty()) {
      return new Term.Numeral("0", span);
    }
    if (summands.size() == 1) {
      return summands.getFirst();
    }
    List<Term.Link> links =
        summands.stream().skip(1).map(term -> new Term.Link(Operator.PLUS, term)).toList();
    return new Term.Chain(summands.getFirst(), links, span);
  }

  private static boolean isZero(Term term) {
    return LatexFlexible.isZeros(term)
        || (term instanceof Term.Numeral(String digits, _) && digits.equals("0"));
  }

  /** None of the other conditions holds. */
  private static List<Term> otherwise(List<Case> cases) {
    List<Term> factors = new ArrayList<>();
    for (Case line : cases) {
      if (!line.conditions().isEmpty()) {
        factors.add(negated(line.conditions()));
      }
    }
    return factors;
  }

  private static Term negated(List<Term.Bracket> conditions) {
    Term.Bracket first = conditions.getFirst();
    if (conditions.size() == 1 && first.tests().size() == 1) {
      Term.Test test = first.tests().getFirst();
      return new Term.Bracket(
          first.first(),
          List.of(new Term.Test(opposite(test.relation()), test.operand())),
          first.span());
    }
    Term all = product(conditions, List.of());
    Term.Link minus = new Term.Link(Operator.MINUS, LatexProducts.at(Operator.TENSOR, all));
    return new Term.Group(
        new Term.Chain(new Term.Numeral("1", first.span()), List.of(minus), first.span()),
        first.span());
  }

  private static Relation opposite(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.AT_LEAST;
      case AT_MOST -> Relation.GREATER;
      case GREATER -> Relation.AT_MOST;
      case AT_LEAST -> Relation.LESS;
      case EQUAL -> Relation.UNEQUAL;
      case UNEQUAL -> Relation.EQUAL;
    };
  }

  static Optional<Relation> relation(LatexToken token) {
    return token.is(Kind.SIGN)
        ? Optional.ofNullable(RELATIONS.get(token.text()))
        : Optional.empty();
  }
}
