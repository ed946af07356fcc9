package org.kalends.cli.history;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.ResultJson;
import org.kalends.cli.report.Terms;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.Side;
import org.kalends.core.sync.Sight;

/** Tells programs what is known of one item. */
record WhyJson(PrintWriter out, PastItem item) {
  /**
   * @param sight what both sides hold; empty where the calendar is not connected
   * @param asked whether the server was asked
   */
  void print(Optional<Sight> sight, boolean asked) {
    Json.write(
        out,
        json -> {
          json.beginObject();
          Json.field(json, "calendar", item.calendar());
          Json.field(json, "uid", item.uid());
          Json.field(json, "title", item.title());
          if (sight.isPresent()) {
            json.name("asked").value(asked);
            write(json, sight.get());
          }
          json.name("items");
          LogJson.items(json, item.entries());
          json.endObject();
        });
  }

  private static void write(JsonWriter json, Sight sight) throws IOException {
    json.name("unreadable").value(sight.unreadable());
    json.name("sides").beginArray();
    for (Side side : Side.values()) {
      Optional<Held> now = side == Side.LEFT ? sight.left() : sight.right();
      Optional<Held> agreed = sight.base().map(base -> base.on(side));
      json.beginObject();
      Json.field(json, "side", Terms.CALENDAR.side(side));
      Json.field(json, "text", now.map(held -> held.document().toString()));
      Json.field(json, "agreed", agreed.map(held -> held.document().toString()));
      json.endObject();
    }
    json.endArray().name("next").beginArray();
    if (sight.next().isPresent()) {
      ResultJson.due(json, sight.next().get());
    }
    json.endArray();
  }
}
