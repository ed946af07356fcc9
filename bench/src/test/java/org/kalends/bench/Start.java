package org.kalends.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A DTSTART.
 *
 * @param time on its own clock; of a DATE its midnight
 * @param zone where it is; UTC for what has none
 */
record Start(Form form, LocalDateTime time, ZoneId zone) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  enum Form {
    DATE,
    FLOATING,
    UTC,
    ZONED
  }

  boolean date() {
    return form == Form.DATE;
  }

  Start at(LocalDateTime other) {
    return new Start(form, other, zone);
  }

  /** A time as a value of this form. */
  String value(LocalDateTime local) {
    return switch (form) {
      case DATE -> day(local);
      case FLOATING, ZONED -> local(local);
      case UTC -> local(local) + "Z";
    };
  }

  static String local(LocalDateTime local) {
    return TIME.format(local);
  }

  static String day(LocalDateTime local) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(local.toLocalDate());
  }

  /** The content line. */
  String line() {
    return "DTSTART"
        + switch (form) {
          case DATE -> ";VALUE=DATE";
          case ZONED -> ";TZID=" + zone;
          case FLOATING, UTC -> "";
        }
        + ":"
        + value(time);
  }

  /** What its clock shows at an instant. */
  String text(long second) {
    return value(LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone));
  }

  /** Seconds since the epoch; those of a floating time or day as if it were in UTC. */
  long instant(LocalDateTime local) {
    return local.atZone(zone).toEpochSecond();
  }

  /** The same of a time in local seconds. */
  long instant(long local) {
    return instant(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
  }
}
