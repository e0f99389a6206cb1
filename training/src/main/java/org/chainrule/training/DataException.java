package org.chainrule.training;

import java.io.Serial;

/**
 * Something a user can put right: a data file, a setting, a run folder. Its message reads {@code
 * where: problem. Repair.} and is meant to be shown alone, without a stack trace.
 */
public final class DataException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final String where;
  private final String problem;
  private final String repair;

  /**
   * @param where the file, row and column, or the setting, in the user's own names
   * @param problem what was found and what was wanted, without a full stop
   * @param repair one thing to do about it, a whole sentence
   */
  public DataException(String where, String problem, String repair) {
    super(where + ": " + problem + ". " + repair);
    this.where = where;
    this.problem = problem;
    this.repair = repair;
  }

  /** The file, row and column, or the setting. */
  public String where() {
    return where;
  }

  /** What was found and what was wanted. */
  public String problem() {
    return problem;
  }

  /** One thing to do about it. */
  public String repair() {
    return repair;
  }
}
