package org.chainrule.report;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.chainrule.check.CheckResult;
import org.chainrule.check.Correction;
import org.chainrule.check.Diagnosis;
import org.chainrule.check.Finding;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;
import org.chainrule.language.Document;
import org.chainrule.language.Equation;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Span;
import org.chainrule.language.Term;

/**
 * A statement that was judged, as reports show it: what the author wrote, how it was read, and what
 * would be right.
 *
 * @param finding what was found about it
 * @param network what it speaks of
 * @param inLatex whether it is written in LaTeX
 */
record Statement(Finding finding, Network network, boolean inLatex) {

  /** Returns the statements of a document, in its order. */
  static List<Statement> of(CheckResult result) {
    Document document = result.document();
    IdentityHashMap<Claim, Equation> homes = new IdentityHashMap<>();
    for (Equation equation : document.equations()) {
      for (Claim claim : equation.claims()) {
        homes.put(claim, equation);
        claim.instances().forEach(instance -> homes.put(instance, equation));
      }
    }
    List<Statement> statements = new ArrayList<>();
    for (Finding finding : result.findings()) {
      statements.add(
          Optional.ofNullable(homes.get(finding.claim()))
              .or(() -> onLine(finding.line(), document))
              .map(home ->
                  new Statement(
                      finding, home.network(), home.notation() == Equation.Notation.LATEX))
              .orElseGet(() -> new Statement(finding, document.network(), false)));
    }
    return statements;
  }

  private static Optional<Equation> onLine(int line, Document document) {
    return document.equations().stream()
        .filter(equation -> equation.line() <= line && line <= equation.lastLine())
        .findFirst();
  }

  /** The side that is judged. */
  Claim.Side side() {
    return finding.claim().sides().get(finding.side());
  }

  /** The side before it. */
  Claim.Side before() {
    return finding.claim().sides().get(finding.side() - 1);
  }

  /** Whether it goes on with the chain of {@code other}, the statement before it. */
  @SuppressWarnings("ReferenceEquality") // two claims of one text may stand in two equations
  boolean continues(Statement other) {
    return other.finding.claim() == finding.claim() && other.finding.side() == finding.side() - 1;
  }

  /** Returns what the author wrote, without line breaks. */
  static String source(Claim.Side side) {
    return CleanText.line(side.source());
  }

  /** Returns how a side was read; nothing where it was not. */
  Optional<Notation> reading(Claim.Side side) {
    boolean unread = side.problem().filter(p -> p.kind() == Claim.Problem.Kind.UNREAD).isPresent();
    return unread
        ? Optional.empty()
        : term(side.text()).map(term -> TermNotation.of(term, network));
  }

  /** Returns how the judged side was read, with what is wrong in it marked. */
  Optional<Notation> readingMarked() {
    Optional<Correction.Piece> wrong = wrong();
    return wrong.isEmpty() ? reading(side()) : marked(side().text(), wrong.get());
  }

  /** Returns what is wrong in the judged side; of a claim about all units only one is corrected. */
  Optional<Correction.Piece> wrong() {
    return finding.claim().instances().isEmpty()
        ? correction().flatMap(Correction::wrong)
        : Optional.empty();
  }

  /** Returns the corrected side, with what is new in it marked. */
  Optional<Notation> correctionMarked() {
    return correction()
        .flatMap(correction ->
            correction.change().isEmpty()
                ? term(correction.text()).map(term -> TermNotation.of(term, network))
                : marked(correction.text(), correction.change().get()));
  }

  Optional<Correction> correction() {
    return finding.diagnosis().flatMap(Diagnosis::correction);
  }

  private Optional<Notation> marked(String text, Correction.Piece piece) {
    Span span = new Span(piece.start(), piece.end());
    return term(text).map(term -> TermNotation.of(term, network, span));
  }

  private Optional<Term> term(String text) {
    try {
      return Optional.of(Formulas.syntax(text, network));
    } catch (LanguageException _) {
      return Optional.empty();
    }
  }
}
