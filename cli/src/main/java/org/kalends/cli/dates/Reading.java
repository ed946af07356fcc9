package org.kalends.cli.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What a text was understood as.
 *
 * @param from inclusive
 * @param to exclusive; the same as {@code from} for a time
 * @param floats whether it names the next of many, as weekdays, months and times of day do
 */
record Reading(LocalDateTime from, LocalDateTime to, boolean floats) {
  private static final int LAST_YEAR = 9999;

  static Reading day(LocalDate day) {
    return days(day, day.plusDays(1));
  }

  /** From one day to another that is not part of it. */
  static Reading days(LocalDate from, LocalDate to) {
    return new Reading(from.atStartOfDay(), to.atStartOfDay(), false);
  }

  static Reading time(LocalDateTime time) {
    return new Reading(time, time, false);
  }

  Reading floating() {
    return new Reading(from, to, true);
  }

  boolean isTime() {
    return from.equals(to);
  }

  boolean isDay() {
    return from.toLocalDate().atStartOfDay().equals(from) && from.plusDays(1).equals(to);
  }

  /** Whether iCalendar can write it (RFC 5545 3.3.4). */
  boolean inRange() {
    return from.getYear() >= 1 && to.getYear() <= LAST_YEAR;
  }
}
