package org.kalends.cli.mirror;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.ResultJson;
import org.kalends.cli.report.ResultView;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.core.mirror.Duplicates;
import org.kalends.core.sync.Held;
import org.kalends.core.sync.ItemProblem;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.When;

/**
 * Tells what a calendar has more than once, people or programs.
 *
 * @param calendar what it is called
 */
record DuplicatesView(Terminal terminal, String calendar) {
  void print(
      List<Duplicates> found, Set<String> removed, List<ItemProblem> problems, boolean applied) {
    terminal.out(
        terminal.styled(Style.BOLD, calendar)
            + (found.isEmpty() ? terminal.styled(Style.FAINT, "  no duplicates") : ""));
    for (Duplicates one : found) {
      terminal.out("    = " + said(one.kept()));
      one.surplus().forEach(held -> terminal.out("    " + mark(held, removed) + " " + said(held)));
    }
    if (!found.isEmpty() && !applied) {
      terminal.out(
          terminal.styled(
              Style.FAINT,
              "    = stays, - would be removed; to remove them: the same with --apply"));
    }
    problems.forEach(problem -> terminal.complain(calendar + ": " + ResultView.said(problem)));
  }

  private String mark(Held held, Set<String> removed) {
    return terminal.styled(removed.contains(held.uid()) ? Style.RED : Style.YELLOW, "-");
  }

  private static String said(Held held) {
    return "%s  %s  %s"
        .formatted(
            start(held).map(When::value).orElse(""), Words.shortened(held.title(), 60), held.uid());
  }

  private static Optional<When> start(Held held) {
    return Item.in(held.document()).items().stream()
        .flatMap(item -> item.components().stream())
        .findFirst()
        .flatMap((Component first) -> first.property("DTSTART"))
        .flatMap(When::of);
  }

  void json(List<Duplicates> found, Set<String> removed, List<ItemProblem> problems) {
    Json.write(
        terminal.out(),
        json -> {
          json.beginObject();
          Json.field(json, "calendar", calendar);
          json.name("duplicates").beginArray();
          for (Duplicates one : found) {
            json.beginObject();
            Json.field(json, "title", one.kept().title());
            Json.field(json, "start", start(one.kept()).map(When::value));
            Json.field(json, "kept", one.kept().uid());
            json.name("surplus").beginArray();
            for (Held held : one.surplus()) {
              surplus(json, held, removed.contains(held.uid()));
            }
            json.endArray().endObject();
          }
          json.endArray();
          ResultJson.problems(json, problems);
          json.endObject();
        });
  }

  private static void surplus(JsonWriter json, Held held, boolean removed) throws IOException {
    json.beginObject();
    Json.field(json, "uid", held.uid());
    json.name("removed").value(removed);
    json.endObject();
  }
}
