package org.chainrule.cli;

/**
 * The line of a progress bar: {@code epoch 3/30 ━━━━━──────── loss 0.1234 accuracy 0.9711 51,234
 * samples/s 2 s left}.
 *
 * @param width the most characters it may have
 * @param unicode whether it may have characters beyond ASCII
 */
record BarText(int width, boolean unicode) {
  private static final int LONGEST_BAR = 30;
  private static final int SHORTEST_BAR = 5;

  /** The line for how training stands. */
  String of(Snapshot now) {
    String head = "epoch %d/%d ".formatted(now.epoch(), now.epochs());
    String tail = figures(now);
    int room = Math.min(LONGEST_BAR, width - head.length() - tail.length());
    String line = room < SHORTEST_BAR ? head + tail.strip() : head + bar(now.share(), room) + tail;
    return line.substring(0, Math.min(line.length(), width));
  }

  /** What is known by now. */
  private static String figures(Snapshot now) {
    StringBuilder text = new StringBuilder();
    if (!Double.isNaN(now.samplesPerSecond())) {
      text.append("  loss ").append(Figures.metric(now.loss()));
      if (!Double.isNaN(now.metric())) {
        text.append("  ").append(now.metricName()).append(' ').append(Figures.metric(now.metric()));
      }
      text.append("  ").append(Figures.count(Math.round(now.samplesPerSecond())));
      text.append(" samples/s  ").append(Figures.duration(now.secondsLeft())).append(" left");
    }
    return text.toString();
  }

  private String bar(double share, int length) {
    int full = Math.clamp(Math.round(share * length), 0, length);
    return (unicode ? "━" : "#").repeat(full) + (unicode ? "─" : "-").repeat(length - full);
  }
}
