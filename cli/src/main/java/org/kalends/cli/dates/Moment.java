package org.kalends.cli.dates;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a date that somebody typed names: a day, or a time of a day, where that person is. */
public sealed interface Moment {
  /** The day it is on. */
  LocalDate date();

  /** A whole day. */
  record Day(LocalDate date) implements Moment {}

  /** A time on the clock. */
  record At(LocalDateTime time) implements Moment {
    @Override
    public LocalDate date() {
      return time.toLocalDate();
    }
  }
}
