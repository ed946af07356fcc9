package org.kalends.ics.meaning;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.kalends.ics.Length;
import org.kalends.ics.When;
import org.kalends.ics.zone.Zones;

/**
 * Times in canonical form: instants as instants, whatever zone they were written in. Days, floating
 * times and instants look different, so that none ever equals another.
 */
record Times(Zones zones) {
  /** By instant; a time in a zone of which nothing is known keeps its TZID. */
  String canonical(When when) {
    When settled = settled(when);
    return settled instanceof When.Zoned zoned
        ? zoned.value() + '@' + zoned.tzid()
        : settled.value();
  }

  /** The same time in UTC where that can be told. */
  When settled(When when) {
    return when instanceof When.Zoned zoned && zones.rules(zoned.tzid()).isPresent()
        ? new When.Utc(zones.instant(zoned, ZoneOffset.UTC))
        : when;
  }

  /** By local time and zone: the start of a rule, which repeats by the clock on the wall there. */
  String anchored(When when) {
    return switch (when) {
      case When.Zoned zoned ->
          zones
              .rules(zoned.tzid())
              .filter(rules -> !utc(rules))
              .map(rules -> zoned.value() + '@' + name(zoned.tzid()))
              .orElseGet(() -> canonical(zoned));
      case When.Day day -> canonical(day);
      case When.Floating floating -> canonical(floating);
      case When.Utc utc -> canonical(utc);
    };
  }

  private static boolean utc(ZoneRules rules) {
    return rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).equals(ZoneOffset.UTC);
  }

  /** Zones that only a VTIMEZONE knows are told apart by its rules, not by how it is called. */
  private static String name(String tzid) {
    return Zones.iana(tzid).map(ZoneId::getId).orElse("VTIMEZONE");
  }

  /** The time a length later. */
  When after(When start, Length length) {
    Optional<ZoneRules> rules =
        start instanceof When.Zoned zoned ? zones.rules(zoned.tzid()) : Optional.empty();
    return rules.isPresent()
        ? new When.Utc(zones.instant(start, length, ZoneOffset.UTC))
        : zones.plus(start, length);
  }

  /** ISO 8601, as written, with the zone after it. */
  static String readable(When when) {
    return switch (when) {
      case When.Day day -> day.date().toString();
      case When.Floating floating -> floating.time().toString();
      case When.Zoned zoned -> zoned.time().toString() + ' ' + zoned.tzid();
      case When.Utc utc -> LocalDateTime.ofInstant(utc.instant(), ZoneOffset.UTC).toString() + 'Z';
    };
  }
}
