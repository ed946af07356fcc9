package org.kalends.ics.meaning;

import java.time.ZoneOffset;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * Which instance of which item a component is (RFC 5545 3.8.4.4). Equal for the same instance
 * however its RECURRENCE-ID is written: in UTC or in a zone.
 *
 * @param uid the text of the UID
 * @param recurrenceId the day, the floating time or the instant that the instance replaces; zoned
 *     only where nothing is known of the zone; empty for a master
 */
public record EventId(String uid, Optional<When> recurrenceId) {
  /** The identity of a component; one without UID has the empty one. */
  public static EventId of(Component component, Zones zones) {
    Optional<When> recurrenceId = component.property("RECURRENCE-ID").flatMap(When::of);
    return new EventId(
        component.text("UID").orElse(""), recurrenceId.map(when -> instant(when, zones)));
  }

  private static When instant(When when, Zones zones) {
    return when instanceof When.Zoned zoned && zones.rules(zoned.tzid()).isPresent()
        ? new When.Utc(zones.instant(zoned, ZoneOffset.UTC))
        : when;
  }

  /**
   * A stable text of the instance alone, empty for a master: {@code 20250320} for a day, {@code
   * 20250320T150000Z} for an instant, {@code 20250320T150000} for a floating time.
   */
  public String instance() {
    return recurrenceId.map(EventId::text).orElse("");
  }

  /** A stable text of the whole identity: the instance, a slash, the UID as it is. */
  public String key() {
    return instance() + '/' + uid;
  }

  private static String text(When when) {
    return when instanceof When.Zoned zoned
        ? zoned.value() + '@' + zoned.tzid().replace('/', '_')
        : when.value();
  }
}
