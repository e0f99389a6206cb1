/**
 * The language in which a network is written: text to networks, with reports that point at the
 * place of an error, and networks back to text.
 */
@org.jspecify.annotations.NullMarked
module org.chainrule.language {
  requires transitive org.chainrule.expression;
  requires static transitive org.jspecify;

  exports org.chainrule.language;
}
