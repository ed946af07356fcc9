package org.kalends.ics;

import java.util.Locale;
import java.util.Optional;

/**
 * A DURATION (RFC 5545 3.3.6): days are nominal (they follow the clock on the wall over changes of
 * summer time), time is exact.
 *
 * @param days of 24, 23 or 25 hours; a week is seven
 * @param seconds exact; of the same sign as the days
 */
public record Length(long days, long seconds) {
  /** No time at all. */
  public static final Length ZERO = new Length(0, 0);

  private static final int MOST_DIGITS = 9;

  /** No length is longer than the 9999 years that dates can say. */
  private static final long MOST_DAYS = 3_652_059;

  /** Throws IllegalArgumentException for days and seconds of opposite sign: no text says that. */
  public Length {
    if (Long.signum(days) * Long.signum(seconds) < 0) {
      throw new IllegalArgumentException("opposite signs: " + days + " days, " + seconds + " s");
    }
  }

  /**
   * Reads a DURATION value; empty where it is none. Takes what broken writers make of it: weeks
   * beside days, a missing T, nothing after P or T.
   */
  public static Optional<Length> parse(String value) {
    String text = value.strip().toUpperCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    int start = negative || text.startsWith("+") ? 1 : 0;
    if (!text.startsWith("P", start)) {
      return Optional.empty();
    }
    return parts(text.substring(start + 1)).map(length -> negative ? length.negated() : length);
  }

  private static Optional<Length> parts(String text) {
    long days = 0;
    long seconds = 0;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit >= '0' && unit <= '9') {
        continue;
      }
      if (unit == 'T' && at == from) {
        from = at + 1;
        continue;
      }
      if (at == from || at - from > MOST_DIGITS || "WDHMS".indexOf(unit) < 0) {
        return Optional.empty();
      }
      long number = Long.parseLong(text, from, at, 10);
      from = at + 1;
      switch (unit) {
        case 'W' -> days += 7 * number;
        case 'D' -> days += number;
        case 'H' -> seconds += 3600 * number;
        case 'M' -> seconds += 60 * number;
        default -> seconds += number;
      }
      if (days > MOST_DAYS || seconds > MOST_DAYS * 86_400) {
        return Optional.empty();
      }
    }
    return from == text.length() ? Optional.of(new Length(days, seconds)) : Optional.empty();
  }

  /** The same length the other way in time. */
  public Length negated() {
    return new Length(-days, -seconds);
  }

  /** The value as RFC 5545 writes it: weeks alone, else days, hours, minutes, seconds. */
  public String value() {
    String sign = days < 0 || seconds < 0 ? "-" : "";
    long wholeDays = Math.abs(days);
    if (seconds == 0 && wholeDays > 0) {
      return sign + 'P' + (wholeDays % 7 == 0 ? wholeDays / 7 + "W" : wholeDays + "D");
    }
    return sign + 'P' + part(wholeDays, 'D') + 'T' + time(Math.abs(seconds));
  }

  private static String time(long seconds) {
    String text =
        part(seconds / 3600, 'H') + part(seconds / 60 % 60, 'M') + part(seconds % 60, 'S');
    return text.isEmpty() ? "0S" : text;
  }

  private static String part(long number, char unit) {
    return number == 0 ? "" : Long.toString(number) + unit;
  }
}
