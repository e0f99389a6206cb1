package org.chainrule.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chainrule.language.Operator;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/** Finds the pieces of a formula, outermost first. */
final class Subterms {
  /** A longer formula is searched up to here. */
  private static final int MOST = 400;

  private final List<Subterm> found = new ArrayList<>();

  private Subterms() {}

  /** Returns the pieces of {@code whole}, itself first. */
  static List<Subterm> of(Term whole) {
    Subterms places = new Subterms();
    places.visit(new Subterm(whole, term -> term, Subterm.Role.WHOLE, List.of(), false, false));
    return places.found;
  }

  /** Returns the terms that stand directly in {@code term}; positions of indices are none. */
  static List<Term> parts(Term term) {
    return switch (term) {
      case Term.Numeral _, Term.Name _ -> List.of();
      case Term.Group(Term inner, _) -> List.of(inner);
      case Term.Call call -> call.arguments().stream().map(Term.Argument::value).toList();
      case Term.Index(Term base, _, _) -> List.of(base);
      case Term.Negation(Term operand, _) -> List.of(operand);
      case Term.Transposition(Term operand, _) -> List.of(operand);
      case Term.Power(Term base, Term exponent, _, _) -> List.of(base, exponent);
      case Term.Chain chain -> Terms.operands(chain);
      case Term.Literal(var rows, _) -> rows.stream().flatMap(List::stream).toList();
      case Term.Bracket(Term first, var tests, _) -> {
        List<Term> all = new ArrayList<>(List.of(first));
        tests.forEach(test -> all.add(test.operand()));
        yield all;
      }
      case Term.Bound(_, _, Term body, _) -> List.of(body);
      case Term.Derivative(_, Term of, Term by, _) -> List.of(of, by);
      case Term.Differential(Term of, _) -> List.of(of);
      case Term.Gradient(_, Term of, _) -> List.of(of);
      case Term.Placement(_, var arguments, _) -> arguments;
    };
  }

  private void visit(Subterm place) {
    if (found.size() >= MOST) {
      return;
    }
    found.add(place);
    switch (place.term()) {
      case Term.Numeral _, Term.Name _ -> {}
      case Term.Group(Term inner, _) ->
          below(place, inner, Subterm.Role.INNER, other -> Terms.group(Terms.bare(other)));
      case Term.Call call -> call(place, call);
      case Term.Index(Term base, var positions, Span span) ->
          below(
              place,
              base,
              Subterm.Role.INNER,
              other -> new Term.Index(Terms.group(other), positions, span));
      case Term.Negation(Term operand, _) ->
          below(place, operand, Subterm.Role.INNER, other -> Terms.negated(Terms.group(other)));
      case Term.Transposition(Term operand, Span span) ->
          below(
              place,
              operand,
              Subterm.Role.INNER,
              other -> new Term.Transposition(Terms.group(other), span));
      case Term.Power(Term base, Term exponent, boolean entrywise, _) ->
          below(place, base, Subterm.Role.INNER, other -> Terms.power(other, exponent, entrywise));
      case Term.Chain chain -> chain(place, chain);
      case Term.Literal literal -> literal(place, literal);
      case Term.Bracket bracket -> bracket(place, bracket);
      case Term.Bound bound -> {
        List<String> letters = new ArrayList<>(place.letters());
        bound.binders().forEach(binder -> letters.add(binder.name()));
        visit(
            new Subterm(
                bound.body(),
                other -> place.with(Terms.bound(bound, bound.binders(), Terms.bare(other))),
                Subterm.Role.INNER,
                letters,
                place.inTerm(),
                place.differentiated()));
      }
      case Term.Derivative(int order, Term of, Term by, Span span) -> {
        differentiated(place, of, other -> new Term.Derivative(order, Terms.bare(other), by, span));
        differentiated(place, by, other -> new Term.Derivative(order, of, Terms.bare(other), span));
      }
      case Term.Differential(Term of, Span span) ->
          differentiated(place, of, other -> new Term.Differential(Terms.bare(other), span));
      case Term.Gradient _, Term.Placement _ -> {}
    }
  }

  private void below(Subterm place, Term part, Subterm.Role role, UnaryOperator<Term> around) {
    visit(
        new Subterm(
            part,
            other -> place.with(around.apply(other)),
            role,
            place.letters(),
            place.inTerm(),
            place.differentiated()));
  }

  private void differentiated(Subterm place, Term part, UnaryOperator<Term> around) {
    visit(
        new Subterm(
            part,
            other -> place.with(around.apply(other)),
            Subterm.Role.ARGUMENT,
            place.letters(),
            false,
            true));
  }

  private void call(Subterm place, Term.Call call) {
    for (int i = 0; i < call.arguments().size(); i++) {
      int at = i;
      below(
          place,
          call.arguments().get(i).value(),
          Subterm.Role.ARGUMENT,
          other -> {
            List<Term.Argument> arguments = new ArrayList<>(call.arguments());
            arguments.set(at, new Term.Argument(arguments.get(at).name(), Terms.bare(other)));
            return new Term.Call(call.function(), arguments, call.nameSpan(), call.span());
          });
    }
  }

  private void literal(Subterm place, Term.Literal literal) {
    for (int i = 0; i < literal.rows().size(); i++) {
      for (int j = 0; j < literal.rows().get(i).size(); j++) {
        int row = i;
        int column = j;
        below(
            place,
            literal.rows().get(i).get(j),
            Subterm.Role.ARGUMENT,
            other -> {
              List<List<Term>> rows = new ArrayList<>(literal.rows());
              List<Term> changed = new ArrayList<>(rows.get(row));
              changed.set(column, other);
              rows.set(row, changed);
              return new Term.Literal(rows, literal.span());
            });
      }
    }
  }

  private void bracket(Subterm place, Term.Bracket bracket) {
    below(
        place,
        bracket.first(),
        Subterm.Role.ARGUMENT,
        other -> new Term.Bracket(other, bracket.tests(), bracket.span()));
    for (int i = 0; i < bracket.tests().size(); i++) {
      int at = i;
      below(
          place,
          bracket.tests().get(i).operand(),
          Subterm.Role.ARGUMENT,
          other -> {
            List<Term.Test> tests = new ArrayList<>(bracket.tests());
            tests.set(at, new Term.Test(tests.get(at).relation(), other));
            return new Term.Bracket(bracket.first(), tests, bracket.span());
          });
    }
  }

  private void chain(Subterm place, Term.Chain chain) {
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    boolean sum = Terms.level(chain) == Operator.SUM;
    for (int length = operands.size() - 1; length >= 1; length--) {
      for (int from = 0; from + length <= operands.size(); from++) {
        if (length > 1 && !isRun(operators, from)) {
          continue;
        }
        int start = from;
        int end = from + length;
        Term run = Terms.chain(operands.subList(start, end), operators.subList(start, end - 1));
        Subterm.Role role = length > 1 ? Subterm.Role.RUN : role(chain);
        Subterm piece =
            new Subterm(
                run,
                other -> place.with(replaced(operands, operators, start, end, other)),
                role,
                place.letters(),
                place.inTerm() || (sum && length == 1),
                place.differentiated());
        if (length == 1) {
          visit(piece);
        } else if (found.size() < MOST) {
          found.add(piece);
        }
      }
    }
  }

  private static Subterm.Role role(Term.Chain chain) {
    return switch (Terms.level(chain)) {
      case Operator.SUM -> Subterm.Role.SUMMAND;
      case Operator.ENTRYWISE -> Subterm.Role.ENTRYWISE_FACTOR;
      default -> Subterm.Role.FACTOR;
    };
  }

  /** Whether the operands from here on can be taken together. */
  private static boolean isRun(List<Operator> operators, int from) {
    if (from == 0) {
      return true;
    }
    return switch (operators.get(from - 1)) {
      case PLUS, TIMES_ENTRYWISE, JUXTAPOSED, TIMES -> true;
      case MINUS, KRONECKER, DIVIDE_ENTRYWISE, DOT, DIVIDE -> false;
    };
  }

  /** Returns the chain with the operands from {@code start} to {@code end} replaced by another. */
  static Term replaced(
      List<Term> operands, List<Operator> operators, int start, int end, Term other) {
    List<Term> changed = new ArrayList<>(operands.subList(0, start));
    changed.add(other);
    changed.addAll(operands.subList(end, operands.size()));
    List<Operator> between = new ArrayList<>(operators.subList(0, start));
    between.addAll(operators.subList(end - 1, operators.size()));
    return Terms.chain(changed, between);
  }
}
