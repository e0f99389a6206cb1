package org.chainrule.report;

import org.chainrule.calculus.Exposition;

/**
 * A Java class without dependencies that computes what is differentiated and its derivatives by the
 * derived formulas, under the network's own names.
 *
 * <p>It has one static method, from arguments to a record of results. What is too large for a
 * method becomes a class with a field for each value, whose {@code compute()} goes in steps.
 */
public final class JavaCode implements Renderer {
  /** Creates the renderer. */
  public JavaCode() {}

  /**
   * Returns the text of a class.
   *
   * @throws CodeException if a formula still contains a derivative, or if it is too large for the
   *     limits that Java has for classes and methods
   */
  @Override
  public String render(Exposition exposition) {
    return of(CodeSubject.of(exposition));
  }

  static String of(CodeSubject subject) {
    return new JavaCodeClass(subject).text();
  }
}
