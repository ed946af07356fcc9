package org.kalends.cli.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often something is done, as people write it. */
public final class Interval {
  /** How it is written, for messages. */
  public static final String FORM = "a number with s, m or h, such as 30s, 5m or 1h";

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})\\s*([smh])");

  private Interval() {}

  /** Reads {@code 30s}, {@code 5m}, {@code 1h}; empty where it is none, or nothing at all. */
  public static Optional<Duration> of(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    Duration read =
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    return Optional.of(read).filter(Duration::isPositive);
  }

  /** The same in words, such as {@code 5 minutes}. */
  public static String words(Duration interval) {
    long seconds = interval.toSeconds();
    if (seconds % 60 != 0) {
      return count(seconds, "second");
    }
    return seconds % 3600 == 0 ? count(seconds / 3600, "hour") : count(seconds / 60, "minute");
  }

  private static String count(long number, String unit) {
    return number == 1 ? unit : number + " " + unit + "s";
  }
}
