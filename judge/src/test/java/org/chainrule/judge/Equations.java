package org.chainrule.judge;

import java.util.List;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.language.Formulas;
import org.chainrule.language.Networks;

/** Equations as text, about symbols of every shape and domain. */
final class Equations {
  private static final Network SYMBOLS =
      Networks.parse(
          """
          dim n, m, k
          param x in R[n], y in R[n], z in R[n], u in R[m], b in R[1,n], s in R, r in R
          param A in R[n,n], B in R[n,n], F in R[m,m], C in R[n,m], Z in R[m,n], V in R[k,m]
          param t in simplex[n], T in simplex[m,n], e in onehot[n], p in positive[n], g in positive
          param S in symmetric[n,n], P in posdef[n,n], w in binary[n]
          param a in R[2], M in R[2,2], c in R[3], d in R[6]
          const q in R
          opaque ell(y, yhat)
          h = tanh(A x)
          f(z) = z.^2 + sin(z)
          """,
          "symbols");

  private Equations() {}

  /** Two sides. */
  record Sides(Expression left, Expression right) {
    Verdict judge(Condition... conditions) {
      return Judge.judge(left, right, List.of(conditions));
    }
  }

  /** Reads {@code left == right}; free indices of both sides have equal ranges. */
  static Sides read(String equation) {
    String[] sides = equation.split(" == ", 2);
    Expression left = Formulas.parse(sides[0].strip(), SYMBOLS);
    return new Sides(left, Formulas.parse(sides[1].strip(), SYMBOLS, left.freeIndices()));
  }

  /** Reads a formula. */
  static Expression formula(String text) {
    return Formulas.parse(text, SYMBOLS);
  }

  /** Returns a condition as {@code SumsToOne(t)}. */
  static String text(Condition condition) {
    return switch (condition) {
      case Condition.SumsToOne(var symbol) -> "SumsToOne(" + symbol.name() + ")";
      case Condition.Symmetric(var symbol) -> "Symmetric(" + symbol.name() + ")";
      case Condition.Positive(var value) -> "Positive(" + Formulas.print(value) + ")";
      case Condition.NonZero(var value) -> "NonZero(" + Formulas.print(value) + ")";
      case Condition.Invertible(var value) -> "Invertible(" + Formulas.print(value) + ")";
      case Condition.SlopeAtKink(var function, _, _) -> "SlopeAtKink(" + function + ")";
      case Condition.Indices(var i, var relation, var j) -> i + " " + relation.word() + " " + j;
      case Condition.Holds(var bracket) -> "Holds(" + Formulas.print(bracket) + ")";
    };
  }
}
