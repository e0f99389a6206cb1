package org.chainrule.engine;

import java.util.List;
import org.chainrule.engine.Instruction.*;

/** Runs instructions on an arena. Nothing is allocated. */
final class Executor {
  private final Kernels kernels;
  private final int[] places;
  private final int[] indices;
  private int count;

  /**
   * Makes an executor.
   *
   * @param places where each buffer begins, by number
   * @param slots how many slots for indices there are
   */
  Executor(Kernels kernels, int[] places, int slots) {
    this.kernels = kernels;
    this.places = places.clone();
    this.indices = new int[slots];
  }

  /** Runs the instructions for {@code samples} samples. */
  void run(List<Instruction> instructions, int samples) {
    count = samples;
    run(instructions);
  }

  private void run(List<Instruction> instructions) {
    for (int i = 0; i < instructions.size(); i++) {
      run(instructions.get(i));
    }
  }

  private void run(Instruction instruction) {
    switch (instruction) {
      case Fill fill -> kernels.fill(size(fill.out()), fill.value(), at(fill.out()));
      case Move move -> move(move);
      case Combine combine -> combine(combine);
      case Unary unary -> unary(unary);
      case Binary binary -> binary(binary);
      case Gemm gemm -> gemm(gemm);
      case Dot dot -> dot(dot);
      case ReduceRows reduce -> reduceRows(reduce);
      case SumColumns sum -> sumColumns(sum);
      case Mean mean -> mean(mean);
      case Softmax softmax -> softmax(softmax);
      case LogSoftmax softmax ->
          kernels.logSoftmax(
              softmax.rows() * samples(softmax.out()),
              softmax.length(),
              at(softmax.a()),
              at(softmax.out()));
      case OneHot oneHot -> oneHot(oneHot);
      case Kronecker kronecker -> kronecker(kronecker);
      case Invert invert -> invert(invert);
      case Determinant determinant -> determinant(determinant);
      case IndexNumber number -> kernels.set(at(number.out()), position(number.position()) + 1);
      case Delta delta ->
          kernels.set(at(delta.out()), position(delta.left()) == position(delta.right()) ? 1 : 0);
      case Loop loop -> loop(loop);
    }
  }

  /** Returns where the first sample's entry (0, 0) is. */
  private int at(View view) {
    int at = places[view.buffer().number()] + view.offset();
    List<View.IndexStep> moving = view.moving();
    for (int i = 0; i < moving.size(); i++) {
      View.IndexStep step = moving.get(i);
      at += indices[step.slot()] * step.distance();
    }
    return at;
  }

  private int position(Position position) {
    return position.fixed() + indices[position.slot()];
  }

  private int samples(View out) {
    return out.isBatched() ? count : 1;
  }

  private int size(View out) {
    return samples(out) * out.entries();
  }

  private int extent(Nest nest, int level, int extent) {
    return nest.counted() == level ? extent * count : extent;
  }

  private void loop(Loop loop) {
    for (int position = loop.first(); position <= loop.last(); position++) {
      indices[loop.slot()] = position;
      if (!isExcepted(loop.except(), position)) {
        run(loop.body());
      }
    }
  }

  private boolean isExcepted(List<Position> except, int position) {
    for (int i = 0; i < except.size(); i++) {
      if (position(except.get(i)) + 1 == position) {
        return true;
      }
    }
    return false;
  }

  private void move(Move move) {
    Nest nest = move.nest();
    Nest.Walk out = nest.walk(0);
    Nest.Walk a = nest.walk(1);
    int outer = extent(nest, 0, nest.outer());
    int middle = extent(nest, 1, nest.middle());
    int inner = extent(nest, 2, nest.inner());
    int to = at(out.view());
    int from = at(a.view());
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < middle; j++) {
        kernels.move(
            inner,
            move.factor(),
            from + i * a.outer() + j * a.middle(),
            a.inner(),
            to + i * out.outer() + j * out.middle(),
            out.inner());
      }
    }
  }

  private void combine(Combine combine) {
    Nest nest = combine.nest();
    Nest.Walk out = nest.walk(0);
    Nest.Walk a = nest.walk(1);
    Nest.Walk b = nest.walk(2);
    int outer = extent(nest, 0, nest.outer());
    int middle = extent(nest, 1, nest.middle());
    int inner = extent(nest, 2, nest.inner());
    int to = at(out.view());
    int first = at(a.view());
    int second = at(b.view());
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < middle; j++) {
        kernels.combine(
            inner,
            combine.alpha(),
            first + i * a.outer() + j * a.middle(),
            a.inner(),
            combine.beta(),
            second + i * b.outer() + j * b.middle(),
            b.inner(),
            to + i * out.outer() + j * out.middle());
      }
    }
  }

  private void unary(Unary unary) {
    Nest nest = unary.nest();
    Nest.Walk out = nest.walk(0);
    Nest.Walk a = nest.walk(1);
    int outer = extent(nest, 0, nest.outer());
    int middle = extent(nest, 1, nest.middle());
    int inner = extent(nest, 2, nest.inner());
    int to = at(out.view());
    int from = at(a.view());
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < middle; j++) {
        kernels.unary(
            unary.function(),
            inner,
            from + i * a.outer() + j * a.middle(),
            a.inner(),
            to + i * out.outer() + j * out.middle());
      }
    }
  }

  private void binary(Binary binary) {
    Nest nest = binary.nest();
    Nest.Walk out = nest.walk(0);
    Nest.Walk a = nest.walk(1);
    Nest.Walk b = nest.walk(2);
    int outer = extent(nest, 0, nest.outer());
    int middle = extent(nest, 1, nest.middle());
    int inner = extent(nest, 2, nest.inner());
    int to = at(out.view());
    int first = at(a.view());
    int second = at(b.view());
    for (int i = 0; i < outer; i++) {
      for (int j = 0; j < middle; j++) {
        kernels.binary(
            binary.function(),
            inner,
            first + i * a.outer() + j * a.middle(),
            a.inner(),
            second + i * b.outer() + j * b.middle(),
            b.inner(),
            to + i * out.outer() + j * out.middle());
      }
    }
  }

  private void gemm(Gemm g) {
    boolean each = g.over() == Over.EACH;
    int m = g.over() == Over.ROWS ? g.m() * count : g.m();
    int k = g.over() == Over.INNER ? g.k() * count : g.k();
    double alpha = g.over() == Over.INNER ? 1.0 / count : 1;
    int out = at(g.out());
    int a = at(g.a());
    int b = at(g.b());
    for (int s = 0; s < (each ? count : 1); s++) {
      kernels.gemm(
          g.transposeA(),
          g.transposeB(),
          m,
          g.n(),
          k,
          alpha,
          a + s * g.a().sampleStep(),
          g.lda(),
          b + s * g.b().sampleStep(),
          g.ldb(),
          0,
          out + s * g.out().sampleStep(),
          g.ldc());
    }
  }

  private void dot(Dot dot) {
    View a = dot.a();
    View b = dot.b();
    int aStep = vectorStep(a);
    int bStep = vectorStep(b);
    int out = at(dot.out());
    int first = at(a);
    int second = at(b);
    for (int s = 0; s < samples(dot.out()); s++) {
      double product =
          kernels.dot(
              a.entries(), first + s * a.sampleStep(), aStep, second + s * b.sampleStep(), bStep);
      kernels.set(out + s, product);
    }
  }

  /** The step from entry to entry of a vector, or of a dense matrix. */
  private static int vectorStep(View a) {
    return a.rows() == 1 || a.columns() == 1 ? a.vectorStep() : 1;
  }

  private void reduceRows(ReduceRows reduce) {
    View a = reduce.a();
    int rows = reduce.rows();
    int from = at(a);
    int to = at(reduce.out());
    int samples = samples(reduce.out());
    boolean merged = rows == 1 || a.sampleStep() == rows * reduce.stride();
    int calls = merged ? 1 : samples;
    int each = merged ? rows * samples : rows;
    int stride = rows == 1 ? a.sampleStep() : reduce.stride();
    for (int s = 0; s < calls; s++) {
      kernels.reduceRows(
          reduce.function(),
          each,
          reduce.length(),
          from + s * a.sampleStep(),
          stride,
          reduce.step(),
          to + s * rows);
    }
  }

  private void sumColumns(SumColumns sum) {
    View a = sum.a();
    int from = at(a);
    int to = at(sum.out());
    for (int s = 0; s < samples(sum.out()); s++) {
      kernels.sumColumns(
          a.rows(), a.columns(), 1, from + s * a.sampleStep(), a.columns(), to + s * a.columns());
    }
  }

  private void mean(Mean mean) {
    View a = mean.a();
    kernels.sumColumns(count, a.entries(), 1.0 / count, at(a), a.sampleStep(), at(mean.out()));
  }

  private void softmax(Softmax softmax) {
    View a = softmax.a();
    View beta = softmax.beta();
    int from = at(a);
    int to = at(softmax.out());
    int factor = at(beta);
    int samples = samples(softmax.out());
    int calls = beta.isBatched() ? samples : 1;
    int rows = beta.isBatched() ? softmax.rows() : softmax.rows() * samples;
    for (int s = 0; s < calls; s++) {
      kernels.softmax(
          rows,
          softmax.length(),
          kernels.get(factor + s * beta.sampleStep()),
          from + s * a.sampleStep(),
          to + s * a.entries());
    }
  }

  private void oneHot(OneHot oneHot) {
    View out = oneHot.out();
    int from = at(oneHot.a());
    int to = at(out);
    for (int s = 0; s < samples(out); s++) {
      kernels.oneHot(out.columns(), from + s * oneHot.a().sampleStep(), to + s * out.sampleStep());
    }
  }

  private void kronecker(Kronecker kronecker) {
    View a = kronecker.a();
    View b = kronecker.b();
    View out = kronecker.out();
    int first = at(a);
    int second = at(b);
    int to = at(out);
    for (int s = 0; s < samples(out); s++) {
      kernels.kronecker(
          a.rows(),
          a.columns(),
          first + s * a.sampleStep(),
          b.rows(),
          b.columns(),
          second + s * b.sampleStep(),
          to + s * out.sampleStep());
    }
  }

  private void invert(Invert invert) {
    View a = invert.a();
    int from = at(a);
    int to = at(invert.out());
    int scratch = at(invert.scratch());
    for (int s = 0; s < samples(invert.out()); s++) {
      kernels.invert(a.rows(), from + s * a.sampleStep(), to + s * a.entries(), scratch);
    }
  }

  private void determinant(Determinant determinant) {
    View a = determinant.a();
    int from = at(a);
    int to = at(determinant.out());
    int scratch = at(determinant.scratch());
    for (int s = 0; s < samples(determinant.out()); s++) {
      kernels.determinant(a.rows(), from + s * a.sampleStep(), to + s, scratch);
    }
  }
}
