package org.chainrule.expression;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * The table that makes equal expressions one object.
 *
 * <p>It is the only state shared by all networks of a process, and nobody can observe it but by
 * {@code ==}: nodes are immutable, and the table holds them weakly, so that what nobody uses any
 * more is collected. The keys hold nothing but the node itself: with a strong reference to its
 * operands, a collection would free only the top node of a graph.
 */
final class Interner {
  private final ConcurrentMap<Key, Entry> table = new ConcurrentHashMap<>();
  private final ReferenceQueue<Expression> collected = new ReferenceQueue<>();

  private sealed interface Key {}

  /** What is looked up; the operands are interned, so their equality is identity. */
  private record Wanted(Operation operation, List<Expression> operands, int hash) implements Key {
    Wanted(Operation operation, List<Expression> operands) {
      this(operation, operands, 31 * operation.hashCode() + operands.hashCode());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry entry && entry.hash == hash && isMadeBy(entry.get());
    }

    private boolean isMadeBy(@org.jspecify.annotations.Nullable Expression node) {
      return node != null && node.operation().equals(operation) && node.operands().equals(operands);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private static final class Entry extends WeakReference<Expression> implements Key {
    final int hash;

    Entry(int hash, Expression node, ReferenceQueue<Expression> queue) {
      super(node, queue);
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Expression node = get();
      return node != null
          && other instanceof Entry entry
          && entry.hash == hash
          && new Wanted(node.operation(), node.operands(), hash).isMadeBy(entry.get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Returns the node of that operation and operands, made by {@code maker} where there is none. */
  Expression intern(Operation operation, List<Expression> operands, Supplier<Expression> maker) {
    removeCollected();
    Wanted wanted = new Wanted(operation, operands);
    Entry known = table.get(wanted);
    Expression node = known == null ? null : known.get();
    if (node != null) {
      return node;
    }
    Expression made = maker.get();
    Entry entry = new Entry(wanted.hash, made, collected);
    while (true) {
      Entry winner = table.putIfAbsent(entry, entry);
      if (winner == null) {
        return made;
      }
      Expression other = winner.get();
      if (other != null) {
        return other;
      }
    }
  }

  private void removeCollected() {
    for (Object entry = collected.poll(); entry != null; entry = collected.poll()) {
      if (entry instanceof Entry gone) {
        table.remove(gone, gone);
      }
    }
  }
}
