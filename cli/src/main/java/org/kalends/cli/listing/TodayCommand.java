package org.kalends.cli.listing;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Span;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the events of today. */
@Command(
    name = "today",
    description = "List today's events.",
    footer = {"", "Examples:", "  kalends today", "  kalends today -c work --json"})
public final class TodayCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();

  public TodayCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Listings listings = new Listings(wiring, options);
    Span span = Dates.span("today", listings.now());
    return listings.show(span, listings.during(span), false);
  }
}
