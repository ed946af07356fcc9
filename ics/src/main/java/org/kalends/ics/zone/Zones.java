package org.kalends.ics.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.When;

/**
 * What the TZIDs of one document mean: IANA names and their aliases first, then the VTIMEZONEs that
 * came along.
 */
public final class Zones {
  /** Names only: no VTIMEZONE at hand. */
  public static final Zones IANA = of(java.util.List.of());

  /** Names, and these VTIMEZONEs for what is no known name. */
  public static Zones of(Collection<Component> vtimezones) {
    return new Zones();
  }

  /**
   * The IANA zone a TZID stands for: itself, an alias, a Windows name, a vendor prefix before a
   * name.
   */
  public static Optional<ZoneId> iana(String tzid) {
    throw new AssertionError("skeleton");
  }

  /** The rules of a TZID; empty where nothing is known of it, which means floating. */
  public Optional<ZoneRules> rules(String tzid) {
    throw new AssertionError("skeleton");
  }

  /**
   * The instant of a time; floating times and days are taken in {@code zone}. DST gaps and overlaps
   * as RFC 5545 3.3.5 says.
   */
  public Instant instant(When when, ZoneId zone) {
    throw new AssertionError("skeleton");
  }
}
