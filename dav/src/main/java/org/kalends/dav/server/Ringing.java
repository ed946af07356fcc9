package org.kalends.dav.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Alarm;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.When;

/** Whether an alarm goes off within a time range (RFC 4791 9.9, RFC 5545 3.6.6). */
final class Ringing {
  private static final long MOST_REPEATS = 10_000;

  private final Times times;
  private final Recurrences recurrences;
  private final TimeRange range;

  Ringing(Times times, Recurrences recurrences, TimeRange range) {
    this.times = times;
    this.recurrences = recurrences;
    this.range = range;
  }

  /** How often an alarm comes again after its trigger, and so many seconds apart. */
  private record Snooze(long repeats, long gap) {
    static Snooze of(Component alarm) {
      long repeats =
          alarm
              .text("REPEAT")
              .map(String::strip)
              .filter(text -> text.matches("\\d{1,9}"))
              .map(Long::parseLong)
              .orElse(0L);
      long gap = alarm.text("DURATION").flatMap(Length::parse).map(Ringing::seconds).orElse(0L);
      return gap <= 0 ? new Snooze(0, 1) : new Snooze(Math.min(repeats, MOST_REPEATS), gap);
    }

    long lasts() {
      return repeats * gap;
    }
  }

  boolean rings(Component alarm, Component owner) {
    Snooze snooze = Snooze.of(alarm);
    return Alarm.of(alarm)
        .trigger()
        .filter(trigger ->
            switch (trigger) {
              case Alarm.Trigger.Absolute(When when) -> rings(times.instant(when), snooze);
              case Alarm.Trigger.Relative(Length length, boolean toEnd) ->
                  moments(owner, length, toEnd, snooze).anyMatch(first -> rings(first, snooze));
            })
        .isPresent();
  }

  private boolean rings(Instant first, Snooze snooze) {
    long behind = Math.max(0, Duration.between(first, range.start()).toSeconds());
    long next = Math.min(snooze.repeats(), (behind + snooze.gap() - 1) / snooze.gap());
    return range.holds(first) || range.holds(first.plusSeconds(next * snooze.gap()));
  }

  /** When it goes off first, of each time that it may go off within the range. */
  private Stream<Instant> moments(Component owner, Length length, boolean toEnd, Snooze snooze) {
    return bases(owner, toEnd, seconds(length), snooze.lasts())
        .map(base -> times.zones().instant(base, length, times.floating()));
  }

  private Stream<When> bases(Component owner, boolean toEnd, long after, long lasts) {
    if (owner.name().equals("VTODO") && !Item.repeats(owner)) {
      return todo(owner, toEnd).stream();
    }
    // a day of a length may be an hour more or less than 24
    Instant from = range.start().minusSeconds(after + lasts).minus(TimeRange.DAY);
    Instant to = range.end().minusSeconds(after).plus(TimeRange.DAY);
    return recurrences.of(owner, from, to).map(o -> toEnd ? o.end() : o.start());
  }

  private Optional<When> todo(Component todo, boolean toEnd) {
    Optional<When> start = Times.when(todo, "DTSTART");
    Optional<When> due = Times.when(todo, "DUE").or(() -> lasting(todo, start));
    return toEnd ? due.or(() -> start) : start.or(() -> due);
  }

  private Optional<When> lasting(Component todo, Optional<When> start) {
    return start.flatMap(when ->
        todo.text("DURATION")
            .flatMap(Length::parse)
            .map(length -> times.zones().plus(when, length)));
  }

  private static long seconds(Length length) {
    return length.days() * 86_400 + length.seconds();
  }
}
