package org.kalends.cli.edit;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.listing.EventJson;
import org.kalends.cli.listing.EventList;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.files.CalendarDir;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;
import org.kalends.ics.Item;
import org.kalends.ics.recur.Occurrence;
import org.kalends.ics.recur.Occurrences;

/** What a command has changed, as lines or as JSON. */
final class Changes {
  /** What was done to an item. */
  enum Kind {
    CREATED("+"),
    CHANGED("~"),
    DELETED("-");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }
  }

  /** One change, and the occurrence it is told by. */
  private record Change(Kind kind, Found found, Item item, Optional<Occurrence> occurrence) {}

  private static final Place NOWHERE = new Place("");
  private static final Version NO_VERSION = new Version("");

  private final Wiring wiring;
  private final ZonedDateTime now;
  private final List<Change> changes = new ArrayList<>();

  Changes(Wiring wiring, ZonedDateTime now) {
    this.wiring = wiring;
    this.now = now;
  }

  /** Told by its next occurrence, or its last. */
  void add(Kind kind, Found found) {
    for (Item item : Item.in(found.held().document()).items()) {
      Occurrences all = Occurrences.of(item, now.getZone());
      Optional<Occurrence> next =
          all.from(now.toInstant()).findFirst().or(() -> all.all().findFirst());
      changes.add(new Change(kind, found, item, next));
    }
  }

  /** What would be done to an item in that calendar; there are no files of it. */
  void add(Kind kind, Path folder, Item item) {
    add(kind, new Found(folder, new Held(item.uid(), NOWHERE, NO_VERSION, item.document())));
  }

  /** Told by that occurrence. */
  void add(Kind kind, Found found, Occurrence occurrence) {
    for (Item item : Item.in(found.held().document()).items()) {
      changes.add(new Change(kind, found, item, Optional.of(occurrence)));
    }
  }

  void show(boolean json) {
    if (json) {
      Json.write(wiring.terminal().out(), this::write);
    } else {
      changes.forEach(this::print);
    }
  }

  private void print(Change change) {
    String title = Words.shortened(change.item().title(), 80);
    String line =
        change
            .occurrence()
            .map(one -> line(listed(change, one)))
            .orElse("%s · %s".formatted(title, calendar(change)));
    wiring.terminal().out(change.kind().sign + " " + line);
    if (change.kind() != Kind.DELETED) {
      files(change)
          .forEach(
              file -> wiring.terminal().out("  " + wiring.terminal().styled(Style.FAINT, file)));
    }
  }

  private String line(Listed listed) {
    LocalDate day = listed.firstDay(now.getZone());
    EventList list = new EventList(wiring.terminal(), now.getZone(), now.toLocalDate());
    return EventList.name(day) + "  " + list.line(listed, day);
  }

  private static String calendar(Change change) {
    return change.found().folder().getFileName().toString();
  }

  private static Listed listed(Change change, Occurrence occurrence) {
    return Listed.of(calendar(change), change.item(), names(change), occurrence);
  }

  private static List<String> names(Change change) {
    return CalendarDir.files(change.found().held().place());
  }

  private List<String> files(Change change) {
    return names(change).stream()
        .map(name -> wiring.environment().shown(change.found().folder().resolve(name)))
        .toList();
  }

  private void write(JsonWriter json) throws IOException {
    EventJson events = new EventJson(json, now.getZone());
    json.beginObject().name("changes").beginArray();
    for (Change change : changes) {
      json.beginObject();
      Json.field(json, "change", change.kind().name().toLowerCase(Locale.ROOT));
      Json.field(json, "calendar", calendar(change));
      Json.field(json, "uid", change.item().uid());
      if (change.occurrence().isPresent()) {
        Listed listed = listed(change, change.occurrence().get());
        Json.field(json, "title", listed.title());
        events.fields(listed);
      } else {
        Json.field(json, "title", change.item().title());
        events.files(names(change));
      }
      json.endObject();
    }
    json.endArray().endObject();
  }
}
