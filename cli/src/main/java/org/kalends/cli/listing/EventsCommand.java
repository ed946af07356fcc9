package org.kalends.cli.listing;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.kalends.cli.dates.Span;
import org.kalends.cli.wiring.Wiring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists events. */
@Command(
    name = "events",
    description = "List events, day by day.",
    footer = {
      "",
      "↻ is part of a series; `changed` is an occurrence that differs from its series.",
      "",
      "Examples:",
      "  kalends events                          the next 7 days",
      "  kalends events next week -c work",
      "  kalends events monday to friday",
      "  kalends events --from 2026-03 --to 2026-05 --json",
      "  kalends events now                      what is going on"
    })
public final class EventsCommand implements Callable<Integer> {
  private final Wiring wiring;
  @Mixin private ListingOptions options = new ListingOptions();
  @Mixin private SpanOptions when = new SpanOptions();

  public EventsCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() throws IOException {
    Listings listings = new Listings(wiring, options);
    Span span = when.span(listings.now());
    return listings.show(span, listings.during(span), false);
  }
}
