package org.chainrule.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Operation.*;
import org.chainrule.expression.Selection;

/**
 * A derivation entry by entry: the chain rule as a sum over the entries of the values above, their
 * derivatives with Kronecker deltas, the deltas contracted, what was found put in, and the matrix
 * read back.
 */
final class IndexSteps {
  private final StepWriter writer;
  private final Backpropagation pass;
  private final Trace trace;
  private final StepCheck check;
  private final Simplification simplification;
  private final IndexNotation notation;

  private IndexSteps(StepWriter writer, IndexNotation notation) {
    this.writer = writer;
    this.pass = writer.pass();
    this.trace = writer.trace();
    this.check = writer.check();
    this.simplification = writer.simplification();
    this.notation = notation;
  }

  /** Returns the lines; for each wanted gradient the last one reads the matrix back. */
  static List<Step> of(StepWriter writer, IndexNotation notation) {
    IndexSteps all = new IndexSteps(writer, notation);
    SequencedMap<Expression, List<LocalDifferential>> uses = all.uses();
    writer.trace().received().forEach((node, received) -> all.lines(node, received, uses));
    return writer.steps();
  }

  /** Returns for each shown value those right above it. */
  private SequencedMap<Expression, List<LocalDifferential>> uses() {
    SequencedMap<Expression, List<LocalDifferential>> uses = new LinkedHashMap<>();
    List<Expression> values = new ArrayList<>(List.of(pass.root()));
    values.addAll(trace.received().keySet());
    for (Expression value : values) {
      if (value.operands().isEmpty()) {
        continue;
      }
      LocalDifferential local =
          LocalDifferential.of(value, trace.received().keySet(), simplification);
      local
          .contributions()
          .keySet()
          .forEach(v -> uses.computeIfAbsent(v, _ -> new ArrayList<>()).add(local));
    }
    return uses;
  }

  private void lines(
      Expression node, Expression received, Map<Expression, List<LocalDifferential>> uses) {
    StepWriter.Finding finding = writer.find(node, received);
    Expression answer = finding.answer();
    IndexForm form = notation.gradient(answer, pass.root(), node);
    List<IndexTerm> at = form.inputs().stream().map(IndexTerm::of).toList();
    Expression subject = Expressions.derivative(pass.root(), EntryAlgebra.at(node, at));
    Expression entry = form.entry();
    Expression local = entries(notation.entry(simplification.of(received), at));
    Reasons.Reason reason = Reasons.of(node, trace);
    Optional<Expression> chain = chain(node, form.inputs(), uses.getOrDefault(node, List.of()));
    writer.keep(finding);
    Expression before = subject;
    if (chain.isPresent() && check.holds(chain.get(), local)) {
      writer.add(CHAIN, subject, before, chain.get(), 1);
      before = chain.get();
      Expression differentiated = differentiated(chain.get());
      boolean rewritten = writer.detail() > 1 && !differentiated.equals(local);
      if (rewritten && hasDelta(differentiated)) {
        writer.add(reason, subject, before, differentiated, 2);
        writer.add(CONTRACT, subject, differentiated, local, 2);
        before = local;
      } else if (writer.detail() > 1 && !local.equals(before)) {
        writer.add(reason, subject, before, local, 2);
        before = local;
      }
    }
    Reasons.Reason last = writer.detail() > 1 && chain.isPresent() ? INSERT : reason;
    if (!before.equals(entry) && check.holds(EntryAlgebra.at(answer, at), entry)) {
      writer.add(last, subject, before, entry, 1);
    }
    if (finding.wanted() && !at.isEmpty()) {
      readBack(finding.derivative(), form, answer);
    }
  }

  private static final Reasons.Reason CHAIN =
      new Reasons.Reason(
          "chain", "every entry that depends on it contributes: the chain rule, entry by entry");
  private static final Reasons.Reason CONTRACT =
      new Reasons.Reason("contract", "a sum over k with δ_jk leaves the term with k = j");
  private static final Reasons.Reason INSERT =
      new Reasons.Reason("insert", "the derivatives found above are put in");

  private void readBack(Expression subject, IndexForm form, Expression answer) {
    List<Index> axes = form.inputs();
    if (axes.size() == 2) {
      Expression table = Expressions.tabulate(axes.get(0), axes.get(1), form.entry());
      read(subject, table, answer);
    } else if (answer.shape().columns().is(1)) {
      read(subject, Expressions.tabulate(axes.getFirst(), form.entry()), answer);
    } else {
      Expression column = Expressions.tabulate(axes.getFirst(), form.entry());
      read(subject, Expressions.transpose(column), answer);
    }
  }

  private void read(Expression subject, Expression table, Expression answer) {
    writer.add(
        new Reasons.Reason("read-back", "all entries together are this matrix"),
        subject,
        table,
        answer,
        1);
  }

  private final Map<Expression, Expression> derivatives = new HashMap<>();

  /** Returns Σ_u Σ_k ∂L/∂u[k] ∂u[k]/∂v[i], empty for what the loss is made of directly. */
  private Optional<Expression> chain(
      Expression node, List<Index> inputs, List<LocalDifferential> above) {
    List<Expression> terms = new ArrayList<>();
    for (LocalDifferential local : above) {
      Expression user = local.value();
      if (user.equals(pass.root())) {
        Expression direct = Objects.requireNonNull(local.contributions().get(node));
        List<IndexTerm> at = inputs.stream().map(IndexTerm::of).toList();
        terms.add(notation.entry(simplification.of(direct), at));
        continue;
      }
      Expression gradient = Expressions.derivative(pass.root(), user);
      if (!writer.found().containsKey(gradient)) {
        return Optional.empty();
      }
      IndexForm jacobian = notation.jacobian(local.alone(), local.placeholder(node));
      Expression entry = local.restored(jacobian.entry());
      List<Index> outputs = new ArrayList<>();
      List<Index> taken = new ArrayList<>(inputs);
      for (Index output : jacobian.outputs()) {
        Index free = notation.other(output, taken);
        taken.add(free);
        outputs.add(free);
      }
      List<Index> old = new ArrayList<>(jacobian.outputs());
      old.addAll(jacobian.inputs());
      List<Index> letters = new ArrayList<>(outputs);
      letters.addAll(inputs);
      entry = relettered(entry, old, letters);
      List<IndexTerm> from = outputs.stream().map(IndexTerm::of).toList();
      List<IndexTerm> to = inputs.stream().map(IndexTerm::of).toList();
      Expression slope =
          Expressions.derivative(EntryAlgebra.at(user, from), EntryAlgebra.at(node, to));
      derivatives.put(slope, entry);
      check.define(slope, entry);
      Expression gradientEntry = Expressions.derivative(pass.root(), EntryAlgebra.at(user, from));
      Expression term = Expressions.hadamard(gradientEntry, slope);
      for (Index output : outputs.reversed()) {
        term = Expressions.indexSum(output, List.of(), term);
      }
      terms.add(term);
    }
    boolean direct = above.stream().allMatch(local -> local.value().equals(pass.root()));
    return direct ? Optional.empty() : Optional.of(Expressions.add(terms));
  }

  private static boolean hasDelta(Expression formula) {
    return Expression.topologicalOrder(List.of(formula), n -> !Substitution.isClosed(n)).stream()
        .anyMatch(node -> node.operation() instanceof KroneckerDelta);
  }

  /** Puts all letters at once: in two steps, since the new ones may be among the old. */
  private static Expression relettered(Expression entry, List<Index> old, List<Index> letters) {
    Expression result = entry;
    for (int i = 0; i < old.size(); i++) {
      IndexTerm aside = IndexTerm.of(old.get(i).renamed(" " + i));
      result = EntryAlgebra.substituted(result, old.get(i), aside);
    }
    for (int i = 0; i < old.size(); i++) {
      Index aside = old.get(i).renamed(" " + i);
      result = EntryAlgebra.substituted(result, aside, IndexTerm.of(letters.get(i)));
    }
    return result;
  }

  /** Returns the chain with the derivatives of one value by the next put in. */
  private Expression differentiated(Expression chain) {
    return Substitution.of(chain, derivatives);
  }

  /** Writes the entry k of ∂L/∂z as ∂L/∂z[k]. */
  private static Expression entries(Expression formula) {
    Map<Expression, Expression> written = new HashMap<>();
    for (Expression node :
        Expression.topologicalOrder(List.of(formula), n -> !Substitution.isClosed(n))) {
      if (node.operation() instanceof Part(Selection rows, Selection columns)
          && node.operand(0).operation() instanceof Derivative()) {
        Expression whole = node.operand(0);
        written.put(
            node,
            Expressions.derivative(
                whole.operand(0), Expressions.part(whole.operand(1), rows, columns)));
      }
    }
    return Substitution.of(formula, written);
  }
}
