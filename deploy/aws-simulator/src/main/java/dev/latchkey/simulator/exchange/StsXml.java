package dev.latchkey.simulator.exchange;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The two shapes of an STS answer in XML.
public final class StsXml {

  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

  private StsXml() {}

  /// A result: `<ActionResponse><ActionResult>…`. Values are texts or maps of the same kind,
  /// written in the map's order.
  public static String result(String action, Map<String, ?> members, String requestId) {
    return write(
        xml -> {
          xml.writeStartElement(action + "Response");
          xml.writeDefaultNamespace(NAMESPACE);
          members(xml, Map.of(action + "Result", members));
          members(xml, Map.of("ResponseMetadata", Map.of("RequestId", requestId)));
          xml.writeEndElement();
        });
  }

  /// An error; the sender's fault unless its status says otherwise.
  static String error(AwsError error, String requestId) {
    return write(
        xml -> {
          xml.writeStartElement("ErrorResponse");
          xml.writeDefaultNamespace(NAMESPACE);
          xml.writeStartElement("Error");
          text(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
          text(xml, "Code", error.code());
          text(xml, "Message", error.message());
          xml.writeEndElement();
          text(xml, "RequestId", requestId);
          xml.writeEndElement();
        });
  }

  private static void members(XMLStreamWriter xml, Map<?, ?> members) throws XMLStreamException {
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String name = member.getKey().toString();
      if (member.getValue() instanceof Map<?, ?> inner) {
        xml.writeStartElement(name);
        members(xml, inner);
        xml.writeEndElement();
      } else {
        text(xml, name, member.getValue().toString());
      }
    }
  }

  private static void text(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  /// Writes elements to a document.
  private interface Content {
    void writeTo(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static String write(Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
      content.writeTo(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory failed", e);
    }
    return text.toString();
  }
}
