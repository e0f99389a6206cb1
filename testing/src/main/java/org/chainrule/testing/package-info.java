/**
 * Property tests that print how to repeat themselves, and tables that several rooms test with. For
 * tests only: no room may require this.
 */
@org.jspecify.annotations.NullMarked
package org.chainrule.testing;
