package org.kalends.dav.wire;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One reading of one document. */
final class XmlReader {
  private static final XMLInputFactory FACTORY = factory();

  private final XmlLimits limits;
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private int elements;

  XmlReader(XmlLimits limits) {
    this.limits = limits;
  }

  private record Open(
      QName name, Map<QName, String> attributes, List<Element> children, StringBuilder text) {
    Element close() {
      return new Element(name, attributes, children, text.toString());
    }
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // From JDK 24 on these are low and count each &quot; of a long listing. A document type, which
    // could abuse them, is refused anyway.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    return factory;
  }

  Element read(String document) throws MalformedXmlException {
    try {
      var xml = FACTORY.createXMLStreamReader(new StringReader(document));
      while (true) {
        switch (xml.next()) {
          case XMLStreamConstants.DTD -> throw new MalformedXmlException("XML with a DOCTYPE");
          case XMLStreamConstants.START_ELEMENT -> start(xml);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text(xml);
          case XMLStreamConstants.END_ELEMENT -> {
            var done = open.pop().close();
            if (open.isEmpty()) return done;
            open.peek().children().add(done);
          }
          default -> {} // comments and processing instructions
        }
      }
    } catch (XMLStreamException e) {
      throw new MalformedXmlException("no well-formed XML: " + firstLine(e.getMessage()), e);
    }
  }

  private void start(XMLStreamReader xml) throws MalformedXmlException {
    if (++elements > limits.elements())
      throw new MalformedXmlException("more than " + limits.elements() + " XML elements");
    if (open.size() >= limits.depth())
      throw new MalformedXmlException("XML nested deeper than " + limits.depth());
    var attributes = new LinkedHashMap<QName, String>();
    for (int i = 0; i < xml.getAttributeCount(); i++)
      attributes.put(xml.getAttributeName(i), xml.getAttributeValue(i));
    open.push(new Open(xml.getName(), attributes, new ArrayList<>(), new StringBuilder()));
  }

  private void text(XMLStreamReader xml) {
    if (!open.isEmpty())
      open.peek().text().append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  private static String firstLine(String message) {
    return message == null
        ? ""
        : message.lines().skip(message.startsWith("ParseError") ? 1 : 0).findFirst().orElse("");
  }
}
