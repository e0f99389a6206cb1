package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chainrule.expression.Claim.Layout;

/**
 * A claim as its author wrote it, in either notation: what {@link Claims} makes a claim of.
 *
 * @param text all of it, in the language
 * @param sides its sides with their texts; two or more
 * @param conditions where it holds only
 * @param introduces whether the author says that it introduces a name
 * @param digits the number of digits it is claimed to
 * @param layout the layout it names
 * @param varying the names of what varies
 * @param notation how it is written
 * @param span where it stands
 */
record Draft(
    String text,
    List<Side> sides,
    List<Term.Bracket> conditions,
    boolean introduces,
    OptionalInt digits,
    Optional<Layout> layout,
    List<Term.Name> varying,
    Equation.Notation notation,
    Span span) {

  /**
   * One side.
   *
   * @param syntax what was read
   * @param source what the author wrote
   * @param text the same in the language
   */
  record Side(ClaimSyntax.Side syntax, String source, String text) {
    Optional<Term> term() {
      return syntax.term();
    }

    Span span() {
      return syntax.span();
    }

    Side with(Term changed) {
      Term term = changed instanceof Term.Group(Term inner, _) ? inner : changed;
      return new Side(
          new ClaimSyntax.Side(syntax.span(), Optional.of(term), "", Optional.empty()),
          source,
          SyntaxPrinter.print(term));
    }
  }

  /** Copies the lists. */
  Draft {
    sides = List.copyOf(sides);
    conditions = List.copyOf(conditions);
    varying = List.copyOf(varying);
  }

  /** A claim of one line is kept as it was written, a longer one is put into one line. */
  static Draft of(Statement.Claimed claim, Source source) {
    boolean oneLine = source.isOneLine(claim.span());
    String text = oneLine ? source.text(claim.span()) : StatementPrinter.claim(claim);
    List<Side> sides = new ArrayList<>();
    for (Term term : claim.sides()) {
      String side = oneLine ? source.text(term.span()) : SyntaxPrinter.print(term);
      sides.add(new Side(read(term), side, side));
    }
    return new Draft(
        text.substring("claim".length()).strip(),
        sides,
        claim.conditions(),
        false,
        claim.digits(),
        claim.layout(),
        claim.varying(),
        Equation.Notation.LANGUAGE,
        claim.span());
  }

  private static ClaimSyntax.Side read(Term term) {
    return new ClaimSyntax.Side(term.span(), Optional.of(term), "", Optional.empty());
  }

  /** Returns a claim in the language of which some sides could not be read. */
  static Draft unread(List<ClaimSyntax.Side> sides, Span span, Source source) {
    return of(
        new ClaimSyntax(sides, List.of(), false), Equation.Notation.LANGUAGE, span, false, source);
  }

  /** Returns a claim that was read from a formula in LaTeX. */
  static Draft of(ClaimSyntax claim, boolean introduced, Source source) {
    Span span = claim.sides().getFirst().span().to(claim.sides().getLast().span());
    return of(claim, Equation.Notation.LATEX, span, introduced, source);
  }

  private static Draft of(
      ClaimSyntax claim, Equation.Notation notation, Span span, boolean introduced, Source source) {
    List<Side> sides = new ArrayList<>();
    for (ClaimSyntax.Side side : claim.sides()) {
      String written = source.text(side.span());
      sides.add(new Side(side, written, side.term().map(SyntaxPrinter::print).orElse(written)));
    }
    if (sides.size() == 1) {
      sides.add(sides.getFirst());
    }
    return new Draft(
        text(sides, claim.conditions()),
        sides,
        claim.conditions(),
        claim.definition() || introduced,
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        notation,
        span);
  }

  /** Returns the draft with every term changed, and its text with them. */
  Draft with(UnaryOperator<Term> change) {
    List<Side> changed = new ArrayList<>();
    for (Side side : sides) {
      Optional<Term> term = side.term().map(change).filter(t -> !t.equals(side.term().get()));
      changed.add(term.map(side::with).orElse(side));
    }
    if (changed.equals(sides)) {
      return this;
    }
    List<Term.Bracket> others =
        conditions.stream().map(c -> change.apply(c) instanceof Term.Bracket b ? b : c).toList();
    return new Draft(
        text(changed, others),
        changed,
        others,
        introduces,
        digits,
        layout,
        varying,
        notation,
        span);
  }

  /** Returns the draft with the names of what varies. */
  Draft varying(List<Term.Name> names) {
    return new Draft(text, sides, conditions, introduces, digits, layout, names, notation, span);
  }

  private static String text(List<Side> sides, List<Term.Bracket> conditions) {
    StringBuilder text =
        new StringBuilder(sides.stream().map(Side::text).collect(Collectors.joining(" = ")));
    for (int i = 0; i < conditions.size(); i++) {
      text.append(i == 0 ? " for " : ", ");
      SyntaxPrinter.appendComparison(conditions.get(i), text);
    }
    return text.toString();
  }

  /** Returns the terms of the sides that could be read. */
  List<Term> terms() {
    return sides.stream().flatMap(side -> side.term().stream()).toList();
  }
}
