package org.kalends.dav.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.ics.Component;

/** When someone has no time, put together from many events. */
final class BusyTimes {
  /** Ends by starts: stretches that neither overlap nor touch. */
  private final Map<Type, NavigableMap<Instant, Instant>> stretches = new EnumMap<>(Type.class);

  BusyTimes() {
    for (Type type : Type.values()) {
      stretches.put(type, new TreeMap<>());
    }
  }

  /** How busy (RFC 5545 3.2.9), the surest first. */
  enum Type {
    BUSY,
    BUSY_TENTATIVE;

    /** Empty for what takes nobody's time: transparent or cancelled events (RFC 4791 7.10). */
    static Optional<Type> of(Component event) {
      if (says(event, "TRANSP", "TRANSPARENT") || says(event, "STATUS", "CANCELLED")) {
        return Optional.empty();
      }
      return Optional.of(says(event, "STATUS", "TENTATIVE") ? BUSY_TENTATIVE : BUSY);
    }

    private static boolean says(Component event, String name, String value) {
      return event
          .text(name)
          .filter(text -> text.strip().toUpperCase(Locale.ROOT).equals(value))
          .isPresent();
    }
  }

  /** One stretch of time. */
  record Busy(Type type, Instant from, Instant to) {}

  /** Nothing where it takes no time. */
  void add(Type type, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return;
    }
    NavigableMap<Instant, Instant> all = stretches.get(type);
    Instant start = from;
    Instant end = to;
    for (var near = all.floorEntry(end);
        near != null && !near.getValue().isBefore(start);
        near = all.floorEntry(end)) {
      all.remove(near.getKey());
      start = near.getKey().isBefore(start) ? near.getKey() : start;
      end = near.getValue().isAfter(end) ? near.getValue() : end;
    }
    all.put(start, end);
  }

  /** In order, none over another: who is busy for sure is not also perhaps. */
  List<Busy> merged() {
    List<Busy> merged = new ArrayList<>();
    stretches.get(Type.BUSY).forEach((from, to) -> merged.add(new Busy(Type.BUSY, from, to)));
    stretches.get(Type.BUSY_TENTATIVE).forEach((from, to) -> merged.addAll(perhaps(from, to)));
    merged.sort(Comparator.comparing(Busy::from));
    return merged;
  }

  private List<Busy> perhaps(Instant from, Instant to) {
    NavigableMap<Instant, Instant> sure = stretches.get(Type.BUSY);
    List<Busy> left = new ArrayList<>();
    Instant at = from;
    var first = sure.floorEntry(from);
    if (first != null && first.getValue().isAfter(at)) {
      at = first.getValue();
    }
    for (var next : sure.subMap(from, false, to, false).entrySet()) {
      if (at.isBefore(next.getKey())) {
        left.add(new Busy(Type.BUSY_TENTATIVE, at, next.getKey()));
      }
      at = next.getValue().isAfter(at) ? next.getValue() : at;
    }
    if (at.isBefore(to)) {
      left.add(new Busy(Type.BUSY_TENTATIVE, at, to));
    }
    return left;
  }
}
