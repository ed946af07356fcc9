package org.kalends.ics.series;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.kalends.ics.Component;
import org.kalends.ics.Property;
import org.kalends.ics.When;

/** What tells others that a component changed: SEQUENCE, DTSTAMP, LAST-MODIFIED, CREATED. */
final class Revisions {
  /** RFC 5546 2.1.4, and EXRULE, which it no longer knows. */
  private static final List<String> SIGNIFICANT =
      List.of(
          "DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "STATUS");

  private static final long MOST = Integer.MAX_VALUE;

  private Revisions() {}

  /** The changed component, marked as such where it did change. */
  static Component mark(Component before, Component after, Instant now) {
    if (before.toString().equals(after.toString())) {
      return after;
    }
    Component dated = dated(after, now);
    boolean raised = sequence(after) > sequence(before);
    return raised || !significant(before, after)
        ? dated
        : dated.with(Property.of("SEQUENCE", Long.toString(sequence(before) + 1)));
  }

  /** One that has just come to be: its count of changes begins anew. */
  static Component fresh(Component component, Instant now) {
    Component counted =
        component.property("SEQUENCE").isPresent()
            ? component.with(Property.of("SEQUENCE", "0"))
            : component;
    return dated(
        counted.property("CREATED").isPresent() ? at(counted, "CREATED", now) : counted, now);
  }

  private static Component dated(Component component, Instant now) {
    return at(at(component, "DTSTAMP", now), "LAST-MODIFIED", now);
  }

  private static Component at(Component component, String name, Instant now) {
    return component.with(new When.Utc(now.truncatedTo(ChronoUnit.SECONDS)).property(name));
  }

  private static boolean significant(Component before, Component after) {
    return SIGNIFICANT.stream().anyMatch(name -> !lines(before, name).equals(lines(after, name)));
  }

  static List<String> lines(Component component, String name) {
    return component.properties(name).stream().map(Property::toString).toList();
  }

  /** 0 where it is missing or no number (RFC 5545 3.8.7.4). */
  private static long sequence(Component component) {
    return component
        .property("SEQUENCE")
        .map(property -> property.value().strip())
        .filter(text -> text.matches("\\d{1,10}"))
        .map(Long::valueOf)
        .filter(number -> number < MOST)
        .orElse(0L);
  }
}
