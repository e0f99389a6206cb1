package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the elements of a list with dots have in common.
 *
 * @param body an element, with a letter for its number
 * @param last the number of the last element
 */
record LatexPattern(Term body, Term last) {

  /** Returns the index that runs over the elements. */
  Term.Binder binder(String letter) {
    return binder(letter, last, body.span());
  }

  static Term.Binder binder(String letter, Term last, Span span) {
    Term.Position.Range range = new Term.Position.Range(new Term.Numeral("1", span), last);
    return new Term.Binder(letter, Optional.of(range), List.of(), Optional.empty(), span);
  }

  /** A matrix with the same formula everywhere, or another one on its diagonal. */
  record Grid(Term other, Optional<Term> diagonal, Term rows, Term columns) {}

  /** Returns the pattern of the first, perhaps the second, and the last element. */
  static Optional<LatexPattern> of(List<Term> elements, String letter, Names names) {
    List<Token> first = tokens(elements.getFirst());
    List<Token> last = tokens(elements.getLast());
    Optional<String> number = Optional.empty();
    if (first.size() != last.size()) {
      return Optional.empty();
    }
    List<Token> body = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      Token a = first.get(i);
      Token b = last.get(i);
      if (a.text().equals(b.text())) {
        body.add(a);
      } else if (isNumber(a, "1") && number.map(b.text()::equals).orElse(isPlace(b))) {
        number = Optional.of(b.text());
        body.add(named(a, letter));
      } else {
        return Optional.empty();
      }
    }
    boolean fits =
        number.isPresent()
            && (elements.size() < 3 || agrees(body, letter, "2", tokens(elements.get(1))));
    if (!fits) {
      return Optional.empty();
    }
    Span span = elements.getFirst().span();
    return Optional.of(new LatexPattern(term(body, span, names), place(number.get(), span)));
  }

  private static boolean isPlace(Token token) {
    return token.isName() || token.kind() == Token.Kind.NUMBER;
  }

  private static boolean isNumber(Token token, String number) {
    return token.kind() == Token.Kind.NUMBER && token.text().equals(number);
  }

  private static Token named(Token token, String letter) {
    return new Token(Token.Kind.NAME, letter, token.start(), token.end(), token.spaceBefore());
  }

  private static boolean agrees(
      List<Token> body, String letter, String number, List<Token> element) {
    if (body.size() != element.size()) {
      return false;
    }
    for (int i = 0; i < body.size(); i++) {
      String wanted = body.get(i).isWord(letter) ? number : body.get(i).text();
      if (!element.get(i).text().equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the pattern of the entries at the first, second and last rows and columns. */
  static Optional<Grid> grid(List<List<Term>> corners, String i, String j, Names names) {
    Optional<Grid> everywhere = everywhere(corners, i, j, names);
    return everywhere.isPresent() || corners.size() == 2
        ? everywhere
        : offDiagonal(corners, i, j, names);
  }

  /** What changes from the first column to the last is j, what changes down the rows is i. */
  private static Optional<Grid> everywhere(
      List<List<Term>> corners, String i, String j, Names names) {
    List<Token> first = tokens(corners.getFirst().getFirst());
    List<Token> right = tokens(corners.getFirst().getLast());
    List<Token> below = tokens(corners.getLast().getFirst());
    if (first.size() != right.size() || first.size() != below.size()) {
      return Optional.empty();
    }
    List<Token> body = new ArrayList<>();
    String rows = "";
    String columns = "";
    for (int at = 0; at < first.size(); at++) {
      Token here = first.get(at);
      boolean across = !here.text().equals(right.get(at).text());
      boolean down = !here.text().equals(below.get(at).text());
      String lastAcross = right.get(at).text();
      String lastDown = below.get(at).text();
      boolean clash =
          (across && down)
              || ((across || down) && !isNumber(here, "1"))
              || (across && !columns.isEmpty() && !columns.equals(lastAcross))
              || (down && !rows.isEmpty() && !rows.equals(lastDown));
      if (clash) {
        return Optional.empty();
      }
      columns = across ? lastAcross : columns;
      rows = down ? lastDown : rows;
      body.add(across ? named(here, j) : down ? named(here, i) : here);
    }
    return rows.isEmpty() || columns.isEmpty()
        ? Optional.empty()
        : confirmed(corners, body, i, j, new String[] {rows, columns}, names);
  }

  private static Optional<Grid> confirmed(
      List<List<Term>> corners, List<Token> body, String i, String j, String[] last, Names names) {
    boolean two = corners.size() == 2;
    String[] down = two ? new String[] {"1", last[0]} : new String[] {"1", "2", last[0]};
    String[] across = two ? new String[] {"1", last[1]} : new String[] {"1", "2", last[1]};
    for (int row = 0; row < corners.size(); row++) {
      for (int column = 0; column < corners.get(row).size(); column++) {
        List<Token> entry = tokens(corners.get(row).get(column));
        if (!agrees(body, i, down[row], j, across[column], entry)) {
          return Optional.empty();
        }
      }
    }
    Span span = corners.getFirst().getFirst().span();
    return Optional.of(
        new Grid(
            term(body, span, names), Optional.empty(), place(last[0], span), place(last[1], span)));
  }

  private static Optional<Grid> offDiagonal(
      List<List<Term>> corners, String i, String j, Names names) {
    List<Token> above = tokens(corners.get(0).get(1));
    List<Token> below = tokens(corners.get(2).get(0));
    List<Token> body = new ArrayList<>();
    String rows = "";
    if (above.size() != below.size()) {
      return Optional.empty();
    }
    for (int at = 0; at < above.size(); at++) {
      Token a = above.get(at);
      Token b = below.get(at);
      if (a.text().equals(b.text())) {
        body.add(a);
      } else if (isNumber(a, "2") && isNumber(b, "1")) {
        body.add(named(a, j));
      } else if (isNumber(a, "1") && isPlace(b) && (rows.isEmpty() || rows.equals(b.text()))) {
        rows = b.text();
        body.add(named(a, i));
      } else {
        return Optional.empty();
      }
    }
    Optional<String> columns = columns(body, j, tokens(corners.get(0).get(2)));
    Optional<LatexPattern> diagonal =
        of(List.of(corners.get(0).get(0), corners.get(1).get(1), corners.get(2).get(2)), i, names);
    if (rows.isEmpty() || columns.isEmpty() || diagonal.isEmpty()) {
      return Optional.empty();
    }
    String[] down = {"1", "2", rows};
    String[] across = {"1", "2", columns.get()};
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        List<Token> entry = tokens(corners.get(row).get(column));
        if (row != column && !agrees(body, i, down[row], j, across[column], entry)) {
          return Optional.empty();
        }
      }
    }
    Span span = corners.getFirst().getFirst().span();
    return Optional.of(
        new Grid(
            term(body, span, names),
            Optional.of(diagonal.get().body()),
            place(rows, span),
            place(columns.get(), span)));
  }

  private static Optional<String> columns(List<Token> body, String j, List<Token> entry) {
    for (int at = 0; at < Math.min(body.size(), entry.size()); at++) {
      if (body.get(at).isWord(j)) {
        return Optional.of(entry.get(at).text());
      }
    }
    return Optional.empty();
  }

  private static boolean agrees(
      List<Token> body, String i, String row, String j, String column, List<Token> entry) {
    List<Token> filled =
        body.stream().map(token -> token.isWord(i) ? named(token, row) : token).toList();
    return agrees(filled, j, column, entry);
  }

  private static List<Token> tokens(Term term) {
    String text = SyntaxPrinter.print(term);
    Reporter reporter = new Reporter(new Source("element", text));
    List<Token> tokens = new ArrayList<>(Lexer.tokens(reporter));
    tokens.removeIf(Token::endsLine);
    return tokens;
  }

  private static Term place(String text, Span span) {
    return Character.isDigit(text.charAt(0))
        ? new Term.Numeral(text, span)
        : new Term.Name(text, span);
  }

  /** Reads the tokens of a formula, all of it at one place of the document. */
  private static Term term(List<Token> tokens, Span span, Names names) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(token.spaceBefore() ? " " : "").append(token.text());
    }
    Reporter reporter = new Reporter(new Source("element", text.toString()));
    try {
      List<Token> placed =
          Lexer.tokens(reporter).stream()
              .map(token ->
                  new Token(
                      token.kind(), token.text(), span.start(), span.end(), token.spaceBefore()))
              .toList();
      return StatementParser.formula(placed, reporter, names);
    } catch (Reporter.Failure | Reporter.GivenUp e) {
      throw new LatexFailure(span, LatexMessages.noPattern());
    }
  }
}
