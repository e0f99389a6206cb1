package org.chainrule.check;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that may take so long only. */
final class TimeLimit {
  /** Formulas may be deep, and some of what is done with them calls itself. */
  private static final long STACK = 64L << 20;

  private TimeLimit() {}

  /**
   * Does {@code work}, and returns whether it was done in time. If not, its thread is interrupted
   * and left behind.
   */
  static boolean within(Duration limit, Runnable work) {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                work.run();
                result.complete(true);
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            "claim",
            STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      return false;
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private static RuntimeException thrown(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case StackOverflowError e -> new IllegalStateException("it is nested too deeply", e);
      case OutOfMemoryError e -> new IllegalStateException("it needs too much memory", e);
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
