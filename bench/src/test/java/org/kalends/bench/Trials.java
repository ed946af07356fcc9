package org.kalends.bench;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.kalends.ics.recur.Rule;

/** The trials of a campaign: the one of a number follows from the seed and the number alone. */
record Trials(long seed) {
  private static final int MOST = 12;

  Trial at(long number) {
    RandomGenerator random = new SplittableRandom(seed * 1_000_003 + number);
    Start start = new Starts(random).next();
    String rule = new Rules(random, start).next();
    LocalDateTime horizon = horizon(rule, start.time(), random.nextInt(100) == 0);
    Trial endless = new Trial(start, rule, MOST, horizon);
    // most people's events begin with the first time of their rule
    Trial trial = random.nextInt(5) < 3 ? matching(endless) : endless;
    return new Trial(trial.start(), rule + end(random, trial), MOST, trial.horizon());
  }

  private static Trial matching(Trial trial) {
    Reference rule = new Reference(EnumSet.of(Quirk.RULE_ONLY));
    Trial one = new Trial(trial.start(), trial.rule(), 1, trial.horizon());
    List<Long> first = ((Answer.Times) rule.answer(one)).seconds();
    if (first.isEmpty()) {
      return trial;
    }
    LocalDateTime time =
        LocalDateTime.ofInstant(Instant.ofEpochSecond(first.getFirst()), trial.start().zone());
    boolean late = random(first).nextInt(100) == 0;
    return new Trial(
        trial.start().at(time), trial.rule(), trial.most(), horizon(trial.rule(), time, late));
  }

  private static RandomGenerator random(List<Long> seed) {
    return new SplittableRandom(seed.getFirst());
  }

  /**
   * How far it is worth to look: far enough for some periods, not so far that libraries time out.
   */
  private static LocalDateTime horizon(String text, LocalDateTime start, boolean far) {
    Rule rule = Rule.parse(text).rule().orElseThrow();
    long periods = far ? 2000 : 200;
    long most = rule.interval() * periods;
    return switch (rule.frequency()) {
      case YEARLY -> start.plusYears(Math.min(rule.interval() * 8L, far ? 200 : 40));
      case MONTHLY -> start.plusMonths(Math.min(rule.interval() * 60L, far ? 1200 : 240));
      case WEEKLY -> start.plusWeeks(Math.min(rule.interval() * 60L, far ? 2600 : 400));
      case DAILY -> start.plusDays(Math.min(most, 4000));
      case HOURLY -> start.plusHours(most * 2);
      case MINUTELY -> start.plusMinutes(most * 2);
      case SECONDLY -> start.plusSeconds(most * 4);
    };
  }

  private static String end(RandomGenerator random, Trial trial) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> ";COUNT=" + random.nextInt(1, 16);
      case 2, 3 -> ";UNTIL=" + until(random, trial);
      default -> "";
    };
  }

  /** In the form that goes with DTSTART, a few in the forms that do not. */
  private static String until(RandomGenerator random, Trial trial) {
    Start start = trial.start();
    LocalDateTime some = some(random, trial);
    int odd = random.nextInt(40);
    if (start.date() || odd == 0) {
      return Start.day(some);
    }
    boolean utc = start.form() != Start.Form.FLOATING ^ odd == 1;
    return utc
        ? Start.local(LocalDateTime.ofEpochSecond(start.instant(some), 0, ZoneOffset.UTC)) + "Z"
        : Start.local(some);
  }

  /** One of its times, or one beside it. */
  private static LocalDateTime some(RandomGenerator random, Trial trial) {
    List<Long> times =
        ((Answer.Times) new Reference(EnumSet.noneOf(Quirk.class)).answer(trial)).seconds();
    long time = times.get(random.nextInt(times.size())) + random.nextInt(-1, 2);
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(time), trial.start().zone());
  }
}
