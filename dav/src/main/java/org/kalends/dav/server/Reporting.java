package org.kalends.dav.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Href;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;
import org.kalends.ics.Document;
import org.kalends.ics.zone.Zones;

/**
 * One REPORT on a calendar, and how it tells of an item.
 *
 * @param floating the zone that days and floating times are taken in
 */
record Reporting(
    Call call,
    Target.Calendar target,
    CalendarStore store,
    Wanted wanted,
    DataForm form,
    ZoneId floating,
    Element body) {
  private static final PropertyTable<Told> TABLE =
      new PropertyTable<Told>()
          .addAll(Properties.ENTRY)
          .add(Names.CALENDAR_DATA, told -> told.text().map(Reporting::calendarData));

  /** An item with its text, where that is asked for. */
  private record Told(Properties.EntryPlace entry, Optional<byte[]> text)
      implements Properties.HasItem {
    @Override
    public ServedItem item() {
      return entry.item();
    }

    @Override
    public User user() {
      return entry.user();
    }

    @Override
    public boolean writable() {
      return entry.writable();
    }
  }

  static Reporting of(
      Call call, Target.Calendar target, CalendarStore store, Traits traits, Element body)
      throws Refusal, IOException {
    return new Reporting(
        call, target, store, wanted(body), DataForm.of(body), floating(body, traits), body);
  }

  /** RFC 4791 9.8: the query's zone, else the calendar's, else UTC. */
  private static ZoneId floating(Element body, Traits traits) throws IOException {
    Optional<String> own = body.textOf(Names.caldav("timezone"));
    Optional<String> zone =
        own.isPresent() ? own : Optional.ofNullable(traits.all().get(Trait.TIMEZONE));
    return zone.flatMap(Reporting::zone).orElse(ZoneOffset.UTC);
  }

  private static Optional<ZoneId> zone(String calendar) {
    byte[] text = calendar.getBytes(StandardCharsets.UTF_8);
    return Document.parse(text).document().calendars().stream()
        .flatMap(c -> c.components("VTIMEZONE").stream())
        .flatMap(zone -> zone.text("TZID").stream())
        .findFirst()
        .flatMap(Zones::iana);
  }

  /** RFC 4791 7.8: without any of the three, only hrefs are wanted. */
  private static Wanted wanted(Element body) throws Refusal {
    boolean none = List.of(Names.PROP, Names.PROPNAME, Names.ALLPROP).stream().noneMatch(body::has);
    return none ? new Wanted.Some(List.of(Names.GETETAG)) : Wanted.of(body);
  }

  /** What is told of an item that was just listed; empty where it is gone since. */
  Optional<Response> response(ServedItem listed, boolean writable) throws Refusal, IOException {
    if (wanted.lacks(Names.CALENDAR_DATA)) {
      return Optional.of(response(listed, Optional.empty(), writable));
    }
    Optional<Served.Content> content = store.listed(listed.name());
    return content.isEmpty() ? Optional.empty() : Optional.of(response(content.get(), writable));
  }

  /** What is told of an item. */
  Response response(Served.Content content, boolean writable) throws Refusal, IOException {
    boolean told = !wanted.lacks(Names.CALENDAR_DATA);
    Optional<byte[]> text = told ? form.of(content.text(), floating) : Optional.of(content.text());
    return text.isPresent()
        ? response(content.item(), text, writable)
        : Response.of(href(content.item()), 507, Names.NUMBER_OF_MATCHES_WITHIN_LIMITS);
  }

  private Response response(ServedItem item, Optional<byte[]> text, boolean writable)
      throws Refusal, IOException {
    Properties.EntryPlace entry = new Properties.EntryPlace(call.user(), item, writable);
    return TABLE.response(href(item).value(), new Told(entry, text), wanted, call.wantsMinimal());
  }

  private Href href(ServedItem item) {
    return new Href(target.entry(item.name()).href());
  }

  private static Element calendarData(byte[] text) {
    return Element.text(Names.CALENDAR_DATA, new String(text, StandardCharsets.UTF_8));
  }
}
