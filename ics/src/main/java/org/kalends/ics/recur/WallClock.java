package org.kalends.ics.recur;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/** The clock that a series goes by: local seconds, how they are written, what instants they are. */
final class WallClock {
  private static final int LAST_YEAR = 9999;

  private final When like;
  private final ZoneRules rules;
  private final Zones zones;
  private final ZoneId zone;
  private final SteadySpans spans;

  /** Local times that a clock skips, the end exclusive. */
  record Gap(long from, long to) {}

  private WallClock(When like, ZoneRules rules, Zones zones, ZoneId zone) {
    this.like = like;
    this.rules = rules;
    this.zones = zones;
    this.zone = zone;
    this.spans = SteadySpans.of(rules);
  }

  /**
   * The clock of times of that form.
   *
   * @param zone where floating times and days are, and times of zones that are not known
   */
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

  /** The clock of times of another form. */
  WallClock like(When other) {
    return same(other) ? this : of(other, zones, zone);
  }

  /** Whether a time is written in the form of this clock. */
  boolean same(When other) {
    return like instanceof When.Zoned mine && other instanceof When.Zoned zoned
        ? mine.tzid().equals(zoned.tzid())
        : like.getClass() == other.getClass();
  }

  boolean days() {
    return like instanceof When.Day;
  }

  boolean floats() {
    return like instanceof When.Floating;
  }

  boolean zoned() {
    return like instanceof When.Zoned;
  }

  /** Whether it never jumps. */
  boolean steady() {
    return days() || rules.isFixedOffset();
  }

  /** A local time, written in this form. */
  When when(long local) {
    return switch (like) {
      case When.Zoned zoned -> new When.Zoned(time(local), zoned.tzid());
      case When.Utc utc -> new When.Utc(Instant.ofEpochSecond(local));
      case When.Day day -> new When.Day(LocalDate.ofEpochDay(Math.floorDiv(local, Civil.DAY)));
      case When.Floating floating -> new When.Floating(time(local));
    };
  }

  /** The same, given another time of this clock, of which the date may serve. */
  When when(long local, long other, When written) {
    boolean same = Math.floorDiv(local, Civil.DAY) == Math.floorDiv(other, Civil.DAY);
    return switch (written) {
      case When.Zoned zoned when same && zoned() ->
          new When.Zoned(at(zoned.time(), local), zoned.tzid());
      case When.Floating floating when same && floats() ->
          new When.Floating(at(floating.time(), local));
      case When any -> when(local);
    };
  }

  private static LocalDateTime at(LocalDateTime sameDay, long local) {
    return LocalDateTime.of(
        sameDay.toLocalDate(), LocalTime.ofSecondOfDay(Math.floorMod(local, Civil.DAY)));
  }

  private static LocalDateTime time(long local) {
    return LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
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
      case When.Zoned zoned -> local(zones.instant(zoned, zone).getEpochSecond());
      case When.Utc utc when days() && utc.instant().getEpochSecond() % Civil.DAY == 0 ->
          utc.instant().getEpochSecond();
      case When.Utc utc -> whole(local(utc.instant().getEpochSecond()));
    };
  }

  private long whole(long local) {
    return days() ? Math.floorDiv(local, Civil.DAY) * Civil.DAY : local;
  }

  /** What this clock shows at an instant. */
  long local(long epoch) {
    return epoch + spans.at(epoch).offset();
  }

  /** The instant of a local time: of two the first, of none as before the gap (3.3.5). */
  long epoch(long local) {
    SteadySpans.Span span = spans.near(local);
    if (span.shows(local)) {
      return local - span.offset();
    }
    List<ZoneOffset> offsets = rules.getValidOffsets(time(local));
    ZoneOffset offset =
        offsets.isEmpty() ? rules.getTransition(time(local)).getOffsetBefore() : offsets.get(0);
    return local - offset.getTotalSeconds();
  }

  /** No time that is at or after an instant has an earlier local time than this. */
  long earliest(long epoch) {
    ZoneOffsetTransition before = rules.previousTransition(Instant.ofEpochSecond(epoch + 1));
    long local = local(epoch);
    if (before == null || !before.isGap()) {
      return local;
    }
    long gap = before.getDuration().toSeconds();
    return epoch - before.toEpochSecond() < gap ? local - gap : local;
  }

  /**
   * For a local time that is skipped, when the order is right again: until then others may happen
   * before it that are later by the clock. For any other the time itself.
   */
  long settled(long local) {
    if (days() || spans.near(local).shows(local) || !rules.getValidOffsets(time(local)).isEmpty()) {
      return local;
    }
    ZoneOffsetTransition gap = rules.getTransition(time(local));
    return SteadySpans.local(gap, true) + gap.getDuration().toSeconds();
  }

  /** The first gap that begins at or after a local time; far away where there is none. */
  Gap gap(long local) {
    Instant from = Instant.ofEpochSecond(epoch(local) - 1);
    for (ZoneOffsetTransition change = rules.nextTransition(from);
        change != null;
        change = rules.nextTransition(change.getInstant())) {
      if (change.isGap() && SteadySpans.local(change, false) >= local) {
        return new Gap(SteadySpans.local(change, false), SteadySpans.local(change, true));
      }
      if (change.getDateTimeBefore().getYear() > LAST_YEAR) {
        break;
      }
    }
    return new Gap(SteadySpans.LONG_AFTER, SteadySpans.LONG_AFTER);
  }

  /** Two times are the same occurrence when this is the same: an instant, or a day's midnight. */
  long key(long local) {
    return days() ? local : epoch(local);
  }

  /** The same for a time of any form. */
  long key(When when) {
    return switch (when) {
      case When.Utc utc when !days() -> utc.instant().getEpochSecond();
      case When.Zoned zoned when !days() -> zones.instant(zoned, zone).getEpochSecond();
      case When other -> key(local(other));
    };
  }
}
