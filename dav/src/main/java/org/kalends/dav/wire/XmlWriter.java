package org.kalends.dav.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;

/** Elements as text, with all namespaces declared at the root. */
final class XmlWriter {
  private static final Map<String, String> USUAL =
      Map.of(Names.DAV, "D", Names.CALDAV, "C", Names.CALENDARSERVER, "CS", Names.APPLE, "A");

  private final Map<String, String> prefixes = new LinkedHashMap<>();
  private final StringBuilder out = new StringBuilder();

  private XmlWriter() {}

  static String document(Element root) {
    var writer = new XmlWriter();
    writer.collect(root);
    writer.out.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    writer.element(root, writer.declarations());
    return writer.out.toString();
  }

  private void collect(Element element) {
    declare(element.name());
    element.attributes().keySet().forEach(this::declare);
    element.children().forEach(this::collect);
  }

  private void declare(QName name) {
    var namespace = name.getNamespaceURI();
    if (!namespace.isEmpty() && !namespace.equals("http://www.w3.org/XML/1998/namespace"))
      prefixes.computeIfAbsent(namespace, n -> USUAL.getOrDefault(n, "x" + prefixes.size()));
  }

  private String declarations() {
    var declarations = new StringBuilder();
    prefixes.forEach((namespace, prefix) ->
        declarations
            .append(" xmlns:")
            .append(prefix)
            .append("=\"")
            .append(escaped(namespace))
            .append('"'));
    return declarations.toString();
  }

  private void element(Element element, String declarations) {
    var tag = tag(element.name());
    out.append('<').append(tag).append(declarations);
    element
        .attributes()
        .forEach((name, value) ->
            out.append(' ').append(tag(name)).append("=\"").append(escaped(value)).append('"'));
    if (element.children().isEmpty() && element.text().isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>').append(escaped(element.text()));
    element.children().forEach(child -> element(child, ""));
    out.append("</").append(tag).append('>');
  }

  private String tag(QName name) {
    if (name.getNamespaceURI().equals("http://www.w3.org/XML/1998/namespace"))
      return "xml:" + name.getLocalPart();
    var prefix = prefixes.get(name.getNamespaceURI());
    return prefix == null ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
  }

  /** A reader turns a bare CR LF into LF, so CR goes as a reference (XML 1.0 section 2.11). */
  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\r' -> escaped.append("&#13;");
            default -> {
              if (XmlText.allowed(c)) escaped.appendCodePoint(c);
            }
          }
        });
    return escaped.toString();
  }
}
