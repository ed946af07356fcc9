package org.kalends.ics.zone;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kalends.ics.Component;
import org.kalends.ics.Length;
import org.kalends.ics.When;

/**
 * What the TZIDs of one document mean: IANA names and their aliases first, then the VTIMEZONEs that
 * came along.
 *
 * <p>A VTIMEZONE under the name of an IANA zone is not asked: programs attach shortened, outdated
 * and plainly wrong ones, and all others that read the event go by the name.
 */
public final class Zones {
  /** Names only: no VTIMEZONE at hand. */
  public static final Zones IANA = of(List.of());

  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  private final Map<String, Component> vtimezones;
  private final Map<String, Optional<ZoneRules>> known = new ConcurrentHashMap<>();

  private Zones(Map<String, Component> vtimezones) {
    this.vtimezones = vtimezones;
  }

  /** Names, and these VTIMEZONEs for what is no known name. Of several with one TZID the first. */
  public static Zones of(Collection<Component> vtimezones) {
    return new Zones(
        vtimezones.stream()
            .filter(zone -> zone.property("TZID").isPresent())
            .collect(
                Collectors.toUnmodifiableMap(
                    zone -> zone.text("TZID").orElseThrow(),
                    zone -> zone,
                    (first, more) -> first)));
  }

  /**
   * The IANA zone a TZID stands for: itself, an alias, a Windows name, a vendor prefix before a
   * name, an offset such as GMT+0100.
   */
  public static Optional<ZoneId> iana(String tzid) {
    return ZoneNames.find(tzid);
  }

  /** The rules of a TZID; empty where nothing is known of it, which means floating. */
  public Optional<ZoneRules> rules(String tzid) {
    return known.computeIfAbsent(
        tzid,
        name ->
            iana(name).map(ZoneId::getRules).or(() -> vtimezone(name).flatMap(VTimeZone::rules)));
  }

  /** The VTIMEZONE that came along under that name. */
  public Optional<Component> vtimezone(String tzid) {
    return Optional.ofNullable(vtimezones.get(tzid));
  }

  /**
   * The instant of a time; floating times and days are taken in {@code zone}. A local time that is
   * skipped is taken by the offset before the gap, one that comes twice is the first (RFC 5545
   * 3.3.5).
   */
  public Instant instant(When when, ZoneId zone) {
    return switch (when) {
      case When.Day day -> instant(day.date().atStartOfDay(), zone.getRules());
      case When.Floating floating -> instant(floating.time(), zone.getRules());
      case When.Zoned zoned -> instant(zoned.time(), rules(zoned.tzid()).orElseGet(zone::getRules));
      case When.Utc utc -> utc.instant();
    };
  }

  private static Instant instant(LocalDateTime time, ZoneRules rules) {
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    ZoneOffset offset =
        offsets.isEmpty() ? rules.getTransition(time).getOffsetBefore() : offsets.getFirst();
    return time.toInstant(offset);
  }

  /**
   * The time a length after another, in the same form: days by the calendar, then exact time (RFC
   * 5545 3.3.6). A day stays a day: what does not fill one is dropped.
   */
  public When plus(When start, Length length) {
    return switch (start) {
      case When.Day day -> new When.Day(plus(day.date(), length));
      case When.Floating floating -> new When.Floating(plus(floating.time(), length));
      case When.Zoned zoned ->
          new When.Zoned(
              rules(zoned.tzid())
                  .map(rules -> plus(zoned.time(), length, rules))
                  .orElseGet(() -> plus(zoned.time(), length)),
              zoned.tzid());
      case When.Utc utc ->
          new When.Utc(utc.instant().plusSeconds(length.days() * SECONDS_A_DAY + length.seconds()));
    };
  }

  /**
   * The instant a length after a time: what {@link #plus} says, also in the hour that comes twice.
   */
  public Instant instant(When start, Length length, ZoneId zone) {
    if (start instanceof When.Day) {
      return instant(plus(start, length), zone);
    }
    Instant day = instant(plus(start, new Length(length.days(), 0)), zone);
    return day.plusSeconds(length.seconds());
  }

  private static LocalDate plus(LocalDate date, Length length) {
    return date.plusDays(length.days() + length.seconds() / SECONDS_A_DAY);
  }

  private static LocalDateTime plus(LocalDateTime time, Length length) {
    return time.plusDays(length.days()).plusSeconds(length.seconds());
  }

  private static LocalDateTime plus(LocalDateTime time, Length length, ZoneRules rules) {
    LocalDateTime later = time.plusDays(length.days());
    if (length.seconds() == 0) {
      return later;
    }
    Instant end = instant(later, rules).plusSeconds(length.seconds());
    return LocalDateTime.ofInstant(end, rules.getOffset(end));
  }
}
