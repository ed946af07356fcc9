package org.kalends.cli.listing;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Span;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists a week. */
@Command(
    name = "week",
    description = "List the events of a week, from Monday to Sunday.",
    footer = {
      "",
      "Examples:",
      "  kalends week                 this week",
      "  kalends week next",
      "  kalends week 2026-W12",
      "  kalends week 2026-03-14      the week of that day"
    })
public final class WeekCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "WHEN",
      description = "next, last, a number, or a date in it (default: this week).")
  private List<String> when = new ArrayList<>();

  public WeekCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Listings listings = new Listings(wiring, options);
    ZonedDateTime now = listings.now();
    LocalDate monday = Dates.span(text(), now).from().toLocalDate().with(DayOfWeek.MONDAY);
    Span span =
        new Span(
            monday.atStartOfDay(now.getZone()), monday.plusWeeks(1).atStartOfDay(now.getZone()));
    return listings.show(span, listings.during(span), true);
  }

  private String text() {
    String text = String.join(" ", when);
    if (text.matches("\\d{1,2}")) {
      return "week " + text;
    }
    return switch (text) {
      case "" -> "this week";
      case "next", "last", "this" -> text + " week";
      default -> text;
    };
  }
}
