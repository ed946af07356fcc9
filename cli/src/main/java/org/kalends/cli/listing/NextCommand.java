package org.kalends.cli.listing;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.cli.agenda.Agenda;
import org.kalends.cli.agenda.Listed;
import org.kalends.cli.agenda.Listing;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Exit;
import org.kalends.cli.report.Failure;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists what comes next. */
@Command(
    name = "next",
    description = "List the next event that begins, or the next few; cancelled ones do not count.",
    footer = {"", "Examples:", "  kalends next", "  kalends next 5 -c work"})
public final class NextCommand implements Callable<Integer> {
  /** How far to look, in days; then as far as there are dates. */
  private static final List<Integer> HORIZONS = List.of(7, 60, 400, 4000);

  private static final int MOST = 1_000;

  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count;

  public NextCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    if (count < 1 || count > MOST) {
      throw Failure.usage("say how many with a number from 1 to %d, not %d".formatted(MOST, count));
    }
    Listings listings = new Listings(wiring, options);
    ZonedDateTime now = listings.now();
    Listing<Listed> listing = listings.ask(agenda -> next(agenda, now));
    if (listing.events().isEmpty() && !options.json) {
      wiring.terminal().err("no event is to come");
      return Exit.DONE;
    }
    ZonedDateTime last =
        listing.events().stream()
            .map(event -> event.from().atZone(now.getZone()))
            .reduce(now, (one, other) -> one.isAfter(other) ? one : other);
    return options.json
        ? listings.show(new Span(now, last), listing, false)
        : print(listings, listing.events());
  }

  private Listing<Listed> next(Agenda agenda, ZonedDateTime now) {
    Listing<Listed> listing = new Listing<>(List.of(), List.of(), Optional.empty());
    for (int days : HORIZONS) {
      listing = coming(agenda.during(now.toInstant(), now.plusDays(days).toInstant()), now);
      if (listing.events().size() == count) {
        return listing;
      }
    }
    return coming(agenda.from(now.toInstant(), count + MOST), now);
  }

  private Listing<Listed> coming(Listing<Listed> listing, ZonedDateTime now) {
    Instant begin = now.toInstant();
    List<Listed> coming =
        listing.events().stream()
            .filter(event -> !event.isCancelled() && !event.from().isBefore(begin))
            .limit(count)
            .toList();
    return new Listing<>(coming, listing.problems(), listing.unindexed());
  }

  private int print(Listings listings, List<Listed> events) {
    EventList list = listings.list();
    LocalDate printed = LocalDate.MIN;
    for (Listed event : events) {
      LocalDate day = event.firstDay(listings.zone());
      if (!day.equals(printed)) {
        if (!printed.equals(LocalDate.MIN)) {
          wiring.terminal().out("");
        }
        wiring.terminal().out(list.heading(day, false));
        printed = day;
      }
      wiring.terminal().out("  " + list.line(event, day));
    }
    return Exit.DONE;
  }
}
