package org.chainrule.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chainrule.expression.Claim;
import org.chainrule.expression.Network;

/** Reads a document: first its network, then one equation after the other. */
final class DocumentReader {
  private final Source source;
  private final Documents.Form form;
  private final Reporter reporter;
  private final List<Equation> equations = new ArrayList<>();

  private DocumentReader(Source source, Documents.Form form) {
    this.source = source;
    this.form = form;
    this.reporter = new Reporter(source);
  }

  /**
   * Returns the document.
   *
   * @throws LanguageException if its network has mistakes, or there is none
   */
  static Document read(Source source, Documents.Form form, Optional<Network> fallback) {
    return new DocumentReader(source, form).read(fallback);
  }

  /** A statement of the document: a claim of the language, or a formula. */
  private sealed interface Item {
    int start();

    record Stated(Span extent) implements Item {
      @Override
      public int start() {
        return extent.start();
      }
    }

    record Formula(DocumentParts.Formula formula) implements Item {
      @Override
      public int start() {
        return formula.whole().start();
      }
    }
  }

  private Document read(Optional<Network> fallback) {
    DocumentParts parts = parts();
    checkProblems();
    String code = only(source.text(), parts.network());
    List<Token> tokens = Lexer.tokens(Reporter.silent(source), code, 0);
    List<Span> extents = ClaimExtents.claims(tokens);
    Network network = network(without(code, extents), fallback);
    List<Item> items = new ArrayList<>();
    extents.forEach(extent -> items.add(new Item.Stated(extent)));
    parts.formulas().forEach(formula -> items.add(new Item.Formula(formula)));
    items.sort(Comparator.comparingInt(Item::start));
    DocumentClaims claims = new DocumentClaims(network, source);
    items.forEach(item -> read(item, claims));
    List<Problem> warnings = new ArrayList<>(reporter.warnings());
    warnings.addAll(claims.warnings());
    return new Document(source.file(), source.text(), network, equations, warnings);
  }

  private DocumentParts parts() {
    return switch (form) {
      case LANGUAGE -> new DocumentParts(List.of(new Span(0, source.text().length())), List.of());
      case MARKDOWN -> MarkdownScan.parts(reporter);
      case LATEX -> LatexScan.parts(reporter);
    };
  }

  private void checkProblems() {
    if (reporter.count() > 0) {
      throw new LanguageException(reporter.problems());
    }
  }

  /** Returns the text with everything outside of {@code pieces} blanked out, line by line. */
  private static String only(String text, List<Span> pieces) {
    char[] shown = new char[text.length()];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = text.charAt(i) == '\n' ? '\n' : ' ';
    }
    pieces.forEach(piece -> text.getChars(piece.start(), piece.end(), shown, piece.start()));
    return new String(shown);
  }

  private static String without(String text, List<Span> pieces) {
    char[] shown = text.toCharArray();
    for (Span piece : pieces) {
      for (int i = piece.start(); i < piece.end(); i++) {
        shown[i] = shown[i] == '\n' ? '\n' : ' ';
      }
    }
    return new String(shown);
  }

  private Network network(String code, Optional<Network> fallback) {
    try {
      List<Statement> statements =
          StatementParser.statements(reporter, Lexer.tokens(reporter, code, 0));
      if (statements.isEmpty() && reporter.count() == 0) {
        return fallback.orElseThrow(
            () -> TextFiles.broken(source.file(), DocumentMessages.noNetwork(form)));
      }
      Network network = NetworkElaborator.network(statements, reporter);
      checkProblems();
      return network;
    } catch (Reporter.GivenUp tooMany) {
      throw new LanguageException(reporter.problems());
    }
  }

  private void read(Item item, DocumentClaims claims) {
    switch (item) {
      case Item.Stated(Span extent) -> {
        Draft draft = claims.draft(extent);
        List<Claim> made = claims.made(List.of(draft));
        add(Optional.empty(), draft.span(), Equation.Notation.LANGUAGE, made, claims);
      }
      case Item.Formula(DocumentParts.Formula formula) -> {
        List<Claim> made = claims.formula(formula);
        if (!made.isEmpty()) {
          add(formula.id(), formula.whole(), Equation.Notation.LATEX, made, claims);
        }
      }
    }
  }

  private void add(
      Optional<String> id,
      Span span,
      Equation.Notation notation,
      List<Claim> made,
      DocumentClaims claims) {
    int last = Math.max(span.start(), span.end() - 1);
    equations.add(
        new Equation(
            id,
            source.line(span.start()),
            source.line(last),
            notation,
            source.text(span),
            claims.network(),
            made));
  }
}
