package org.chainrule.check;

import java.time.Instant;
import org.chainrule.expression.Claim;

/** Judges a claim as one about differentials, and where it is none as one about gradients. */
final class EitherNotation implements Inquiry {
  private final ClaimCheck differentials;
  private final ClaimCheck gradients;
  private volatile ClaimCheck taken;

  /**
   * Makes a check of one claim.
   *
   * @param differentials as it is written
   * @param gradients with gradients for its differentials
   */
  EitherNotation(ClaimCheck differentials, ClaimCheck gradients) {
    this.differentials = differentials;
    this.gradients = gradients;
    this.taken = differentials;
  }

  @Override
  public void judge() {
    differentials.judge();
    if (differentials.rulings().areRight()) {
      return;
    }
    gradients.judge();
    if (gradients.rulings().areRight() || GradientNotation.isMeant(differentials.claim())) {
      String head = gradients.claim().sides().getFirst().text();
      gradients.rulings().noting(CheckMessages.gradientNotation(head));
      taken = gradients;
    }
  }

  @Override
  public void explain(int side, Instant deadline) {
    taken.explain(side, deadline);
  }

  @Override
  public Claim claim() {
    return taken.claim();
  }

  @Override
  public Rulings rulings() {
    return taken.rulings();
  }
}
