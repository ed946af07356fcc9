package org.kalends.ics.zone;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kalends.ics.Component;
import org.kalends.ics.zone.Observance.Onset;

/**
 * A VTIMEZONE read to {@link ZoneRules}: its onsets in order, each one a transition where the
 * offset changes, and the endless yearly rules after them.
 */
final class RulesReader {
  /** Rules that java.time cannot carry on for ever are followed up to this year. */
  private static final int HORIZON = 2200;

  /** More than this many years of rules to follow is no zone but an attack. */
  private static final long MOST_WORK = 100_000;

  private final List<Observance> observances;

  RulesReader(Component vtimezone) {
    observances =
        vtimezone.components().stream()
            .filter(part -> part.name().equals("STANDARD") || part.name().equals("DAYLIGHT"))
            .map(Observance::read)
            .flatMap(Optional::stream)
            .toList();
  }

  Optional<ZoneRules> rules() {
    if (observances.isEmpty() || work() > MOST_WORK) {
      return Optional.empty();
    }
    int settled =
        Math.min(
            HORIZON, observances.stream().mapToInt(Observance::settledYear).max().orElseThrow());
    List<Observance> endless =
        observances.stream()
            .filter(Observance::endless)
            .sorted(Comparator.comparing(observance -> firstOnset(observance, settled + 1)))
            .toList();
    List<ZoneOffsetTransitionRule> yearly = yearly(endless);
    boolean expand = yearly.isEmpty() && !endless.isEmpty();
    return Optional.of(rules(expand ? HORIZON : settled + 1, yearly));
  }

  private long work() {
    return observances.stream().mapToLong(observance -> observance.work(HORIZON)).sum();
  }

  private static LocalDate firstOnset(Observance observance, int year) {
    return observance.rule().flatMap(rule -> rule.in(year)).orElse(LocalDate.MAX);
  }

  private ZoneRules rules(int lastYear, List<ZoneOffsetTransitionRule> yearly) {
    List<Onset> onsets =
        observances.stream()
            .flatMap(observance -> observance.onsets(lastYear))
            .sorted(
                Comparator.comparing(Onset::instant)
                    .thenComparingInt(onset -> onset.to().getTotalSeconds()))
            .toList();
    ZoneOffset first =
        observances.stream()
            .min(
                Comparator.comparing(observance -> observance.start().toInstant(observance.from())))
            .map(Observance::from)
            .orElseThrow();
    return ZoneRules.of(first, first, List.of(), transitions(onsets, first), yearly);
  }

  /** Offsets follow from the onsets alone: a TZOFFSETFROM that contradicts them is not believed. */
  private static List<ZoneOffsetTransition> transitions(List<Onset> onsets, ZoneOffset first) {
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    ZoneOffset current = first;
    for (Onset onset : onsets) {
      if (!onset.to().equals(current)) {
        transitions.add(
            ZoneOffsetTransition.of(
                onset.instant().atOffset(current).toLocalDateTime(), current, onset.to()));
        current = onset.to();
      }
    }
    return transitions;
  }

  /** Empty where these do not take turns with each other, or say more than java.time can. */
  private static List<ZoneOffsetTransitionRule> yearly(List<Observance> endless) {
    List<ZoneOffsetTransitionRule> rules = new ArrayList<>();
    for (int i = 0; i < endless.size(); i++) {
      Observance observance = endless.get(i);
      Observance before = endless.get((i + endless.size() - 1) % endless.size());
      Optional<Integer> day = observance.rule().flatMap(YearlyRule::dayOfMonthIndicator);
      if (day.isEmpty()
          || !observance.from().equals(before.to())
          || observance.from().equals(observance.to())
          || endless.size() > 16) {
        return List.of();
      }
      rules.add(rule(observance, day.get()));
    }
    return rules;
  }

  private static ZoneOffsetTransitionRule rule(Observance observance, int day) {
    YearlyRule yearly = observance.rule().orElseThrow();
    return ZoneOffsetTransitionRule.of(
        yearly.month(),
        day,
        yearly.weekday().orElse(null),
        observance.start().toLocalTime(),
        false,
        TimeDefinition.WALL,
        observance.standard() ? observance.to() : observance.from(),
        observance.from(),
        observance.to());
  }
}
