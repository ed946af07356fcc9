package org.kalends.dav.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Xml;

/** A request before anybody knows how to log in. */
record Request(String method, URI uri, Map<String, String> headers, byte[] body) {
  private static final byte[] NO_BODY = {};
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

  Request {
    headers = Map.copyOf(headers);
  }

  static Request get(URI uri) {
    return new Request("GET", uri, Map.of(), NO_BODY);
  }

  static Request options(URI uri) {
    return new Request("OPTIONS", uri, Map.of(), NO_BODY);
  }

  static Request propfind(URI uri, int depth, QName... properties) {
    var prop = Element.of(Names.PROP, Stream.of(properties).map(Element::of).toList());
    return xml("PROPFIND", uri, Element.of(Names.PROPFIND, prop)).with("Depth", "" + depth);
  }

  /** RFC 3253 section 3.6; RFC 6578 and 4791 say which depth. */
  static Request report(URI uri, int depth, Element report) {
    return xml("REPORT", uri, report).with("Depth", "" + depth);
  }

  static Request xml(String method, URI uri, Element body) {
    var headers = Map.of("Content-Type", "application/xml; charset=utf-8");
    return new Request(method, uri, headers, Xml.write(body));
  }

  static Request put(URI uri, byte[] calendar) {
    var headers = Map.of("Content-Type", "text/calendar; charset=utf-8");
    return new Request("PUT", uri, headers, calendar);
  }

  static Request delete(URI uri) {
    return new Request("DELETE", uri, Map.of(), NO_BODY);
  }

  Request with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, uri, more, body);
  }

  Request at(URI other) {
    return new Request(method, other, headers, body);
  }

  /** Whether asking twice does no harm. */
  boolean safe() {
    return SAFE.contains(method);
  }
}
