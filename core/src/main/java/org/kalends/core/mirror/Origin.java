package org.kalends.core.mirror;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.kalends.core.sync.Place;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * What of the source an item of the target is made from, and when that happens.
 *
 * @param uid of the source's item
 * @param occurrence its RECURRENCE-ID in a form that does not depend on how it is written; {@link
 *     #WHOLE} for all of the item
 * @param from when it begins; {@link Instant#MIN} where it has no date
 * @param to when it is over; {@link Instant#MAX} where it never is
 */
record Origin(String uid, String occurrence, Instant from, Instant to) {
  static final String WHOLE = "-";

  private static final int PARTS = 4;

  /** What a RECURRENCE-ID is called here: a day, a floating time, or an instant. */
  static String occurrence(When id, Zones zones, ZoneId zone) {
    return switch (id) {
      case When.Day day -> day.value();
      case When.Floating floating -> floating.value();
      case When.Utc utc -> utc.value();
      case When.Zoned zoned -> new When.Utc(zones.instant(zoned, zone)).value();
    };
  }

  Place place() {
    return new Place(from + " " + to + " " + occurrence + " " + uid);
  }

  /** Empty for a place that is none of ours. */
  static Optional<Origin> of(Place place) {
    String[] parts = place.value().split(" ", PARTS);
    try {
      return parts.length == PARTS
          ? Optional.of(
              new Origin(parts[3], parts[2], Instant.parse(parts[0]), Instant.parse(parts[1])))
          : Optional.empty();
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
