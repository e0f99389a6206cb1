package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes terms in canonical form. The brackets of the author stay; others are added only where the
 * term would be read differently without them.
 */
final class SyntaxPrinter {
  private SyntaxPrinter() {}

  /** Returns the text of a term. */
  static String print(Term term) {
    StringBuilder text = new StringBuilder();
    append(term, 0, text);
    return text.toString();
  }

  /** Writes a term where one of at least {@code level} is wanted. */
  private static void append(Term term, int level, StringBuilder text) {
    boolean brackets = level(term) < level;
    if (brackets) {
      text.append('(');
    }
    appendPlain(term, text);
    if (brackets) {
      text.append(')');
    }
  }

  private static int level(Term term) {
    return switch (term) {
      case Term.Chain chain -> chain.links().getFirst().operator().level();
      case Term.Negation _ -> Operator.PREFIX;
      default -> Operator.POSTFIX;
    };
  }

  private static void appendPlain(Term term, StringBuilder text) {
    switch (term) {
      case Term.Numeral(String digits, _) -> text.append(digits);
      case Term.Name(String name, _) -> text.append(name);
      case Term.Group(Term inner, _) -> {
        text.append('(');
        append(inner, 0, text);
        text.append(')');
      }
      case Term.Call call -> appendCall(call, text);
      case Term.Index(Term base, var positions, _) -> {
        append(base, Operator.POSTFIX, text);
        appendPositions(positions, text);
      }
      case Term.Negation(Term operand, _) -> {
        text.append('-');
        append(operand, Operator.PREFIX, text);
      }
      case Term.Transposition(Term operand, _) -> {
        append(operand, Operator.POSTFIX, text);
        text.append('\'');
      }
      case Term.Power(Term base, Term exponent, boolean entrywise, _) -> {
        append(base, Operator.POSTFIX, text);
        text.append(entrywise ? ".^" : "^");
        appendExponent(exponent, text);
      }
      case Term.Chain chain -> appendChain(chain, text);
      case Term.Literal(var rows, _) -> {
        text.append('[');
        for (int i = 0; i < rows.size(); i++) {
          text.append(i == 0 ? "" : "; ");
          List<Term> row = rows.get(i);
          if (row.size() == 1) {
            append(row.getFirst(), hasBlanks(row.getFirst()) ? Operator.POSTFIX : 0, text);
          } else {
            appendList(row, text);
          }
        }
        text.append(']');
      }
      case Term.Bracket bracket -> {
        text.append('[');
        appendComparison(bracket, text);
        text.append(']');
      }
      case Term.Bound(Term.Big kind, var binders, Term body, _) -> {
        text.append(kind.word());
        appendBinders(binders, text);
        text.append('(');
        append(body, 0, text);
        text.append(')');
      }
      case Term.Derivative(int order, Term of, Term by, _) -> {
        text.append(order == 2 ? "∂²" : "∂");
        appendDifferentiated(of, text);
        text.append("/∂");
        appendDenominator(by, order, text);
      }
      case Term.Differential(Term of, _) -> {
        // The differential of dm would be read as the name ddm.
        boolean letter = of instanceof Term.Name(String name, _) && !name.startsWith("d");
        text.append(letter ? "d" : "∂");
        appendDifferentiated(of, text);
      }
      case Term.Gradient(Term.Name by, Term of, _) -> {
        text.append("∇_").append(by.name()).append(' ');
        append(of, Operator.POSTFIX, text);
      }
      case Term.Placement(var positions, var arguments, _) -> {
        text.append("place");
        appendPositions(positions, text);
        text.append('(');
        appendList(arguments, text);
        text.append(')');
      }
    }
  }

  /** In a row without commas blanks separate, so that factors side by side need brackets. */
  private static boolean hasBlanks(Term term) {
    return switch (term) {
      case Term.Chain chain ->
          hasBlanks(chain.first())
              || chain.links().stream()
                  .anyMatch(
                      link -> link.operator() == Operator.JUXTAPOSED || hasBlanks(link.operand()));
      case Term.Negation(Term operand, _) -> hasBlanks(operand);
      default -> false;
    };
  }

  private static void appendCall(Term.Call call, StringBuilder text) {
    text.append(call.function()).append('(');
    for (int i = 0; i < call.arguments().size(); i++) {
      Term.Argument argument = call.arguments().get(i);
      text.append(i == 0 ? "" : ", ");
      argument.name().ifPresent(name -> text.append(name).append(" = "));
      append(argument.value(), 0, text);
    }
    text.append(')');
  }

  private static void appendPositions(List<Term.Position> positions, StringBuilder text) {
    text.append('[');
    for (int i = 0; i < positions.size(); i++) {
      text.append(i == 0 ? "" : ",");
      switch (positions.get(i)) {
        case Term.Position.All() -> text.append(':');
        case Term.Position.Range(Term first, Term last) -> {
          append(first, 0, text);
          text.append(':');
          append(last, 0, text);
        }
        case Term.Position.At(Term place) -> append(place, 0, text);
      }
    }
    text.append(']');
  }

  private static void appendList(List<Term> terms, StringBuilder text) {
    for (int i = 0; i < terms.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      append(terms.get(i), 0, text);
    }
  }

  private static void appendExponent(Term exponent, StringBuilder text) {
    switch (exponent) {
      case Term.Negation(Term operand, _) -> {
        text.append('-');
        appendExponent(operand, text);
      }
      case Term.Transposition _ -> {
        text.append('(');
        append(exponent, 0, text);
        text.append(')');
      }
      default -> append(exponent, Operator.POSTFIX, text);
    }
  }

  private static void appendChain(Term.Chain chain, StringBuilder text) {
    int level = chain.links().getFirst().operator().level();
    append(chain.first(), level + 1, text);
    for (Term.Link link : chain.links()) {
      switch (link.operator()) {
        case JUXTAPOSED -> text.append(' ');
        case DIVIDE -> text.append('/');
        default -> text.append(' ').append(link.operator().sign()).append(' ');
      }
      // After a name a minus sign would be read as a difference.
      boolean minus =
          link.operator() == Operator.JUXTAPOSED && link.operand() instanceof Term.Negation;
      append(link.operand(), minus ? Operator.POSTFIX : level + 1, text);
    }
  }

  /** Writes {@code a < b} without brackets. */
  static void appendComparison(Term.Bracket bracket, StringBuilder text) {
    append(bracket.first(), 0, text);
    for (Term.Test test : bracket.tests()) {
      text.append(' ').append(test.relation().word()).append(' ');
      append(test.operand(), 0, text);
    }
  }

  static void appendBinders(List<Term.Binder> binders, StringBuilder text) {
    List<String> parts = new ArrayList<>();
    for (Term.Binder binder : binders) {
      Optional<Term.Position.Range> range = binder.range();
      binder
          .relatives()
          .ifPresent(r ->
              parts.add(
                  "%s in %s(%s)"
                      .formatted(
                          binder.name(), r.parents() ? "parents" : "children", r.unit().name())));
      range.ifPresent(
          r -> parts.add(binder.name() + " = " + print(r.first()) + ".." + print(r.last())));
      binder.except().forEach(e -> parts.add(binder.name() + " != " + print(e)));
      if (range.isEmpty() && binder.relatives().isEmpty() && binder.except().isEmpty()) {
        parts.add(binder.name());
      }
    }
    text.append('[').append(String.join(", ", parts)).append(']');
  }

  private static void appendDenominator(Term by, int order, StringBuilder text) {
    boolean name = by instanceof Term.Name || (by instanceof Term.Index i && isNameWithIndices(i));
    if (order == 2 && name) {
      String plain = print(by);
      int end = plain.indexOf('[') < 0 ? plain.length() : plain.indexOf('[');
      text.append(plain, 0, end).append('²').append(plain, end, plain.length());
    } else {
      appendDifferentiated(by, text);
    }
  }

  private static void appendDifferentiated(Term term, StringBuilder text) {
    boolean name = term instanceof Term.Name;
    boolean indexed = term instanceof Term.Index index && isNameWithIndices(index);
    boolean call = term instanceof Term.Call;
    if (name || indexed || call) {
      appendPlain(term, text);
    } else {
      text.append('(');
      append(term, 0, text);
      text.append(')');
    }
  }

  private static boolean isNameWithIndices(Term.Index index) {
    return switch (index.base()) {
      case Term.Name _ -> true;
      case Term.Call _ -> true;
      case Term.Index inner -> isNameWithIndices(inner);
      default -> false;
    };
  }
}
