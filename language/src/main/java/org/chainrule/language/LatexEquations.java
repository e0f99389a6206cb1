package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Shape;

/** Reads the equations of a piece of mathematics in LaTeX. */
final class LatexEquations {
  private final LatexParser parser;
  private final Source source;
  private final Span math;

  private LatexEquations(Source source, Span math, LatexNames names) {
    this.parser = new LatexParser(names);
    this.source = source;
    this.math = math;
  }

  /**
   * Returns the chains of equations in a piece of mathematics, in order. A side that can't be read
   * has a problem; the others stay.
   *
   * @param math what stands between the dollar signs or brackets, or a whole environment
   */
  static List<ClaimSyntax> read(Source source, Span math, LatexNames names) {
    return new LatexEquations(source, math, names).read();
  }

  /**
   * Returns the one formula that a text is.
   *
   * @throws LatexFailure if it is none
   */
  static Term formula(Source source, LatexNames names) {
    Span all = new Span(0, source.text().length());
    List<LatexToken> tokens = LatexLexer.tokens(source.text(), all, source.macros());
    LatexParser parser = new LatexParser(names);
    return LatexFlexible.complete(
        parser.flexible().asSide(parser.read(tokens, all), Optional.empty()));
  }

  private List<ClaimSyntax> read() {
    LatexChains chains;
    try {
      List<LatexToken> tokens = LatexLexer.tokens(source.text(), math, source.macros());
      chains = LatexChains.of(LatexRows.rows(tokens), parser.names());
    } catch (LatexFailure e) {
      return unread(e);
    }
    List<ClaimSyntax> claims = new ArrayList<>();
    for (LatexChains.Chain chain : chains.chains()) {
      claims(chain, chains.conditions(), claims);
    }
    return claims;
  }

  /** What has no = states nothing, even where it can't be read. */
  private List<ClaimSyntax> unread(LatexFailure failure) {
    if (source.text(math).indexOf('=') < 0) {
      return List.of();
    }
    ClaimSyntax.Side side = side(math, failure);
    return List.of(new ClaimSyntax(List.of(side, side), List.of(), false));
  }

  private static ClaimSyntax.Side side(Span span, LatexFailure failure) {
    Message problem = failure.problem();
    String text =
        problem.hint().isEmpty() ? problem.text() : problem.text() + ": " + problem.hint();
    return new ClaimSyntax.Side(span, Optional.empty(), text, Optional.of(failure.place()));
  }

  /** A condition behind a later row holds for that row's side only. */
  private void claims(
      LatexChains.Chain chain, List<List<LatexToken>> block, List<ClaimSyntax> claims) {
    List<ClaimSyntax.Side> sides = sides(chain);
    int headRow = chain.sides().getFirst().row();
    List<LatexChains.Condition> ofAll =
        chain.conditions().stream().filter(condition -> condition.row() == headRow).toList();
    List<List<LatexToken>> common = new ArrayList<>(block);
    ofAll.forEach(condition -> common.add(condition.tokens()));
    List<ClaimSyntax.Side> plain = new ArrayList<>();
    List<ClaimSyntax> conditional = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      int row = chain.sides().get(i).row();
      List<List<LatexToken>> own = new ArrayList<>(common);
      chain.conditions().stream()
          .filter(condition -> condition.row() == row && row != headRow)
          .forEach(condition -> own.add(condition.tokens()));
      if (own.size() > common.size()) {
        conditional.add(claim(List.of(sides.getFirst(), sides.get(i)), own, chain.isDefinition()));
      } else {
        plain.add(sides.get(i));
      }
    }
    if (plain.size() > 1) {
      claims.add(claim(plain, common, chain.isDefinition()));
    }
    claims.addAll(conditional);
  }

  private ClaimSyntax claim(
      List<ClaimSyntax.Side> sides, List<List<LatexToken>> conditions, boolean definition) {
    List<Term.Bracket> read = new ArrayList<>();
    for (List<LatexToken> condition : conditions) {
      try {
        read.addAll(parser.factors().cases().conditions(condition));
      } catch (LatexFailure e) {
        List<ClaimSyntax.Side> unread = sides.stream().map(side -> side(side.span(), e)).toList();
        return new ClaimSyntax(unread, List.of(), definition);
      }
    }
    return new ClaimSyntax(sides, read, definition);
  }

  private List<ClaimSyntax.Side> sides(LatexChains.Chain chain) {
    parser.letters().noHead();
    List<ClaimSyntax.Side> sides = new ArrayList<>();
    Optional<Shape> shape = Optional.empty();
    for (LatexChains.Side side : chain.sides()) {
      ClaimSyntax.Side read = side(side, shape);
      sides.add(read);
      shape = shape.or(() -> read.term().flatMap(term -> parser.shapes().of(term)));
      if (sides.size() == 1) {
        read.term().ifPresent(parser.letters()::head);
      }
    }
    return sides;
  }

  private ClaimSyntax.Side side(LatexChains.Side side, Optional<Shape> shape) {
    Span span =
        side.tokens().isEmpty()
            ? math
            : LatexExtent.of(source.text(), math, LatexToken.span(side.tokens()));
    if (side.problem().isPresent()) {
      return side(span, side.problem().get());
    }
    if (side.tokens().isEmpty()) {
      return side(span, new LatexFailure(span, LatexMessages.emptySide()));
    }
    try {
      Term term = parser.read(side.tokens(), span);
      Term sized = LatexFlexible.complete(parser.flexible().asSide(term, shape));
      return new ClaimSyntax.Side(span, Optional.of(sized), "", Optional.empty());
    } catch (LatexFailure e) {
      return side(span, e);
    }
  }
}
