package org.chainrule.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.language.Formulas;
import org.chainrule.language.Operator;
import org.chainrule.language.Term;

/** Other forms of a right formula: a checker that calls one of them wrong accuses falsely. */
final class Rewrites {
  private Rewrites() {}

  /**
   * A way to write a formula otherwise.
   *
   * @param name what is done
   * @param make all places where it can be done
   */
  record Rewrite(String name, BiFunction<Subject, Term, List<Term>> make) {}

  /** All ways. */
  static final List<Rewrite> ALL =
      List.of(
          new Rewrite("expanded", (s, t) -> TermEdits.everywhere(t, part -> expanded(s, part))),
          new Rewrite("reordered", (s, t) -> TermEdits.everywhere(t, part -> reordered(s, part))),
          new Rewrite(
              "transposed twice", (s, t) -> TermEdits.everywhere(t, part -> twice(s, part))),
          new Rewrite(
              "name written out", (s, t) -> TermEdits.everywhere(t, part -> opened(s, part))),
          new Rewrite("square", (s, t) -> TermEdits.everywhere(t, Rewrites::square)),
          new Rewrite("sum of doubles", (s, t) -> List.of(halves(t))),
          new Rewrite("signs moved", (s, t) -> TermEdits.everywhere(t, Rewrites::signs)),
          new Rewrite("sums as products", (s, t) -> TermEdits.everywhere(t, part -> sums(s, part))),
          new Rewrite("other letters", (s, t) -> TermEdits.everywhere(t, Rewrites::letters)));

  /** Returns the formula after {@code count} random rewrites, with the names of those made. */
  static Optional<Written> random(Subject subject, int count, Random random) {
    Term formula = subject.formula();
    List<String> made = new ArrayList<>();
    List<Rewrite> ways = new ArrayList<>(ALL);
    for (int i = 0; i < count; i++) {
      Collections.shuffle(ways, random);
      for (Rewrite way : ways) {
        List<Term> results = way.make().apply(subject, formula);
        if (!results.isEmpty()) {
          Term next = results.get(random.nextInt(results.size()));
          boolean means = subject.shape(next).isPresent();
          if (means && Formulas.print(next).length() < 400) {
            formula = next;
            made.add(way.name());
            break;
          }
        }
      }
    }
    return made.isEmpty() ? Optional.empty() : Optional.of(new Written(formula, made));
  }

  /** A formula with what was done to it. */
  record Written(Term formula, List<String> rewrites) {}

  private static Optional<Shape> shape(Subject subject, Term term) {
    return subject.shape(term);
  }

  private static boolean isScalar(Subject subject, Term term) {
    return shape(subject, term).filter(Shape::isScalar).isPresent();
  }

  /** A (B + C) = A B + A C, for each product and entrywise product with a sum among its factors. */
  private static List<Term> expanded(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain) || TermEdits.isSum(chain) || divides(chain)) {
      return List.of();
    }
    List<Term> results = new ArrayList<>();
    List<Term> operands = TermEdits.operands(chain);
    for (int place = 0; place < operands.size(); place++) {
      if (TermEdits.bare(operands.get(place)) instanceof Term.Chain sum
          && TermEdits.isSum(sum)
          && isHomogeneous(subject, sum)) {
        results.add(distributed(chain, place, sum));
      }
    }
    return results;
  }

  /** A number plus a matrix does not distribute over a product. */
  private static boolean isHomogeneous(Subject subject, Term.Chain sum) {
    Set<String> shapes = new HashSet<>();
    for (Term term : TermEdits.operands(sum)) {
      shapes.add(shape(subject, term).map(Shape::toString).orElse("?"));
    }
    return shapes.size() == 1 && !shapes.contains("?");
  }

  private static boolean divides(Term.Chain chain) {
    return TermEdits.operators(chain).stream()
        .anyMatch(
            o -> o == Operator.DIVIDE || o == Operator.DIVIDE_ENTRYWISE || o == Operator.KRONECKER);
  }

  private static Term distributed(Term.Chain chain, int place, Term.Chain sum) {
    List<Term> terms = new ArrayList<>();
    for (Term term : TermEdits.operands(sum)) {
      List<Term> operands = TermEdits.operands(chain);
      boolean negative = term instanceof Term.Negation;
      Term factor = term instanceof Term.Negation(Term inner, _) ? inner : term;
      operands.set(place, TermEdits.atom(factor));
      Term product = TermEdits.chain(operands, TermEdits.operators(chain));
      terms.add(negative ? TermEdits.group(TermEdits.negated(product)) : product);
    }
    return TermEdits.group(TermEdits.chain(terms, TermEdits.operators(sum)));
  }

  private static List<Term> reordered(Subject subject, Term part) {
    if (!(part instanceof Term.Chain chain)) {
      return List.of();
    }
    List<Term> operands = TermEdits.operands(chain);
    if (TermEdits.isEntrywise(chain)) {
      Collections.reverse(operands);
      return List.of(TermEdits.chain(operands, TermEdits.operators(chain)));
    }
    if (TermEdits.isSum(chain) && !(chain.first() instanceof Term.Negation)) {
      return List.of(reversedSum(chain));
    }
    boolean numbers =
        chain.links().stream().allMatch(link -> link.operator() == Operator.JUXTAPOSED)
            && operands.stream().allMatch(operand -> isScalar(subject, operand));
    if (!numbers) {
      return List.of();
    }
    Collections.reverse(operands);
    return List.of(
        TermEdits.chain(
            operands.stream().map(TermEdits::group).toList(), TermEdits.operators(chain)));
  }

  /** a - b + c = c - b + a. */
  private static Term reversedSum(Term.Chain chain) {
    List<Term> operands = TermEdits.operands(chain);
    List<Operator> signs = new ArrayList<>(List.of(Operator.PLUS));
    signs.addAll(TermEdits.operators(chain));
    Collections.reverse(operands);
    Collections.reverse(signs);
    if (signs.getFirst() == Operator.MINUS) {
      operands.set(0, TermEdits.negated(operands.getFirst()));
    }
    return TermEdits.chain(operands, signs.subList(1, signs.size()));
  }

  /** A B = (B' A')', A = A''. */
  private static List<Term> twice(Subject subject, Term part) {
    if (part instanceof Term.Chain chain
        && chain.links().size() == 1
        && chain.links().getFirst().operator() == Operator.JUXTAPOSED) {
      Term right = chain.links().getFirst().operand();
      return List.of(
          TermEdits.transposed(
              TermEdits.joined(
                  TermEdits.transposed(right),
                  Operator.JUXTAPOSED,
                  TermEdits.transposed(chain.first()))));
    }
    return part instanceof Term.Name && shape(subject, part).filter(s -> !s.isScalar()).isPresent()
        ? List.of(TermEdits.transposed(TermEdits.group(TermEdits.transposed(part))))
        : List.of();
  }

  /** A name for its definition, where that is short. */
  private static List<Term> opened(Subject subject, Term part) {
    if (!(part instanceof Term.Name(String name, _))) {
      return List.of();
    }
    Optional<Expression> definition = subject.context().definition(name);
    if (definition.isEmpty()) {
      return List.of();
    }
    Network network = subject.context();
    String text = Formulas.print(definition.get().operand(0));
    if (text.length() > 60 || text.contains("ones(") || text.contains("broadcast")) {
      return List.of();
    }
    Term written = TermEdits.group(Formulas.syntax(text, network));
    return shape(subject, written).equals(shape(subject, part)) ? List.of(written) : List.of();
  }

  /** h .* h = h.^2, h (1 - h) = h - h^2 for entries. */
  private static List<Term> square(Term part) {
    if (!(part instanceof Term.Chain chain) || !TermEdits.isEntrywise(chain)) {
      return List.of();
    }
    List<Term> operands = TermEdits.operands(chain);
    List<Term> results = new ArrayList<>();
    for (int i = 1; i < operands.size(); i++) {
      if (operands.get(i).equals(operands.get(i - 1))) {
        List<Term> fewer = new ArrayList<>(operands);
        fewer.remove(i);
        fewer.set(
            i - 1,
            new Term.Power(
                TermEdits.atom(operands.get(i)),
                TermEdits.number("2"),
                true,
                operands.get(i).span()));
        results.add(
            TermEdits.chain(fewer, TermEdits.operators(chain).subList(0, fewer.size() - 1)));
      }
    }
    return results;
  }

  /** F = F/2 + F/2. */
  private static Term halves(Term formula) {
    Term half = TermEdits.joined(formula, Operator.DIVIDE, TermEdits.number("2"));
    return TermEdits.chain(List.of(half, half), List.of(Operator.PLUS));
  }

  /** a - b = -(b - a). */
  private static List<Term> signs(Term part) {
    if (!(part instanceof Term.Group(Term inner, _))
        || !(inner instanceof Term.Chain chain)
        || !TermEdits.isSum(chain)
        || chain.links().size() != 1
        || chain.first() instanceof Term.Negation
        || chain.links().getFirst().operator() != Operator.MINUS) {
      return List.of();
    }
    Term exchanged =
        TermEdits.chain(
            List.of(chain.links().getFirst().operand(), chain.first()), List.of(Operator.MINUS));
    return List.of(TermEdits.group(TermEdits.negated(TermEdits.group(exchanged))));
  }

  /** colsum(A) = ones(1,m) A, rowsum(A) = A ones(n,1). */
  private static List<Term> sums(Subject subject, Term part) {
    if (!(part instanceof Term.Call call) || call.arguments().size() != 1) {
      return List.of();
    }
    Term argument = call.arguments().getFirst().value();
    Optional<Shape> shape = shape(subject, argument);
    if (shape.isEmpty()) {
      return List.of();
    }
    String text = Formulas.print(argument);
    String product =
        switch (call.function()) {
          case "colsum" -> "(ones(1,%s) (%s))".formatted(shape.get().rows(), text);
          case "rowsum" -> "((%s) ones(%s,1))".formatted(text, shape.get().columns());
          default -> "";
        };
    return product.isEmpty() ? List.of() : List.of(Formulas.syntax(product, subject.context()));
  }

  /** A bound letter is as good as another. */
  private static List<Term> letters(Term part) {
    if (!(part instanceof Term.Bound(var kind, var binders, Term body, _))
        || binders.size() != 1
        || !binders.getFirst().except().isEmpty()
        || binders.getFirst().relatives().isPresent()) {
      return List.of();
    }
    Term.Binder binder = binders.getFirst();
    Term renamed = body;
    String letter = binder.name() + "0";
    if (letter.length() > 3) {
      return List.of();
    }
    while (true) {
      List<Term> changed =
          TermEdits.everywhere(renamed, inner -> renamed(inner, binder.name(), letter));
      if (changed.isEmpty()) {
        break;
      }
      renamed = changed.getFirst();
    }
    Term.Binder other =
        new Term.Binder(letter, binder.range(), List.of(), binder.relatives(), binder.span());
    return List.of(new Term.Bound(kind, List.of(other), TermEdits.group(renamed), part.span()));
  }

  private static List<Term> renamed(Term part, String from, String to) {
    if (!(part instanceof Term.Index(Term base, List<Term.Position> positions, _))) {
      return List.of();
    }
    Term.Position old = new Term.Position.At(TermEdits.name(from));
    if (!positions.contains(old)) {
      return List.of();
    }
    List<Term.Position> changed = new ArrayList<>(positions);
    changed.replaceAll(p -> p.equals(old) ? new Term.Position.At(TermEdits.name(to)) : p);
    return List.of(TermEdits.indexed(base, changed));
  }
}
