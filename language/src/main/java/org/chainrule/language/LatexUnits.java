package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.language.LatexToken.Kind;

/** Energies, outputs and weights of units: {@code a[v][i]}, {@code o[v]}, {@code w(i,u,v)}. */
final class LatexUnits {
  private final LatexParser parser;
  private final LatexIndices indices;

  LatexUnits(LatexParser parser, LatexIndices indices) {
    this.parser = parser;
    this.indices = indices;
  }

  /** Whether a letter for something of units stands here. */
  boolean beginsHere(LatexCursor cursor) {
    LatexToken token = cursor.peek();
    if (!parser.names().hasUnits() || !token.is(Kind.LETTER)) {
      return false;
    }
    LatexToken next = cursor.peek(1);
    return switch (token.text()) {
      case "a", "o" -> next.is("[") || next.is(Kind.SUB);
      case "w" -> next.is("(") || next.is(Kind.SUB);
      default -> false;
    };
  }

  LatexFactors.Partial read(LatexCursor cursor) {
    LatexToken letter = cursor.next();
    List<LatexToken> upper = List.of();
    List<LatexToken> inside;
    if (cursor.peek().is(Kind.SUB)) {
      LatexScripts scripts = cursor.scripts();
      inside = scripts.lower();
      upper = scripts.upper();
    } else {
      inside = cursor.group();
    }
    Span span = letter.span().to(cursor.last().span());
    List<List<LatexToken>> parts = LatexSplit.at(inside, token -> token.is(","));
    Term term = letter.isLetter("w") ? weight(letter, parts, span) : value(letter, parts, span);
    return new LatexFactors.Partial(term, upper);
  }

  private Term value(LatexToken letter, List<List<LatexToken>> parts, Span span) {
    Term.Name name = new Term.Name(letter.text(), letter.span());
    Term term =
        new Term.Index(name, List.of(new Term.Position.At(unit(parts.getFirst(), span))), span);
    for (List<LatexToken> part : parts.subList(1, parts.size())) {
      term = indices.indexed(term, part);
    }
    return term;
  }

  private Term weight(LatexToken letter, List<List<LatexToken>> parts, Span span) {
    if (parts.size() < 2 || parts.size() > 3) {
      throw new LatexFailure(span, NameMessages.wrongUse("w", "w(u,v), or w(i,u,v) for an entry"));
    }
    List<Term.Argument> arguments = new ArrayList<>();
    if (parts.size() == 3) {
      LatexCursor entry = new LatexCursor(parts.getFirst());
      arguments.add(argument(indices.letterOrNumber(entry)));
    }
    arguments.add(argument(unit(parts.get(parts.size() - 2), span)));
    arguments.add(argument(unit(parts.getLast(), span)));
    return new Term.Call("w", List.copyOf(arguments), letter.span(), span);
  }

  private static Term.Argument argument(Term value) {
    return new Term.Argument(Optional.empty(), value);
  }

  private Term.Name unit(List<LatexToken> tokens, Span span) {
    LatexCursor cursor = new LatexCursor(tokens);
    if (cursor.atEnd()) {
      throw new LatexFailure(span, LatexMessages.expected("a unit", "nothing"));
    }
    Term.Name unit = indices.unit(cursor);
    if (!cursor.atEnd()) {
      throw cursor.expected("a unit");
    }
    return unit;
  }
}
