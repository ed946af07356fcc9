package org.kalends.cli.agenda;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Times that are taken. Cancelled and transparent events take none; tentative ones take theirs, but
 * are told apart where nothing firm lies over them (RFC 5545 3.2.9).
 */
public record Busy(Kind kind, Slot slot) {
  /** How firmly. */
  public enum Kind {
    BUSY,
    TENTATIVE
  }

  /** What events take of these hours, in order; what overlaps or touches is one. */
  public static List<Busy> of(List<Listed> events, List<Slot> hours) {
    List<Slot> firm = within(taken(events, false), hours);
    List<Slot> open = without(within(taken(events, true), hours), firm);
    List<Busy> all = new ArrayList<>();
    firm.forEach(slot -> all.add(new Busy(Kind.BUSY, slot)));
    open.forEach(slot -> all.add(new Busy(Kind.TENTATIVE, slot)));
    all.sort(Comparator.comparing(busy -> busy.slot().from()));
    return List.copyOf(all);
  }

  /** What is left of these hours. */
  public static List<Slot> free(List<Busy> busy, List<Slot> hours) {
    return without(hours, merged(busy.stream().map(Busy::slot).toList()));
  }

  private static List<Slot> taken(List<Listed> events, boolean tentative) {
    return merged(
        events.stream()
            .filter(event -> !event.isCancelled() && !event.face().transparent())
            .filter(event -> event.isTentative() == tentative)
            .filter(event -> event.from().isBefore(event.to()))
            .map(event -> new Slot(event.from(), event.to()))
            .toList());
  }

  private static List<Slot> merged(List<Slot> slots) {
    List<Slot> merged = new ArrayList<>();
    for (Slot next : slots.stream().sorted(Comparator.comparing(Slot::from)).toList()) {
      if (!merged.isEmpty() && !next.from().isAfter(merged.getLast().to())) {
        Slot last = merged.removeLast();
        merged.add(new Slot(last.from(), later(last.to(), next.to())));
      } else {
        merged.add(next);
      }
    }
    return merged;
  }

  /** The parts of slots that lie in others; both in order and apart. */
  private static List<Slot> within(List<Slot> slots, List<Slot> others) {
    List<Slot> parts = new ArrayList<>();
    for (Slot slot : slots) {
      for (Slot other : others) {
        Instant from = later(slot.from(), other.from());
        Instant to = slot.to().isBefore(other.to()) ? slot.to() : other.to();
        if (from.isBefore(to)) {
          parts.add(new Slot(from, to));
        }
      }
    }
    return merged(parts);
  }

  /** What is left of slots without others, both in order and apart. */
  private static List<Slot> without(List<Slot> slots, List<Slot> others) {
    List<Slot> left = new ArrayList<>();
    for (Slot slot : slots) {
      Instant at = slot.from();
      for (Slot other : others) {
        if (other.to().isAfter(at) && other.from().isBefore(slot.to())) {
          if (at.isBefore(other.from())) {
            left.add(new Slot(at, other.from()));
          }
          at = later(at, other.to());
        }
      }
      if (at.isBefore(slot.to())) {
        left.add(new Slot(at, slot.to()));
      }
    }
    return left;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
