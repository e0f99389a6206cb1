package org.chainrule.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chainrule.expression.FunctionDefinition;

/**
 * A function of vectors that is given an entry: {@code f(z_j)} means {@code f(z)[j]}, and of a
 * formula with one free index the entry of f of the vector of its values.
 */
final class LatexEntries {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^A-Za-z0-9_]+");

  private final LatexParser parser;
  private final Map<String, Boolean> known = new HashMap<>();

  LatexEntries(LatexParser parser) {
    this.parser = parser;
  }

  /** Returns the call, or the entry that it means. */
  Term entry(Term.Call call) {
    if (call.arguments().isEmpty() || !isOfVectors(call.function())) {
      return call;
    }
    Term argument = call.arguments().getFirst().value();
    if (argument instanceof Term.Group || !parser.shapes().isScalar(argument)) {
      return call;
    }
    if (argument instanceof Term.Index(Term base, List<Term.Position> positions, _)
        && positions.size() == 1
        && isVector(base)) {
      return new Term.Index(with(call, base), positions, call.span());
    }
    List<String> letters = new ArrayList<>(parser.letters().free(argument));
    if (letters.size() != 1) {
      return call;
    }
    Term.Name letter = new Term.Name(letters.getFirst(), argument.span());
    Term all = all(argument, letter);
    return new Term.Index(with(call, all), List.of(new Term.Position.At(letter)), call.span());
  }

  /** Returns the row of what a term is for all values of a letter. */
  Term all(Term term, Term.Name letter) {
    Term.Binder binder =
        new Term.Binder(
            letter.name(), Optional.empty(), List.of(), Optional.empty(), letter.span());
    return new Term.Bound(Term.Big.CONCAT, List.of(binder), term, term.span());
  }

  private boolean isVector(Term term) {
    return parser
            .shapes()
            .of(term)
            .filter(shape -> shape.isVector() && !shape.isScalar())
            .isPresent()
        || (term instanceof Term.Index && parser.shapes().of(term).isEmpty());
  }

  private static Term.Call with(Term.Call call, Term first) {
    List<Term.Argument> arguments = new ArrayList<>(call.arguments());
    arguments.set(0, new Term.Argument(arguments.getFirst().name(), first));
    return new Term.Call(call.function(), List.copyOf(arguments), call.nameSpan(), call.span());
  }

  private boolean isOfVectors(String function) {
    if (LatexFunctions.OF_VECTORS.contains(function)
        && parser.names().function(function).isEmpty()) {
      return true;
    }
    Boolean before = known.get(function);
    if (before != null) {
      return before;
    }
    known.put(function, false);
    boolean found =
        parser.names().function(function).map(FunctionDefinition::body).stream()
            .flatMap(body -> words(body).stream())
            .anyMatch(word -> !word.equals(function) && isOfVectors(word));
    known.put(function, found);
    return found;
  }

  private static Set<String> words(String body) {
    return NOT_A_WORD.splitAsStream(body).collect(Collectors.toSet());
  }
}
