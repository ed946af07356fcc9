package org.kalends.ics.meaning;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/**
 * When a component begins and ends. The end is one fact, whether DTEND or DUE says it, DURATION, or
 * nothing (RFC 5545 3.6.1, 3.6.2).
 *
 * @param facts DTSTART and the end
 * @param told the properties that these facts speak for
 */
record Span(List<Fact> facts, Set<Property> told) {
  private static final Length ONE_DAY = new Length(1, 0);
  private static final Span NONE = new Span(List.of(), Set.of());

  static Span of(Component component, Times times) {
    Optional<Property> first = component.property("DTSTART");
    Optional<When> start = first.flatMap(When::of);
    if (start.isEmpty()) {
      return NONE;
    }
    Fact begin = start(component, first.get(), start.get(), times);
    String endName = endName(component);
    Optional<Property> end = component.property(endName).or(() -> component.property("DURATION"));
    if (endName.isEmpty()) {
      return new Span(List.of(begin), Set.of(first.get()));
    }
    Optional<When> when =
        end.map(told -> end(told, start.get(), times))
            .orElseGet(() -> implied(component, start.get()));
    if (when.isEmpty()) {
      return new Span(List.of(begin), Set.of(first.get()));
    }
    Set<Property> told = new HashSet<>(Set.of(first.get()));
    end.ifPresent(told::add);
    return new Span(
        List.of(begin, fact(endName, when.get(), times.canonical(when.get()), end)), told);
  }

  private static String endName(Component component) {
    return switch (component.name()) {
      case "VEVENT" -> "DTEND";
      case "VTODO" -> "DUE";
      default -> "";
    };
  }

  private static Optional<When> implied(Component component, When start) {
    if (!component.name().equals("VEVENT")) {
      return Optional.empty();
    }
    return Optional.of(
        start instanceof When.Day day ? new When.Day(day.date().plusDays(ONE_DAY.days())) : start);
  }

  private static Optional<When> end(Property property, When start, Times times) {
    return property.name().equals("DURATION")
        ? Length.parse(property.value()).map(length -> times.after(start, length))
        : When.of(property);
  }

  /** What repeats by a rule does so by the clock of its zone; anything else is at an instant. */
  private static Fact start(Component component, Property property, When start, Times times) {
    String value = repeats(component) ? times.anchored(start) : times.canonical(start);
    return fact("DTSTART", start, value, Optional.of(property));
  }

  static boolean repeats(Component component) {
    return component.property("RRULE").isPresent() || component.property("EXRULE").isPresent();
  }

  private static Fact fact(String name, When when, String value, Optional<Property> written) {
    String arguments = written.map(property -> Arguments.readable(property, true)).orElse("");
    return new Fact(
        name,
        value,
        written.map(property -> Arguments.canonical(property, true)).orElse(""),
        Times.readable(when) + (arguments.isEmpty() ? "" : " (" + arguments + ')'));
  }
}
