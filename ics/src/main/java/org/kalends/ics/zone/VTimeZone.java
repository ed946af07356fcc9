package org.kalends.ics.zone;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.kalends.ics.Component;

/** VTIMEZONE components (RFC 5545 3.6.5). */
public final class VTimeZone {
  private VTimeZone() {}

  /**
   * A component that is exact for that zone from the year on, and as short as that allows. Changes
   * that follow no rule of a fixed day in a month are listed, up to 2100.
   */
  public static Component of(String tzid, ZoneId zone, int fromYear) {
    return new RulesWriter(zone.getRules(), fromYear).component(tzid);
  }

  /**
   * The rules a VTIMEZONE describes; empty where it describes none. Damaged parts are left out; a
   * missing TZOFFSETFROM is taken to be the same as TZOFFSETTO.
   */
  public static Optional<ZoneRules> rules(Component vtimezone) {
    return new RulesReader(vtimezone).rules();
  }
}
