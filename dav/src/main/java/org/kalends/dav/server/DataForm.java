package org.kalends.dav.server;

import java.time.ZoneId;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Document;

/** In which form a report gives the texts of items (RFC 4791 9.6). */
sealed interface DataForm {
  /** As it was put. */
  record Whole() implements DataForm {}

  /** CALDAV:expand: each occurrence in a range by itself, in UTC. */
  record Expanded(TimeRange range) implements DataForm {}

  /** CALDAV:limit-recurrence-set: without the overrides that have nothing to do with a range. */
  record Limited(TimeRange range) implements DataForm {}

  /**
   * Reads the CALDAV:calendar-data that a report asks for. A CALDAV:limit-freebusy-set changes
   * nothing: there is no VFREEBUSY in any item.
   *
   * @throws Refusal with 400 where a range is not from one time in UTC to a later one
   */
  static DataForm of(Element report) throws Refusal {
    Optional<Element> data = report.at(Names.PROP, Names.CALENDAR_DATA);
    range(data, Names.caldav("limit-freebusy-set"));
    Optional<TimeRange> expanded = range(data, Names.caldav("expand"));
    if (expanded.isPresent()) {
      return new Expanded(expanded.get());
    }
    Optional<TimeRange> limited = range(data, Names.caldav("limit-recurrence-set"));
    return limited.isPresent() ? new Limited(limited.get()) : new Whole();
  }

  private static Optional<TimeRange> range(Optional<Element> data, QName name) throws Refusal {
    Optional<Element> element = data.flatMap(d -> d.child(name));
    if (element.isEmpty()) {
      return Optional.empty();
    }
    String sentence = name.getLocalPart() + " has a start and an end in UTC";
    return Optional.of(
        TimeRange.bounded(element.get()).orElseThrow(() -> new Refusal(400, sentence)));
  }

  /**
   * A text in this form; empty where it would hold more occurrences than anyone can want.
   *
   * @param floating the zone that days and floating times are taken in
   */
  default Optional<byte[]> of(byte[] text, ZoneId floating) {
    return switch (this) {
      case Whole whole -> Optional.of(text);
      case Expanded(TimeRange range) ->
          new Expansion(range, floating).of(read(text)).map(Document::bytes);
      case Limited(TimeRange range) ->
          Optional.of(new Limitation(range, floating).of(read(text)).bytes());
    };
  }

  private static Document read(byte[] text) {
    return Document.parse(text).document();
  }
}
