package org.kalends.ics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A VALARM (RFC 5545 3.6.6).
 *
 * @param action DISPLAY, AUDIO, EMAIL or another one, in upper case; empty where there is none
 * @param trigger when it goes off; empty where that cannot be read
 * @param description what it shows, where it says so
 */
public record Alarm(String action, Optional<Trigger> trigger, Optional<String> description) {
  /** When an alarm goes off (3.8.6.3). */
  public sealed interface Trigger {
    /** So long after the start or end of what it belongs to; before it when negative. */
    record Relative(Length length, boolean toEnd) implements Trigger {}

    /** At that time. */
    record Absolute(When when) implements Trigger {}
  }

  /** Reads a VALARM. */
  public static Alarm of(Component valarm) {
    return new Alarm(
        valarm.text("ACTION").orElse("").strip().toUpperCase(Locale.ROOT),
        valarm.property("TRIGGER").flatMap(Alarm::trigger),
        valarm.text("DESCRIPTION"));
  }

  /** The alarms of an event or to-do, in order. */
  public static List<Alarm> all(Component component) {
    return component.components("VALARM").stream().map(Alarm::of).toList();
  }

  private static Optional<Trigger> trigger(Property property) {
    boolean toEnd =
        property.parameters().first("RELATED").filter("END"::equalsIgnoreCase).isPresent();
    return Length.parse(property.value())
        .<Trigger>map(length -> new Trigger.Relative(length, toEnd))
        .or(() -> When.of(property).map(Trigger.Absolute::new));
  }
}
