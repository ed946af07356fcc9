package org.kalends.cli.history;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Json;
import org.kalends.cli.show.Field;
import org.kalends.cli.show.Fields;
import org.kalends.cli.show.TimeWords;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.wiring.ItemSearch.Found;
import org.kalends.cli.wiring.Wiring;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.Ledger;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Place;
import org.kalends.core.sync.Version;
import org.kalends.ics.Component;
import org.kalends.ics.Document;
import org.kalends.ics.Item;
import org.kalends.ics.When;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one item. */
@Command(
    name = "show",
    description = "Show an item with its changed occurrences, alarms and attendees.",
    footer = {
      "",
      "Examples:",
      "  kalends show ~/calendars/work/2026-03-04T1000__lunch_1a2b3c4d.ics",
      "  kalends show 6ba7b810-9dad-11d1@example.com     by UID, in all calendars",
      "  kalends show lunch --before 12                  as it was before run 12",
      "  kalends show FILE --raw                         the item as iCalendar text"
    })
public final class ShowCommand implements Callable<Integer> {
  private final Wiring wiring;

  @Parameters(
      paramLabel = "FILE|UID",
      description = "A file of the item, or its UID; with a run also words of its title.")
  private String fileOrUid;

  @Mixin private PastOptions past;

  @Option(names = "--raw", description = "Print iCalendar text, all components of the item.")
  private boolean raw;

  @Option(names = "--json", description = "Print JSON for programs; see docs/json.md.")
  private boolean json;

  public ShowCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    List<Found> found = past.isGiven() ? List.of(then()) : wiring.itemSearch().find(fileOrUid);
    if (json) {
      Json.write(wiring.terminal().out(), writer -> write(writer, found));
      return Exit.DONE;
    }
    for (Found one : found) {
      if (raw) {
        String text = new String(one.held().document().bytes(), StandardCharsets.UTF_8);
        wiring.terminal().out().print(text);
      } else {
        print(one);
      }
    }
    return Exit.DONE;
  }

  /** As it was then; where it was is not told. */
  private Found then() throws IOException {
    Optional<Ledger> ledger = wiring.existingLedger();
    if (ledger.isEmpty()) {
      throw Failure.failed("nothing was changed yet, so the history knows no item");
    }
    try (Ledger open = ledger.get()) {
      History history = open.history();
      PastItem item = PastItem.require(wiring, history, Set.of(), fileOrUid);
      Document text = past.text(history, item);
      Held held = new Held(item.uid(), new Place(""), new Version(""), text);
      return new Found(wiring.folders().root().resolve(item.calendar()), held);
    }
  }

  private void print(Found found) {
    for (Item item : Item.in(found.held().document()).items()) {
      String title = item.title().isBlank() ? "(no title)" : item.title();
      wiring.terminal().out(wiring.terminal().styled(Style.BOLD, title));
      item.master().ifPresent(master -> print(Fields.of(master), "  "));
      field(new Field("uid", item.uid()), "  ");
      field(new Field("calendar", found.folder().getFileName().toString()), "  ");
      for (Component override : item.overrides()) {
        wiring.terminal().out("");
        String heading = "  on " + instance(override) + " instead";
        wiring.terminal().out(wiring.terminal().styled(Style.YELLOW, heading));
        override.text("SUMMARY").ifPresent(t -> field(new Field("title", t), "    "));
        print(Fields.of(override), "    ");
      }
    }
  }

  private static String instance(Component override) {
    return override
        .property("RECURRENCE-ID")
        .flatMap(When::of)
        .map(TimeWords::at)
        .orElse("an occurrence");
  }

  private void print(List<Field> fields, String indent) {
    fields.forEach(field -> field(field, indent));
  }

  private void field(Field field, String indent) {
    String label = wiring.terminal().styled(Style.FAINT, "%-11s".formatted(field.label()));
    String text = field.text().replace("\n", "\n" + indent + " ".repeat(12));
    wiring.terminal().out(indent + label + " " + text);
  }

  private static void write(JsonWriter json, List<Found> found) throws IOException {
    json.beginObject().name("items").beginArray();
    for (Found one : found) {
      for (Item item : Item.in(one.held().document()).items()) {
        json.beginObject();
        Json.field(json, "calendar", one.folder().getFileName().toString());
        Json.field(json, "uid", item.uid());
        Json.field(json, "kind", item.kind());
        json.name("components").beginArray();
        for (Component component : item.components()) {
          write(json, component);
        }
        json.endArray();
        json.endObject();
      }
    }
    json.endArray().endObject();
  }

  private static void write(JsonWriter json, Component component) throws IOException {
    json.beginObject();
    Json.field(
        json,
        "occurrence",
        Optional.of(component)
            .filter(c -> c.property("RECURRENCE-ID").isPresent())
            .map(ShowCommand::instance));
    Json.field(json, "title", component.text("SUMMARY"));
    json.name("fields").beginArray();
    for (Field field : Fields.of(component)) {
      json.beginObject();
      Json.field(json, "label", field.label());
      Json.field(json, "text", field.text());
      json.endObject();
    }
    json.endArray().endObject();
  }
}
