/** One renderer for each format, over the values that the calculus produces. */
@org.jspecify.annotations.NullMarked
package org.chainrule.report;
