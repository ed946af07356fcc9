package org.kalends.dav.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.kalends.core.ledger.Served;
import org.kalends.core.ledger.ServedItem;
import org.kalends.dav.wire.Element;
import org.kalends.dav.wire.Multistatus.Response;
import org.kalends.dav.wire.Names;

/** One REPORT on a calendar, and how it tells of an item. */
record Reporting(
    Call call, Target.Calendar target, CalendarStore store, Wanted wanted, Element body) {
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

  Reporting(Call call, Target.Calendar target, CalendarStore store, Element body) throws Refusal {
    this(call, target, store, wanted(body), body);
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
    return response(content.item(), Optional.of(content.text()), writable);
  }

  private Response response(ServedItem item, Optional<byte[]> text, boolean writable)
      throws Refusal, IOException {
    Properties.EntryPlace entry = new Properties.EntryPlace(call.user(), item, writable);
    String href = target.entry(item.name()).href();
    return TABLE.response(href, new Told(entry, text), wanted, call.wantsMinimal());
  }

  private static Element calendarData(byte[] text) {
    return Element.text(Names.CALENDAR_DATA, new String(text, StandardCharsets.UTF_8));
  }
}
