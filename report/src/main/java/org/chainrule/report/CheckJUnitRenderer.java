package org.chainrule.report;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.chainrule.check.Finding;
import org.chainrule.check.Ruling;

/**
 * Writes what a check has found as JUnit's XML, which build servers read: a suite a file, a case a
 * statement. A wrong one is a failure, one that could not be read or decided is skipped, a file
 * that could not be read is an error.
 *
 * @param hint whether to tell only where mistakes are, and not what is right
 */
public record CheckJUnitRenderer(boolean hint) implements CheckRenderer {

  @Override
  public String render(List<CheckedFile> files) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      counts(xml, files);
      for (CheckedFile file : files) {
        suite(xml, file);
      }
      newLine(xml, 0);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a StringWriter takes everything
    }
    return text + "\n";
  }

  private static void newLine(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static void counts(XMLStreamWriter xml, List<CheckedFile> files)
      throws XMLStreamException {
    Tally tally = Tally.ofAll(files);
    long broken = files.stream().filter(CheckedFile.Broken.class::isInstance).count();
    int wrong = tally.wrong() + tally.count(Ruling.LAYOUT, Ruling.FOLLOWS);
    xml.writeAttribute("tests", String.valueOf(tally.statements() + broken));
    xml.writeAttribute("failures", String.valueOf(wrong));
    xml.writeAttribute("errors", String.valueOf(broken));
    xml.writeAttribute("skipped", String.valueOf(tally.open()));
  }

  private void suite(XMLStreamWriter xml, CheckedFile file) throws XMLStreamException {
    newLine(xml, 1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", CleanText.line(file.name()));
    counts(xml, List.of(file));
    switch (file) {
      case CheckedFile.Judged(_, var result) -> {
        for (Statement statement : Statement.of(result)) {
          testCase(xml, file, statement);
        }
      }
      case CheckedFile.Broken(_, String message) -> broken(xml, file, message);
    }
    newLine(xml, 1);
    xml.writeEndElement();
  }

  private static void broken(XMLStreamWriter xml, CheckedFile file, String message)
      throws XMLStreamException {
    open(xml, file, "can be read");
    newLine(xml, 3);
    xml.writeStartElement("error");
    xml.writeAttribute("type", "unreadable");
    xml.writeAttribute("message", "could not be read");
    xml.writeCharacters(CleanText.lines(message));
    xml.writeEndElement();
    newLine(xml, 2);
    xml.writeEndElement();
  }

  private static void open(XMLStreamWriter xml, CheckedFile file, String name)
      throws XMLStreamException {
    newLine(xml, 2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", CleanText.line(file.name()));
    xml.writeAttribute("name", name);
  }

  private void testCase(XMLStreamWriter xml, CheckedFile file, Statement statement)
      throws XMLStreamException {
    Finding finding = statement.finding();
    open(xml, file, name(finding));
    if (!finding.ruling().isRight()) {
      newLine(xml, 3);
      xml.writeStartElement(finding.ruling().isWrong() ? "failure" : "skipped");
      if (finding.ruling().isWrong()) {
        xml.writeAttribute("type", kind(finding));
      }
      List<String> told = told(statement);
      xml.writeAttribute("message", told.isEmpty() ? finding.ruling().word() : told.getFirst());
      xml.writeCharacters(String.join("\n", told));
      xml.writeEndElement();
      newLine(xml, 2);
    }
    xml.writeEndElement();
  }

  private String kind(Finding finding) {
    String word = finding.ruling().word();
    return hint ? word : finding.diagnosis().map(found -> found.kind().word()).orElse(word);
  }

  private static String name(Finding finding) {
    String id = finding.id().map(text -> " (" + CleanText.line(text) + ")").orElse("");
    return "line %d%s, %d: %s"
        .formatted(finding.line(), id, finding.link(), CleanText.line(finding.text()));
  }

  private List<String> told(Statement statement) {
    Finding finding = statement.finding();
    List<Remark> remarks = new ArrayList<>(Remark.of(finding, hint));
    if (!hint) {
      statement
          .correction()
          .ifPresent(correction -> remarks.add(new Remark("right", correction.text())));
    }
    remarks.addAll(Remark.further(finding, hint));
    return remarks.stream()
        .map(remark ->
            remark.label().isEmpty() ? remark.text() : remark.label() + ": " + remark.text())
        .map(CleanText::line)
        .collect(Collectors.toList());
  }
}
