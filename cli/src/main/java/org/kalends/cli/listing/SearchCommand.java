package org.kalends.cli.listing;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kalends.cli.agenda.Hit;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Listing;
import org.kalends.cli.agenda.Wanted;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Json;
import org.kalends.cli.report.Words;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds items by what they say. */
@Command(
    name = "search",
    description =
        "Find items that say all of these words: in title, place, notes, people or categories. "
            + "Letter case and accents do not count; a part of a word will do.",
    footer = {
      "",
      "Each item is shown once: with the next occurrence that says so, else the last one; with --from",
      "or --to, with the first in that span.",
      "",
      "Examples:",
      "  kalends search dentist",
      "  kalends search budget review -c work",
      "  kalends search cafe --from 2026-03 --to 2026-05",
      "  kalends search --attendee ada@example.com --from today"
    })
public final class SearchCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();
  @Mixin private FromTo ends = new FromTo();

  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Words, or parts of them.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--attendee",
      paramLabel = "WHO",
      description = "Only with this name or address among attendees and organizer.")
  private String attendee = "";

  public SearchCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    List<String> split =
        words.stream()
            .flatMap(text -> Stream.of(text.strip().split("\\s+")))
            .filter(word -> !word.isEmpty())
            .toList();
    if (split.isEmpty() && attendee.isBlank()) {
      throw Failure.usage("say what to look for, such as: kalends search dentist");
    }
    Listings listings = new Listings(wiring, options);
    ZonedDateTime now = listings.now();
    Wanted wanted = Wanted.of(split, attendee, ends.open(now), now);
    Listing<Hit> listing = listings.ask(agenda -> agenda.search(wanted));
    List<Hit> hits = listing.events().stream().sorted(Comparator.comparing(Hit::order)).toList();
    if (options.json) {
      json(hits, listing, now.getZone());
    } else if (hits.isEmpty()) {
      wiring.terminal().err("nothing says " + said(split));
    } else {
      hits.forEach(hit -> print(hit, listings.list(), now.getZone()));
    }
    return Exit.DONE;
  }

  private String said(List<String> split) {
    String text = split.isEmpty() ? "" : "`" + String.join(" ", split) + "`";
    String who = attendee.isBlank() ? "" : " with `" + attendee.strip() + "`";
    return (text.isEmpty() ? "anything" : text) + who;
  }

  private void print(Hit hit, EventList list, ZoneId zone) {
    Optional<Listed> first = hit.first();
    if (first.isEmpty()) {
      String title = hit.title().isEmpty() ? "(no title)" : Words.shortened(hit.title(), 80);
      String rest = " · " + hit.kind() + " · " + hit.calendar();
      wiring.terminal().out(" ".repeat(29) + title + wiring.terminal().styled(Style.FAINT, rest));
      return;
    }
    LocalDate day = first.get().firstDay(zone);
    String more = hit.more() > 0 ? " · %d more".formatted(hit.more()) : "";
    wiring
        .terminal()
        .out(
            wiring.terminal().styled(Style.BOLD, EventList.name(day))
                + "  "
                + list.line(first.get(), day)
                + wiring.terminal().styled(Style.FAINT, more));
  }

  private void json(List<Hit> hits, Listing<Hit> listing, ZoneId zone) {
    Json.write(
        wiring.terminal().out(),
        writer -> {
          EventJson json = new EventJson(writer, zone);
          writer.beginObject().name("items").beginArray();
          for (Hit hit : hits) {
            write(hit, writer, json);
          }
          writer.endArray();
          json.problems(listing.problems());
          writer.endObject();
        });
  }

  private static void write(Hit hit, JsonWriter writer, EventJson json) throws IOException {
    writer.beginObject();
    Json.field(writer, "calendar", hit.calendar());
    Json.field(writer, "uid", hit.item().uid());
    Json.field(writer, "kind", hit.kind());
    Json.field(writer, "title", hit.title());
    if (hit.first().isPresent()) {
      json.fields(hit.first().get());
      writer.name("more").value(hit.more());
    } else {
      json.files(hit.files());
    }
    writer.endObject();
  }
}
