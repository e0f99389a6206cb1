package org.chainrule.calculus;

import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.reduce;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.softmax;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.expression.Bindings;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Expressions;
import org.chainrule.expression.Index;
import org.chainrule.expression.IndexTerm;
import org.chainrule.expression.Network;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Reduction;
import org.chainrule.expression.Relation;
import org.chainrule.expression.Selection;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * Random networks with one loss, and a point to evaluate them at.
 *
 * <p>A network has a convention (samples are columns, rows, or the rows of a batch), one to six
 * layers, and a loss. Each layer is drawn from a list of about thirty: dense ones, gates, residual
 * connections, shared weights, the softmax family, normalisation, blocks and parts, matrix
 * functions, the author's own functions, and index notation. Most layers get a name; earlier layers
 * of fitting shape are used again. Every symbolic size has another prime number, entries are
 * generic, and no layer lets values grow without bound.
 */
final class RandomNetworks {
  private static final int[] PRIMES = {2, 3, 5, 7, 11};

  /**
   * A network and a point.
   *
   * @param network with symbols, definitions and one loss
   * @param bindings the sizes, and a value for every symbol
   * @param hasStops whether differences must not judge it: a stopped gradient is no derivative
   */
  record Sample(Network network, Bindings bindings, boolean hasStops) {
    /** Returns the loss under its name. */
    Expression loss() {
      return network.losses().getFirst();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("sizes " + bindings.sizes());
      network
          .definitions()
          .forEach(d -> text.append("\n  ").append(d).append(" = ").append(d.operand(0)));
      return text.toString();
    }
  }

  /** How samples lie in a matrix. */
  private enum Convention {
    COLUMN,
    ROW,
    BATCH
  }

  private final RandomGenerator random;
  private final Convention convention;
  private final Map<SizeName, Integer> sizes = new LinkedHashMap<>();
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Symbol> symbols = new ArrayList<>();
  private final List<Expression> definitions = new ArrayList<>();
  private final List<Expression> earlier = new ArrayList<>();
  private boolean stops;

  private RandomNetworks(RandomGenerator random) {
    this.random = random;
    this.convention = pick(List.of(Convention.values()));
    List<Integer> primes = new ArrayList<>();
    for (int prime : PRIMES) {
      primes.add(random.nextInt(primes.size() + 1), prime);
    }
    for (int i = 0; i < 4; i++) {
      // One size in eight is fixed in the text, as `dim H = 7`.
      SizeName name =
          random.nextInt(8) == 0
              ? SizeName.fixed("D" + i, primes.get(i))
              : SizeName.symbolic("D" + i);
      sizes.put(name, primes.get(i));
      dimensions.add(Dimension.of(name));
    }
  }

  /**
   * Returns a network made from nothing but the arguments.
   *
   * @param size 1 to 30; every five add a layer
   */
  static Sample generate(RandomGenerator random, int size) {
    return new RandomNetworks(random).build(1 + (size - 1) / 5);
  }

  private Sample build(int layers) {
    Expression h = declare("x", Symbol.Kind.INPUT, Domain.REAL, sample(pick(dimensions)));
    for (int layer = 0; layer < layers; layer++) {
      earlier.add(h);
      h = layer(h);
      if (random.nextInt(4) > 0) {
        h = define("h" + layer, h);
      }
    }
    Expression loss = new Losses().of(h);
    for (int terms = random.nextInt(3); terms > 0; terms--) {
      loss = add(loss, scale(Rational.of(1, 20), regulariser()));
    }
    Symbol name = Symbol.of("loss", Symbol.Kind.LOSS, Shape.SCALAR);
    definitions.add(Expressions.named(name, loss));
    Network network =
        new Network(
            List.copyOf(sizes.keySet()),
            symbols,
            List.of(),
            List.of(),
            List.of(),
            definitions,
            List.of(),
            List.of(),
            List.of(),
            new LinkedHashMap<>());
    return new Sample(network, Points.random(random, sizes, symbols), stops);
  }

  // What layers are made of.

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Expression declare(String name, Symbol.Kind kind, Domain domain, Shape shape) {
    String unique = name + symbols.size();
    Symbol symbol = new Symbol(unique, kind, domain, shape, Optional.empty());
    symbols.add(symbol);
    return variable(symbol);
  }

  private Expression parameter(Shape shape) {
    List<Symbol> fitting =
        symbols.stream()
            .filter(s -> s.kind() == Symbol.Kind.PARAMETER && s.shape().equals(shape))
            .filter(s -> s.domain() == Domain.REAL)
            .toList();
    return !fitting.isEmpty() && random.nextInt(4) == 0
        ? variable(pick(fitting))
        : declare("w", Symbol.Kind.PARAMETER, Domain.REAL, shape);
  }

  /** A weight matrix whose product with a vector is about as large as the vector. */
  private Expression weights(Dimension rows, Dimension columns) {
    return scale(Rational.of(2, 5), parameter(new Shape(rows, columns)));
  }

  private Expression positiveScalar() {
    return declare("p", Symbol.Kind.PARAMETER, Domain.POSITIVE, Shape.SCALAR);
  }

  private Expression define(String name, Expression value) {
    Expression named =
        Expressions.named(Symbol.of(name, Symbol.Kind.DEFINITION, value.shape()), value);
    definitions.add(named);
    return named;
  }

  private Shape sample(Dimension features) {
    return switch (convention) {
      case COLUMN -> Shape.column(features);
      case ROW -> Shape.row(features);
      case BATCH -> new Shape(dimensions.getFirst(), features);
    };
  }

  private Dimension features(Expression h) {
    return convention == Convention.COLUMN ? h.shape().rows() : h.shape().columns();
  }

  private Expression apply(ElementwiseFunction function, Expression a) {
    return elementwise(function, a);
  }

  private Expression tanh(Expression a) {
    return apply(ElementwiseFunction.TANH, a);
  }

  /** W h + b, or h W + b with the row b added to every row of a batch. */
  private Expression dense(Expression h, Dimension width) {
    Shape bias = convention == Convention.COLUMN ? Shape.column(width) : Shape.row(width);
    Expression b = Expressions.broadcast(parameter(bias), sample(width));
    if (convention != Convention.COLUMN) {
      return add(product(h, weights(features(h), width)), b);
    }
    Expression w =
        random.nextBoolean() ? weights(width, features(h)) : transpose(weights(features(h), width));
    return add(product(w, h), b);
  }

  private Expression sameWidth(Expression h) {
    List<Expression> fitting = earlier.stream().filter(e -> e.shape().sameAs(h.shape())).toList();
    return fitting.isEmpty() ? dense(h, features(h)) : pick(fitting);
  }

  // Layers.

  private Expression layer(Expression h) {
    Dimension width = pick(dimensions);
    return switch (random.nextInt(30)) {
      case 0, 1, 2, 3, 4 -> activation(dense(h, width));
      case 5 -> activation(h);
      case 6 -> add(h, tanh(dense(h, features(h))));
      case 7 -> hadamard(h, apply(ElementwiseFunction.SIGMOID, dense(h, features(h))));
      case 8 -> add(sameWidth(h), tanh(h));
      case 9 -> Expressions.maximum(tanh(h), sameWidth(h));
      case 10 -> Expressions.minimum(h, Expressions.constant(Rational.of(7, 9)));
      case 11 -> softmax(h, random.nextBoolean() ? constant(1) : positiveScalar());
      case 12 -> scale(Rational.of(1, 3), Expressions.logSoftmax(h));
      case 13 -> hadamard(h, spread(tanh(Expressions.logSumExp(h)), h.shape()));
      case 14 -> subtract(h, spread(Expressions.boltzmann(h), h.shape()));
      case 15 -> own(tanh(h));
      case 16 ->
          // A layer may be all zeros, where the norm has no gradient.
          Expressions.divide(
              h, reduce(Reduction.NORM2, add(constant(1), apply(ElementwiseFunction.SIGMOID, h))));
      case 17 -> Expressions.divide(tanh(h), add(constant(2), apply(ElementwiseFunction.SIN, h)));
      case 18 -> Expressions.power(tanh(h), pick(List.of(constant(2), constant(3))));
      case 19 ->
          Expressions.power(
              apply(ElementwiseFunction.SIGMOID, h),
              random.nextBoolean() ? positiveScalar() : tanh(sameWidth(h)));
      case 20 -> subtract(h, reduce(pick(List.of(Reduction.MEAN, Reduction.MAXIMUM)), h));
      case 21 -> hadamard(h, Expressions.comparison(Relation.GREATER, h, constant(0)));
      case 22 -> stopped(h);
      case 23 -> sideBySide(h, width);
      case 24 -> firstAndLast(h);
      case 25 -> square(h);
      default -> new Indexed().layer(h, width);
    };
  }

  /** A function that keeps values small, on arguments in its domain. */
  private Expression activation(Expression z) {
    ElementwiseFunction function = pick(List.of(ElementwiseFunction.values()));
    return switch (function) {
      case LOG -> apply(function, add(constant(Rational.of(3, 2)), tanh(z)));
      case SQRT -> apply(function, add(constant(1), Expressions.power(z, 2)));
      case EXP, SINH, COSH, TAN -> apply(function, tanh(z));
      default -> apply(function, z);
    };
  }

  private Expression spread(Expression perRow, Shape shape) {
    return Expressions.broadcast(perRow, shape);
  }

  /** {@code f(z) = z ⊙ sigmoid(z) + z}, called twice. */
  private Expression own(Expression argument) {
    Expression inner = ownFunction(argument);
    return random.nextBoolean() ? inner : ownFunction(tanh(inner));
  }

  private Expression ownFunction(Expression z) {
    Expression body = add(hadamard(z, apply(ElementwiseFunction.SIGMOID, z)), z);
    return Expressions.call("f", Optional.empty(), body, List.of(z));
  }

  private Expression stopped(Expression h) {
    stops = true;
    return hadamard(h, tanh(Expressions.stopGradient(h)));
  }

  /** [h, tanh(V h)], and what is left of it after the first feature. */
  private Expression sideBySide(Expression h, Dimension width) {
    Expression other = tanh(dense(h, width));
    if (convention == Convention.COLUMN) {
      Expression both = Expressions.blocks(1, List.of(h, other));
      return Expressions.part(
          both, new Selection.Range(Dimension.of(2), both.shape().rows()), Selection.all());
    }
    Expression both = Expressions.blocks(2, List.of(h, other));
    return Expressions.part(
        both, Selection.all(), new Selection.Range(Dimension.of(2), both.shape().columns()));
  }

  /** h times its first feature, plus its last. */
  private Expression firstAndLast(Expression h) {
    if (convention == Convention.BATCH) {
      Expression first = Expressions.part(h, Selection.all(), new Selection.At(IndexTerm.at(1)));
      return hadamard(tanh(h), spread(tanh(first), h.shape()));
    }
    Expression first = Expressions.entry(h, IndexTerm.at(1));
    Expression last = Expressions.entry(h, IndexTerm.at(features(h)));
    return add(scale(tanh(first), h), tanh(last));
  }

  /** h times a function of a square matrix. */
  private Expression square(Expression h) {
    Dimension n = features(h);
    Expression w = scale(Rational.of(1, 4), weights(n, n));
    Expression symmetric = product(w, transpose(w));
    Expression matrix =
        switch (random.nextInt(6)) {
          case 0 -> Expressions.inverse(add(Expressions.identity(n), symmetric));
          case 1 -> Expressions.matrixPower(w, 2 + random.nextInt(3));
          case 2 -> Expressions.diagonal(tanh(parameter(Shape.column(n))));
          case 3 -> Expressions.diagonal(Expressions.diagonal(w));
          case 4 -> product(w, w);
          default -> add(w, transpose(w));
        };
    return convention == Convention.COLUMN ? product(matrix, h) : product(h, matrix);
  }

  // Terms with parameters only.

  private Expression regulariser() {
    Expression w = parameter(new Shape(pick(dimensions), pick(dimensions)));
    Expression gram = product(transpose(w), w);
    Expression shifted = add(Expressions.identity(gram.shape().rows()), gram);
    return switch (random.nextInt(9)) {
      case 0 -> scale(positiveScalar(), sum(Expressions.power(w, 2)));
      case 1 -> reduce(Reduction.NORM1, w);
      case 2 -> reduce(Reduction.NORM2, w);
      case 3 -> reduce(Reduction.TRACE, gram);
      case 4 -> apply(ElementwiseFunction.LOG, reduce(Reduction.DETERMINANT, shifted));
      case 5 -> Expressions.dot(w, tanh(w));
      case 6 -> reduce(Reduction.MINIMUM, w);
      case 7 ->
          sum(
              tanh(
                  Expressions.kronecker(
                      w, parameter(new Shape(dimensions.get(1), dimensions.get(2))))));
      default ->
          Expressions.dot(
              reduce(Reduction.COLUMN_SUMS, w),
              transpose(reduce(Reduction.ROW_SUMS, transpose(w))));
    };
  }

  /** Layers written entry by entry. */
  private final class Indexed {
    private Expression layer(Expression h, Dimension width) {
      if (convention == Convention.BATCH) {
        return batch(h, width);
      }
      Index i = Index.over("i", width);
      Index j = Index.over("j", features(h));
      Expression column =
          switch (random.nextInt(6)) {
            case 0, 1 -> Expressions.tabulate(i, sumOver(j, hadamard(weight(i, j), entry(h, j))));
            case 2 -> Expressions.tabulate(i, bilinear(h, i, j));
            case 3 -> withoutOwn(h, j);
            case 4 -> differences(h, j);
            default -> scaledTotals(h, j);
          };
      return convention == Convention.ROW ? transpose(column) : column;
    }

    private Expression sumOver(Index index, Expression body) {
      return Expressions.indexSum(index, List.of(), body);
    }

    private Expression weight(Index i, Index j) {
      Expression w = scale(Rational.of(2, 5), parameter(new Shape(i.size(), j.size())));
      return Expressions.entry(w, IndexTerm.of(i), IndexTerm.of(j));
    }

    private Expression entry(Expression vector, Index at) {
      return Expressions.entry(vector, IndexTerm.of(at));
    }

    /** y_ik = Σ_j h_ij w_jk, with a bias or a function inside. */
    private Expression batch(Expression h, Dimension width) {
      Index i = Index.over("i", h.shape().rows());
      Index j = Index.over("j", features(h));
      Index k = Index.over("k", width);
      Expression hij = Expressions.entry(h, IndexTerm.of(i), IndexTerm.of(j));
      Expression inner = random.nextBoolean() ? hij : apply(ElementwiseFunction.SIN, hij);
      Expression total = sumOver(j, hadamard(inner, weight(j, k)));
      Expression bias = entry(parameter(Shape.row(width)), k);
      return Expressions.tabulate(i, k, tanh(add(total, bias)));
    }

    /** y_i = Σ_j Σ_k h_j w_ij h_k v_jk. */
    private Expression bilinear(Expression h, Index i, Index j) {
      Index k = j.renamed("k");
      Expression inner =
          sumOver(k, hadamard(List.of(weight(j, k), tanh(entry(h, k)), weight(i, k))));
      return tanh(sumOver(j, hadamard(List.of(entry(h, j), weight(i, j), inner))));
    }

    /** y_j = h_j Σ_(k≠j) tanh(h_k h_j) / n. */
    private Expression withoutOwn(Expression h, Index j) {
      Index k = j.renamed("k");
      Expression others =
          Expressions.indexSum(
              k, List.of(IndexTerm.of(j)), tanh(hadamard(entry(h, k), entry(h, j))));
      return Expressions.tabulate(
          j, hadamard(entry(h, j), Expressions.divide(others, Expressions.size(j.size()))));
    }

    /** y_m = h_m − h_(m−1) for m from 2, in a vector one shorter; h_1 put before it. */
    private Expression differences(Expression h, Index j) {
      Index m = new Index("m", Dimension.of(2), j.last());
      IndexTerm before = new IndexTerm(Optional.of(m), Dimension.of(-1));
      Expression steps =
          Expressions.tabulate(m, subtract(entry(h, m), tanh(Expressions.entry(h, before))));
      return Expressions.blocks(1, List.of(Expressions.entry(h, IndexTerm.at(1)), steps));
    }

    /** y_j = (j/n) h_j Σ_k h_k δ_jk + tanh(Σ_k h_k)², with one letter used on both levels. */
    private Expression scaledTotals(Expression h, Index j) {
      Index k = j.renamed("k");
      Expression total = tanh(sumOver(k, entry(h, k)));
      Expression own =
          sumOver(k, hadamard(entry(h, k), Expressions.delta(IndexTerm.of(j), IndexTerm.of(k))));
      Expression position =
          Expressions.divide(Expressions.indexValue(IndexTerm.of(j)), Expressions.size(j.size()));
      return Expressions.tabulate(
          j, add(hadamard(List.of(position, tanh(entry(h, j)), own)), Expressions.power(total, 2)));
    }
  }

  /** Losses of the last layer. */
  private final class Losses {
    private Expression of(Expression h) {
      Dimension classes = dimensions.get(1 + random.nextInt(3));
      Expression z = define("z", dense(h, classes));
      return switch (random.nextInt(7)) {
        case 0, 1 -> crossEntropy(z);
        case 2 ->
            negate(mean(Expressions.dot(target(Domain.ONE_HOT, z), Expressions.logSoftmax(z))));
        case 3 -> binary(z);
        case 4 -> indexedCrossEntropy(z);
        default -> squares(z);
      };
    }

    private Expression target(Domain domain, Expression like) {
      return declare("t", Symbol.Kind.TARGET, domain, like.shape());
    }

    /** By the number of samples of a batch. */
    private Expression mean(Expression total) {
      return convention == Convention.BATCH
          ? Expressions.divide(total, Expressions.size(dimensions.getFirst()))
          : total;
    }

    private Expression crossEntropy(Expression z) {
      Expression y =
          define("y", softmax(z, random.nextInt(3) == 0 ? positiveScalar() : constant(1)));
      Expression log = apply(ElementwiseFunction.LOG, y);
      Expression t = target(pick(List.of(Domain.SIMPLEX, Domain.ONE_HOT, Domain.REAL)), z);
      Expression total = random.nextBoolean() ? Expressions.dot(t, log) : sum(hadamard(t, log));
      return negate(mean(total));
    }

    private Expression indexedCrossEntropy(Expression z) {
      Expression y = define("y", softmax(z));
      Expression t = target(Domain.SIMPLEX, z);
      Index i = Index.over("i", z.shape().rows());
      Index j = Index.over("j", z.shape().columns());
      Expression body =
          hadamard(
              Expressions.entry(t, IndexTerm.of(i), IndexTerm.of(j)),
              apply(
                  ElementwiseFunction.LOG, Expressions.entry(y, IndexTerm.of(i), IndexTerm.of(j))));
      return negate(
          mean(Expressions.indexSum(i, List.of(), Expressions.indexSum(j, List.of(), body))));
    }

    /** −Σ t log h + (1 − t) log(1 − h). */
    private Expression binary(Expression z) {
      Expression h = define("p", apply(ElementwiseFunction.SIGMOID, z));
      Expression t = target(Domain.BINARY, z);
      Expression one = constant(1);
      Expression terms =
          add(
              hadamard(t, apply(ElementwiseFunction.LOG, h)),
              hadamard(subtract(one, t), apply(ElementwiseFunction.LOG, subtract(one, h))));
      return negate(random.nextBoolean() ? reduce(Reduction.MEAN, terms) : sum(terms));
    }

    private Expression squares(Expression z) {
      Expression error = subtract(target(Domain.REAL, z), z);
      return convention == Convention.COLUMN
          ? scale(Rational.of(1, 2), product(transpose(error), error))
          : mean(sum(Expressions.power(error, 2)));
    }
  }
}
