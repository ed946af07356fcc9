package org.kalends.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.model.Recur;

/** ical4j. A start in UTC is a zoned one to it: its own reading of it, an Instant, has no days. */
final class Ical4j implements Expander {
  @Override
  public Answer answer(Trial trial) {
    try {
      long end = trial.end();
      return new Answer.Times(
          times(trial).stream().filter(second -> second <= end).limit(trial.most()).toList());
    } catch (RuntimeException refusal) {
      return new Answer.Refused(
          refusal.getClass().getSimpleName() + ": " + refusal.getMessage(), List.of());
    }
  }

  private static List<Long> times(Trial trial) {
    Temporal seed = temporal(trial.start(), trial.start().time());
    Temporal end = temporal(trial.start(), trial.horizon().plusDays(1));
    Recur<Temporal> recur = new Recur<>(trial.rule());
    return recur.getDates(seed, seed, end, trial.most()).stream().map(Ical4j::second).toList();
  }

  static Temporal temporal(Start start, LocalDateTime time) {
    return switch (start.form()) {
      case DATE -> time.toLocalDate();
      case FLOATING -> time;
      case UTC, ZONED -> time.atZone(start.zone());
    };
  }

  private static long second(Temporal time) {
    return switch (time) {
      case LocalDate day -> day.toEpochDay() * 86_400;
      case LocalDateTime local -> local.toEpochSecond(ZoneOffset.UTC);
      case ZonedDateTime zoned -> zoned.toEpochSecond();
      default -> throw new IllegalStateException(time.getClass().getName());
    };
  }
}
