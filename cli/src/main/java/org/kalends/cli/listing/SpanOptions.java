package org.kalends.cli.listing;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Span;
import org.kalends.cli.report.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** From when to when a listing goes. */
final class SpanOptions {
  private static final int USUAL_DAYS = 7;

  @Parameters(
      arity = "0..*",
      paramLabel = "WHEN",
      description =
          "Such as: today, friday, next week, march, 2026-03-14, \"2026-03-14 15:00\","
              + " monday to friday (default: the next 7 days).")
  private List<String> when = new ArrayList<>();

  @Mixin private FromTo ends = new FromTo();

  /** What was asked for, else the next days. */
  Span span(ZonedDateTime now) throws IOException {
    String text = String.join(" ", when);
    if (!when.isEmpty() && ends.isGiven()) {
      throw Failure.usage("say when once: either `%s`, or --from and --to".formatted(text));
    }
    return when.isEmpty() ? ends.span(now, USUAL_DAYS) : Dates.span(text, now);
  }
}
