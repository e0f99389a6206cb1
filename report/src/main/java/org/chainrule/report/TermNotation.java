package org.chainrule.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Network;
import org.chainrule.language.Operator;
import org.chainrule.language.Span;
import org.chainrule.language.Term;
import org.chainrule.report.Notation.*;

/**
 * Writes formulas as on paper in the order and with the brackets of their authors, whether or not
 * they mean anything.
 */
final class TermNotation {
  /** What is nested deeper is left out: writers recurse. */
  private static final int DEEPEST = 100;

  private final Map<String, Optional<String>> written = new HashMap<>();
  private final Optional<Span> marked;

  /** The smallest term around what is to be marked. */
  private Optional<Span> around = Optional.empty();

  private boolean found;
  private int depth;

  private TermNotation(Network network, Optional<Span> marked) {
    this.marked = marked;
    network.functions().forEach(function -> written.put(function.name(), function.written()));
    network.opaques().forEach(function -> written.put(function.name(), function.written()));
    network.definitions().stream()
        .map(Network::symbolOf)
        .forEach(symbol -> written.put(symbol.name(), symbol.written()));
    network.symbols().forEach(symbol -> written.put(symbol.name(), symbol.written()));
  }

  /** Returns the notation of {@code term}, whose names are written as {@code network} says. */
  static Notation of(Term term, Network network) {
    return new TermNotation(network, Optional.empty()).notation(term);
  }

  /**
   * As {@link #of(Term, Network)}, with the terms within {@code marked} marked; where there is
   * none, as for a sign or a transpose, the smallest term around it.
   */
  static Notation of(Term term, Network network, Span marked) {
    TermNotation builder = new TermNotation(network, Optional.of(marked));
    Notation notation = builder.notation(term);
    return builder.found || builder.around.isEmpty() || marked.start() == marked.end()
        ? notation
        : new TermNotation(network, builder.around).notation(term);
  }

  private Notation notation(Term term) {
    if (depth >= DEEPEST) {
      return Sign.ELLIPSIS;
    }
    depth++;
    boolean whole = isMarked(term);
    Notation notation = whole ? new TermNotation(this).notation(term) : plain(term);
    depth--;
    return whole ? new Marked(notation) : notation;
  }

  /** The same with nothing to mark: for what stands within marks. */
  private TermNotation(TermNotation outer) {
    this.marked = Optional.empty();
    this.written.putAll(outer.written);
    this.depth = outer.depth;
  }

  private boolean isMarked(Term term) {
    if (marked.isEmpty()) {
      return false;
    }
    boolean within = contains(marked.get(), term.span());
    found |= within;
    if (contains(term.span(), marked.get())) {
      around = Optional.of(term.span());
    }
    return within;
  }

  private static boolean contains(Span outer, Span inner) {
    return outer.start() <= inner.start() && inner.end() <= outer.end();
  }

  private Notation plain(Term term) {
    return switch (term) {
      case Term.Numeral(String text, _) -> new Numeral(text);
      case Term.Name(String name, _) -> name(name);
      case Term.Group(Term inner, _) -> Notation.bracketed(notation(inner));
      case Term.Call call -> call(call);
      case Term.Index(Term base, var positions, _) -> entry(notation(base), positions);
      case Term.Negation(Term operand, _) ->
          Notation.row(Sign.NEGATIVE, Precedence.at(Precedence.APPLIED, notation(operand)));
      case Term.Transposition(Term operand, _) ->
          Notation.raised(Precedence.asBase(notation(operand)), Sign.TRANSPOSE);
      case Term.Power(Term base, Term exponent, boolean entrywise, _) ->
          Notation.raised(
              Precedence.asBase(notation(base)),
              entrywise
                  ? Notation.row(Sign.ENTRYWISE_MARK, notation(exponent))
                  : notation(exponent));
      case Term.Chain chain -> chain(chain);
      case Term.Literal(var rows, _) ->
          new Grid(rows.stream().map(row -> row.stream().map(this::notation).toList()).toList());
      case Term.Bracket bracket -> new Fenced(Fence.SQUARE, comparison(bracket));
      case Term.Bound bound -> bound(bound);
      case Term.Derivative(int order, Term of, Term by, _) ->
          order == 2
              ? DerivativeNotation.second(notation(bare(of)), notation(bare(by)))
              : DerivativeNotation.first(notation(bare(of)), notation(bare(by)));
      case Term.Differential(Term of, _) -> DerivativeNotation.differential(notation(bare(of)));
      case Term.Gradient(Term.Name by, Term of, _) ->
          new Applied(Notation.lowered(Sign.NABLA, notation(by)), List.of(notation(of)), false);
      case Term.Placement(var positions, var arguments, _) ->
          new Applied(
              entry(Notation.word("place"), positions),
              arguments.stream().map(this::notation).toList(),
              true);
    };
  }

  /** A fraction and a derivative need no brackets around what stands above and below. */
  private static Term bare(Term term) {
    return term instanceof Term.Group(Term inner, _) ? inner : term;
  }

  private Notation name(String name) {
    return Lettering.of(name, written.getOrDefault(name, Optional.empty()));
  }

  private Notation call(Term.Call call) {
    List<Notation> arguments = new ArrayList<>();
    for (Term.Argument argument : call.arguments()) {
      Notation value = notation(argument.value());
      arguments.add(
          argument.name().map(name -> Notation.row(name(name), Sign.EQUAL, value)).orElse(value));
    }
    return CallNotation.of(
        call.function(),
        written.containsKey(call.function())
            ? Optional.of(name(call.function()))
            : Optional.empty(),
        arguments);
  }

  private Notation entry(Notation base, List<Term.Position> positions) {
    Notation atom = Precedence.at(Precedence.ATOM, base);
    return new Entry(
        atom instanceof Entry ? Notation.bracketed(atom) : atom,
        positions.stream().map(this::position).toList());
  }

  private Notation position(Term.Position position) {
    return switch (position) {
      case Term.Position.All() -> Sign.COLON;
      case Term.Position.Range(Term first, Term last) ->
          Notation.row(notation(first), Sign.COLON, notation(last));
      case Term.Position.At(Term place) -> notation(place);
    };
  }

  private Notation comparison(Term.Bracket bracket) {
    List<Notation> row = new ArrayList<>(List.of(notation(bracket.first())));
    for (Term.Test test : bracket.tests()) {
      row.add(SumNotation.sign(test.relation()));
      row.add(notation(test.operand()));
    }
    return Notation.row(row);
  }

  private Notation bound(Term.Bound bound) {
    Notation body = notation(bound.body());
    if (bound.kind() == Term.Big.CONCAT) {
      List<Notation> names = bound.binders().stream().map(b -> name(b.name())).toList();
      return new Applied(
          Notation.lowered(Notation.word("concat"), Notation.row(names)), List.of(body), true);
    }
    Notation sum = Precedence.at(Precedence.ENTRYWISE, ProductNotation.behind(body));
    for (Term.Binder binder : bound.binders().reversed()) {
      sum = new BigSum(below(binder), binder.range().map(range -> notation(range.last())), sum);
    }
    return sum;
  }

  private Notation below(Term.Binder binder) {
    List<Notation> below = new ArrayList<>(List.of(name(binder.name())));
    binder.range().ifPresent(range -> below.addAll(List.of(Sign.EQUAL, notation(range.first()))));
    binder
        .relatives()
        .ifPresent(relatives ->
            below.addAll(
                List.of(
                    Sign.ELEMENT,
                    new Applied(
                        Notation.word(relatives.parents() ? "parents" : "children"),
                        List.of(notation(relatives.unit())),
                        true))));
    for (Term except : binder.except()) {
      if (below.size() > 1) {
        below.addAll(List.of(Sign.COMMA, name(binder.name())));
      }
      below.addAll(List.of(Sign.UNEQUAL, notation(except)));
    }
    return Notation.row(below);
  }

  private Notation chain(Term.Chain chain) {
    return chain.links().getFirst().operator().level() == Operator.PRODUCT
        ? product(chain)
        : loose(chain);
  }

  /** Sums, and products entry by entry. */
  private Notation loose(Term.Chain chain) {
    List<Notation> row = new ArrayList<>();
    boolean run = false;
    List<Notation> changed = new ArrayList<>();
    int level = sign(chain.links().getFirst().operator()).level() + 1;
    for (int i = 0; i <= chain.links().size(); i++) {
      Term operand = i == 0 ? chain.first() : chain.links().get(i - 1).operand();
      boolean mark = isMarked(operand);
      if (run && !mark) {
        row.add(new Marked(Notation.row(changed)));
        changed.clear();
      }
      List<Notation> target = mark ? changed : row;
      if (i > 0) {
        (run ? target : row).add(sign(chain.links().get(i - 1).operator()));
      }
      Notation part = mark ? new TermNotation(this).notation(operand) : notation(operand);
      target.add(Precedence.at(level, i == 0 ? part : ProductNotation.behind(part)));
      run = mark;
    }
    if (run) {
      row.add(new Marked(Notation.row(changed)));
    }
    return Notation.row(row);
  }

  private static Sign sign(Operator operator) {
    return switch (operator) {
      case PLUS -> Sign.PLUS;
      case MINUS -> Sign.MINUS;
      case KRONECKER -> Sign.KRONECKER;
      case TIMES_ENTRYWISE -> Sign.ENTRYWISE_TIMES;
      case DIVIDE_ENTRYWISE -> Sign.ENTRYWISE_OVER;
      case DOT -> Sign.DOT;
      case JUXTAPOSED, TIMES -> Sign.TIMES;
      case DIVIDE -> throw new IllegalArgumentException("a fraction has no sign");
    };
  }

  /** Factors side by side; what stands before a slash is the numerator. */
  private Notation product(Term.Chain chain) {
    List<Notation> factors = new ArrayList<>(List.of(notation(chain.first())));
    Term last = chain.first();
    for (Term.Link link : chain.links()) {
      Notation factor = notation(link.operand());
      if (link.operator() == Operator.DIVIDE) {
        boolean small =
            factors.size() == 1
                && last instanceof Term.Numeral
                && link.operand() instanceof Term.Numeral;
        Notation above =
            factors.size() == 1 && !isMarked(last) ? notation(bare(last)) : sideBySide(factors);
        factors.clear();
        factors.add(new Fraction(above, notation(bare(link.operand())), small));
        last = chain;
      } else {
        factors.add(factor);
        last = link.operand();
      }
    }
    return sideBySide(factors);
  }

  private static Notation sideBySide(List<Notation> factors) {
    List<Notation> row = new ArrayList<>();
    for (int i = 0; i < factors.size(); i++) {
      Notation factor = factors.get(i);
      boolean number = i > 0 && Precedence.startsWithNumber(factor);
      if (i > 0) {
        row.add(number ? Sign.BY : Sign.TIMES);
      }
      row.add(factor(factor, i == 0, i == factors.size() - 1));
    }
    return Notation.row(row);
  }

  /** A function in front of another factor would take it in, a minus sign behind one be a minus. */
  private static Notation factor(Notation factor, boolean first, boolean last) {
    if (Precedence.isNegative(factor)) {
      boolean plain = first && !(Precedence.withoutMinus(factor) instanceof BigSum);
      return plain ? factor : Notation.bracketed(factor);
    }
    return Precedence.at(last ? Precedence.APPLIED : Precedence.QUOTIENT, factor);
  }
}
