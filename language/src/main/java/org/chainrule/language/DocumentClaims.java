package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/**
 * Makes claims of a document's statements, one after the other: what the author defines is kept.
 */
final class DocumentClaims {
  /** Within a line of text, {@code i = 1, \dots, n} and {@code i = j} speak of indices only. */
  private static final Pattern RANGE =
      Pattern.compile(
          "([a-z])\\s*(?:=|:=|\\\\in)\\s*([a-z0-9])(?:\\s*,[^=]*|\\s*\\\\[lc]?dots[^=]*|\\s*)");

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

  /** Returns what is right but doubtful in the claims so far. */
  List<Problem> warnings() {
    return book.claims().workspace().reporter().warnings();
  }

  /** Returns what a claim of the language at {@code extent} says. */
  Draft draft(Span extent) {
    return new ClaimReader(source, names()).read(extent);
  }

  /** Returns what a formula in LaTeX states. */
  List<Claim> formula(DocumentParts.Formula formula) {
    if (formula.unclosed().isPresent()) {
      Span start = source.firstLine(formula.whole());
      ClaimSyntax.Side side =
          new ClaimSyntax.Side(
              formula.whole(),
              Optional.empty(),
              told(DocumentMessages.openFormula(formula.unclosed().get())),
              Optional.of(start));
      return made(
          List.of(Draft.of(new ClaimSyntax(List.of(side), List.of(), false), false, source)));
    }
    if (formula.inline() && isRange(source.text(formula.math()))) {
      return List.of();
    }
    List<Draft> drafts = new ArrayList<>();
    for (ClaimSyntax claim : LatexEquations.read(source, formula.math(), latexNames)) {
      drafts.add(Draft.of(claim, formula.introduced(), source));
    }
    return made(new Differentials(book.claims()).withVarying(drafts));
  }

  private static String told(Message message) {
    return message.text() + ": " + message.hint();
  }

  private boolean isRange(String formula) {
    Matcher range = RANGE.matcher(formula);
    return range.matches()
        && book.isUnknown(range.group(1))
        && (book.isUnknown(range.group(2)) || Character.isDigit(range.group(2).charAt(0)));
  }

  private Names names() {
    return Names.of(network).with(book.formulas());
  }

  /** Returns the claims of drafts that stand together. */
  List<Claim> made(List<Draft> drafts) {
    int known = book.definitions().size();
    List<Claim> claims = book.add(drafts);
    if (book.definitions().size() > known) {
      network = network.with(book.definitions().subList(known, book.definitions().size()));
      latexNames = LatexNames.of(network);
    }
    return claims;
  }
}
