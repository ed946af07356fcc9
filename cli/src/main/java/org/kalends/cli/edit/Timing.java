package org.kalends.cli.edit;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.cli.dates.Dates;
import org.kalends.cli.dates.Lengths;
import org.kalends.cli.dates.Moment;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * When something is to be, as somebody said it; empty for what was not said.
 *
 * @param end of an all-day event its last day
 * @param length instead of an end
 */
record Timing(
    Optional<String> start,
    Optional<String> end,
    Optional<String> length,
    boolean allDay,
    Optional<ZoneId> zone) {
  private static final Pattern TIME_ALONE =
      Pattern.compile("(?i)(?:at )?\\d{1,2}(?::\\d\\d(?::\\d\\d)?\\s*(?:am|pm)?|\\s*(?:am|pm))");

  /**
   * What was meant.
   *
   * @param length empty for that of before
   */
  record Set(When start, Optional<Length> length) {}

  /** Whether anything was said. */
  boolean isGiven() {
    return start.isPresent() || end.isPresent() || length.isPresent() || allDay || zone.isPresent();
  }

  /** Of something new: an hour, or a day, if nothing else was said. */
  Set fresh(ZonedDateTime now) throws IOException {
    ZonedDateTime here = now.withZoneSameInstant(zone.orElse(now.getZone()));
    Moment moment = Dates.moment(start.orElse("today"), here);
    When begin = begin(moment, here.getZone());
    Length usual = begin instanceof When.Day ? new Length(1, 0) : new Length(0, 3600);
    return new Set(begin, Optional.of(length(begin, here).orElse(usual)));
  }

  private When begin(Moment moment, ZoneId here) {
    return switch (moment) {
      case Moment.Day day -> new When.Day(day.date());
      case Moment.At at -> allDay ? new When.Day(at.date()) : in(here, at.time());
    };
  }

  /** Of something that begins then: what was not said stays. */
  Set changed(When before, ZonedDateTime now) throws IOException {
    ZonedDateTime here = now.withZoneSameInstant(zone.orElse(now.getZone()));
    When begin = begin(before, here);
    return new Set(begin, length(begin, here));
  }

  /** Where a series begins that goes as far as one of its occurrences does, on the clock. */
  static When shifted(When begins, When from, When to) {
    LocalDate day = begins.date().plusDays(ChronoUnit.DAYS.between(from.date(), to.date()));
    return switch (to) {
      case When.Day whole -> new When.Day(day);
      case When.Floating time -> new When.Floating(day.atTime(time.time().toLocalTime()));
      case When.Zoned time -> new When.Zoned(day.atTime(time.time().toLocalTime()), time.tzid());
      case When.Utc time ->
          new When.Utc(
              day.atTime(LocalTime.ofInstant(time.instant(), ZoneOffset.UTC))
                  .toInstant(ZoneOffset.UTC));
    };
  }

  private When begin(When before, ZonedDateTime now) throws IOException {
    if (start.isEmpty()) {
      return unmoved(before, now.getZone());
    }
    LocalDateTime local = local(before, now.getZone());
    boolean time = TIME_ALONE.matcher(start.get().strip()).matches();
    Moment moment = Dates.moment(start.get(), time ? local.atZone(now.getZone()) : now);
    return switch (moment) {
      case Moment.Day day when before instanceof When.Day -> new When.Day(day.date());
      case Moment.Day day -> timed(before, day.date().atTime(local.toLocalTime()), now.getZone());
      case Moment.At at -> timed(before, at.time(), now.getZone());
    };
  }

  /** The same day, or the same time on the clock of another zone. */
  private When unmoved(When before, ZoneId here) {
    if (allDay) {
      return new When.Day(before.date());
    }
    if (zone.isEmpty() || before instanceof When.Day) {
      return before;
    }
    return in(zone.get(), before instanceof When.Zoned own ? own.time() : local(before, here));
  }

  /** In the form of before, if no zone was said: a series goes on in its own. */
  private When timed(When before, LocalDateTime time, ZoneId here) {
    if (allDay) {
      return new When.Day(time.toLocalDate());
    }
    if (zone.isPresent()) {
      return in(here, time);
    }
    Instant instant = time.atZone(here).toInstant();
    return switch (before) {
      case When.Day day -> in(here, time);
      case When.Floating floating -> new When.Floating(time);
      case When.Utc utc -> new When.Utc(instant);
      case When.Zoned own ->
          new When.Zoned(
              Zones.iana(own.tzid())
                  .map(theirs -> LocalDateTime.ofInstant(instant, theirs))
                  .orElse(time),
              own.tzid());
    };
  }

  private Optional<Length> length(When begin, ZonedDateTime now) throws IOException {
    if (end.isPresent() && length.isPresent()) {
      throw new Refused("say when it ends or how long it takes, not both");
    }
    if (length.isPresent()) {
      return Optional.of(lasting(begin, Lengths.of(length.get())));
    }
    return end.isEmpty() ? Optional.empty() : Optional.of(until(begin, end.get(), now));
  }

  private static Length lasting(When begin, Duration length) throws Refused {
    if (!(begin instanceof When.Day)) {
      return new Length(0, length.toSeconds());
    }
    if (length.toSeconds() % Duration.ofDays(1).toSeconds() != 0) {
      throw new Refused("what is all day takes whole days, such as: 2d");
    }
    return new Length(length.toDays(), 0);
  }

  private static Length until(When begin, String typed, ZonedDateTime now) throws IOException {
    LocalDateTime from = local(begin, now.getZone());
    boolean sameDay = TIME_ALONE.matcher(typed.strip()).matches();
    Moment last = Dates.moment(typed, sameDay ? from.atZone(now.getZone()) : now);
    if (begin instanceof When.Day day) {
      return days(day.date(), last.date());
    }
    LocalTime midnight = LocalTime.MIDNIGHT;
    LocalDateTime to =
        switch (last) {
          case Moment.Day end ->
              throw new Refused("`%s`: say at what time it ends, too".formatted(typed.strip()));
          case Moment.At at when sameDay && at.time().toLocalTime().equals(midnight) ->
              at.time().plusDays(1);
          case Moment.At at -> at.time();
        };
    long seconds = ChronoUnit.SECONDS.between(from.atZone(now.getZone()), to.atZone(now.getZone()));
    if (seconds < 0) {
      throw backwards(to.toString(), from.toString());
    }
    return new Length(0, seconds);
  }

  private static Length days(LocalDate first, LocalDate last) throws Refused {
    if (last.isBefore(first)) {
      throw backwards(last.toString(), first.toString());
    }
    return new Length(ChronoUnit.DAYS.between(first, last) + 1, 0);
  }

  private static Refused backwards(String end, String start) {
    return new Refused(
        "it would end (%s) before it begins (%s); if another day is meant, say the date too"
            .formatted(end.replace('T', ' '), start.replace('T', ' ')));
  }

  /** What a clock in that zone shows; of a zone that only the item knows, what its own shows. */
  private static LocalDateTime local(When when, ZoneId here) {
    return switch (when) {
      case When.Day day -> day.date().atStartOfDay();
      case When.Floating floating -> floating.time();
      case When.Zoned zoned ->
          Zones.iana(zoned.tzid())
              .map(
                  theirs -> zoned.time().atZone(theirs).withZoneSameInstant(here).toLocalDateTime())
              .orElse(zoned.time());
      case When.Utc utc -> LocalDateTime.ofInstant(utc.instant(), here);
    };
  }

  /** Zones without a name that all know are told in UTC. */
  private static When in(ZoneId zone, LocalDateTime time) {
    boolean named = !(zone instanceof ZoneOffset) && !zone.normalized().equals(ZoneOffset.UTC);
    return named ? new When.Zoned(time, zone.getId()) : new When.Utc(time.atZone(zone).toInstant());
  }
}
