package org.kalends.ics.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.kalends.ics.Component;

/** VTIMEZONE components (RFC 5545 3.6.5). */
public final class VTimeZone {
  private VTimeZone() {}

  /** A component that is exact for that zone from the year on. */
  public static Component of(String tzid, ZoneId zone, int fromYear) {
    throw new AssertionError("skeleton");
  }

  /** The rules a VTIMEZONE describes; empty where it describes none. */
  public static Optional<ZoneRules> rules(Component vtimezone) {
    throw new AssertionError("skeleton");
  }
}
