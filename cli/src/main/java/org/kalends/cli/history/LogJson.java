package org.kalends.cli.history;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.EntryList;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.ResultJson;
import org.kalends.cli.report.Terms;
import org.kalends.core.ledger.History;
import org.kalends.core.ledger.History.Count;
import org.kalends.core.ledger.History.Past;
import org.kalends.core.ledger.Run;

/** The same as {@link LogView}, for programs; docs/json.md describes it. */
final class LogJson {
  private LogJson() {}

  static void write(PrintWriter out, List<Past> runs) {
    Json.write(
        out,
        json -> {
          json.beginObject().name("runs").beginArray();
          for (Past run : runs) {
            json.beginObject();
            head(json, run.number(), run.run());
            json.name("calendars").beginArray();
            for (Count count : run.counts()) {
              write(json, count);
            }
            json.endArray().endObject();
          }
          json.endArray().endObject();
        });
  }

  private static void write(JsonWriter json, Count count) throws IOException {
    json.beginObject();
    Json.field(json, "calendar", count.calendar());
    Json.field(json, "side", count.side().map(Terms.of(count.calendar())::side));
    Json.field(json, "change", EntryList.name(Entry.kind(count.action())));
    json.name("items").value(count.items());
    json.endObject();
  }

  static void write(PrintWriter out, Past run, List<History.Entry> entries) {
    Json.write(
        out,
        json -> {
          json.beginObject();
          head(json, run.number(), run.run());
          json.name("items").beginArray();
          for (History.Entry entry : entries) {
            json.beginObject();
            item(json, entry);
            json.endObject();
          }
          json.endArray().endObject();
        });
  }

  /** The changes of one item, each with its run. */
  static void items(PrintWriter out, List<History.Entry> entries) {
    Json.write(
        out,
        json -> {
          json.beginObject().name("items");
          items(json, entries);
          json.endObject();
        });
  }

  /** The same as a list. */
  static void items(JsonWriter json, List<History.Entry> entries) throws IOException {
    json.beginArray();
    for (History.Entry entry : entries) {
      json.beginObject();
      head(json, entry.number(), entry.run());
      item(json, entry);
      json.endObject();
    }
    json.endArray();
  }

  private static void head(JsonWriter json, long number, Run run) throws IOException {
    json.name("run").value(number);
    Json.field(json, "at", run.at().toString());
    Json.field(json, "command", run.command());
  }

  private static void item(JsonWriter json, History.Entry past) throws IOException {
    Entry entry = Entry.of(past);
    Json.field(json, "calendar", past.calendar());
    Json.field(json, "uid", entry.uid());
    Json.field(json, "title", entry.title());
    Json.field(json, "day", entry.day());
    json.name("repeats").value(entry.repeats());
    Json.field(json, "change", EntryList.name(entry.kind()));
    Json.field(json, "side", past.side().map(Terms.of(past.calendar())::side));
    ResultJson.differences(json, entry);
  }
}
