package org.kalends.cli.listing;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.kalends.cli.agenda.Agenda;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Listing;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Shelf;
import org.kalends.cli.wiring.Wiring;

/** What listing commands do alike. */
record Listings(Wiring wiring, ListingOptions options) {
  ZonedDateTime now() {
    return ZonedDateTime.now(wiring.environment().clock());
  }

  ZoneId zone() {
    return now().getZone();
  }

  private Terminal terminal() {
    return wiring.terminal();
  }

  EventList list() {
    return new EventList(terminal(), zone(), now().toLocalDate());
  }

  /** Something asked of the chosen calendars. */
  interface Question<T> {
    Listing<T> ask(Agenda agenda) throws IOException;
  }

  /** Asks, and names what could not be read; the rest is the answer. */
  <T> Listing<T> ask(Question<T> question) throws IOException {
    try (Shelf shelf = wiring.shelf(options.selection)) {
      Listing<T> listing = question.ask(shelf.agenda());
      listing.unindexed().ifPresent(wiring::slow);
      listing.problems().forEach(problem -> terminal().complain(ResultView.said(problem)));
      return listing;
    }
  }

  /** The events of a span; a point in time is what goes on then. */
  Listing<Listed> during(Span span) throws IOException {
    ZonedDateTime to = span.isPoint() ? span.from().plusSeconds(1) : span.to();
    return ask(agenda -> agenda.during(span.from().toInstant(), to.toInstant()));
  }

  /** Shows them, as lines or as JSON. */
  int show(Span span, Listing<Listed> listing, boolean everyDay) {
    if (options.json) {
      json(span, listing);
      return Exit.DONE;
    }
    LocalDate first = span.from().toLocalDate();
    LocalDate last = lastDay(span);
    list().print(listing.events(), first, last, everyDay);
    if (listing.events().isEmpty() && !everyDay) {
      terminal().err("no events " + words(span));
    }
    return Exit.DONE;
  }

  void json(Span span, Listing<Listed> listing) {
    Json.write(
        terminal().out(),
        writer -> {
          EventJson json = new EventJson(writer, zone());
          writer.beginObject();
          json.span(span);
          writer.name("events").beginArray();
          for (Listed event : listing.events()) {
            json.event(event);
          }
          writer.endArray();
          json.problems(listing.problems());
          writer.endObject();
        });
  }

  static LocalDate lastDay(Span span) {
    return span.isPoint()
        ? span.from().toLocalDate()
        : span.to().minus(1, ChronoUnit.NANOS).toLocalDate();
  }

  private static String words(Span span) {
    LocalDate first = span.from().toLocalDate();
    LocalDate last = lastDay(span);
    if (span.isPoint()) {
      return "at %s %s"
          .formatted(EventList.name(first), EventList.clock(span.from().toLocalTime()));
    }
    return first.equals(last)
        ? "on " + EventList.name(first)
        : "from %s to %s".formatted(EventList.name(first), EventList.name(last));
  }
}
