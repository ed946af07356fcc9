package org.kalends.ics.zone;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.ics.Component;

/** VTIMEZONE components (RFC 5545 3.6.5). */
public final class VTimeZone {
  /**
   * Most items of a calendar carry the same few: reading each once is half the cost of comparing.
   */
  private static final int REMEMBERED = 128;

  private static final int MOST_REMEMBERED = 10_000;

  private static final Map<String, Optional<ZoneRules>> READ = new ConcurrentHashMap<>();

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
    String text = new String(vtimezone.bytes(), StandardCharsets.UTF_8);
    if (text.length() > MOST_REMEMBERED) {
      return new RulesReader(vtimezone).rules();
    }
    if (READ.size() >= REMEMBERED) {
      READ.clear();
    }
    return READ.computeIfAbsent(text, unread -> new RulesReader(vtimezone).rules());
  }
}
