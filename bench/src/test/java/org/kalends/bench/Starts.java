package org.kalends.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random starts: all forms, ordinary days and the awkward ones. */
record Starts(RandomGenerator random) {
  private static final List<ZoneId> ZONES =
      java.util.stream.Stream.of(
              "Europe/Berlin",
              "America/New_York",
              "America/Sao_Paulo",
              "Australia/Lord_Howe",
              "Asia/Kolkata",
              "Asia/Tokyo",
              "Africa/Cairo",
              "Pacific/Auckland",
              "America/St_Johns")
          .map(ZoneId::of)
          .toList();

  Start next() {
    int form = random.nextInt(10);
    LocalDateTime time = time();
    if (form < 2) {
      return new Start(Start.Form.DATE, time.toLocalDate().atStartOfDay(), ZoneOffset.UTC);
    }
    if (form < 4) {
      return new Start(Start.Form.FLOATING, time, ZoneOffset.UTC);
    }
    if (form < 5) {
      return new Start(Start.Form.UTC, time, ZoneOffset.UTC);
    }
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    LocalDateTime zoned = random.nextInt(4) == 0 ? nearChange(zone, time) : time;
    return new Start(Start.Form.ZONED, existing(zone, zoned), zone);
  }

  private LocalDateTime time() {
    return date().atTime(clock());
  }

  private LocalDate date() {
    int year = random.nextInt(20) == 0 ? random.nextInt(1901, 2100) : random.nextInt(1995, 2035);
    return switch (random.nextInt(12)) {
      case 0 -> LocalDate.of(year - Math.floorMod(year, 4) + (year < 1904 ? 4 : 0), 2, 29);
      case 1 -> LocalDate.of(year, 12, 31);
      case 2 -> LocalDate.of(year, 1, 1);
      case 3 -> LocalDate.of(year, 12, random.nextInt(25, 32));
      case 4 -> LocalDate.of(year, random.nextInt(1, 13), 1).plusMonths(1).minusDays(1);
      default -> LocalDate.ofYearDay(year, random.nextInt(1, 366));
    };
  }

  private LocalTime clock() {
    return switch (random.nextInt(6)) {
      case 0 -> LocalTime.MIDNIGHT;
      case 1 -> LocalTime.of(23, 59, 59);
      case 2 -> LocalTime.of(random.nextInt(24), random.nextInt(60), random.nextInt(60));
      default -> LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    };
  }

  /** Up to a few days before the clock changes, at about the time of day at which it does. */
  private LocalDateTime nearChange(ZoneId zone, LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().nextTransition(time.toInstant(ZoneOffset.UTC));
    if (change == null) {
      return time;
    }
    return change
        .getDateTimeBefore()
        .plusMinutes(15L * random.nextInt(-4, 5))
        .minusDays(random.nextInt(20));
  }

  /** A DTSTART that the clock skips names another time already. */
  private static LocalDateTime existing(ZoneId zone, LocalDateTime time) {
    return time.atZone(zone).toLocalDateTime();
  }
}
