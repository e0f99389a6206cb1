/**
 * The command line. {@link org.chainrule.cli.Main} starts it, {@link
 * org.chainrule.cli.ChainruleCommand} holds what all commands share, and each command is a class
 * that asks the rooms below and prints their answer.
 */
@org.jspecify.annotations.NullMarked
package org.chainrule.cli;
