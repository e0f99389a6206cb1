package org.chainrule.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When each buffer is in use, as places in the order of execution. What a loop's body uses of what
 * was written before the loop has to stay until the loop's end; what it writes for later has to be
 * there from the loop's beginning, as each round may write another part of it.
 */
final class Lifetimes {
  private final Map<Buffer, Interval> lives = new LinkedHashMap<>();
  private final List<Span> loops = new ArrayList<>();
  private int now;

  /** A loop with the buffers that its body uses; inner loops come before those around them. */
  private record Span(int start, int end, List<Buffer> used) {}

  /** From the first to the last instruction that uses a buffer. */
  record Interval(int first, int last) {
    boolean overlaps(Interval other) {
      return first <= other.last && other.first <= last;
    }
  }

  /** Finds the lifetimes of a program's buffers. */
  Lifetimes(List<Instruction> instructions) {
    List<Buffer> _ = scan(instructions);
    for (Span loop : loops) {
      for (Buffer buffer : loop.used) {
        Interval life = of(buffer);
        if (life.last > loop.end && life.first > loop.start) {
          lives.put(buffer, new Interval(loop.start, life.last));
        }
      }
    }
  }

  /** Returns the buffers in use at all, in no order that means anything. */
  Set<Buffer> buffers() {
    return lives.keySet();
  }

  /** Returns the lifetime of a buffer that is in use. */
  Interval of(Buffer buffer) {
    Interval life = lives.get(buffer);
    if (life == null) {
      throw new IllegalArgumentException("not in use: " + buffer);
    }
    return life;
  }

  private List<Buffer> scan(List<Instruction> instructions) {
    List<Buffer> used = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Loop loop) {
        int start = now++;
        List<Buffer> inside = scan(loop.body());
        loops.add(new Span(start, now, inside));
        used.addAll(inside);
        for (Buffer buffer : inside) {
          if (of(buffer).first < start) {
            use(buffer, used);
          }
        }
      } else {
        instruction.inputs().forEach(view -> use(view.buffer(), used));
        instruction.outputs().forEach(view -> use(view.buffer(), used));
      }
      now++;
    }
    return used;
  }

  private void use(Buffer buffer, List<Buffer> used) {
    lives.merge(buffer, new Interval(now, now), (known, _) -> new Interval(known.first, now));
    used.add(buffer);
  }
}
