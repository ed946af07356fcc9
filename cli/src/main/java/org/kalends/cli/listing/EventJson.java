package org.kalends.cli.listing;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Slot;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Json;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.When;

/**
 * Events as JSON; docs/json.md says what the fields mean.
 *
 * @param zone that times are told in
 */
public record EventJson(JsonWriter json, ZoneId zone) {
  void span(Span span) throws IOException {
    Json.field(json, "from", time(span.from()));
    Json.field(json, "to", time(span.to()));
  }

  void event(Listed event) throws IOException {
    json.beginObject();
    Json.field(json, "calendar", event.calendar());
    Json.field(json, "uid", event.uid());
    Json.field(json, "title", event.title());
    fields(event);
    json.endObject();
  }

  /** All of an occurrence but what it shares with the others of its item. */
  public void fields(Listed event) throws IOException {
    Json.field(json, "start", when(event.sighting().start(), event.from()));
    Json.field(json, "end", when(event.sighting().end(), event.to()));
    json.name("allDay").value(event.allDay());
    Json.field(
        json,
        "zone",
        event.sighting().start() instanceof When.Zoned zoned
            ? Optional.of(zoned.tzid())
            : Optional.empty());
    Json.field(json, "location", event.face().location());
    Json.field(json, "status", event.face().status().map(word -> word.toLowerCase(Locale.ROOT)));
    json.name("free").value(event.face().transparent());
    json.name("repeats").value(event.face().repeats());
    if (event.face().repeats() || event.face().changed()) {
      Json.field(json, "occurrence", when(event.sighting().id()));
      json.name("changed").value(event.face().changed());
    }
    files(event.files());
  }

  public void files(List<String> files) throws IOException {
    json.name("files").beginArray();
    for (String file : files) {
      json.value(file);
    }
    json.endArray();
  }

  void slot(Slot slot) throws IOException {
    Json.field(json, "start", time(slot.from()));
    Json.field(json, "end", time(slot.to()));
  }

  void problems(List<ItemProblem> problems) throws IOException {
    json.name("problems").beginArray();
    for (ItemProblem problem : problems) {
      json.beginObject();
      Json.field(json, "where", problem.where());
      Json.field(json, "title", problem.title());
      Json.field(json, "reason", problem.reason());
      Json.field(json, "remedy", problem.remedy());
      json.endObject();
    }
    json.endArray();
  }

  private String when(When when, Instant instant) {
    return when instanceof When.Day day ? day.date().toString() : time(instant);
  }

  /** As it is written, so that a command that is to change this occurrence takes it. */
  private static String when(When when) {
    return switch (when) {
      case When.Day day -> day.date().toString();
      case When.Floating floating -> floating.time().truncatedTo(ChronoUnit.SECONDS).toString();
      case When.Zoned zoned -> zoned.time().truncatedTo(ChronoUnit.SECONDS).toString();
      case When.Utc utc -> utc.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    };
  }

  String time(Instant instant) {
    return time(instant.atZone(zone));
  }

  /** RFC 3339: with seconds and offset. */
  static String time(ZonedDateTime time) {
    LocalTime clock = time.toLocalTime().truncatedTo(ChronoUnit.SECONDS);
    String seconds = clock.getSecond() == 0 ? ":00" : "";
    return time.toLocalDate() + "T" + clock + seconds + time.getOffset();
  }
}
