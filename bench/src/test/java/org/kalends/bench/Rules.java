package org.kalends.bench;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.ics.recur.Frequency;

/** Random rules: every FREQ, and every part that RFC 5545 3.3.10 allows beside it. */
final class Rules {
  private static final int[] INTERVALS = {2, 2, 3, 4, 5, 6, 7, 10, 12, 13, 24, 53, 90, 100, 366};
  private static final Frequency[] OFTEN = {
    Frequency.YEARLY, Frequency.YEARLY, Frequency.MONTHLY, Frequency.MONTHLY, Frequency.WEEKLY,
    Frequency.WEEKLY, Frequency.DAILY, Frequency.HOURLY, Frequency.MINUTELY, Frequency.SECONDLY
  };

  private final RandomGenerator random;
  private final Start start;
  private final Frequency frequency;
  private final List<String> parts = new ArrayList<>();
  private boolean by;

  Rules(RandomGenerator random, Start start) {
    this.random = random;
    this.start = start;
    this.frequency = frequency();
  }

  private Frequency frequency() {
    Frequency any = OFTEN[random.nextInt(OFTEN.length)];
    boolean odd = start.date() && any.compareTo(Frequency.DAILY) < 0;
    return odd && random.nextInt(20) > 0 ? Frequency.DAILY : any;
  }

  /** A rule without an end. */
  String next() {
    parts.add("FREQ=" + frequency);
    if (random.nextInt(5) < 2) {
      parts.add("INTERVAL=" + INTERVALS[random.nextInt(INTERVALS.length)]);
    }
    weeksAndDays();
    clock();
    if (by && random.nextInt(4) == 0) {
      positions();
    }
    if (random.nextInt(3) == 0) {
      parts.add("WKST=" + name(weekday()));
    }
    return String.join(";", parts);
  }

  private void weeksAndDays() {
    boolean yearly = frequency == Frequency.YEARLY;
    boolean brief = frequency.compareTo(Frequency.DAILY) < 0;
    boolean weeks = yearly && chance(5);
    part(chance(brief ? 8 : 4), "BYMONTH", 4, () -> random.nextInt(1, 13));
    part(weeks, "BYWEEKNO", 4, () -> edge(53));
    part((yearly || brief) && chance(brief ? 12 : 6), "BYYEARDAY", 6, () -> edge(366));
    part(frequency != Frequency.WEEKLY && chance(brief ? 8 : 4), "BYMONTHDAY", 5, () -> edge(31));
    if (chance(frequency == Frequency.WEEKLY ? 2 : 3)) {
      weekdays(frequency == Frequency.MONTHLY || yearly && !weeks);
    }
  }

  private void weekdays(boolean mayCount) {
    boolean counts = mayCount && random.nextBoolean();
    int most = frequency == Frequency.YEARLY && chance(2) ? 53 : 5;
    add(
        "BYDAY",
        Stream.generate(() -> (counts && !chance(8) ? "" + edge(most) : "") + name(weekday())));
  }

  private void clock() {
    if (start.date() && !chance(60)) {
      return;
    }
    int rare = frequency.compareTo(Frequency.DAILY) < 0 ? 5 : 7;
    part(chance(rare), "BYHOUR", 4, () -> random.nextInt(24));
    part(chance(rare), "BYMINUTE", 4, () -> random.nextInt(60));
    part(chance(rare), "BYSECOND", 4, () -> chance(100) ? 60 : random.nextInt(60));
  }

  private void positions() {
    part(true, "BYSETPOS", 3, () -> (chance(3) ? -1 : 1) * random.nextInt(1, chance(4) ? 367 : 5));
  }

  private void part(boolean wanted, String name, int most, IntSupplier number) {
    if (wanted) {
      add(
          name,
          Stream.generate(() -> Integer.toString(number.getAsInt()))
              .limit(random.nextInt(1, most + 1)));
    }
  }

  private void add(String name, Stream<String> values) {
    by |= !name.equals("BYSETPOS");
    parts.add(
        name
            + "="
            + values.limit(random.nextInt(1, 8)).distinct().collect(Collectors.joining(",")));
  }

  /** Any number up to that, of either sign; those at the edges more often. */
  private int edge(int most) {
    int number = chance(4) ? most - random.nextInt(Math.min(most, 3)) : random.nextInt(1, most + 1);
    return chance(3) ? -number : number;
  }

  private DayOfWeek weekday() {
    return DayOfWeek.of(random.nextInt(1, 8));
  }

  private static String name(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  private boolean chance(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }
}
