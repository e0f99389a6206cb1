package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/** What an author may have had in mind: the network's names, and formulas made of them. */
final class Vocabulary {
  /** Of the author's own pieces, larger ones are taken for no word. */
  private static final int LARGEST_PIECE = 12;

  /**
   * A word.
   *
   * @param term how it is written
   * @param shape its shape
   * @param activation what it is the derivative of, where it is one of an activation
   * @param size how long it is
   */
  record Word(Term term, Shape shape, Optional<String> activation, int size) {
    Word(Term term, Shape shape, Optional<String> activation) {
      this(term, shape, activation, Terms.size(term));
    }
  }

  private final Case c;
  private final List<Activation> activations;
  private final List<Word> names = new ArrayList<>();
  private final Map<List<String>, List<Word>> words = new LinkedHashMap<>();

  Vocabulary(Case c) {
    this.c = c;
    this.activations = Activation.of(c.network());
    for (String name : c.network().names()) {
      Optional<Expression> value = c.network().value(name);
      if (value.isPresent() && !isLoss(value.get())) {
        syntax(name)
            .ifPresent(term -> names.add(new Word(term, value.get().shape(), Optional.empty())));
      }
    }
  }

  private static boolean isLoss(Expression value) {
    return value.operation() instanceof org.chainrule.expression.Operation.Named
        && Network.symbolOf(value).kind() == Symbol.Kind.LOSS;
  }

  private Optional<Term> syntax(String text) {
    try {
      return Optional.of(Formulas.syntax(text, c.network()));
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }

  /** Returns the functions that go entry by entry. */
  List<Activation> activations() {
    return activations;
  }

  /** Returns all names of values. */
  List<Word> names() {
    return names;
  }

  /** Returns what may be a factor or a term where {@code letters} are bound. */
  List<Word> words(List<String> letters) {
    return words.computeIfAbsent(letters, this::found);
  }

  private List<Word> found(List<String> letters) {
    Map<Term, Word> all = new LinkedHashMap<>();
    names.forEach(word -> all.putIfAbsent(word.term(), word));
    for (Activation activation : activations) {
      add(all, activation.derivative(), Optional.of(activation.shown()));
    }
    c.author()
        .ifPresent(author -> {
          for (Subterm place : Subterms.of(author)) {
            boolean piece =
                place.role() != Subterm.Role.RUN
                    && place.letters().equals(letters)
                    && Terms.size(place.term()) <= LARGEST_PIECE;
            if (piece) {
              add(all, Terms.bare(place.term()), Optional.empty());
            }
          }
        });
    return List.copyOf(all.values());
  }

  private void add(Map<Term, Word> all, Term term, Optional<String> activation) {
    if (!(term instanceof Term.Numeral)) {
      c.meaning(term).ifPresent(e -> all.putIfAbsent(term, new Word(term, e.shape(), activation)));
    }
  }

  /** Returns the names of single numbers. */
  List<Term> scalars() {
    return names.stream().filter(word -> word.shape().isScalar()).map(Word::term).toList();
  }

  /** Returns the names of sizes. */
  List<Term> sizes() {
    return c.network().sizes().stream().map(SizeName::name).map(Terms::name).toList();
  }
}
