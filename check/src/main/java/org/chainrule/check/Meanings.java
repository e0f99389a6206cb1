package org.chainrule.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chainrule.calculus.CalculusException;
import org.chainrule.calculus.DerivativeResolution;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Index;
import org.chainrule.language.FormulaReader;
import org.chainrule.language.LanguageException;
import org.chainrule.language.Term;

/** What formulas about a network mean, without derivatives; each is read once. */
final class Meanings {
  private final FormulaReader reader;
  private final List<Index> letters;
  private final DerivativeResolution resolution;
  private final Map<Term, Optional<Expression>> known = new HashMap<>();

  /** Reads formulas in which {@code letters} may be free. */
  Meanings(FormulaReader reader, List<Index> letters, DerivativeResolution resolution) {
    this.reader = reader;
    this.letters = List.copyOf(letters);
    this.resolution = resolution;
  }

  /** Returns what a formula means; nothing where it means nothing. */
  Optional<Expression> of(Term term) {
    return known.computeIfAbsent(term, this::read);
  }

  private Optional<Expression> read(Term term) {
    try {
      return reader.read(term, letters).expression().flatMap(this::resolved);
    } catch (LanguageException e) {
      return Optional.empty();
    }
  }

  /** Returns an expression with its derivatives put in; nothing where one does not exist. */
  Optional<Expression> resolved(Expression expression) {
    try {
      return Optional.of(resolution.resolved(expression));
    } catch (CalculusException e) {
      return Optional.empty();
    }
  }
}
