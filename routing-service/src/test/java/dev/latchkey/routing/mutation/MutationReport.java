package dev.latchkey.routing.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// PIT's `mutations.xml`.
final class MutationReport {

  private MutationReport() {}

  static List<Mutant> read(Path report) throws IOException {
    try (InputStream xml = Files.newInputStream(report)) {
      NodeList mutations =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(xml)
              .getElementsByTagName("mutation");
      return IntStream.range(0, mutations.getLength())
          .mapToObj(i -> mutant((Element) mutations.item(i)))
          .toList();
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException("not a report of PIT: " + report, e);
    }
  }

  private static Mutant mutant(Element element) {
    return new Mutant(
        Mutation.of(
            text(element, "mutatedClass"),
            text(element, "mutatedMethod"),
            text(element, "description")),
        Integer.parseInt(text(element, "lineNumber")),
        element.getAttribute("status"));
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
