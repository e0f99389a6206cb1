package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what binds indices: {@code sum[k](…)}, {@code Σ_k (…)}, {@code concat[i](…)}. */
final class BinderParser {
  private final TokenCursor cursor;
  private final TermParser terms;

  BinderParser(TokenCursor cursor, TermParser terms) {
    this.cursor = cursor;
    this.terms = terms;
  }

  /** Whether the next tokens are {@code sum[} or {@code concat[}. */
  boolean beginsHere() {
    Token word = cursor.peek();
    Token following = cursor.peek(1);
    return (word.isWord("sum") || word.isWord("concat"))
        && following.is("[")
        && !following.spaceBefore()
        && terms.isFunction(word.text());
  }

  Term bound() {
    Token word = cursor.next();
    Term.Big kind = word.isWord("sum") ? Term.Big.SUM : Term.Big.CONCAT;
    Token open = cursor.expect("[");
    List<Term.Binder> binders = binders("]");
    cursor.close(open, "]");
    return body(kind, binders, word);
  }

  /** Reads {@code Σ_k …}, {@code Σ_{k = 1..N} …}, {@code Σ[k] …}, or the author's own Σ. */
  Term sigma() {
    Token sign = cursor.next();
    if (cursor.peek().is("[")) {
      if (terms.isValue("Sigma")) {
        return new Term.Name("Sigma", sign.span());
      }
      Token open = cursor.next();
      List<Term.Binder> binders = binders("]");
      cursor.close(open, "]");
      return body(Term.Big.SUM, binders, sign);
    }
    cursor.expect("_");
    Token open = cursor.peek();
    List<Term.Binder> binders;
    if (cursor.takes("{")) {
      binders = binders("}");
      cursor.close(open, "}");
    } else {
      Token name = cursor.expectName("an index");
      binders = List.of(plain(name));
    }
    return body(Term.Big.SUM, binders, sign);
  }

  private static Term.Binder plain(Token name) {
    return new Term.Binder(name.text(), Optional.empty(), List.of(), Optional.empty(), name.span());
  }

  /** With brackets the body is what they hold, without them the rest of the term. */
  private Term body(Term.Big kind, List<Term.Binder> binders, Token word) {
    Set<String> bound = new HashSet<>();
    binders.forEach(binder -> bound.add(binder.name()));
    Term body =
        terms.with(
            bound,
            () -> cursor.peek().is("(") ? terms.group().inner() : terms.chain(Operator.PRODUCT));
    return new Term.Bound(kind, binders, body, word.span().to(cursor.last().span()));
  }

  private List<Term.Binder> binders(String close) {
    List<Term.Binder> found = new ArrayList<>();
    do {
      Term.Binder binder = binder();
      boolean again =
          !found.isEmpty()
              && found.getLast().name().equals(binder.name())
              && !binder.except().isEmpty();
      if (again) {
        Term.Binder first = found.removeLast();
        List<Term> except = new ArrayList<>(first.except());
        except.addAll(binder.except());
        binder =
            new Term.Binder(
                first.name(), first.range(), List.copyOf(except), first.relatives(), first.span());
      }
      found.add(binder);
    } while (cursor.takes(",") && !cursor.peek().is(close));
    return List.copyOf(found);
  }

  /** Reads the indices of {@code name[i, j = 1..N] = …} with their brackets. */
  List<Term.Binder> indicesOfDefinition() {
    Token open = cursor.expect("[");
    List<Term.Binder> binders = binders("]");
    Token close = cursor.close(open, "]");
    for (int i = 0; i < binders.size(); i++) {
      Term.Binder binder = binders.get(i);
      boolean twice = i == 1 && binders.getFirst().name().equals(binder.name());
      if (i > 1 || twice || !binder.except().isEmpty() || binder.relatives().isPresent()) {
        throw cursor
            .reporter()
            .report(open.span().to(close.span()), StatementMessages.indicesOfDefinition());
      }
    }
    return binders;
  }

  private Term.Binder binder() {
    Token name = cursor.expectName("an index");
    Optional<Term.Position.Range> range = Optional.empty();
    List<Term> except = new ArrayList<>();
    Optional<Term.Relatives> relatives = Optional.empty();
    if (cursor.takes("=")) {
      Term first = terms.expression();
      cursor.expect("..");
      range = Optional.of(new Term.Position.Range(first, terms.expression()));
    } else if (cursor.takesWord("in")) {
      relatives = Optional.of(relatives());
    } else if (cursor.takes("!=")) {
      except.add(terms.expression());
    }
    return new Term.Binder(
        name.text(), range, List.copyOf(except), relatives, name.span().to(cursor.last().span()));
  }

  private Term.Relatives relatives() {
    Token word = cursor.peek();
    if (!word.isWord("parents") && !word.isWord("children")) {
      throw cursor.fail(SyntaxMessages.expected("parents(…) or children(…)", word));
    }
    cursor.next();
    Token open = cursor.expect("(");
    Token unit = cursor.expectName("a unit");
    cursor.close(open, ")");
    return new Term.Relatives(word.isWord("parents"), new Term.Name(unit.text(), unit.span()));
  }

  /** Reads {@code place[rows, columns](A, m, n)}. */
  Term placement() {
    Token word = cursor.next();
    List<Term.Position> positions = terms.brackets().positions();
    Token open = cursor.expect("(");
    List<Term> arguments = new ArrayList<>();
    do {
      arguments.add(terms.expression());
    } while (cursor.takes(","));
    Token close = cursor.close(open, ")");
    if (positions.size() != 2 || arguments.size() != 3) {
      throw cursor
          .reporter()
          .report(word.span(), NameMessages.wrongUse("place", "place[rows, columns](A, m, n)"));
    }
    return new Term.Placement(positions, List.copyOf(arguments), word.span().to(close.span()));
  }
}
