package org.kalends.cli.dates;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Hours of a day, in minutes since its midnight.
 *
 * @param from before {@code to}
 * @param to at most those of a day
 */
public record Hours(int from, int to) {
  private static final int DAY_MINUTES = 24 * 60;

  /** Reads {@code 09:00-18:00}, {@code 9-18}, {@code 9am-6pm}, {@code 00:00-24:00}. */
  public static Hours of(String text) throws UnclearDate {
    String[] ends = text.strip().toLowerCase(Locale.ROOT).split("\\s*[-–]\\s*", -1);
    if (ends.length == 2) {
      Optional<Integer> from = minute(ends[0]);
      Optional<Integer> to = minute(ends[1]);
      if (from.isPresent() && to.isPresent() && from.get() < to.get()) {
        return new Hours(from.get(), to.get());
      }
    }
    throw new UnclearDate(
        "`%s` are no hours of a day; write them like: 09:00-18:00, or 00:00-24:00 for all"
            .formatted(text.strip()));
  }

  private static Optional<Integer> minute(String text) {
    if (text.equals("24:00") || text.equals("24")) {
      return Optional.of(DAY_MINUTES);
    }
    try {
      return Numerals.time(text.matches("\\d{1,2}") ? text + ":00" : text)
          .map(time -> time.toSecondOfDay() / 60);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  public LocalDateTime begin(LocalDate day) {
    return day.atStartOfDay().plusMinutes(from);
  }

  public LocalDateTime end(LocalDate day) {
    return day.atStartOfDay().plusMinutes(to);
  }
}
