package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.language.LatexToken.Kind;

/** Sums over indices and units, and how far they reach. */
final class LatexSums {
  private final LatexParser parser;
  private final Set<Term> open =
      java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

  LatexSums(LatexParser parser) {
    this.parser = parser;
  }

  /** Reads columns side by side from the word {@code concat} on. */
  Term concat(LatexCursor cursor) {
    LatexToken word = cursor.next();
    Binders binders = binders(cursor.scripts(), word.span());
    Term body =
        parser.nested(
            word.span(),
            () ->
                parser.letters().within(binders.binders(), () -> parser.factors().factor(cursor)));
    Term inner = body instanceof Term.Group(Term inside, _) ? inside : body;
    return new Term.Bound(Term.Big.CONCAT, binders.binders(), inner, word.span().to(body.span()));
  }

  /** Reads a sum from its sign on. */
  Term sum(LatexCursor cursor) {
    LatexToken sign = cursor.next();
    LatexScripts scripts = cursor.scripts();
    if (scripts.lower().isEmpty()) {
      throw new LatexFailure(sign.span(), LatexMessages.expected("an index below the sum", "none"));
    }
    Binders binders = binders(scripts, sign.span());
    Term body =
        parser.nested(
            sign.span(), () -> parser.letters().within(binders.binders(), () -> body(cursor)));
    if (!binders.tests().isEmpty()) {
      body = LatexCases.product(binders.tests(), body);
    }
    Term sum = new Term.Bound(Term.Big.SUM, binders.binders(), body, sign.span().to(body.span()));
    open.add(sum);
    return sum;
  }

  /** A sign may stand before the body. */
  private Term body(LatexCursor cursor) {
    if (cursor.peek().is("-")) {
      Span minus = cursor.next().span();
      return LatexProducts.negated(body(cursor), minus);
    }
    return parser.product(cursor);
  }

  /** What stands below a sum: indices, and comparisons of them. */
  private record Binders(List<Term.Binder> binders, List<Term.Bracket> tests) {}

  private Binders binders(LatexScripts scripts, Span sign) {
    List<Term.Binder> found = new ArrayList<>();
    List<Term.Bracket> tests = new ArrayList<>();
    Optional<Term> last =
        scripts.upper().isEmpty()
            ? Optional.empty()
            : Optional.of(parser.read(scripts.upper(), sign));
    List<List<LatexToken>> parts = LatexSplit.at(scripts.lower(), LatexSums::separates);
    for (List<LatexToken> part : parts) {
      if (!part.isEmpty()) {
        binder(part, last, found, tests);
      }
    }
    if (found.isEmpty()) {
      throw new LatexFailure(sign, LatexMessages.expected("an index below the sum", "none"));
    }
    return new Binders(List.copyOf(found), tests);
  }

  private static boolean separates(LatexToken token) {
    return token.is(",")
        || token.is(";")
        || token.is(":")
        || token.is("|")
        || token.is(Kind.ROW_END);
  }

  private void binder(
      List<LatexToken> part,
      Optional<Term> last,
      List<Term.Binder> found,
      List<Term.Bracket> tests) {
    LatexCursor cursor = new LatexCursor(part);
    Span span = LatexToken.span(part);
    Term.Name letter = parser.factors().indices().letter(cursor);
    if (cursor.takes("=")) {
      List<List<LatexToken>> ends = range(cursor.rest());
      if (ends.isEmpty()) {
        throw new LatexFailure(span, LatexMessages.expected("where the index begins", "nothing"));
      }
      Term first = parser.read(ends.getFirst(), span);
      Optional<Term> end = ends.size() > 1 ? Optional.of(parser.read(ends.getLast(), span)) : last;
      Term to =
          end.orElseThrow(() ->
              new LatexFailure(span, LatexMessages.expected("a bound above the sum", "none")));
      found.add(binder(letter, Optional.of(new Term.Position.Range(first, to)), List.of(), span));
    } else if (cursor.takes("∈")) {
      found.add(inSet(letter, cursor, span));
    } else if (cursor.peek().is("≠")) {
      List<Term> except = new ArrayList<>();
      while (cursor.takes("≠")) {
        except.add(parser.factors().indices().letterOrNumber(cursor));
      }
      except(letter, last, except, found, span);
    } else if (cursor.peek().isAny("<>≤≥")) {
      Term.Bracket test = parser.factors().cases().test(part);
      test(letter, test, found, tests, span);
    } else {
      List<Term.Name> all = new ArrayList<>(List.of(letter));
      while (!cursor.atEnd()) {
        all.add(parser.factors().indices().letter(cursor));
      }
      Optional<Term.Position.Range> range =
          last.map(end -> new Term.Position.Range(new Term.Numeral("1", span), end));
      all.forEach(name -> found.add(binder(name, range, List.of(), span)));
    }
  }

  private static List<List<LatexToken>> range(List<LatexToken> tokens) {
    return LatexSplit.at(tokens, token -> token.is("…")).stream()
        .map(LatexSplit::withoutCommas)
        .filter(piece -> !piece.isEmpty())
        .toList();
  }

  private static Term.Binder binder(
      Term.Name letter, Optional<Term.Position.Range> range, List<Term> except, Span span) {
    return new Term.Binder(letter.name(), range, List.copyOf(except), Optional.empty(), span);
  }

  /** What is left out may belong to an index that stands before. */
  private static void except(
      Term.Name letter,
      Optional<Term> last,
      List<Term> except,
      List<Term.Binder> found,
      Span span) {
    for (int i = 0; i < found.size(); i++) {
      Term.Binder before = found.get(i);
      if (before.name().equals(letter.name())) {
        List<Term> all = new ArrayList<>(before.except());
        all.addAll(except);
        found.set(
            i,
            new Term.Binder(
                before.name(), before.range(), List.copyOf(all), before.relatives(), span));
        return;
      }
    }
    Optional<Term.Position.Range> range =
        last.map(end -> new Term.Position.Range(new Term.Numeral("1", span), end));
    found.add(binder(letter, range, except, span));
  }

  private void test(
      Term.Name letter,
      Term.Bracket test,
      List<Term.Binder> found,
      List<Term.Bracket> tests,
      Span span) {
    tests.add(test);
    Set<String> bound = new HashSet<>();
    found.forEach(binder -> bound.add(binder.name()));
    if (bound.add(letter.name())) {
      found.add(binder(letter, Optional.empty(), List.of(), span));
    }
  }

  /** Reads {@code \text{parents}(v)}, or a set of numbers. */
  private Term.Binder inSet(Term.Name letter, LatexCursor cursor, Span span) {
    LatexToken word = cursor.peek();
    String name = word.text().toLowerCase(java.util.Locale.ROOT);
    boolean parents = Set.of("parents", "parent", "pa", "par", "pred").contains(name);
    boolean children = Set.of("children", "child", "ch", "succ").contains(name);
    if (word.is(Kind.WORD) && (parents || children)) {
      cursor.next();
      LatexCursor unit = new LatexCursor(cursor.group());
      Term.Name of = parser.factors().indices().unit(unit);
      return new Term.Binder(
          letter.name(),
          Optional.empty(),
          List.of(),
          Optional.of(new Term.Relatives(parents, of)),
          span);
    }
    if (cursor.peek().is("⦃")) {
      List<List<LatexToken>> ends = range(cursor.group());
      if (ends.size() >= 2 && cursor.atEnd()) {
        Term first = parser.read(LatexSplit.upToComma(ends.getFirst()), span);
        Term to = parser.read(ends.getLast(), span);
        return binder(letter, Optional.of(new Term.Position.Range(first, to)), List.of(), span);
      }
    }
    throw new LatexFailure(word.span(), LatexMessages.unsupported("this set below a sum"));
  }

  /**
   * Lets a sum that a term ends with reach over the terms behind it that use its index, where the
   * letter means nothing else.
   */
  Term scoped(Term.Chain chain) {
    List<Term> operands = Arithmetic.operands(chain);
    for (int i = 0; i < operands.size() - 1; i++) {
      boolean plus = i == 0 || chain.links().get(i - 1).operator() == Operator.PLUS;
      if (!(operands.get(i) instanceof Term.Bound sum) || !open.contains(sum) || !plus) {
        continue;
      }
      int to = reach(sum, operands, i);
      if (to > i) {
        return extended(chain, operands, i, to);
      }
    }
    return chain;
  }

  private int reach(Term.Bound sum, List<Term> operands, int from) {
    int to = from;
    for (int i = from + 1; i < operands.size(); i++) {
      Set<String> free = parser.letters().free(operands.get(i));
      boolean uses =
          sum.binders().stream()
              .anyMatch(binder ->
                  free.contains(binder.name()) && !parser.letters().isFreeInHead(binder.name()));
      if (!uses) {
        break;
      }
      to = i;
    }
    return to;
  }

  private Term extended(Term.Chain chain, List<Term> operands, int from, int to) {
    Term.Bound sum = (Term.Bound) operands.get(from);
    Term body =
        new Term.Chain(
            sum.body(),
            List.copyOf(chain.links().subList(from, to)),
            sum.body().span().to(operands.get(to).span()));
    Term longer = new Term.Bound(sum.kind(), sum.binders(), body, sum.span().to(body.span()));
    List<Term.Link> links = new ArrayList<>();
    if (from > 0) {
      links.addAll(chain.links().subList(0, from - 1));
      links.add(new Term.Link(Operator.PLUS, longer));
    }
    links.addAll(chain.links().subList(to, chain.links().size()));
    Term first = from == 0 ? longer : chain.first();
    return links.isEmpty() ? longer : new Term.Chain(first, List.copyOf(links), chain.span());
  }
}
