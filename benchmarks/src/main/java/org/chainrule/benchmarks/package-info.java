/** Studies and benchmarks: the figures that the documentation quotes come from here. */
@org.jspecify.annotations.NullMarked
package org.chainrule.benchmarks;
