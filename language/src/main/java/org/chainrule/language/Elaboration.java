package org.chainrule.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.expression.Expression;
import org.chainrule.expression.ShapeException;

/**
 * Makes expressions of terms. This class knows where we are: what is being read, how deep in calls,
 * and how much may still be done; the work is done by its parts.
 */
final class Elaboration {
  /** What a formula is for. */
  enum Mode {
    /**
     * Rows and columns are repeated where they are added to a matrix; a wrong shape is an error.
     */
    DEFINITION,
    /** Only scalars are repeated; a wrong shape is a {@link ShapeFailure}. */
    CLAIM,
    /** As a claim; and names that stand for nothing are no reason to give up the others. */
    DOCUMENT,
    /**
     * As in a document, for one choice of units of a claim about many: functions of vectors want
     * gated units.
     */
    UNITS
  }

  private static final int DEEPEST = 500;
  private static final long MOST_TERMS = 6_000_000;
  private static final int MOST_TERMS_IN_CALLS = 60_000;

  private final Workspace workspace;
  private final Mode mode;
  private final TermElaborator terms;
  private final int reportedBefore;
  private final Deque<Term.Call> calls = new ArrayDeque<>();
  private final Map<Object, Expression> knownCalls = new HashMap<>();
  private long done;
  private int doneInCalls;
  private int depth;
  private int probes;

  Elaboration(Workspace workspace, Mode mode) {
    this.workspace = workspace;
    this.mode = mode;
    this.terms = new TermElaborator(this);
    this.reportedBefore = workspace.reporter().count();
  }

  Workspace workspace() {
    return workspace;
  }

  TermElaborator terms() {
    return terms;
  }

  boolean inDefinition() {
    return mode == Mode.DEFINITION;
  }

  boolean isTolerant() {
    return mode == Mode.DOCUMENT || mode == Mode.UNITS;
  }

  /** Returns what was reported first here, and takes it back. */
  Optional<Reporter.Found> take() {
    return workspace.reporter().take(reportedBefore);
  }

  /** Whether a function of vectors is not to be used on a single number. */
  boolean wantsVectors() {
    return mode == Mode.UNITS;
  }

  /** Whether the range of some index around here is still unknown. */
  boolean isProbing() {
    return probes > 0;
  }

  /** Reads something while the range of an index is unknown. */
  <T> T probing(Supplier<T> reading) {
    probes++;
    try {
      return reading.get();
    } finally {
      probes--;
    }
  }

  /** Reads one term, within the limits. */
  Expression visit(Term term, Supplier<Expression> reading) {
    doneInCalls += calls.isEmpty() ? 0 : 1;
    if (++done > MOST_TERMS || doneInCalls > MOST_TERMS_IN_CALLS) {
      throw limit(term.span(), ShapeMessages.tooMuch());
    }
    if (++depth > DEEPEST) {
      depth--;
      throw limit(term.span(), SyntaxMessages.tooDeep(DEEPEST));
    }
    try {
      return reading.get();
    } finally {
      depth--;
    }
  }

  /** Reads a function's body; problems in it are problems of the call. */
  Expression inCall(Term.Call call, Object key, Supplier<Expression> reading) {
    Expression known = knownCalls.get(key);
    if (known != null) {
      return known;
    }
    calls.push(call);
    try {
      Expression result = reading.get();
      knownCalls.put(key, result);
      return result;
    } finally {
      calls.pop();
    }
  }

  /** Reports a mistake of the text, whatever the formula is for. */
  Reporter.Failure error(Span span, Message message) {
    return workspace.reporter().report(place(span), within(message));
  }

  /** Reports that a limit was reached; nothing else of the statement is read. */
  Reporter.LimitReached limit(Span span, Message message) {
    throw workspace.reporter().limit(place(span), calls.isEmpty() ? message : outermost(message));
  }

  private Message outermost(Message message) {
    return ShapeMessages.inFunction(calls.getLast().function(), message);
  }

  /** Reports that something does not fit: an error in a definition, a verdict in a claim. */
  RuntimeException misfit(Span span, Message message) {
    return inDefinition() ? error(span, message) : new ShapeFailure(place(span), within(message));
  }

  private Span place(Span span) {
    return calls.isEmpty() ? span : calls.getLast().nameSpan();
  }

  private Message within(Message message) {
    return calls.isEmpty()
        ? message
        : ShapeMessages.inFunction(calls.getFirst().function(), message);
  }

  /** Makes an expression of {@code operands}, and says in the author's words why it can't. */
  Expression build(Span span, List<Term> operands, Supplier<Expression> maker) {
    return build(span, operands, () -> "", maker);
  }

  /** As above, with a repair for where the shapes suggest none. */
  Expression build(
      Span span, List<Term> operands, Supplier<String> repair, Supplier<Expression> maker) {
    try {
      return maker.get();
    } catch (ShapeException e) {
      List<String> names = new ArrayList<>();
      operands.forEach(operand -> names.add(name(operand)));
      Message message =
          new Message(e.describe(names), e.repair().isEmpty() ? repair.get() : e.repair());
      throw misfit(span, e.isOutOfRange() ? message.outOfRange() : message);
    } catch (ArithmeticException e) {
      throw error(span, ShapeMessages.tooLarge());
    }
  }

  /** Returns a term as messages show it. */
  static String name(Term term) {
    return Message.brief(SyntaxPrinter.print(term));
  }
}
