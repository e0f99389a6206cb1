package org.chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A strict reader of HTML and MathML: elements close in order, ids are there once. */
final class MarkupChecker {
  private static final Set<String> EMPTY = Set.of("meta", "br", "hr", "input");

  private static final Pattern TOKEN =
      Pattern.compile(
          "<!DOCTYPE html>"
              + "|<(style|script)(?<raw>[^>]*)>(?s:.*?)</\\1>"
              + "|</(?<end>[a-z0-9]+)>"
              + "|<(?<start>[a-z0-9]+)(?<attributes>(?: [a-zA-Z-]+(?:=\"[^\"<>]*\")?)*)>"
              + "|(?<text>[^<>&]+)"
              + "|&(?:amp|lt|gt|quot|#39|nbsp);");

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

  private MarkupChecker() {}

  /** Fails unless {@code markup} is sound; returns the ids in it. */
  static Set<String> check(String markup) {
    Deque<String> open = new ArrayDeque<>();
    Set<String> ids = new HashSet<>();
    Matcher token = TOKEN.matcher(markup);
    int at = 0;
    while (token.find()) {
      if (token.start() != at) {
        fail("no markup: \u00ab%s\u00bb", markup.substring(at, Math.min(markup.length(), at + 80)));
      }
      at = token.end();
      String start = token.group("start");
      String end = token.group("end");
      if (start != null) {
        Matcher id = ID.matcher(token.group("attributes"));
        while (id.find()) {
          if (!ids.add(id.group(1))) {
            fail("a second element with the id %s", id.group(1));
          }
        }
        if (!EMPTY.contains(start)) {
          open.push(start);
        }
      } else if (end != null) {
        if (!end.equals(open.poll())) {
          fail("closed at the wrong place: %s", excerpt(markup, at));
        }
      }
    }
    assertThat(at).as("read to the end: %s", excerpt(markup, at)).isEqualTo(markup.length());
    assertThat(open).as("left open").isEmpty();
    return ids;
  }

  private static String excerpt(String markup, int at) {
    return markup.substring(Math.max(0, at - 60), Math.min(markup.length(), at + 60));
  }
}
