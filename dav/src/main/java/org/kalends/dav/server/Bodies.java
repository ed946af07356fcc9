package org.kalends.dav.server;

import java.util.Locale;
import java.util.Optional;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.MalformedXmlException;
import org.kalends.dav.wire.Xml;
import org.kalends.dav.wire.XmlLimits;

/** Request bodies. */
final class Bodies {
  private Bodies() {}

  /**
   * The XML of a request; empty where it has no body.
   *
   * @throws Refusal with 415 for another media type, 400 for what is no XML that we take
   */
  static Optional<Element> xml(Call call) throws Refusal {
    refuseCoding(call);
    if (call.body().length == 0) {
      return Optional.empty();
    }
    String type = mediaType(call);
    if (!type.isEmpty() && !type.endsWith("/xml") && !type.endsWith("+xml")) {
      throw new Refusal(415, "send application/xml, not " + type);
    }
    try {
      return Optional.of(Xml.read(call.body(), XmlLimits.REQUEST));
    } catch (MalformedXmlException e) {
      throw new Refusal(400, "the body is not acceptable: " + e.getMessage());
    }
  }

  /**
   * The text of an item.
   *
   * @throws Refusal with 415 for another media type (RFC 4791 5.3.2.1)
   */
  static byte[] calendarData(Call call) throws Refusal {
    refuseCoding(call);
    String type = mediaType(call);
    if (!type.isEmpty() && !type.equals("text/calendar")) {
      throw Preconditions.refusal(
          415, Preconditions.SUPPORTED_CALENDAR_DATA, "send text/calendar, not " + type);
    }
    return call.body();
  }

  private static String mediaType(Call call) {
    String type = call.header("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  private static void refuseCoding(Call call) throws Refusal {
    String coding = call.header("Content-Encoding").orElse("identity");
    if (!coding.equalsIgnoreCase("identity")) {
      throw new Refusal(415, "send the body without content coding, not as " + coding);
    }
  }
}
