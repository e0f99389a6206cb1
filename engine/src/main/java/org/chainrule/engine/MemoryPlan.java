package org.chainrule.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Where each buffer of a program lies in the arena. Pinned buffers have places of their own, in the
 * order given; the others share what is left: a buffer's place is free again after the last
 * instruction that uses it. Every place begins at a multiple of 16 numbers.
 */
final class MemoryPlan {
  /** A cache line of floats; vectors of every width begin at such places. */
  static final int ALIGNMENT = 16;

  private final Map<Buffer, Long> places = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Lifetimes lifetimes;
  private final int batch;
  private long length;

  /** Free numbers between buffers, in order of place. */
  private record Gap(long place, long size) {
    long end() {
      return place + size;
    }
  }

  private MemoryPlan(Lifetimes lifetimes, int batch) {
    this.lifetimes = lifetimes;
    this.batch = batch;
  }

  /**
   * Plans the memory of a program.
   *
   * @param first pinned buffers, from the arena's beginning
   * @param reserved numbers to leave free behind them
   * @param rest pinned buffers behind that; what is pinned already stays where it is
   */
  static MemoryPlan of(
      List<Instruction> instructions,
      List<Buffer> first,
      long reserved,
      List<Buffer> rest,
      int batch) {
    MemoryPlan plan = new MemoryPlan(new Lifetimes(instructions), batch);
    first.forEach(plan::pin);
    plan.length += reserved;
    rest.forEach(plan::pin);
    plan.share();
    return plan;
  }

  private void pin(Buffer buffer) {
    if (places.putIfAbsent(buffer, length) == null) {
      length += room(buffer);
    }
  }

  /** Gives out places in the order of execution: the smallest gap that fits, else at the end. */
  private void share() {
    List<Buffer> temporaries =
        lifetimes.buffers().stream()
            .filter(buffer -> !places.containsKey(buffer))
            .sorted(
                Comparator.comparingInt((Buffer buffer) -> lifetimes.of(buffer).first())
                    .thenComparingInt(Buffer::number))
            .toList();
    PriorityQueue<Buffer> active =
        new PriorityQueue<>(
            Comparator.comparingInt((Buffer buffer) -> lifetimes.of(buffer).last())
                .thenComparingInt(Buffer::number));
    for (Buffer buffer : temporaries) {
      int now = lifetimes.of(buffer).first();
      for (Buffer over = active.peek();
          over != null && lifetimes.of(over).last() < now;
          over = active.peek()) {
        release(place(over), room(over));
        active.remove(over);
      }
      places.put(buffer, take(room(buffer)));
      active.add(buffer);
    }
  }

  private long take(long room) {
    int best = -1;
    for (int i = 0; i < gaps.size(); i++) {
      long size = gaps.get(i).size;
      if (size >= room && (best < 0 || size < gaps.get(best).size)) {
        best = i;
      }
    }
    if (best >= 0) {
      Gap gap = gaps.remove(best);
      if (gap.size > room) {
        gaps.add(best, new Gap(gap.place + room, gap.size - room));
      }
      return gap.place;
    }
    long place = length;
    if (!gaps.isEmpty() && gaps.getLast().end() == length) {
      place = gaps.removeLast().place;
    }
    length = place + room;
    return place;
  }

  private void release(long place, long room) {
    int i = 0;
    while (i < gaps.size() && gaps.get(i).place < place) {
      i++;
    }
    long from = place;
    long end = place + room;
    if (i < gaps.size() && gaps.get(i).place == end) {
      end = gaps.remove(i).end();
    }
    if (i > 0 && gaps.get(i - 1).end() == place) {
      from = gaps.remove(--i).place;
    }
    gaps.add(i, new Gap(from, end - from));
  }

  /** Returns the size of a buffer, rounded up to whole cache lines. */
  long room(Buffer buffer) {
    return aligned(buffer.size(batch));
  }

  static long aligned(long size) {
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Returns the numbers that the arena needs. */
  long length() {
    return length;
  }

  /** Returns where a buffer begins. */
  long place(Buffer buffer) {
    Long place = places.get(buffer);
    if (place == null) {
      throw new IllegalStateException("no place: " + buffer);
    }
    return place;
  }

  /** Whether a buffer is used at all. */
  boolean has(Buffer buffer) {
    return places.containsKey(buffer);
  }

  /** Returns the buffers that have places. */
  List<Buffer> buffers() {
    return List.copyOf(places.keySet());
  }

  /** Returns when each buffer is in use. */
  Lifetimes lifetimes() {
    return lifetimes;
  }
}
