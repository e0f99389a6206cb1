package org.chainrule.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A program as text: a line for each instruction with its result, the shapes, the arithmetic
 * operations of a full batch, and where the result lies.
 */
final class Listing {
  private final ProgramSpec spec;
  private final Layout layout;
  private final List<Instruction> instructions;
  private final StringBuilder text = new StringBuilder();

  Listing(ProgramSpec spec, Layout layout, List<Instruction> instructions) {
    this.spec = spec;
    this.layout = layout;
    this.instructions = instructions;
  }

  String text() {
    append(instructions, "");
    long bytes = (long) layout.length() * spec.precision().bytes();
    String head =
        String.format(
            Locale.ROOT,
            "batch %d, %s, %d instructions, %,d operations, %,d bytes%n",
            spec.batch(),
            spec.precision().word(),
            Cost.instructions(instructions),
            Cost.operations(instructions, batch()),
            bytes);
    return head + text;
  }

  private int batch() {
    return spec.wholeBatch() ? 1 : spec.batch();
  }

  private void append(List<Instruction> list, String indent) {
    for (Instruction instruction : list) {
      if (instruction instanceof Instruction.Loop loop) {
        text.append(indent).append(head(loop)).append(System.lineSeparator());
        append(loop.body(), indent + "  ");
      } else {
        View out = instruction.outputs().getFirst();
        text.append(
            String.format(
                Locale.ROOT,
                "%-66s %,12d ops %,10d B @%d%n",
                indent + shown(out) + " = " + formula(instruction),
                Cost.operations(instruction, batch()),
                (out.isBatched() ? batch() : 1L) * out.entries() * spec.precision().bytes(),
                layout.place(out.buffer())));
      }
    }
  }

  private static String head(Instruction.Loop loop) {
    String except = loop.except().isEmpty() ? "" : " but " + loop.except().size() + " positions";
    return "for %s = %d..%d%s".formatted(loop.index(), loop.first(), loop.last(), except);
  }

  /** A name with its shape; samples come first. */
  private String shown(View view) {
    String samples = view.isBatched() ? batch() + "×" : "";
    String moving = view.moving().isEmpty() ? "" : "…";
    return "%s%s[%s%d×%d]"
        .formatted(layout.name(view.buffer()), moving, samples, view.rows(), view.columns());
  }

  private String formula(Instruction instruction) {
    String operands =
        instruction.inputs().stream().map(this::shown).collect(Collectors.joining(", "));
    return switch (instruction) {
      case Instruction.Fill fill -> "fill " + number(fill.value());
      case Instruction.Move move -> factor(move.factor()) + operands;
      case Instruction.Combine combine ->
          factor(combine.alpha())
              + shown(combine.nest().walk(1).view())
              + " + "
              + factor(combine.beta())
              + shown(combine.nest().walk(2).view());
      case Instruction.Unary unary -> unary.function().word() + " " + operands;
      case Instruction.Binary binary ->
          shown(binary.nest().walk(1).view())
              + " "
              + binary.function().sign()
              + " "
              + shown(binary.nest().walk(2).view());
      case Instruction.Gemm gemm ->
          "product %s: %s%s · %s%s"
              .formatted(
                  gemm.over().name().toLowerCase(Locale.ROOT),
                  shown(gemm.a()),
                  gemm.transposeA() ? "ᵀ" : "",
                  shown(gemm.b()),
                  gemm.transposeB() ? "ᵀ" : "");
      case Instruction.ReduceRows reduce -> reduce.function().word() + " " + operands;
      case Instruction.Dot _ -> "dot " + operands;
      case Instruction.SumColumns _ -> "colsum " + operands;
      case Instruction.Mean _ -> "mean " + operands;
      case Instruction.Softmax _ -> "softmax " + operands;
      case Instruction.LogSoftmax _ -> "logsoftmax " + operands;
      case Instruction.OneHot _ -> "onehot " + operands;
      case Instruction.Kronecker _ -> "kron " + operands;
      case Instruction.Invert _ -> "inv " + operands;
      case Instruction.Determinant _ -> "det " + operands;
      case Instruction.IndexNumber _ -> "index";
      case Instruction.Delta _ -> "delta";
      case Instruction.Loop loop -> head(loop);
    };
  }

  private static String factor(double value) {
    return value == 1 ? "" : number(value) + " ";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Integer.toString((int) value)
        : Double.toString(value);
  }
}
