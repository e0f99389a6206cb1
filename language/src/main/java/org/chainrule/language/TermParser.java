package org.chainrule.language;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads expressions by precedence climbing: {@link #chain} reads operands joined by the operators
 * of one level, each operand a chain of the next tighter one.
 */
final class TermParser {
  /** How deeply terms may be nested. */
  static final int DEEPEST = 200;

  /** How many digits a number may have. */
  static final int MOST_DIGITS = 400;

  private static final int LARGEST_EXPONENT = 300;

  private final TokenCursor cursor;
  private final Names names;
  private final BracketParser brackets;
  private final BinderParser binders;
  private final DerivativeParser derivatives;
  private final Deque<Set<String>> locals = new ArrayDeque<>();
  private int depth;
  private boolean inSpacedRow;

  TermParser(TokenCursor cursor, Names names, Rows rows) {
    this.cursor = cursor;
    this.names = names;
    this.brackets = new BracketParser(cursor, this, rows);
    this.binders = new BinderParser(cursor, this);
    this.derivatives = new DerivativeParser(cursor, this, names);
  }

  /** Returns the next expression. */
  Term expression() {
    return unspaced(() -> chain(Operator.SUM));
  }

  /** Reads something in which {@code added} are values whatever they are elsewhere. */
  <T> T with(Set<String> added, java.util.function.Supplier<T> reading) {
    locals.push(added);
    try {
      return reading.get();
    } finally {
      locals.pop();
    }
  }

  /** Reads an element of a row whose elements are separated by blanks. */
  Term spacedElement() {
    boolean before = inSpacedRow;
    inSpacedRow = true;
    try {
      return chain(Operator.SUM);
    } finally {
      inSpacedRow = before;
    }
  }

  private Term unspaced(java.util.function.Supplier<Term> reading) {
    boolean before = inSpacedRow;
    inSpacedRow = false;
    try {
      return reading.get();
    } finally {
      inSpacedRow = before;
    }
  }

  boolean isValue(String name) {
    return locals.stream().anyMatch(local -> local.contains(name)) || names.isValue(name);
  }

  boolean isFunction(String name) {
    return locals.stream().noneMatch(local -> local.contains(name)) && names.isFunction(name);
  }

  Term chain(int level) {
    if (level == Operator.PREFIX) {
      return prefixed();
    }
    Term first = chain(level + 1);
    List<Term.Link> links = new ArrayList<>();
    Optional<Operator> operator = operatorAhead(level);
    while (operator.isPresent()) {
      if (operator.get() != Operator.JUXTAPOSED) {
        cursor.next();
      }
      // In [2x 3] no blank may come between 2 and x when this is printed.
      boolean tight = inSpacedRow && operator.get() == Operator.JUXTAPOSED;
      links.add(new Term.Link(tight ? Operator.TIMES : operator.get(), operand(level + 1)));
      operator = operatorAhead(level);
    }
    return links.isEmpty()
        ? first
        : new Term.Chain(
            first, List.copyOf(links), first.span().to(links.getLast().operand().span()));
  }

  private Term operand(int level) {
    Token operator = cursor.last();
    if (!beginsOperand(cursor.peek()) && !isSign(cursor.peek())) {
      throw cursor.fail(SyntaxMessages.operandMissing(operator.text(), cursor.peek()));
    }
    return chain(level);
  }

  private static boolean isSign(Token token) {
    return token.is("-") || token.is("+");
  }

  private Optional<Operator> operatorAhead(int level) {
    Token token = cursor.peek();
    for (Operator operator : Operator.values()) {
      if (operator.level() == level && operator.is(token)) {
        return beginsElement(token) ? Optional.empty() : Optional.of(operator);
      }
    }
    return level == Operator.PRODUCT && juxtaposed(token)
        ? Optional.of(Operator.JUXTAPOSED)
        : Optional.empty();
  }

  /** In {@code [1 -6]} the sign belongs to the second element, in {@code [a - b]} to the first. */
  private boolean beginsElement(Token sign) {
    return inSpacedRow && isSign(sign) && sign.spaceBefore() && !cursor.peek(1).spaceBefore();
  }

  private boolean juxtaposed(Token token) {
    if (!beginsOperand(token) || (inSpacedRow && token.spaceBefore())) {
      return false;
    }
    if (token.kind() == Token.Kind.NUMBER && cursor.last().kind() == Token.Kind.NUMBER) {
      throw cursor.fail(SyntaxMessages.numbersSideBySide());
    }
    return !endsFormula(token);
  }

  /**
   * Whether {@code token} is a word that ends a formula: it is used as one and is nobody's name.
   */
  private boolean endsFormula(Token token) {
    if (!token.isName() || isValue(token.text())) {
      return token.isWord("written") && cursor.peek(1).kind() == Token.Kind.STRING;
    }
    Token following = cursor.peek(1);
    return switch (token.text()) {
      case "written" -> following.kind() == Token.Kind.STRING;
      case "to" -> following.kind() == Token.Kind.NUMBER;
      case "layout", "varying", "for" -> following.isName();
      case "and", "in" -> true;
      default -> false;
    };
  }

  /** Whether an operand can begin with {@code token}. */
  static boolean beginsOperand(Token token) {
    return switch (token.kind()) {
      case NAME, NUMBER -> true;
      case SIGN ->
          token.is("(") || token.is("[") || token.is("∂") || token.is("∇") || token.is("Σ");
      case STRING, LINE_END, END -> false;
    };
  }

  /** A minus sign or a function binds its operand more tightly than a product does. */
  Term prefixed() {
    Token token = cursor.peek();
    if (++depth > DEEPEST) {
      throw cursor.fail(SyntaxMessages.tooDeep(DEEPEST));
    }
    try {
      if (token.is("-")) {
        cursor.next();
        Term operand = operand(Operator.PREFIX);
        return new Term.Negation(operand, token.span().to(operand.span()));
      }
      if (token.is("+")) {
        cursor.next();
        return operand(Operator.PREFIX);
      }
      if (token.isName() && isFunction(token.text()) && !opensBracket(cursor.peek(1))) {
        return functionWithoutBrackets();
      }
      return postfixed(primary());
    } finally {
      depth--;
    }
  }

  private static boolean opensBracket(Token token) {
    return !token.spaceBefore() && (token.is("(") || token.is("["));
  }

  private Term functionWithoutBrackets() {
    Token function = cursor.next();
    Token following = cursor.peek();
    boolean operand = beginsOperand(following) || following.is("-");
    if (!operand || endsFormula(following)) {
      throw cursor
          .reporter()
          .report(function.span(), SyntaxMessages.functionNeedsOperand(function.text()));
    }
    Term argument = prefixed();
    return new Term.Call(
        function.text(),
        List.of(new Term.Argument(Optional.empty(), argument)),
        function.span(),
        function.span().to(argument.span()));
  }

  private Term postfixed(Term primary) {
    Term term = primary;
    int operators = 0;
    while (true) {
      Token token = cursor.peek();
      Span from = term.span();
      if (token.is("'") && !(inSpacedRow && token.spaceBefore())) {
        term = new Term.Transposition(term, from.to(cursor.next().span()));
      } else if (token.is("[") && !token.spaceBefore()) {
        List<Term.Position> positions = brackets.positions();
        term = new Term.Index(term, positions, from.to(cursor.last().span()));
      } else if (token.is("^") || token.is(".^")) {
        cursor.next();
        Term exponent = exponent();
        term = new Term.Power(term, exponent, token.is(".^"), from.to(exponent.span()));
      } else {
        return term;
      }
      if (++operators > DEEPEST) {
        throw cursor.fail(SyntaxMessages.tooDeep(DEEPEST));
      }
    }
  }

  /** An exponent is a sign and one operand; powers of powers group to the right. */
  private Term exponent() {
    if (++depth > DEEPEST) {
      throw cursor.fail(SyntaxMessages.tooDeep(DEEPEST));
    }
    try {
      Token token = cursor.peek();
      if (token.is("-")) {
        cursor.next();
        Term operand = exponent();
        return new Term.Negation(operand, token.span().to(operand.span()));
      }
      if (!beginsOperand(token)) {
        throw cursor.fail(SyntaxMessages.operandMissing(cursor.last().text(), token));
      }
      Term base = primary();
      // In x^2[1] the index belongs to the power: numbers have no entries.
      boolean number = base instanceof Term.Numeral;
      while (!number && opensBracket(cursor.peek()) && cursor.peek().is("[")) {
        List<Term.Position> positions = brackets.positions();
        base = new Term.Index(base, positions, base.span().to(cursor.last().span()));
      }
      Token following = cursor.peek();
      if (following.is("^") || following.is(".^")) {
        cursor.next();
        Term inner = exponent();
        return new Term.Power(base, inner, following.is(".^"), base.span().to(inner.span()));
      }
      return base;
    } finally {
      depth--;
    }
  }

  private Term primary() {
    Token token = cursor.peek();
    return switch (token.kind()) {
      case NUMBER -> number();
      case NAME -> name();
      case SIGN ->
          switch (token.text()) {
            case "(" -> group();
            case "[" -> brackets.literal();
            case "∂" -> derivatives.afterSign();
            case "∇" -> derivatives.gradient();
            case "Σ" -> binders.sigma();
            default -> throw cursor.fail(SyntaxMessages.expectedOperand(token));
          };
      case STRING, LINE_END, END -> throw cursor.fail(SyntaxMessages.expectedOperand(token));
    };
  }

  Term.Group group() {
    Token before = cursor.last();
    Token open = cursor.expect("(");
    Term inner = expression();
    if (cursor.peek().is(",") && before.isName() && !open.spaceBefore()) {
      throw cursor.reporter().report(before.span(), NameMessages.valueAsFunction(before.text()));
    }
    Token close = cursor.close(open, ")");
    return new Term.Group(inner, open.span().to(close.span()));
  }

  private Term number() {
    Token token = cursor.next();
    checkNumber(token);
    return new Term.Numeral(token.text(), token.span());
  }

  void checkNumber(Token token) {
    if (token.text().length() > MOST_DIGITS) {
      throw cursor
          .reporter()
          .report(token.span(), SyntaxMessages.longNumber(token.text(), MOST_DIGITS));
    }
    if (!isInRange(token.text())) {
      throw cursor
          .reporter()
          .report(token.span(), SyntaxMessages.hugeNumber(token.text(), LARGEST_EXPONENT));
    }
  }

  /** Looks at the exponent first: a number with a huge one takes huge memory. */
  private static boolean isInRange(String digits) {
    int exponent = digits.toLowerCase(Locale.ROOT).indexOf('e');
    if (exponent >= 0) {
      String power = digits.substring(exponent + 1);
      boolean small = power.length() <= 5 && Math.abs(Integer.parseInt(power)) <= LARGEST_EXPONENT;
      if (!small) {
        return false;
      }
    }
    BigDecimal value = new BigDecimal(digits);
    int magnitude = value.precision() - value.scale() - 1;
    return value.signum() == 0 || Math.abs(magnitude) <= LARGEST_EXPONENT;
  }

  private Term name() {
    Token token = cursor.peek();
    String name = token.text();
    Token following = cursor.peek(1);
    if (binders.beginsHere()) {
      return binders.bound();
    }
    if (name.equals("place") && following.is("[") && isFunction(name)) {
      return binders.placement();
    }
    if (derivatives.beginsHere()) {
      return derivatives.afterLetter();
    }
    if (following.is("(") && !following.spaceBefore() && !isValue(name)) {
      return call();
    }
    if (isFunction(name)) {
      throw cursor.fail(SyntaxMessages.functionNeedsOperand(name));
    }
    cursor.next();
    return new Term.Name(name, token.span());
  }

  Term.Call call() {
    Token function = cursor.next();
    Token open = cursor.expect("(");
    List<Term.Argument> arguments = new ArrayList<>();
    if (!cursor.peek().is(")")) {
      do {
        arguments.add(argument());
      } while (cursor.takes(","));
    }
    Token close = cursor.close(open, ")");
    return new Term.Call(
        function.text(), List.copyOf(arguments), function.span(), function.span().to(close.span()));
  }

  private Term.Argument argument() {
    if (cursor.peek().isName() && cursor.peek(1).is("=")) {
      String name = cursor.next().text();
      cursor.next();
      return new Term.Argument(Optional.of(name), expression());
    }
    return new Term.Argument(Optional.empty(), expression());
  }

  /** Reads the indices of {@code name[i, j] = …} with their brackets. */
  List<Term.Binder> indicesOfDefinition() {
    return binders.indicesOfDefinition();
  }

  BracketParser brackets() {
    return brackets;
  }
}
