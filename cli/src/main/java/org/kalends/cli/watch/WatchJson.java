package org.kalends.cli.watch;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kalends.cli.report.Entry;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.ResultJson;
import org.kalends.cli.report.Terms;
import org.kalends.cli.terminal.Terminal;

/** The same as {@link WatchText}, for programs: an object in each line; see docs/json.md. */
record WatchJson(Terminal terminal, Clock clock) implements WatchLines {
  @Override
  public void begun(WatchSession session) {
    line(
        "begun",
        json -> {
          json.name("calendars").beginArray();
          for (String calendar : session.accountOf().keySet()) {
            json.value(calendar);
          }
          json.endArray();
          json.name("interval").value(session.interval().toSeconds());
        });
  }

  @Override
  public void changes(String calendar, List<Entry> entries) {
    entries.forEach(entry -> change(calendar, entry));
  }

  private void change(String calendar, Entry entry) {
    line(
        "change",
        json -> {
          Json.field(json, "calendar", calendar);
          ResultJson.head(json, entry, Terms.of(calendar));
          ResultJson.differences(json, entry);
        });
  }

  @Override
  public void wrong(String subject, String words) {
    line(
        "wrong",
        json -> {
          Json.field(json, "about", subject);
          Json.field(json, "message", words);
        });
  }

  @Override
  public void over(String subject) {
    line("over", json -> Json.field(json, "about", subject));
  }

  private void line(String event, Json.Body body) {
    OffsetDateTime now =
        OffsetDateTime.ofInstant(clock.instant(), clock.getZone()).truncatedTo(ChronoUnit.SECONDS);
    Json.line(
        terminal.out(),
        json -> {
          json.beginObject();
          Json.field(json, "at", now.toString());
          Json.field(json, "event", event);
          body.write(json);
          json.endObject();
        });
  }
}
