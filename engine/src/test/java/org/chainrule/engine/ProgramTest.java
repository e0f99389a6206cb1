package org.chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chainrule.expression.Expressions.add;
import static org.chainrule.expression.Expressions.broadcast;
import static org.chainrule.expression.Expressions.constant;
import static org.chainrule.expression.Expressions.dot;
import static org.chainrule.expression.Expressions.elementwise;
import static org.chainrule.expression.Expressions.hadamard;
import static org.chainrule.expression.Expressions.named;
import static org.chainrule.expression.Expressions.negate;
import static org.chainrule.expression.Expressions.power;
import static org.chainrule.expression.Expressions.product;
import static org.chainrule.expression.Expressions.scale;
import static org.chainrule.expression.Expressions.size;
import static org.chainrule.expression.Expressions.subtract;
import static org.chainrule.expression.Expressions.sum;
import static org.chainrule.expression.Expressions.transpose;
import static org.chainrule.expression.Expressions.variable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.ElementwiseFunction;
import org.chainrule.expression.Expression;
import org.chainrule.expression.Rational;
import org.chainrule.expression.Shape;
import org.chainrule.expression.SizeName;
import org.chainrule.expression.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProgramTest {
  private static final Symbol X = symbol("x", Symbol.Kind.INPUT, 1, 1);
  private static final Symbol T = symbol("t", Symbol.Kind.TARGET, 1, 1);
  private static final Symbol W = symbol("w", Symbol.Kind.PARAMETER, 1, 1);
  private static final Symbol B = symbol("b", Symbol.Kind.PARAMETER, 1, 1);

  private static Symbol symbol(String name, Symbol.Kind kind, int rows, int columns) {
    return Symbol.of(name, kind, new Shape(Dimension.of(rows), Dimension.of(columns)));
  }

  /** ½(w x + b − t)² + ½ w² with its gradients. */
  private static ProgramSpec line() {
    Expression error = subtract(add(product(variable(W), variable(X)), variable(B)), variable(T));
    Expression half = constant(Rational.of(1, 2));
    Expression loss = add(scale(half, power(error, 2)), scale(half, power(variable(W), 2)));
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    gradients.put(W, add(product(error, variable(X)), variable(W)));
    gradients.put(B, error);
    return ProgramSpec.of(Map.of(), List.of(X, T), List.of(W, B))
        .training(loss, gradients)
        .reporting(List.of(error))
        .withPrecision(Precision.FLOAT64)
        .withStateSlots(2)
        .withBatch(4);
  }

  private static void setLine(Program program) {
    for (int s = 0; s < 4; s++) {
      program.input(X).set(s, new double[] {9, s}, 1);
      program.input(T).set(s, new float[] {2 * s + 1}, 0);
    }
    program.parameter(W).set(new double[] {3});
    program.parameter(B).set(new double[] {0});
  }

  @Test
  void parameterTermsCountOnceAndShortBatchesAreAveragedOverTheirSamples() {
    Program program = Compiler.compile(line());
    setLine(program);
    program.run(4);
    // errors 3s − 2s − 1 = −1, 0, 1, 2
    assertThat(program.loss()).isEqualTo(6 / 8.0 + 4.5);
    assertThat(program.gradient(W).toArray()).containsExactly((0 + 0 + 2 + 6) / 4.0 + 3);
    assertThat(program.gradient(B).toArray()).containsExactly(0.5);
    assertThat(program.output(program.spec().outputs().getFirst()).get(3, 0)).isEqualTo(2);
    program.run(2);
    assertThat(program.loss()).isEqualTo(1 / 4.0 + 4.5);
    assertThat(program.gradient(B).toArray()).containsExactly(-0.5);
    assertThat(program.runs()).isEqualTo(2);
  }

  @Test
  void updatesMoveTheTrainedSymbols() {
    Program program = Compiler.compile(line());
    setLine(program);
    program.run(4);
    program.applySgd(0.1);
    assertThat(program.parameter(W).get(0, 0)).isEqualTo(3 - 0.1 * 5);
    assertThat(program.parameter(B).get(0, 0)).isEqualTo(-0.1 * 0.5);
    assertThat(program.gradientNorm()).isEqualTo(Math.sqrt(25.25));
    program.scaleGradients(2);
    assertThat(program.gradient(W).get(0, 0)).isEqualTo(10);
    program.applyMomentum(0.5, 0.9);
    program.applyMomentum(0.5, 0.9);
    assertThat(program.state(W, 0).get(0, 0)).isEqualTo(0.9 * 10 + 10);
    program.resetState();
    setLine(program);
    program.run(4);
    program.applyAdam(0.001, 0.9, 0.999, 1e-8, 1);
    // The first step of Adam is the rate, whatever the gradient.
    assertThat(program.parameter(W).get(0, 0)).isCloseTo(3 - 0.001, within(1e-9));
    assertThat(program.state(B, 1).get(0, 0)).isCloseTo(0.001 * 0.25, within(1e-15));
  }

  private static org.assertj.core.data.Offset<Double> within(double distance) {
    return org.assertj.core.data.Offset.offset(distance);
  }

  @Test
  void whatIsNotTrainedStaysAsItIs() {
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    gradients.put(B, variable(W));
    Program program =
        Compiler.compile(
            ProgramSpec.of(Map.of(), List.of(), List.of(W, B))
                .training(product(variable(W), variable(B)), gradients));
    program.parameter(W).set(new double[] {3});
    program.run(1);
    program.applySgd(1);
    assertThat(program.parameter(W).get(0, 0)).isEqualTo(3);
    assertThat(program.parameter(B).get(0, 0)).isEqualTo(-3);
    assertThat(program.gradients()).containsOnlyKeys(B);
    assertThat(program.parameters()).containsOnlyKeys(W, B);
  }

  @Test
  void wrongUseIsRefusedInWords() {
    Program program = Compiler.compile(line().withStateSlots(0));
    refused(() -> program.run(0), "the program is made for 1 to 4 samples, not for 0");
    refused(() -> program.run(5), "the program is made for 1 to 4 samples, not for 5");
    refused(() -> program.applyMomentum(1, 0), "momentum needs 1 state slots, the program has 0");
    refused(() -> program.input(W), "the program has no place for w");
    refused(() -> Compiler.compile(line().withBatch(0)), "a batch has at least one sample, not 0");
    refused(
        () ->
            Compiler.compile(line().evaluating(broadcast(variable(X), Shape.row(Dimension.of(2))))),
        "the loss is 1×2: it has to be a scalar");
    Program adam = Compiler.compile(line());
    refused(() -> adam.applyAdam(1, 0, 0, 0, 0), "Adam counts its steps from 1, not from 0");
    refused(
        () -> Compiler.compile(ProgramSpec.of(Map.of(), List.of(X), List.of())).loss(),
        "the program computes no loss");
    assertThatThrownBy(() -> program.input(X).set(4, new double[1], 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(EngineException.class).hasMessage(message);
  }

  @Test
  void aProgramBeyondMemoryIsRefusedWithWhatWouldFit() {
    Symbol wide = symbol("x", Symbol.Kind.INPUT, 1, 1 << 20);
    ProgramSpec spec =
        ProgramSpec.of(Map.of(), List.of(wide), List.of())
            .evaluating(sum(elementwise(ElementwiseFunction.EXP, variable(wide))))
            .withBatch(1 << 20);
    assertThatThrownBy(() -> Compiler.compile(spec))
        .isInstanceOf(EngineException.class)
        .hasMessageMatching(
            "the program needs [\\d,]+ numbers for a batch of 1048576, and there is room for"
                + " [\\d,]+: take a batch of at most about \\d+, smaller layers, or more memory"
                + " \\(java -Xmx\\)");
  }

  /** x W + b and so on for a 6-4-3 classifier, rows as samples. */
  static ProgramSpec classifier(int in, int hidden, int out, int batch) {
    Symbol x = symbol("x", Symbol.Kind.INPUT, 1, in);
    Symbol t = symbol("t", Symbol.Kind.TARGET, 1, out);
    Symbol w = symbol("W", Symbol.Kind.PARAMETER, in, hidden);
    Symbol b = symbol("b", Symbol.Kind.PARAMETER, 1, hidden);
    Symbol v = symbol("V", Symbol.Kind.PARAMETER, hidden, out);
    Symbol d = symbol("d", Symbol.Kind.PARAMETER, 1, out);
    Expression h =
        named(
            symbol("h", Symbol.Kind.DEFINITION, 1, hidden),
            elementwise(
                ElementwiseFunction.SIGMOID, add(product(variable(x), variable(w)), variable(b))));
    Expression y =
        named(
            symbol("y", Symbol.Kind.DEFINITION, 1, out),
            org.chainrule.expression.Expressions.softmax(
                add(product(h, variable(v)), variable(d))));
    Expression loss = negate(dot(variable(t), elementwise(ElementwiseFunction.LOG, y)));
    Expression delta = subtract(y, variable(t));
    Expression inner =
        hadamard(List.of(product(delta, transpose(variable(v))), h, subtract(constant(1), h)));
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    gradients.put(w, product(transpose(variable(x)), inner));
    gradients.put(b, inner);
    gradients.put(v, product(transpose(h), delta));
    gradients.put(d, delta);
    return ProgramSpec.of(Map.of(), List.of(x, t), List.of(w, b, v, d))
        .training(loss, gradients)
        .reporting(List.of(y))
        .withBatch(batch)
        .withStateSlots(2);
  }

  @Test
  void listingOfASmallClassifier() throws IOException {
    String listing = Compiler.compile(classifier(6, 4, 3, 8)).listing();
    try (InputStream golden = ProgramTest.class.getResourceAsStream("classifier.txt")) {
      assertThat(golden).isNotNull();
      assertThat(listing.lines().map(String::stripTrailing))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  @Test
  void columnsAndRowsBothBecomeOneProductForTheBatch() {
    assertThat(Compiler.compile(classifier(6, 4, 3, 8)).listing()).doesNotContain("product each");
    Symbol x = symbol("x", Symbol.Kind.INPUT, 6, 1);
    Symbol w = symbol("W", Symbol.Kind.PARAMETER, 4, 6);
    Expression z = product(variable(w), variable(x));
    SequencedMap<Symbol, Expression> gradients = new LinkedHashMap<>();
    gradients.put(w, product(z, transpose(variable(x))));
    ProgramSpec spec =
        ProgramSpec.of(Map.of(), List.of(x), List.of(w))
            .training(scale(constant(Rational.of(1, 2)), dot(z, z)), gradients)
            .withBatch(8);
    String listing = Compiler.compile(spec).listing();
    assertThat(listing)
        .contains("product rows: x[8×1×6] · W[6×4]ᵀ")
        .contains("∂W[4×6] = product inner: ")
        .doesNotContain("product each");
  }

  @ParameterizedTest
  @EnumSource
  void aStepAllocatesNothing(Precision precision) {
    Program program = Compiler.compile(classifier(20, 16, 10, 32).withPrecision(precision));
    double[] row = new double[20];
    Symbol x = program.spec().perSample().getFirst();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int step = 1; step <= 200; step++) {
        for (int s = 0; s < 32; s++) {
          program.input(x).set(s, row, 0);
        }
        program.run(step % 2 == 0 ? 32 : 7);
        program.applyAdam(1e-3, 0.9, 0.999, 1e-8, step);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    // What the measurement itself may allocate.
    assertThat(least).isLessThan(2_000);
  }

  @Test
  void temporariesShareMemory() {
    Symbol x = symbol("x", Symbol.Kind.INPUT, 1, 1000);
    Expression deep = variable(x);
    for (int i = 0; i < 50; i++) {
      deep = elementwise(ElementwiseFunction.TANH, add(deep, constant(1)));
    }
    Program program =
        Compiler.compile(
            ProgramSpec.of(Map.of(), List.of(x), List.of()).evaluating(sum(deep)).withBatch(10));
    assertThat(program.memoryBytes()).isLessThan(4L * 10 * 1000 * 4);
  }

  @Test
  void aGraphMayBeDeep() {
    Expression deep = variable(X);
    for (int i = 0; i < 20_000; i++) {
      deep = elementwise(ElementwiseFunction.SIN, deep);
    }
    Program program =
        Compiler.compile(ProgramSpec.of(Map.of(), List.of(X), List.of()).evaluating(deep));
    program.input(X).set(new double[] {1});
    program.run(1);
    assertThat(program.loss()).isBetween(0.0, 0.02);
  }

  @Test
  void aNetworkAboutAWholeBatchTakesItsRowsAsSamples() {
    SizeName n = SizeName.symbolic("N");
    Shape rows = new Shape(Dimension.of(n), Dimension.of(2));
    Symbol x = Symbol.of("X", Symbol.Kind.INPUT, rows);
    Symbol w = symbol("w", Symbol.Kind.PARAMETER, 2, 1);
    Expression y = product(variable(x), variable(w));
    Expression loss = org.chainrule.expression.Expressions.divide(sum(y), size(Dimension.of(n)));
    Program program =
        Compiler.compile(
            ProgramSpec.of(Map.of(), List.of(x), List.of(w))
                .evaluating(loss)
                .reporting(List.of(y))
                .withWholeBatch(n, 3));
    program.parameter(w).set(new double[] {1, 10});
    for (int s = 0; s < 3; s++) {
      program.input(x).set(s, new double[] {s, 1}, 0);
    }
    program.run(3);
    assertThat(program.loss()).isEqualTo(11);
    assertThat(program.output(y).get(2, 0)).isEqualTo(12);
    assertThat(program.output(y).samples()).isEqualTo(3);
    refused(() -> program.run(2), "the program is made for 3 samples, not for 2");
  }

  @Test
  void theSameBitsEachTime() {
    ProgramSpec spec = classifier(20, 16, 10, 32);
    double[] first = trained(spec);
    assertThat(trained(spec)).isEqualTo(first);
  }

  private static double[] trained(ProgramSpec spec) {
    Program program = Compiler.compile(spec);
    java.util.SplittableRandom random = new java.util.SplittableRandom(4);
    for (Symbol symbol : spec.shared()) {
      Slice slice = program.parameter(symbol);
      slice.set(random.doubles(slice.length(), -1, 1).toArray());
    }
    for (Symbol symbol : spec.perSample()) {
      Slice slice = program.input(symbol);
      for (int s = 0; s < spec.batch(); s++) {
        slice.set(s, random.doubles(slice.length(), 0, 1).toArray(), 0);
      }
    }
    for (int step = 1; step <= 50; step++) {
      program.run(32);
      program.applyAdam(1e-2, 0.9, 0.999, 1e-8, step);
    }
    return program.parameter(spec.shared().getFirst()).toArray();
  }
}
