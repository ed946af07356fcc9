package org.kalends.cli.listing;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Listing;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Exit;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a month. */
@Command(
    name = "month",
    description = "Show a month: a calendar sheet, and the events below it.",
    footer = {
      "",
      "Days with events have a dot, today an angle.",
      "",
      "Examples:",
      "  kalends month                this month",
      "  kalends month next",
      "  kalends month 2026-03 -c work"
    })
public final class MonthCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();

  @Option(names = "--sheet", description = "Only the calendar sheet, without the events.")
  private boolean sheet;

  @Parameters(
      arity = "0..*",
      paramLabel = "WHEN",
      description = "next, last, a month, or a date in it (default: this month).")
  private List<String> when = new ArrayList<>();

  public MonthCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Listings listings = new Listings(wiring, options);
    ZonedDateTime now = listings.now();
    YearMonth month = YearMonth.from(Dates.span(text(), now).from());
    Span span =
        new Span(
            month.atDay(1).atStartOfDay(now.getZone()),
            month.plusMonths(1).atDay(1).atStartOfDay(now.getZone()));
    Listing<Listed> listing = listings.during(span);
    if (!options.json) {
      LocalDate today = now.toLocalDate();
      new MonthSheet(wiring.terminal(), month, today)
          .print(day -> listing.events().stream().anyMatch(e -> e.isOn(day, now.getZone())));
      if (sheet) {
        return Exit.DONE;
      }
      wiring.terminal().out("");
    }
    return listings.show(span, listing, false);
  }

  private String text() {
    String text = String.join(" ", when);
    return switch (text) {
      case "" -> "this month";
      case "next", "last", "this" -> text + " month";
      default -> text;
    };
  }
}
