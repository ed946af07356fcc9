package org.kalends.dav.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.core.sync.RemoteException;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.MalformedXmlException;
import org.kalends.dav.wire.Multistatus;
import org.kalends.dav.wire.Names;
import org.kalends.dav.wire.Xml;
import org.kalends.dav.wire.XmlLimits;

/**
 * What came back.
 *
 * @param uri that answered, after redirects
 * @param body decompressed
 * @param resent whether the request was sent before on a connection that broke: it may have been
 *     done then
 */
record Answer(URI uri, int status, HttpHeaders headers, byte[] body, boolean resent) {
  private static final Pattern MARKUP =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>|\\s+");
  private static final int EXCERPT = 160;

  Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  boolean success() {
    return status / 100 == 2;
  }

  /** RFC 9110 section 15.5.5 and 15.5.11. */
  boolean gone() {
    return status == 404 || status == 410;
  }

  Multistatus multistatus() throws RemoteException {
    try {
      return Multistatus.read(Xml.read(body, XmlLimits.ANSWER));
    } catch (MalformedXmlException e) {
      throw new RemoteException.BadAnswer(
          "%s answered %d, but not with the XML of a CalDAV server (%s)%s; check the address"
              .formatted(Address.plain(uri), status, e.getMessage(), excerpt()),
          e);
    }
  }

  /** The DAV:error in the body, where it is one (RFC 4918 section 16). */
  Optional<Element> error() {
    try {
      return Optional.of(Xml.read(body, XmlLimits.ANSWER)).filter(e -> e.is(Names.ERROR));
    } catch (MalformedXmlException e) {
      return Optional.empty(); // plain text and HTML are usual with an error status
    }
  }

  /** The beginning of what a person would see, or nothing. */
  String excerpt() {
    var head = new String(body, 0, Math.min(body.length, 4000), UTF_8);
    var text = MARKUP.matcher(head).replaceAll(" ").replaceAll("\\p{Cntrl}|\\s+", " ").strip();
    return quoted(text.replaceAll(" {2,}", " "));
  }

  /** A text for the end of a sentence, shortened; nothing for none. */
  static String quoted(String text) {
    if (text.isEmpty()) return "";
    return ": \"" + (text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text) + "\"";
  }
}
