package org.chainrule.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chainrule.engine.BatchDimension;
import org.chainrule.expression.Domain;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Network;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;

/**
 * A network tied to data: which symbols read the features and which the answers, what each size is,
 * and which values are the network's predictions.
 *
 * <p>Several inputs share the feature columns in the order of their declaration, each taking as
 * many as it has entries; so do several targets the target columns.
 *
 * @param network the network
 * @param sizes the value of every symbolic size but {@code batchSize}
 * @param batchSize the size that counts samples, where the network is written about a whole batch
 * @param predictions what the network answers, for each target in order a value of its shape; empty
 *     if it does not name one for every target
 * @param binary whether the answer is one number, 0 or 1, that stands for one of two classes
 */
record NetworkBinding(
    Network network,
    Map<SizeName, Integer> sizes,
    Optional<SizeName> batchSize,
    List<Expression> predictions,
    boolean binary) {

  /** Copies the collections. */
  NetworkBinding {
    sizes = Map.copyOf(sizes);
    predictions = List.copyOf(predictions);
  }

  /**
   * Returns what the columns of answers have to hold.
   *
   * @param columns how many there are: one for each class hold numbers, one alone holds labels
   */
  static DataSettings.Kind kindOf(Network network, int columns) {
    Symbol target = network.targets().getFirst();
    boolean labels =
        network.targets().size() == 1
            && switch (target.domain()) {
              case ONE_HOT, SIMPLEX -> columns == 1;
              case BINARY -> perSample(target, BatchDimension.of(network)).isScalar();
              case REAL, POSITIVE, SYMMETRIC, POSITIVE_DEFINITE -> false;
            };
    return labels ? DataSettings.Kind.CLASSES : DataSettings.Kind.NUMBERS;
  }

  /**
   * Ties {@code network} to samples of that many features and answers of that width.
   *
   * @param kind whether the answers are that many classes, or that many columns of numbers
   * @param given sizes that the user set
   * @throws DataException if a size fits neither, or has no value, or is beyond all memory
   */
  static NetworkBinding of(
      Network network,
      int features,
      DataSettings.Kind kind,
      int answers,
      Map<SizeName, Integer> given) {
    Optional<SizeName> batchSize = BatchDimension.of(network).filter(n -> !given.containsKey(n));
    boolean classes = kind == DataSettings.Kind.CLASSES;
    boolean binary = classes && network.targets().getFirst().domain() == Domain.BINARY;
    SizeFinder sizes = new SizeFinder(network, batchSize, given);
    sizes.fit(network.inputs(), features, "feature column");
    if (binary) {
      requireTwo(network.targets().getFirst(), answers);
    } else {
      sizes.fit(network.targets(), answers, classes ? "class" : "target column");
    }
    return new NetworkBinding(network, sizes.all(), batchSize, Predictions.of(network), binary);
  }

  private static void requireTwo(Symbol target, int classes) {
    if (classes != 2) {
      throw new DataException(
          target.name(),
          "is one binary value, but the data have " + Wording.count(classes, "class"),
          "Declare 'target %s in onehot[1,%s]' instead.".formatted(target.name(), classes));
    }
  }

  /** The symbols that a sample's features fill, in order. */
  List<Symbol> inputs() {
    return network.inputs();
  }

  /** The symbols that its answer fills, in order. */
  List<Symbol> targets() {
    return network.targets();
  }

  /** All symbols that a sample fills. */
  List<Symbol> perSample() {
    return Stream.concat(inputs().stream(), targets().stream()).toList();
  }

  /** The shape that one sample's part of {@code symbol} has: of a whole batch's matrix, a row. */
  Shape perSample(Symbol symbol) {
    return perSample(symbol, batchSize);
  }

  /** As {@link #perSample(Symbol)}, where {@code batchSize} counts the samples. */
  static Shape perSample(Symbol symbol, Optional<SizeName> batchSize) {
    return batchSize.isPresent() ? Shape.row(symbol.shape().columns()) : symbol.shape();
  }

  /** The number of entries that a sample has of {@code symbol}. */
  int entries(Symbol symbol) {
    return perSample(symbol).entries().value(sizes::get);
  }

  /** The number of rows of a parameter or constant. */
  int rows(Symbol symbol) {
    return symbol.shape().rows().value(sizes::get);
  }

  /** The number of columns of a parameter or constant. */
  int columns(Symbol symbol) {
    return symbol.shape().columns().value(sizes::get);
  }
}
