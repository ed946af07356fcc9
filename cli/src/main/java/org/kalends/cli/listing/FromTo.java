package org.kalends.cli.listing;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Failure;
import picocli.CommandLine.Option;

/** The two ends of a span, either of which may be left out. */
public final class FromTo {
  @Option(names = "--from", paramLabel = "WHEN", description = "From the beginning of this.")
  private String from;

  @Option(names = "--to", paramLabel = "WHEN", description = "To the end of this.")
  private String to;

  boolean isGiven() {
    return from != null || to != null;
  }

  /** Whether both ends are given. */
  public boolean isClosed() {
    return from != null && to != null;
  }

  /** From today, if nothing else was said, for so many days. */
  Span span(ZonedDateTime now, int days) throws IOException {
    ZonedDateTime first = from == null ? midnight(now) : Dates.span(from, now).from();
    return ordered(first, to == null ? first.plusDays(days) : Dates.span(to, now).to());
  }

  /** An end that is left out is as far away as dates go; empty where both are. */
  public Optional<Span> open(ZonedDateTime now) throws IOException {
    if (!isGiven()) {
      return Optional.empty();
    }
    ZonedDateTime first =
        from == null
            ? LocalDate.of(1, 1, 1).atStartOfDay(now.getZone())
            : Dates.span(from, now).from();
    ZonedDateTime last =
        to == null
            ? LocalDate.of(9999, 12, 31).atStartOfDay(now.getZone())
            : Dates.span(to, now).to();
    return Optional.of(ordered(first, last));
  }

  private Span ordered(ZonedDateTime first, ZonedDateTime last) throws IOException {
    if (!last.isAfter(first)) {
      throw Failure.usage(
          "--to %s ends (%s) before %s begins (%s)"
              .formatted(
                  to,
                  last.toLocalDateTime(),
                  from == null ? "today" : "--from " + from,
                  first.toLocalDateTime()));
    }
    return new Span(first, last);
  }

  static ZonedDateTime midnight(ZonedDateTime time) {
    return time.toLocalDate().atStartOfDay(time.getZone());
  }
}
