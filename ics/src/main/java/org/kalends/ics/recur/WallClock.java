package org.kalends.ics.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * The clock that a series goes by: local seconds, how they are written, and what instants they are.
 *
 * @param like a time of that form
 * @param rules of the zone it is in
 * @param zone where floating times and days are
 */
record WallClock(When like, ZoneRules rules, Zones zones, ZoneId zone) {
  static WallClock of(When like, Zones zones, ZoneId zone) {
    ZoneRules rules =
        switch (like) {
          case When.Zoned zoned -> zones.rules(zoned.tzid()).orElseGet(zone::getRules);
          case When.Utc utc -> ZoneOffset.UTC.getRules();
          case When.Day day -> zone.getRules();
          case When.Floating floating -> zone.getRules();
        };
    return new WallClock(like, rules, zones, zone);
  }

  boolean days() {
    return like instanceof When.Day;
  }

  /** A local time, written in this form. */
  When when(long local) {
    if (like instanceof When.Day) {
      return new When.Day(LocalDate.ofEpochDay(Math.floorDiv(local, Civil.DAY)));
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    return switch (like) {
      case When.Zoned zoned -> new When.Zoned(time, zoned.tzid());
      case When.Utc utc -> new When.Utc(Instant.ofEpochSecond(local));
      case When.Day day -> new When.Day(time.toLocalDate());
      case When.Floating floating -> new When.Floating(time);
    };
  }

  /**
   * What this clock shows at a time of any form. A floating time is one of this clock, as programs
   * leave TZID out; midnight in UTC is a day where days are asked for, as others write days so.
   */
  long local(When when) {
    return switch (when) {
      case When.Day day -> day.date().toEpochDay() * Civil.DAY;
      case When.Floating floating -> whole(floating.time().toEpochSecond(ZoneOffset.UTC));
      case When.Zoned zoned when days() || same(zoned) ->
          whole(zoned.time().toEpochSecond(ZoneOffset.UTC));
      case When.Zoned zoned -> local(zones.instant(zoned, zone));
      case When.Utc utc when days() && utc.instant().getEpochSecond() % Civil.DAY == 0 ->
          utc.instant().getEpochSecond();
      case When.Utc utc -> whole(local(utc.instant()));
    };
  }

  private boolean same(When.Zoned other) {
    return like instanceof When.Zoned zoned && zoned.tzid().equals(other.tzid());
  }

  private long whole(long local) {
    return days() ? Math.floorDiv(local, Civil.DAY) * Civil.DAY : local;
  }

  long local(Instant instant) {
    return instant.getEpochSecond() + rules.getOffset(instant).getTotalSeconds();
  }

  /** No time with an instant at or after that one has an earlier local time than this. */
  long earliest(Instant instant) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    long local = local(instant);
    if (before == null || !before.isGap()) {
      return local;
    }
    long gap = before.getDuration().toSeconds();
    return instant.getEpochSecond() - before.toEpochSecond() < gap ? local - gap : local;
  }

  /** Two times are the same occurrence when this is the same: seconds since the epoch. */
  long key(long local) {
    return days() ? local : instant(local).getEpochSecond();
  }

  /** The same for a time of any form. */
  long key(When when) {
    return switch (when) {
      case When.Utc utc when !days() -> utc.instant().getEpochSecond();
      case When.Zoned zoned when !days() -> zones.instant(zoned, zone).getEpochSecond();
      case When other -> key(local(other));
    };
  }

  Instant instant(long local) {
    return zones.instant(when(local), zone);
  }

  /** Whether the clock jumps over that time. */
  boolean skips(long local) {
    return !days()
        && rules.getValidOffsets(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC)).isEmpty();
  }
}
