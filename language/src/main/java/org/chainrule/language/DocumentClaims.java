package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/**
 * Makes claims of a document's statements, one after the other: what the author defines is kept.
 */
final class DocumentClaims {
  private final Source source;
  private final ClaimBook book;
  private Network network;
  private LatexNames latexNames;

  DocumentClaims(Network network, Source source) {
    this.network = network;
    this.latexNames = LatexNames.of(network);
    this.source = source;
    this.book = new ClaimBook(Claims.tolerant(Workspace.of(network, new Reporter(source))));
  }

  /**
   * Returns what the last claims speak of: the network, what the author has defined up to here, and
   * letters that stand for anything.
   */
  Network network() {
    BoundVariables variables = book.variables();
    return variables.symbols().isEmpty()
        ? network
        : network.with(variables.sizes(), variables.symbols());
  }

  /** Returns the claim of the language that stands at {@code extent}. */
  List<Claim> stated(Span extent) {
    return made(List.of(new ClaimReader(source, names()).read(extent)));
  }

  /** Returns what a formula in LaTeX states. */
  List<Claim> formula(DocumentParts.Formula formula) {
    if (formula.unclosed().isPresent()) {
      Span start = new Span(formula.whole().start(), formula.math().start() + 1);
      ClaimSyntax.Side side =
          new ClaimSyntax.Side(
              formula.whole(),
              Optional.empty(),
              DocumentMessages.openFormula(formula.unclosed().get()).text(),
              Optional.of(start));
      return made(
          List.of(Draft.of(new ClaimSyntax(List.of(side), List.of(), false), false, source)));
    }
    List<Draft> drafts = new ArrayList<>();
    for (ClaimSyntax claim : LatexEquations.read(source, formula.math(), latexNames)) {
      drafts.add(Draft.of(claim, formula.introduced(), source));
    }
    return made(new Differentials(book.claims()).withVarying(drafts));
  }

  private Names names() {
    return Names.of(network).with(book.formulas());
  }

  private List<Claim> made(List<Draft> drafts) {
    int known = book.definitions().size();
    List<Claim> claims = book.add(drafts);
    if (book.definitions().size() > known) {
      network = network.with(book.definitions().subList(known, book.definitions().size()));
      latexNames = LatexNames.of(network);
    }
    return claims;
  }
}
