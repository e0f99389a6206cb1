package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chainrule.language.Operator;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/** Changes of one place in a formula's syntax. */
final class TermEdits {
  private static final Span NOWHERE = new Span(0, 0);

  private TermEdits() {}

  /** What can stand instead of a term. */
  interface Edit extends Function<Term, List<Term>> {}

  /** Returns the formula with {@code edit} made at one place, for every place and every result. */
  static List<Term> everywhere(Term root, Edit edit) {
    List<Term> all = new ArrayList<>(edit.apply(root));
    switch (root) {
      case Term.Group(Term inner, _) -> within(inner, edit, all, TermEdits::group);
      case Term.Negation(Term operand, _) ->
          within(operand, edit, all, t -> new Term.Negation(atom(t), NOWHERE));
      case Term.Transposition(Term operand, _) -> within(operand, edit, all, t -> transposed(t));
      case Term.Power(Term base, Term exponent, boolean entrywise, _) ->
          within(base, edit, all, t -> new Term.Power(atom(t), exponent, entrywise, NOWHERE));
      case Term.Chain chain -> inChain(chain, edit, all);
      case Term.Call call -> inCall(call, edit, all);
      case Term.Bound(var kind, var binders, Term body, _) ->
          within(body, edit, all, t -> new Term.Bound(kind, binders, group(t), NOWHERE));
      case Term.Index(Term base, var positions, _) ->
          within(base, edit, all, t -> new Term.Index(atom(t), positions, NOWHERE));
      case Term.Bracket bracket -> inBracket(bracket, edit, all);
      case Term.Numeral _,
          Term.Name _,
          Term.Literal _,
          Term.Derivative _,
          Term.Differential _,
          Term.Gradient _,
          Term.Placement _ -> {}
    }
    return all;
  }

  private static void within(Term part, Edit edit, List<Term> all, Function<Term, Term> around) {
    everywhere(part, edit).forEach(changed -> all.add(around.apply(changed)));
  }

  private static void inChain(Term.Chain chain, Edit edit, List<Term> all) {
    List<Term> operands = operands(chain);
    for (int place = 0; place < operands.size(); place++) {
      for (Term changed : everywhere(operands.get(place), edit)) {
        List<Term> others = new ArrayList<>(operands);
        others.set(place, place == 0 && isSum(chain) ? changed : atom(changed));
        all.add(chain(others, operators(chain)));
      }
    }
  }

  private static void inBracket(Term.Bracket bracket, Edit edit, List<Term> all) {
    within(bracket.first(), edit, all, t -> new Term.Bracket(atom(t), bracket.tests(), NOWHERE));
    if (bracket.tests().size() == 1) {
      Term.Test test = bracket.tests().getFirst();
      within(
          test.operand(),
          edit,
          all,
          t ->
              new Term.Bracket(
                  bracket.first(), List.of(new Term.Test(test.relation(), atom(t))), NOWHERE));
    }
  }

  private static void inCall(Term.Call call, Edit edit, List<Term> all) {
    for (int place = 0; place < call.arguments().size(); place++) {
      for (Term changed : everywhere(call.arguments().get(place).value(), edit)) {
        List<Term.Argument> others = new ArrayList<>(call.arguments());
        others.set(place, new Term.Argument(others.get(place).name(), changed));
        all.add(new Term.Call(call.function(), others, NOWHERE, NOWHERE));
      }
    }
  }

  static boolean isSum(Term.Chain chain) {
    return chain.links().getFirst().operator().level() == Operator.SUM;
  }

  static boolean isProduct(Term.Chain chain) {
    return chain.links().getFirst().operator().level() == Operator.PRODUCT;
  }

  static boolean isEntrywise(Term.Chain chain) {
    return chain.links().stream().allMatch(link -> link.operator() == Operator.TIMES_ENTRYWISE);
  }

  static List<Term> operands(Term.Chain chain) {
    List<Term> operands = new ArrayList<>(List.of(chain.first()));
    chain.links().forEach(link -> operands.add(link.operand()));
    return operands;
  }

  static List<Operator> operators(Term.Chain chain) {
    return chain.links().stream().map(Term.Link::operator).toList();
  }

  /** Returns operands joined by operators; a single one stands alone. */
  static Term chain(List<Term> operands, List<Operator> operators) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    List<Term.Link> links = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      links.add(new Term.Link(operators.get(i - 1), operands.get(i)));
    }
    return new Term.Chain(operands.getFirst(), links, NOWHERE);
  }

  static Term joined(Term a, Operator operator, Term b) {
    return chain(List.of(atom(a), atom(b)), List.of(operator));
  }

  static Term name(String name) {
    return new Term.Name(name, NOWHERE);
  }

  static Term number(String digits) {
    return new Term.Numeral(digits, NOWHERE);
  }

  static Term call(String function, Term argument) {
    return new Term.Call(
        function, List.of(new Term.Argument(Optional.empty(), argument)), NOWHERE, NOWHERE);
  }

  static Term transposed(Term term) {
    return new Term.Transposition(atom(term), NOWHERE);
  }

  static Term negated(Term term) {
    return new Term.Negation(atom(term), NOWHERE);
  }

  static Term indexed(Term term, List<Term.Position> positions) {
    return new Term.Index(atom(term), positions, NOWHERE);
  }

  /** Returns the term in brackets, without those that it has. */
  static Term group(Term term) {
    return term instanceof Term.Group ? term : new Term.Group(term, NOWHERE);
  }

  static Term bare(Term term) {
    return term instanceof Term.Group(Term inner, _) ? bare(inner) : term;
  }

  /** Returns the term so that anything may stand around it. */
  static Term atom(Term term) {
    boolean loose = term instanceof Term.Chain || term instanceof Term.Negation;
    return loose ? group(term) : term;
  }
}
