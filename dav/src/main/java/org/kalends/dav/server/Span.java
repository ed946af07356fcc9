package org.kalends.dav.server;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.ics.Component;
import org.kalends.ics.Item;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.recur.Occurrences;

/**
 * A stretch of time that holds all an item has to do with, in seconds since 1970. Wide enough for
 * every zone a floating time may be taken in, so it only tells what certainly lies outside.
 */
record Span(long starts, long ends) {
  static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
  // Zones differ from UTC by 18 hours at most; a day without an end lasts 24 more.
  private static final long SLACK = 42 * 3600;

  /** So many occurrences of a series are looked at to find its end. */
  private static final int MOST = 5_000;

  private static final List<String> TIMES =
      List.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "COMPLETED", "CREATED");

  static Span of(Item item) {
    Span span = null;
    for (Component component : item.components()) {
      Optional<Span> one = of(component);
      if (one.isEmpty()) {
        return ANY;
      }
      span = span == null ? one.get() : span.and(one.get());
    }
    if (span == null) {
      return ANY;
    }
    return item.components().stream().anyMatch(Item::repeats) ? span.and(series(item)) : span;
  }

  /** From the first occurrence to the last, where that is not too far to see. */
  private static Span series(Item item) {
    Occurrences occurrences = Occurrences.of(item, ZoneOffset.UTC);
    if (occurrences.endless()) {
      return new Span(first(occurrences), Long.MAX_VALUE);
    }
    long last = Long.MIN_VALUE;
    int seen = 0;
    for (var each = occurrences.all().iterator(); each.hasNext(); seen++) {
      if (seen == MOST) {
        return new Span(first(occurrences), Long.MAX_VALUE);
      }
      last = Math.max(last, each.next().to().getEpochSecond());
    }
    return new Span(first(occurrences), last == Long.MIN_VALUE ? last : last + SLACK);
  }

  private static long first(Occurrences occurrences) {
    return occurrences
        .all()
        .findFirst()
        .map(occurrence -> occurrence.from().getEpochSecond() - SLACK)
        .orElse(Long.MAX_VALUE);
  }

  private static Optional<Span> of(Component component) {
    List<Long> times =
        TIMES.stream()
            .flatMap(name -> component.property(name).flatMap(When::of).stream())
            .map(Span::second)
            .toList();
    if (times.isEmpty() || component.name().equals("VTODO") && !hasEnd(component)) {
      return Optional.empty();
    }
    long first = times.stream().min(Long::compare).orElseThrow() - SLACK;
    long last = times.stream().max(Long::compare).orElseThrow() + length(component) + SLACK;
    return Optional.of(new Span(first, last));
  }

  private static boolean hasEnd(Component todo) {
    return Stream.of("DUE", "DTSTART", "COMPLETED").anyMatch(n -> todo.property(n).isPresent());
  }

  private static long length(Component component) {
    Length length = component.text("DURATION").flatMap(Length::parse).orElse(Length.ZERO);
    return Math.max(0, length.days() * 86_400 + length.seconds());
  }

  private static long second(When when) {
    return switch (when) {
      case When.Day day -> day.date().toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
      case When.Floating floating -> floating.time().toEpochSecond(ZoneOffset.UTC);
      case When.Zoned zoned -> zoned.time().toEpochSecond(ZoneOffset.UTC);
      case When.Utc utc -> utc.instant().getEpochSecond();
    };
  }

  private Span and(Span other) {
    return new Span(Math.min(starts, other.starts), Math.max(ends, other.ends));
  }
}
