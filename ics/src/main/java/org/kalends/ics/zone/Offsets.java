package org.kalends.ics.zone;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTC-OFFSET values (RFC 5545 3.3.14). */
final class Offsets {
  private static final Pattern FORM = Pattern.compile("([+-]?)(\\d\\d):?(\\d\\d)(?::?(\\d\\d))?");
  private static final int MOST_SECONDS = 18 * 3600;

  private Offsets() {}

  /** Empty for what is no offset and for offsets that no place has, such as {@code +5730}. */
  static Optional<ZoneOffset> parse(String value) {
    Matcher matcher = FORM.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int minutes = Integer.parseInt(matcher.group(3));
    int seconds = matcher.group(4) == null ? 0 : Integer.parseInt(matcher.group(4));
    int total = Integer.parseInt(matcher.group(2)) * 3600 + minutes * 60 + seconds;
    if (minutes > 59 || seconds > 59 || total > MOST_SECONDS) {
      return Optional.empty();
    }
    return Optional.of(ZoneOffset.ofTotalSeconds(matcher.group(1).equals("-") ? -total : total));
  }

  /** The value as RFC 5545 writes it, with seconds only where there are some. */
  static String write(ZoneOffset offset) {
    int total = Math.abs(offset.getTotalSeconds());
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    String seconds = total % 60 == 0 ? "" : two(total % 60);
    return sign + two(total / 3600) + two(total / 60 % 60) + seconds;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
