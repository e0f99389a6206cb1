package org.chainrule.language;

/**
 * A piece of the source, as offsets.
 *
 * <p>Any two spans are equal, so that syntax trees are equal when they mean the same wherever they
 * stand.
 */
public final class Span {
  private final int start;
  private final int end;

  public Span(int start, int end) {
    this.start = start;
    this.end = Math.max(start, end);
  }

  /** Returns the span from the start of this to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }

  /** Returns what stands between the two. */
  static Span between(Span before, Span after) {
    int from = before.end;
    int to = after.start;
    return new Span(from, to);
  }

  /** Returns where it starts. */
  public int start() {
    return start;
  }

  /** Returns where it ends: one behind its last character. */
  public int end() {
    return end;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Span;
  }

  @Override
  public int hashCode() {
    return 0;
  }

  @Override
  public String toString() {
    return start + ".." + end;
  }
}
