/** Proves two expressions equal, confirms it with numbers, or finds where they differ. */
@org.jspecify.annotations.NullMarked
package org.chainrule.judge;
