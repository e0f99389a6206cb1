package org.chainrule.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chainrule.expression.Dimension;
import org.chainrule.expression.Index;

/**
 * An index letter whose range may still be unknown: then its uses are collected while its body is
 * read a first time, and {@link #infer} finds the range that they allow.
 */
final class IndexSlot {
  /** A place where the index stands: {@code size} positions are there, {@code offset} is added. */
  private record Use(Dimension size, Dimension offset, Supplier<String> where) {
    boolean isLike(Use other) {
      return offset.terms().isEmpty() && size.equals(other.size);
    }
  }

  private final String name;
  private final String indexName;
  private final List<Use> uses = new ArrayList<>();
  private final List<IndexSlot> equals = new ArrayList<>();
  private Optional<Index> index = Optional.empty();

  /**
   * Makes a slot for the author's letter {@code name}; its index will be called {@code indexName}.
   */
  IndexSlot(String name, String indexName) {
    this.name = name;
    this.indexName = indexName;
  }

  /** Returns a slot whose range is known. */
  static IndexSlot of(String name, Index index) {
    IndexSlot slot = new IndexSlot(name, index.name());
    slot.resolve(index);
    return slot;
  }

  String name() {
    return name;
  }

  String indexName() {
    return indexName;
  }

  Optional<Index> index() {
    return index;
  }

  void resolve(Index found) {
    index = Optional.of(found);
  }

  void use(Dimension size, Dimension offset, Supplier<String> where) {
    if (uses.size() < 1000) {
      uses.add(new Use(size, offset, where));
    }
  }

  /** Notes that this is compared with {@code other}: both have one range unless uses say more. */
  void comparedWith(IndexSlot other) {
    if (equals.size() < 100) {
      equals.add(other);
    }
  }

  boolean isUsed() {
    return !uses.isEmpty();
  }

  /** Takes the range of the first use, where the others contradict it. */
  void resolveByFirstUse() {
    Use first = uses.getFirst();
    resolve(new Index(indexName, Dimension.ONE, last(first)));
  }

  /** The range that the uses allow, or what is wrong with them. */
  record Inference(Optional<Index> range, Optional<Message> problem) {}

  /** Returns the range that all uses allow; positions count from 1. */
  Inference infer() {
    List<Use> all = uses.isEmpty() ? usesOfEquals() : uses;
    if (all.isEmpty()) {
      Optional<Index> known = equals.stream().flatMap(slot -> slot.index.stream()).findFirst();
      return known.isPresent()
          ? new Inference(known.map(i -> i.renamed(indexName)), Optional.empty())
          : new Inference(Optional.empty(), Optional.of(ShapeMessages.rangeUnknown(name)));
    }
    if (all.stream().allMatch(use -> use.isLike(all.getFirst()))) {
      return new Inference(
          Optional.of(Index.over(indexName, all.getFirst().size())), Optional.empty());
    }
    Dimension first = Dimension.ONE;
    Use tightest = all.getFirst();
    for (Use use : all) {
      Dimension earliest = Dimension.ONE.minus(use.offset);
      first = first.atMost(earliest) ? earliest : first;
      boolean bothPlain = use.offset.is(0) && tightest.offset.is(0);
      boolean agree = last(use).sameAs(last(tightest));
      if ((!agree && bothPlain) || !comparable(last(use), last(tightest))) {
        return new Inference(Optional.empty(), Optional.of(conflict(tightest, use)));
      }
      tightest = last(use).atMost(last(tightest)) ? (agree ? tightest : use) : tightest;
    }
    Dimension last = last(tightest);
    if (!first.atMost(last) && last.atMost(first)) {
      return new Inference(Optional.empty(), Optional.of(ShapeMessages.emptyRange(name)));
    }
    return new Inference(Optional.of(new Index(indexName, first, last)), Optional.empty());
  }

  private List<Use> usesOfEquals() {
    List<Use> found = new ArrayList<>();
    equals.forEach(slot -> found.addAll(slot.uses));
    return found;
  }

  private static Dimension last(Use use) {
    return use.size.minus(use.offset);
  }

  private static boolean comparable(Dimension a, Dimension b) {
    return a.atMost(b) || b.atMost(a);
  }

  private Message conflict(Use a, Use b) {
    return ShapeMessages.rangeConflict(
        name, last(a).toString(), a.where.get(), last(b).toString(), b.where.get());
  }
}
