package org.kalends.dav.server;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.Node;
import org.kalends.ics.Parameters;
import org.kalends.ics.Property;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** CALDAV:free-busy-query (RFC 4791 7.10). */
final class FreeBusy {
  private final TimeRange range;
  private final ZoneId floating;
  private final BusyTimes busy = new BusyTimes();

  private FreeBusy(TimeRange range, ZoneId floating) {
    this.range = range;
    this.floating = floating;
  }

  static Answer answer(Reporting report, Instant now) throws Refusal, IOException {
    Optional<Element> asked = report.body().child(Names.TIME_RANGE);
    TimeRange range =
        asked
            .flatMap(TimeRange::bounded)
            .orElseThrow(() -> new Refusal(400, "a time-range has a start and an end in UTC"));
    FreeBusy freeBusy = new FreeBusy(range, report.floating());
    for (ServedItem item : report.store().list().items()) {
      if (item.kind().equals("VEVENT") && range.mayTouch(item.starts(), item.ends())) {
        report.store().listed(item.name()).ifPresent(freeBusy::add);
      }
    }
    return Answer.of(200)
        .with("Content-Type", "text/calendar; charset=utf-8")
        .withBody(freeBusy.document(now).bytes());
  }

  private void add(Served.Content content) {
    for (Item item : Item.in(Document.parse(content.text()).document()).items()) {
      Occurrences.of(item, floating).between(range.start(), range.end()).forEach(this::add);
    }
  }

  private void add(Occurrence occurrence) {
    BusyTimes.Type.of(occurrence.component())
        .ifPresent(type ->
            busy.add(
                type,
                later(occurrence.from(), range.start()),
                earlier(occurrence.to(), range.end())));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Document document(Instant now) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new When.Utc(now.truncatedTo(ChronoUnit.SECONDS)).property("DTSTAMP"));
    nodes.add(new When.Utc(range.start()).property("DTSTART"));
    nodes.add(new When.Utc(range.end()).property("DTEND"));
    for (BusyTimes.Busy time : busy.merged()) {
      nodes.add(property(time));
    }
    return Document.of(
        Component.of(
            "VCALENDAR",
            List.of(
                Property.of("VERSION", "2.0"),
                Property.of("PRODID", "-//Kalends//Kalends//EN"),
                Component.of("VFREEBUSY", nodes))));
  }

  /** BUSY is what a period without FBTYPE means (RFC 5545 3.2.9). */
  private static Property property(BusyTimes.Busy time) {
    Parameters parameters =
        time.type() == BusyTimes.Type.BUSY
            ? Parameters.NONE
            : Parameters.of("FBTYPE", "BUSY-TENTATIVE");
    String period = new When.Utc(time.from()).value() + "/" + new When.Utc(time.to()).value();
    return Property.of("FREEBUSY", parameters, period);
  }
}
