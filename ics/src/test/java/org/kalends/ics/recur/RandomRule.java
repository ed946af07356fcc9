package org.kalends.ics.recur;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Rules of every kind, right by RFC 5545, and starts for them. */
final class RandomRule {
  private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  private static final int[] INTERVALS = {1, 1, 1, 2, 3, 4, 5, 7, 12, 13, 24, 60, 90, 100};

  private final Random random;

  RandomRule(long seed) {
    random = new Random(seed);
  }

  LocalDateTime start() {
    return LocalDateTime.of(
        1970 + random.nextInt(80),
        1 + random.nextInt(12),
        1 + random.nextInt(28),
        random.nextInt(24),
        random.nextBoolean() ? 0 : random.nextInt(60),
        random.nextBoolean() ? 0 : random.nextInt(60));
  }

  /** No longer than so many seconds. */
  long seconds(long most) {
    return random.nextLong(most + 1);
  }

  boolean chance(double of) {
    return random.nextDouble() < of;
  }

  Rule rule(Frequency shortest) {
    List<Frequency> frequencies = List.of(Frequency.values());
    int from = frequencies.indexOf(shortest);
    Frequency frequency = frequencies.get(from + random.nextInt(frequencies.size() - from));
    return Rule.parse(text(frequency)).rule().orElseThrow();
  }

  private String text(Frequency frequency) {
    StringJoiner parts = new StringJoiner(";");
    parts.add("FREQ=" + frequency);
    parts.add("INTERVAL=" + INTERVALS[random.nextInt(INTERVALS.length)]);
    boolean yearly = frequency == Frequency.YEARLY;
    boolean months = maybe(parts, 0.3, "BYMONTH", 1, 12, false);
    boolean weeks = yearly && maybe(parts, 0.15, "BYWEEKNO", 1, 53, true);
    if (yearly || frequency.compareTo(Frequency.DAILY) < 0) {
      maybe(parts, 0.2, "BYYEARDAY", 1, 366, true);
    }
    if (frequency != Frequency.WEEKLY) {
      maybe(parts, 0.25, "BYMONTHDAY", 1, 31, true);
    }
    if (weeks || chance(0.4)) {
      boolean ordinals = (yearly || frequency == Frequency.MONTHLY) && !weeks && chance(0.4);
      parts.add("BYDAY=" + days(ordinals ? yearly && !months ? 53 : 5 : 0));
    }
    maybe(parts, 0.15, "BYHOUR", 0, 23, false);
    maybe(parts, 0.15, "BYMINUTE", 0, 59, false);
    maybe(parts, 0.15, "BYSECOND", 0, 59, false);
    if (parts.toString().contains("BY") && chance(0.2)) {
      maybe(parts, 1, "BYSETPOS", 1, 6, true);
    }
    if (chance(0.3)) {
      parts.add("WKST=" + WEEKDAYS.get(random.nextInt(7)));
    }
    return parts.toString();
  }

  private String days(int mostOrdinal) {
    TreeSet<String> days = new TreeSet<>();
    for (int left = random.nextInt(4); left >= 0; left--) {
      int ordinal = mostOrdinal == 0 ? 0 : 1 + random.nextInt(mostOrdinal);
      String number = ordinal == 0 ? "" : (random.nextBoolean() ? "-" : "") + ordinal;
      days.add(number + WEEKDAYS.get(random.nextInt(7)));
    }
    return String.join(",", days);
  }

  private boolean maybe(
      StringJoiner parts, double chance, String name, int from, int to, boolean negative) {
    if (!chance(chance)) {
      return false;
    }
    StringJoiner values = new StringJoiner(",");
    for (int left = random.nextInt(3); left >= 0; left--) {
      int value = from + random.nextInt(to - from + 1);
      values.add(Integer.toString(negative && chance(0.4) ? -value : value));
    }
    parts.add(name + '=' + values);
    return true;
  }
}
