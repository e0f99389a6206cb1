package org.chainrule.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.expression.Index;
import org.chainrule.expression.Symbol;

/**
 * What the blocks of a program share: sizes, numbered buffers and index slots, constants, names.
 */
final class Resources {
  private final Sizes sizes;
  private final int batch;
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<Index> slots = new ArrayList<>();
  private final Map<Double, Buffer> constants = new LinkedHashMap<>();
  private final Map<Integer, Buffer> identities = new LinkedHashMap<>();
  private final Map<Symbol, Buffer> symbols = new LinkedHashMap<>();
  private final Map<Buffer, String> names = new LinkedHashMap<>();

  Resources(Sizes sizes, int batch) {
    this.sizes = sizes;
    this.batch = batch;
  }

  Sizes sizes() {
    return sizes;
  }

  /** Returns the largest count of samples. */
  int batch() {
    return batch;
  }

  List<Buffer> buffers() {
    return buffers;
  }

  Buffer newBuffer(boolean batched, int rows, int columns) {
    Buffer buffer = new Buffer(buffers.size(), batched, rows, columns);
    buffers.add(buffer);
    return buffer;
  }

  /** Returns a new slot, from 1; slot 0 always holds 0. */
  int newSlot(Index index) {
    slots.add(index);
    return slots.size();
  }

  Index index(int slot) {
    return slots.get(slot - 1);
  }

  int slotCount() {
    return slots.size() + 1;
  }

  /** Returns a number that is written once, when the program is made. */
  View constant(double value) {
    return View.of(constants.computeIfAbsent(value, _ -> newBuffer(false, 1, 1)));
  }

  /** Returns a unit matrix that is written once, when the program is made. */
  View identity(int size) {
    return View.of(identities.computeIfAbsent(size, n -> newBuffer(false, n, n)));
  }

  Map<Double, Buffer> constants() {
    return constants;
  }

  Map<Integer, Buffer> identities() {
    return identities;
  }

  /** Returns the place of a symbol's value. */
  Buffer place(Symbol symbol, boolean batched) {
    Buffer buffer = newBuffer(batched, sizes.rows(symbol.shape()), sizes.columns(symbol.shape()));
    symbols.put(symbol, buffer);
    name(buffer, symbol.name());
    return buffer;
  }

  /** Returns the place of a symbol's value that was given one before. */
  Buffer place(Symbol symbol) {
    Buffer buffer = symbols.get(symbol);
    if (buffer == null) {
      throw new EngineException(
          symbol.name() + " is neither an input nor a parameter of this program");
    }
    return buffer;
  }

  /** Gives a buffer the name that listings show, unless it has one. */
  void name(Buffer buffer, String name) {
    names.putIfAbsent(buffer, name);
  }

  String name(Buffer buffer) {
    return names.getOrDefault(buffer, "%" + buffer.number());
  }
}
