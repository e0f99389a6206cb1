package org.chainrule.report;

import java.util.List;

/**
 * What a document about a derivation says, in order: the same for all formats that are read by
 * people.
 *
 * @param title the heading of the whole
 * @param sections its sections
 */
record Outline(List<Inline> title, List<Section> sections) {
  /** Copies the lists. */
  Outline {
    title = List.copyOf(title);
    sections = List.copyOf(sections);
  }

  /** A section under its heading; the first one needs none. */
  record Section(String heading, List<Block> blocks) {
    /** Copies the list. */
    Section {
      blocks = List.copyOf(blocks);
    }
  }

  /** Words, or a formula among words. */
  sealed interface Inline {
    /** Some words. */
    record Words(String text) implements Inline {}

    /** A formula within a sentence. */
    record Formed(Formula formula) implements Inline {}
  }

  /** A part of a section. */
  sealed interface Block {
    /** A sentence or more. */
    record Paragraph(List<Inline> content) implements Block {
      /** Copies the list. */
      public Paragraph {
        content = List.copyOf(content);
      }
    }

    /** Equations one below the other, aligned where they say {@code =}. */
    record Equations(List<Equation> equations) implements Block {
      /** Copies the list. */
      public Equations {
        equations = List.copyOf(equations);
      }
    }

    /** Short items one below the other. */
    record Bullets(List<List<Inline>> items) implements Block {
      /** Copies the list. */
      public Bullets {
        items = List.copyOf(items);
      }
    }

    /** Numbered steps. */
    record Steps(List<StepText> steps) implements Block {
      /** Copies the list. */
      public Steps {
        steps = List.copyOf(steps);
      }
    }
  }

  /**
   * {@code left = right = right}, and the last told apart by cases, where there are any.
   *
   * @param left the left side
   * @param rights the right sides
   * @param cases the same once more, by cases
   */
  record Equation(Formula left, List<Formula> rights, List<CaseText> cases) {
    /** Copies the lists. */
    Equation {
      rights = List.copyOf(rights);
      cases = List.copyOf(cases);
    }
  }

  /** A value where a condition holds. */
  record CaseText(Formula value, Formula when) {}

  /**
   * One step.
   *
   * @param number counted from 1
   * @param rule the rule's name
   * @param equation the line before and after
   * @param reason why it holds
   */
  record StepText(int number, String rule, Equation equation, List<Inline> reason) {
    /** Copies the list. */
    StepText {
      reason = List.copyOf(reason);
    }
  }
}
