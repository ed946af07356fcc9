package org.kalends.cli.dates;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them. */
public final class Lengths {
  private static final Pattern LENGTH =
      Pattern.compile(
          "(?:(\\d{1,4})\\s*(?:d|days?))?\\s*(?:(\\d{1,5})\\s*(?:h|hours?))?\\s*"
              + "(?:(\\d{1,6})\\s*(?:m|min|minutes?))?");

  private Lengths() {}

  /** Reads {@code 30m}, {@code 1h30m}, {@code 2 hours}, {@code 1d}; a minute at least. */
  public static Duration of(String text) throws UnclearDate {
    Matcher matcher = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
    Duration length =
        matcher.matches()
            ? Duration.ofDays(number(matcher, 1))
                .plusHours(number(matcher, 2))
                .plusMinutes(number(matcher, 3))
            : Duration.ZERO;
    if (length.isZero()) {
      throw new UnclearDate(
          "`%s` is no length of time; write it like: 45m, 1h, 1h30m, 2d".formatted(text.strip()));
    }
    return length;
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
