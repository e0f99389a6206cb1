package org.chainrule.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.chainrule.language.Formulas;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** What an author may have had in mind: the network's names, and formulas made of them. */
final class Vocabulary {
  /** Of the author's own pieces, larger ones are taken for no word. */
  private static final int LARGEST_PIECE = 12;

  private static final int MOST_PIECES = 12;

  private static final int LONGEST_PRODUCT = 3;

  private static final int LIKELY = 6;

  /**
   * A word.
   *
   * @param term how it is written
   * @param shape its shape
   * @param activation what it is the derivative of, where it is one of an activation
   * @param cost how long it is, for what is put in by mistake seldom
   */
  record Word(Term term, Shape shape, Optional<String> activation, int cost) {
    Word(Term term, Shape shape, Optional<String> activation) {
      this(term, shape, activation, Terms.size(term));
    }

    /** Returns a word that is put in more readily than others of its length. */
    Word likely() {
      return new Word(term, shape, activation, (cost + 1) / 2 - LIKELY);
    }
  }

  private final Case c;
  private final List<Activation> activations;
  private final List<Word> names = new ArrayList<>();
  private final Map<List<String>, List<Word>> words = new LinkedHashMap<>();
  private final IndexedWords indexed;

  Vocabulary(Case c) {
    this.c = c;
    this.activations = Activation.of(c.network());
    this.indexed = new IndexedWords(c.dispute());
    for (String name : c.network().names()) {
      Optional<Expression> value = c.network().value(name);
      if (value.isPresent() && !isLoss(value.get())) {
        c.syntax(name)
            .ifPresent(term -> names.add(new Word(term, value.get().shape(), Optional.empty())));
      }
    }
  }

  private static boolean isLoss(Expression value) {
    return value.operation() instanceof Operation.Named
        && Network.symbolOf(value).kind() == Symbol.Kind.LOSS;
  }

  /** Returns the functions that go entry by entry. */
  List<Activation> activations() {
    return activations;
  }

  /** Returns the derivative of an activation, whole and entry by entry. */
  List<Term> written(Activation activation, List<String> letters) {
    List<Term> all = new ArrayList<>(List.of(activation.derivative()));
    for (List<Term> places : indexed.places(activation.output().shape(), letters)) {
      Entrywise.of(activation.derivative(), places, c).ifPresent(all::add);
    }
    return all;
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
    List<String> around = new ArrayList<>(c.letters());
    around.addAll(letters);
    for (Word word : names) {
      entries(all, word.term(), word.shape(), Optional.empty(), around);
    }
    for (Activation activation : activations) {
      Term derivative = activation.derivative();
      Shape shape = activation.output().shape();
      Optional<String> shown = Optional.of(activation.shown());
      add(all, derivative, shown);
      entries(all, derivative, shape, shown, around);
      for (Term factor : factors(derivative)) {
        add(all, factor, Optional.empty());
        entries(all, factor, shape, Optional.empty(), around);
        all.computeIfPresent(factor, (_, word) -> word.likely());
      }
    }
    for (Expression piece : truthPieces()) {
      c.syntax(Formulas.print(piece))
          .ifPresent(term -> {
            add(all, term, Optional.empty());
            entries(all, term, piece.shape(), Optional.empty(), around);
          });
    }
    c.author().ifPresent(author -> pieces(all, author, letters));
    c.headTerm().ifPresent(head -> pieces(all, head, letters));
    return List.copyOf(all.values());
  }

  private void pieces(Map<Term, Word> all, Term formula, List<String> letters) {
    for (Subterm place : Subterms.of(formula)) {
      boolean piece =
          place.role() != Subterm.Role.RUN
              && !(Terms.bare(place.term()) instanceof Term.Derivative)
              && place.letters().equals(letters)
              && Terms.size(place.term()) <= LARGEST_PIECE;
      if (piece) {
        add(all, Terms.bare(place.term()), Optional.empty());
      }
    }
  }

  /** Returns the factors that the truth is made of, as far as they are short. */
  private List<Expression> truthPieces() {
    List<Expression> pieces = new ArrayList<>();
    Expression shown = c.displayedTruth();
    for (Expression node : Expression.topologicalOrder(List.of(shown), Vocabulary::isOpen)) {
      boolean piece =
          switch (node.operation()) {
            case Operation.Add _ -> true;
            case Operation.Product _ -> node.operands().size() <= LONGEST_PRODUCT;
            default -> false;
          };
      if (piece && node.freeIndices().isEmpty() && pieces.size() < MOST_PIECES) {
        pieces.add(node);
      }
    }
    return pieces;
  }

  private static boolean isOpen(Expression node) {
    return !(node.operation() instanceof Operation.Named);
  }

  private static List<Term> factors(Term derivative) {
    return derivative instanceof Term.Chain chain && Terms.level(chain) >= Operator.ENTRYWISE
        ? Terms.operands(chain).stream().map(Terms::bare).toList()
        : List.of();
  }

  private void entries(
      Map<Term, Word> all,
      Term term,
      Shape shape,
      Optional<String> activation,
      List<String> letters) {
    for (List<Term> places : indexed.places(shape, letters)) {
      Entrywise.of(term, places, c)
          .ifPresent(entry -> all.putIfAbsent(entry, new Word(entry, Shape.SCALAR, activation)));
    }
  }

  private void add(Map<Term, Word> all, Term term, Optional<String> activation) {
    if (!(term instanceof Term.Numeral) && Terms.size(term) <= LARGEST_PIECE) {
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
