package org.chainrule.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Makes an elementwise product of a matrix product, an inner product of either, and back. */
final class ProductKindRule implements EditRule {
  private static final List<Operator> KINDS =
      List.of(Operator.TIMES_ENTRYWISE, Operator.JUXTAPOSED, Operator.DOT);

  @Override
  public void propose(Subterm place, Case c, Consumer<Edit> edits) {
    if (place.differentiated()) {
      return;
    }
    if (!(place.term() instanceof Term.Chain chain) || place.role() == Subterm.Role.RUN) {
      return;
    }
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    for (int i = 0; i < operators.size(); i++) {
      Operator found = operators.get(i);
      if (!KINDS.contains(found) && found != Operator.TIMES) {
        continue;
      }
      for (Operator wanted : KINDS) {
        boolean same =
            wanted == found || (wanted == Operator.JUXTAPOSED && found == Operator.TIMES);
        if (!same) {
          neighbours(place, operands, operators, i, wanted, edits);
          if (operators.size() > 1) {
            halves(place, chain, i, wanted, edits);
          }
        }
      }
    }
    all(place, chain, edits);
    identity(place, operands, operators, edits);
  }

  /** Only the two factors at the sign are joined in another way. */
  private static void neighbours(
      Subterm place,
      List<Term> operands,
      List<Operator> operators,
      int i,
      Operator wanted,
      Consumer<Edit> edits) {
    if (i > 0 && operators.get(i - 1) == Operator.DIVIDE) {
      return;
    }
    Term before = Terms.join(operands.get(i), operators.get(i), operands.get(i + 1));
    Term after = Terms.join(operands.get(i), wanted, operands.get(i + 1));
    edits.accept(
        new Edit(
            () -> new LayoutMistake.ProductKind(Case.show(before), Case.show(after)),
            place.with(Subterms.replaced(operands, operators, i, i + 2, Terms.group(after))),
            30));
  }

  /** All before the sign is joined with all behind it. */
  private static void halves(
      Subterm place, Term.Chain chain, int i, Operator wanted, Consumer<Edit> edits) {
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    Term left = Terms.chain(operands.subList(0, i + 1), operators.subList(0, i));
    Term right =
        Terms.chain(
            operands.subList(i + 1, operands.size()), operators.subList(i + 1, operators.size()));
    boolean tighter = wanted.level() > Terms.level(chain);
    Term after =
        Terms.join(
            tighter ? Terms.group(left) : left, wanted, tighter ? Terms.group(right) : right);
    edits.accept(
        new Edit(
            () -> new LayoutMistake.ProductKind(Case.show(chain), Case.show(after)),
            place.with(after),
            32));
  }

  /** All factors go entry by entry, or none of them; or those behind some matrix product do. */
  private static void all(Subterm place, Term.Chain chain, Consumer<Edit> edits) {
    List<Term> operands = Terms.operands(chain);
    List<Operator> operators = Terms.operators(chain);
    if (operators.size() < 2) {
      return;
    }
    if (operators.stream().allMatch(o -> o == Operator.TIMES_ENTRYWISE)) {
      List<Term> factors =
          operands.stream().map(o -> o instanceof Term.Chain ? Terms.group(o) : o).toList();
      List<Operator> products = Collections.nCopies(operators.size(), Operator.JUXTAPOSED);
      put(place, chain, Terms.chain(factors, products), edits);
    } else if (operators.stream().allMatch(o -> o == Operator.JUXTAPOSED || o == Operator.TIMES)) {
      for (int from = 0; from + 1 < operators.size(); from++) {
        List<Term> factors = new ArrayList<>();
        factors.add(Terms.chain(operands.subList(0, from + 1), operators.subList(0, from)));
        factors.addAll(operands.subList(from + 1, operands.size()));
        List<Operator> entrywise =
            Collections.nCopies(factors.size() - 1, Operator.TIMES_ENTRYWISE);
        put(place, chain, Terms.chain(factors, entrywise), edits);
      }
    }
  }

  private static void put(Subterm place, Term.Chain before, Term after, Consumer<Edit> edits) {
    edits.accept(
        new Edit(
            () -> new LayoutMistake.ProductKind(Case.show(before), Case.show(after)),
            place.with(place.role() == Subterm.Role.WHOLE ? after : Terms.group(after)),
            31));
  }

  /** I v is the vector v; the matrix with v on its diagonal is meant. */
  private static void identity(
      Subterm place, List<Term> operands, List<Operator> operators, Consumer<Edit> edits) {
    for (int i = 0; i + 1 < operands.size(); i++) {
      boolean product =
          operators.get(i) == Operator.JUXTAPOSED || operators.get(i) == Operator.TIMES;
      Optional<Term> vector =
          !product
              ? Optional.empty()
              : isIdentity(operands.get(i))
                  ? Optional.of(operands.get(i + 1))
                  : isIdentity(operands.get(i + 1))
                      ? Optional.of(operands.get(i))
                      : Optional.empty();
      if (vector.isPresent()) {
        Term before = Terms.join(operands.get(i), operators.get(i), operands.get(i + 1));
        Term after = Terms.call("diag", vector.get());
        edits.accept(
            new Edit(
                () -> new LayoutMistake.ProductKind(Case.show(before), Case.show(after)),
                place.with(Subterms.replaced(operands, operators, i, i + 2, after)),
                30));
      }
    }
  }

  private static boolean isIdentity(Term term) {
    return Terms.bare(term) instanceof Term.Call call && call.function().equals("eye");
  }
}
