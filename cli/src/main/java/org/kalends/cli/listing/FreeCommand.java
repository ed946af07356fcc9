package org.kalends.cli.listing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kalends.cli.agenda.Busy;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Listing;
import org.kalends.cli.agenda.Slot;
import org.kalends.cli.dates.Hours;
import org.kalends.cli.dates.Lengths;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.report.Json;
import org.kalends.cli.terminal.Style;
import org.kalends.cli.terminal.Terminal;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists free and busy times. */
@Command(
    name = "free",
    description =
        "List the times when nothing is on in any of the calendars, or those when something is.",
    footer = {
      "",
      "Events that are cancelled or shown as free take no time; tentative ones do. What is over already",
      "is not listed as free.",
      "",
      "Examples:",
      "  kalends free                               the next 7 days, 9 to 18 h",
      "  kalends free tomorrow --min 1h30m",
      "  kalends free next week --day-hours 08:00-20:00 -c work -c family",
      "  kalends free friday --busy --json"
    })
public final class FreeCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();
  @Mixin private SpanOptions when = new SpanOptions();

  @Option(names = "--busy", description = "List the busy times instead.")
  private boolean busy;

  @Option(
      names = "--min",
      paramLabel = "LENGTH",
      defaultValue = "15m",
      description = "Shortest free time worth listing, such as 30m or 1h30m (default: 15m).")
  private String least;

  @Option(
      names = "--day-hours",
      paramLabel = "FROM-TO",
      defaultValue = "09:00-18:00",
      description = "The hours of each day that count; 00:00-24:00 for all (default: 09:00-18:00).")
  private String dayHours;

  public FreeCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Duration shortest = Lengths.of(least);
    Hours hours = Hours.of(dayHours);
    Listings listings = new Listings(wiring, options);
    ZonedDateTime now = listings.now();
    Span span = when.span(now);
    if (span.isPoint()) {
      throw Failure.usage("name a day or a longer time, not a point in time");
    }
    Listing<Listed> listing = listings.during(span);
    List<Busy> taken = Busy.of(listing.events(), slots(span, hours));
    List<Slot> free =
        Busy.free(taken, slots(unpassed(span, now), hours)).stream()
            .filter(slot -> slot.length().compareTo(shortest) >= 0)
            .toList();
    if (options.json) {
      json(span, taken, free, listing, now.getZone());
    } else if (busy) {
      print(taken.stream().map(b -> new Line(b.slot(), name(b.kind()))).toList(), now.getZone());
    } else {
      print(free.stream().map(s -> new Line(s, words(s.length()))).toList(), now.getZone());
    }
    return Exit.DONE;
  }

  /** A slot, and what to say of it. */
  private record Line(Slot slot, String remark) {}

  /** What lies ahead of a span; all of one that is over. */
  private static Span unpassed(Span span, ZonedDateTime now) {
    return span.from().isBefore(now) && span.to().isAfter(now) ? new Span(now, span.to()) : span;
  }

  private static List<Slot> slots(Span span, Hours hours) {
    List<Slot> slots = new ArrayList<>();
    ZoneId zone = span.from().getZone();
    LocalDate last = Listings.lastDay(span);
    for (LocalDate day = span.from().toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
      Instant from = later(hours.begin(day).atZone(zone).toInstant(), span.from().toInstant());
      Instant end = hours.end(day).atZone(zone).toInstant();
      Instant to = end.isBefore(span.to().toInstant()) ? end : span.to().toInstant();
      if (from.isBefore(to)) {
        slots.add(new Slot(from, to));
      }
    }
    return slots;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void print(List<Line> lines, ZoneId zone) {
    Terminal terminal = wiring.terminal();
    if (lines.isEmpty()) {
      terminal.err(busy ? "nothing is on then" : "there is no free time that long");
    }
    LocalDate printed = LocalDate.MIN;
    for (Line line : lines) {
      LocalDate day = line.slot().from().atZone(zone).toLocalDate();
      String heading = day.equals(printed) ? " ".repeat(14) : EventList.name(day);
      terminal.out(
          terminal.styled(Style.BOLD, heading)
              + "  "
              + times(line.slot(), zone)
              + "  "
              + terminal.styled(Style.FAINT, line.remark()));
      printed = day;
    }
  }

  private static String times(Slot slot, ZoneId zone) {
    ZonedDateTime from = slot.from().atZone(zone);
    ZonedDateTime to = slot.to().atZone(zone);
    String end = EventList.clock(to.toLocalTime());
    if (to.equals(from.toLocalDate().plusDays(1).atStartOfDay(zone))) {
      end = "24:00";
    } else if (!to.toLocalDate().equals(from.toLocalDate())) {
      end = EventList.name(to.toLocalDate()) + " " + end;
    }
    return "%-11s".formatted(EventList.clock(from.toLocalTime()) + "–" + end);
  }

  private static String words(Duration length) {
    long minutes = length.toMinutes();
    String hours = minutes < 60 ? "" : minutes / 60 + " h";
    String rest = minutes % 60 == 0 ? "" : minutes % 60 + " min";
    return (hours + " " + rest).strip();
  }

  private static String name(Busy.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void json(
      Span span, List<Busy> taken, List<Slot> free, Listing<Listed> listing, ZoneId zone) {
    Json.write(
        wiring.terminal().out(),
        writer -> {
          EventJson json = new EventJson(writer, zone);
          writer.beginObject();
          json.span(span);
          writer.name("free").beginArray();
          for (Slot slot : free) {
            writer.beginObject();
            json.slot(slot);
            writer.name("minutes").value(slot.length().toMinutes()).endObject();
          }
          writer.endArray().name("busy").beginArray();
          for (Busy one : taken) {
            writer.beginObject();
            json.slot(one.slot());
            Json.field(writer, "kind", name(one.kind()));
            writer.endObject();
          }
          writer.endArray();
          json.problems(listing.problems());
          writer.endObject();
        });
  }
}
