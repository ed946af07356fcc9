package org.kalends.ics.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * How a time is written. RECURRENCE-ID, EXDATE and what a series starts with are all written like
 * its DTSTART (RFC 5545 3.8.4.4, 3.8.5.1).
 *
 * @param model a time in this form
 * @param zone where floating times and days are
 */
record Form(When model, Zones zones, ZoneId zone) {
  private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

  /** Of a floating time the one it is here, as programs leave TZID out. */
  Instant instant(When when) {
    return zones.instant(when instanceof When.Floating ? like(when) : when, zone);
  }

  boolean isDay() {
    return model instanceof When.Day;
  }

  /** Whether that time is written so already. */
  boolean fits(When when) {
    return switch (model) {
      case When.Day day -> when instanceof When.Day;
      case When.Floating floating -> when instanceof When.Floating;
      case When.Utc utc -> when instanceof When.Utc;
      case When.Zoned zoned ->
          when instanceof When.Zoned other && other.tzid().equals(zoned.tzid());
    };
  }

  /** What the clock on the wall of this form says; what cannot be converted is taken as written. */
  LocalDateTime local(When when) {
    return switch (model) {
      case When.Day day -> when.date().atStartOfDay();
      case When.Floating floating -> at(when, zone.getRules());
      case When.Zoned zoned -> at(when, rules(zoned));
      case When.Utc utc -> at(when, UTC);
    };
  }

  private LocalDateTime at(When when, ZoneRules rules) {
    return switch (when) {
      case When.Day day -> day.date().atStartOfDay();
      case When.Floating floating -> floating.time();
      case When.Zoned zoned when fits(zoned) -> zoned.time();
      case When.Zoned zoned -> local(instant(zoned), rules);
      case When.Utc utc -> local(utc.instant(), rules);
    };
  }

  private static LocalDateTime local(Instant instant, ZoneRules rules) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }

  private ZoneRules rules(When.Zoned zoned) {
    return zones.rules(zoned.tzid()).orElseGet(zone::getRules);
  }

  /** The time that the clock on the wall of this form shows so. */
  When of(LocalDateTime local) {
    return switch (model) {
      case When.Day day -> new When.Day(local.toLocalDate());
      case When.Floating floating -> new When.Floating(local);
      case When.Zoned zoned -> new When.Zoned(local, zoned.tzid());
      case When.Utc utc -> new When.Utc(local.toInstant(ZoneOffset.UTC));
    };
  }

  /** The same time in this form. */
  When like(When when) {
    return fits(when) ? when : of(local(when));
  }

  /** Whether a time, in whatever form, is before one: by days where one of both is a day. */
  boolean before(When when, When other) {
    return when instanceof When.Day || other instanceof When.Day
        ? local(when).toLocalDate().isBefore(local(other).toLocalDate())
        : instant(when).isBefore(instant(other));
  }

  boolean same(When when, When other) {
    return !before(when, other) && !before(other, when);
  }

  /** What UNTIL has to be: a DATE, a local time, or else UTC (RFC 5545 3.3.10). */
  String until(LocalDateTime local) {
    When when = of(local);
    return (model instanceof When.Zoned zoned ? new When.Utc(last(zoned, local)) : when).value();
  }

  /** The last instant up to a local time; one that is skipped counts if the series is then. */
  private Instant last(When.Zoned zoned, LocalDateTime local) {
    ZoneOffsetTransition change = rules(zoned).getTransition(local);
    boolean skipped = change != null && change.isGap();
    return skipped && !local.toLocalTime().equals(zoned.time().toLocalTime())
        ? change.getInstant().minusSeconds(1)
        : instant(of(local));
  }

  /** The clock on the wall at an UNTIL of any kind, as docs/decisions/recurrence.md reads it. */
  LocalDateTime untilLocal(When until) {
    return switch (until) {
      case When.Utc utc when model instanceof When.Floating -> local(utc.instant(), UTC);
      case When.Utc utc when isDay() && !isMidnight(utc) -> local(utc.instant(), zone.getRules());
      case When other -> local(other);
    };
  }

  private static boolean isMidnight(When.Utc utc) {
    return local(utc.instant(), UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
  }
}
