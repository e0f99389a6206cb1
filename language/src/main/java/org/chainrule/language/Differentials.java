package org.chainrule.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Operation;
import org.chainrule.expression.Symbol;

/**
 * Finds what varies where a formula speaks of differentials and doesn't say so: the parameters
 * whose differentials stand there bare, as {@code dW}; else those that the differentials of the
 * last line depend on.
 */
final class Differentials {
  private final Claims claims;

  Differentials(Claims claims) {
    this.claims = claims;
  }

  /** Returns the drafts of one block with what varies in them. */
  List<Draft> withVarying(List<Draft> block) {
    Set<String> inBlock = new LinkedHashSet<>();
    block.forEach(draft -> inBlock.addAll(bare(draft.terms())));
    return block.stream().map(draft -> withVarying(draft, inBlock)).toList();
  }

  private Draft withVarying(Draft draft, Set<String> inBlock) {
    List<Term> differentials = differentials(draft.terms());
    if (differentials.isEmpty() || !draft.varying().isEmpty()) {
      return draft;
    }
    Set<String> varying = bare(draft.terms());
    if (varying.isEmpty()) {
      varying = inBlock.isEmpty() ? ofLastLine(draft) : inBlock;
    }
    return draft.varying(varying.stream().map(name -> new Term.Name(name, draft.span())).toList());
  }

  private Set<String> bare(List<Term> terms) {
    Set<String> found = new LinkedHashSet<>();
    for (Term of : differentials(terms)) {
      if (of instanceof Term.Name(String name, _)
          && claims.workspace().symbol(name).filter(Differentials::mayVary).isPresent()) {
        found.add(name);
      }
    }
    return found;
  }

  private static boolean mayVary(Symbol symbol) {
    return symbol.kind() == Symbol.Kind.PARAMETER || symbol.kind() == Symbol.Kind.INPUT;
  }

  private Set<String> ofLastLine(Draft draft) {
    for (Term side : draft.terms().reversed()) {
      List<Term> differentials = differentials(List.of(side));
      if (!differentials.isEmpty()) {
        Set<String> found = new LinkedHashSet<>();
        differentials.forEach(of -> found.addAll(parameters(of)));
        return found;
      }
    }
    return Set.of();
  }

  private List<String> parameters(Term of) {
    try {
      Expression value = claims.formula(of, List.of());
      return Expression.topologicalOrder(List.of(value)).stream()
          .flatMap(node ->
              node.operation() instanceof Operation.Variable(Symbol symbol)
                      && symbol.kind() == Symbol.Kind.PARAMETER
                  ? java.util.stream.Stream.of(symbol.name())
                  : java.util.stream.Stream.empty())
          .toList();
    } catch (ShapeFailure wrong) {
      return List.of();
    } catch (Reporter.Failure | Reporter.GivenUp reported) {
      claims.ignore(reported);
      return List.of();
    }
  }

  /** Returns what the differentials of the terms are of. */
  private static List<Term> differentials(List<Term> terms) {
    List<Term> found = new ArrayList<>();
    TermRewriting walk =
        new TermRewriting() {
          @Override
          Optional<Term> replacement(Term term, Set<String> bound) {
            if (term instanceof Term.Differential(Term of, _)) {
              found.add(of);
            }
            return Optional.empty();
          }
        };
    terms.forEach(walk::rewrite);
    return found;
  }
}
