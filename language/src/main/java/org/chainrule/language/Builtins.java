package org.chainrule.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Reduction;

/** The functions of the language: one line a function. */
final class Builtins {
  private static final int ANY = 1000;

  /**
   * A function of the language.
   *
   * @param name its name
   * @param least the number of arguments it needs
   * @param most the number of arguments it takes
   * @param parameters the names by which arguments may be given
   * @param maker makes the expression of the arguments
   */
  record Builtin(
      String name,
      int least,
      int most,
      List<String> parameters,
      Function<List<Expression>, Expression> maker) {

    /** Returns how many arguments it takes, in words. */
    String takes() {
      if (most == least + 1) {
        return least + " or " + most + " arguments";
      }
      if (least == most) {
        return least == 1 ? "one argument" : least + " arguments";
      }
      return most == ANY
          ? (least == 1 ? "one argument or more" : least + " arguments or more")
          : least + " to " + most + " arguments";
    }
  }

  /** Functions whose arguments are sizes; {@link Calls} reads them. */
  static final Set<String> OF_SIZES = Set.of("ones", "zeros", "eye", "onehot");

  /** Functions that say something of vectors only. */
  static final Set<String> OF_VECTORS =
      Set.of("softmax", "logsoftmax", "logsumexp", "boltzmann", "diag");

  private static final Map<String, Builtin> TABLE = new LinkedHashMap<>();

  static {
    for (ElementwiseFunction function : ElementwiseFunction.values()) {
      one(function.word(), a -> Expressions.elementwise(function, a));
    }
    add("leakyrelu", 1, 2, List.of("z", "slope"), Builtins::leakyRelu);
    add("elu", 1, 2, List.of("z", "alpha"), Builtins::elu);
    for (Reduction reduction : Reduction.values()) {
      one(reduction.word(), a -> Expressions.reduce(reduction, a));
    }
    add("max", 1, ANY, List.of(), a -> extremum(Reduction.MAXIMUM, a, Expressions::maximum));
    add("min", 1, ANY, List.of(), a -> extremum(Reduction.MINIMUM, a, Expressions::minimum));
    add(
        "clip",
        3,
        3,
        List.of("z", "low", "high"),
        a -> Expressions.minimum(Expressions.maximum(a.get(0), a.get(1)), a.get(2)));
    add(
        "softmax",
        1,
        2,
        List.of("z", "beta"),
        a ->
            a.size() == 1
                ? Expressions.softmax(a.getFirst())
                : Expressions.softmax(a.get(0), a.get(1)));
    one("logsoftmax", Expressions::logSoftmax);
    one("logsumexp", Expressions::logSumExp);
    one("boltzmann", Expressions::boltzmann);
    one("inv", Expressions::inverse);
    one("diag", Expressions::diagonal);
    one("stopgrad", Expressions::stopGradient);
    add("dot", 2, 2, List.of(), a -> Expressions.dot(a.get(0), a.get(1)));
    add("kron", 2, 2, List.of(), a -> Expressions.kronecker(a.get(0), a.get(1)));
    add("concat", 1, ANY, List.of(), Builtins::concat);
  }

  private Builtins() {}

  private static void one(String name, Function<Expression, Expression> maker) {
    add(name, 1, 1, List.of("z"), a -> maker.apply(a.getFirst()));
  }

  private static void add(
      String name,
      int least,
      int most,
      List<String> parameters,
      Function<List<Expression>, Expression> maker) {
    TABLE.put(name, new Builtin(name, least, most, parameters, maker));
  }

  static Optional<Builtin> find(String name) {
    return Optional.ofNullable(TABLE.get(name));
  }

  /** Whether the language has a function of that name. */
  static boolean isFunction(String name) {
    return TABLE.containsKey(name) || OF_SIZES.contains(name) || name.equals("place");
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(TABLE.keySet());
    names.addAll(OF_SIZES);
    names.add("place");
    return names;
  }

  private static Expression extremum(
      Reduction reduction, List<Expression> a, BinaryOperator<Expression> larger) {
    return a.size() == 1
        ? Expressions.reduce(reduction, a.getFirst())
        : a.stream().reduce(larger).orElseThrow();
  }

  /** max(z, 0) + slope·min(z, 0). */
  private static Expression leakyRelu(List<Expression> a) {
    Expression z = a.getFirst();
    if (a.size() == 1) {
      return Expressions.elementwise(ElementwiseFunction.LEAKYRELU, z);
    }
    Expression zero = Expressions.constant(0);
    Expression body =
        Expressions.add(
            Expressions.maximum(z, zero),
            Expressions.scale(a.get(1), Expressions.minimum(z, zero)));
    return Expressions.call("leakyrelu", Optional.empty(), body, a);
  }

  /** max(z, 0) + alpha·(e^min(z, 0) − 1). */
  private static Expression elu(List<Expression> a) {
    Expression z = a.getFirst();
    if (a.size() == 1) {
      return Expressions.elementwise(ElementwiseFunction.ELU, z);
    }
    Expression zero = Expressions.constant(0);
    Expression low = Expressions.elementwise(ElementwiseFunction.EXP, Expressions.minimum(z, zero));
    Expression body =
        Expressions.add(
            Expressions.maximum(z, zero),
            Expressions.scale(a.get(1), Expressions.subtract(low, Expressions.constant(1))));
    return Expressions.call("elu", Optional.empty(), body, a);
  }

  /** Rows side by side where all are rows, columns one below the other otherwise. */
  private static Expression concat(List<Expression> a) {
    boolean anyRow = a.stream().anyMatch(x -> x.shape().isRow());
    return Expressions.blocks(anyRow ? a.size() : 1, a);
  }
}
