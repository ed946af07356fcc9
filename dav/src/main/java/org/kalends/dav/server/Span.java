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

/**
 * A stretch of time that holds all an item has to do with, in seconds since 1970. Wide enough for
 * every zone a floating time may be taken in, so it only tells what certainly lies outside.
 */
record Span(long starts, long ends) {
  static final Span ANY = new Span(Long.MIN_VALUE, Long.MAX_VALUE);
  // Zones differ from UTC by 18 hours at most; a day without an end lasts 24 more.
  private static final long SLACK = 42 * 3600;
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
    return span == null ? ANY : span;
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
    return Optional.of(new Span(first, repeats(component) ? Long.MAX_VALUE : last));
  }

  private static boolean hasEnd(Component todo) {
    return Stream.of("DUE", "DTSTART", "COMPLETED").anyMatch(n -> todo.property(n).isPresent());
  }

  /** Whether a component stands for more occurrences than its own. */
  static boolean repeats(Component component) {
    return component.property("RRULE").isPresent() || component.property("RDATE").isPresent();
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
